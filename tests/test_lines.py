"""Measures of a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lines import (
    find_wrapped,
    han_count,
    has_sentence_punctuation,
    is_keyword_line,
    is_numbered,
    is_prose_line,
    split_segments,
)

SEPARATORS = [",", ", ", " I ", "-", "_", " | ", "/", "，", "、", "·", "\t"]


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("end", ["", " ?"])
def test_a_row_of_phrases_is_a_keyword_line_with_every_separator(separator: str, end: str) -> None:
    line = separator.join(["免费高清资源", "在线影院推荐", "热门电影下载", "中文字幕大全"]) + end
    assert is_keyword_line(line)
    assert split_segments(line) == ["免费高清资源", "在线影院推荐", "热门电影下载", "中文字幕大全"]


def test_phrases_spaced_out_are_seen_whole() -> None:
    assert split_segments("高 清 视 频, 在 线 影 院") == ["高清视频", "在线影院"]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "首页 | 贷款 | 信用卡",
        "信用卡逾期了,应该如何与银行协商,才可以分期",
        "平台会发短信,打电话,也会上门。",
        "1. 身份证复印件,银行流水明细,收入证明材料",
        "一、身份证明材料,银行流水明细,收入证明材料",
        "材料:身份证复印件,银行流水明细,收入证明材料",
        "短信、电话、上门、起诉",
        "小额借款逾期怎么办?小额借款逾期后果",
        "overdue, loan, credit card",
    ],
)
def test_lines_of_an_article_are_no_keyword_lines(line: str) -> None:
    assert not is_keyword_line(line)


@pytest.mark.parametrize("line", ["一、现状", "第二章 总则", "1.2 原因", "3. 目的", "10、材料"])
def test_numbers_in_front(line: str) -> None:
    assert is_numbered(line)


@pytest.mark.parametrize("line", ["一旦逾期", "2024年新规", "十分重要", "90天以后"])
def test_numbers_that_belong_to_the_words(line: str) -> None:
    assert not is_numbered(line)


def test_prose_has_length_and_a_stop() -> None:
    assert is_prose_line("借款人应当先核对欠款的本金与利息,再与平台协商一份自己能够承担的还款计划。")
    assert not is_prose_line("先核对账目。")
    assert not is_prose_line("免费高清资源大全,在线影院推荐页面,热门电影下载中心,中文字幕资源网")


@given(st.text(alphabet=st.characters(codec=None, exclude_categories=[])))
def test_any_string_has_measures(line: str) -> None:
    assert 0 <= han_count(line) <= len(line)
    has_sentence_punctuation(line)
    is_keyword_line(line)
    is_numbered(line)
    is_prose_line(line)


PARAGRAPHS = (
    "借款人应当先核对欠款的本金与利息，再与平台协商一份自己能够承担的还款计划，协议写在纸上，双方各留一份。",
    "收到上门核实的通知以后不要失联，把通话与短信都保存下来，日后协商时用得上，遇到威胁的，应当报警处理。",
)


@pytest.mark.parametrize("width", [15, 20, 23])
def test_lines_that_a_margin_cut_are_found(width: int) -> None:
    cut = [[text[at : at + width] for at in range(0, len(text), width)] for text in PARAGRAPHS * 2]
    lines = [line for paragraph in cut for line in paragraph]
    joined = "".join(line + "\n" * (number not in set(find_wrapped(lines))) for number, line in enumerate(lines))
    assert joined.count("\n") <= len(cut) + 1


def test_titles_and_headings_of_one_width_are_not_joined() -> None:
    titles = ["海州住房贷款利率下调两成，首付比例同步调整", "云泽警方破获一起套路贷案，抓获嫌疑人十二名"] * 4
    assert find_wrapped(titles) == []
    headings = [line for text in PARAGRAPHS * 2 for line in ("二、了解债权方的身份，核对合同", text * 2)]
    assert find_wrapped(headings) == []
