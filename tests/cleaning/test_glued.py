"""Advertising that is glued to honest text: rows beside sentences, phrases inside them, and titles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning import spam, title_spam
from pipeline.cleaning.edits import replay
from pipeline.cleaning.glued_rows import cut_lines
from pipeline.config import Config
from pipeline.knowledge import load_knowledge
from pipeline.records import Draft

KNOWLEDGE = load_knowledge(Config())
FIRST = "持卡人遇到困难的时候，应当先把账单和还款记录整理好，再主动联系银行说明自己的收入。"
SECOND = "协商的时候要留下录音和书面的材料，如果银行不同意分期，还可以向监管部门反映情况。"
PAGE = f"{FIRST}\n{SECOND}"
TITLE = "持卡人怎样与银行协商分期"


def clean(text: str, away: frozenset[str] = frozenset()) -> str:
    draft = Draft(text, text, links_away=away)
    return replay(text, sorted(spam.propose(draft, KNOWLEDGE), key=lambda edit: edit.start))


def clean_title(title: str, page: str = PAGE) -> str:
    return replay(title, list(title_spam.propose(Draft(title, page, title), KNOWLEDGE)))


@pytest.mark.parametrize(
    "row",
    [
        "石墨烯地暖铺设-外墙真石漆施工-旧楼梯翻新厂家-阳台防水补漏",
        "石墨烯地暖铺设|外墙真石漆施工|旧楼梯翻新厂家|阳台防水补漏",
        "石墨烯地暖铺设 外墙真石漆施工 旧楼梯翻新厂家 阳台防水补漏 别墅电梯加装",
    ],
)
def test_a_row_at_either_end_of_a_sentence_goes_alone(row: str) -> None:
    assert clean(f"{row} {FIRST}\n{SECOND}") == PAGE
    assert clean(f"{FIRST}\n{SECOND}{row}") == PAGE


@pytest.mark.parametrize(
    "line",
    [
        "账单 还款记录 收入证明 这三样材料都要带上，缺一样银行都不会受理，所以先整理好。",
        f"{FIRST}责任编辑 王小明 李小红",
        f"{SECOND}相关阅读：账单分期、协商还款、停息挂账",
        "按时还款,保留记录,联系银行,应当先把账单和还款记录整理好,再说明自己的收入。",
    ],
)
def test_lists_beside_a_sentence_that_belong_to_it_stay(line: str) -> None:
    assert clean(f"{line}\n{PAGE}") == f"{line}\n{PAGE}"


def test_a_phrase_with_an_address_between_two_clauses_goes() -> None:
    hung = FIRST.replace("，应当", "，石墨烯地暖铺设(abc.example.com)应当", 1)
    assert clean(f"{hung}\n{SECOND}", frozenset({"石墨烯地暖铺设(abc.example.com)"})) == PAGE


def test_a_linked_name_that_the_sentence_needs_stays() -> None:
    line = "这份报告由江州晚报的记者在上个月完成，里面提到了三十多位持卡人的经历和看法。"
    assert clean(f"{line}\n{SECOND}", frozenset({"江州晚报"})) == f"{line}\n{SECOND}"


@pytest.mark.parametrize(
    "title",
    [
        f"【某某外墙清洗平台官网】{TITLE}",
        f"{TITLE}_某某石墨烯地暖官网",
        f"广州石墨烯地暖铺设-{TITLE}",
        f"{TITLE} - 九洲·石墨烯地暖铺设",
        f"石墨烯地暖铺设_{TITLE}",
    ],
)
def test_what_was_glued_to_a_title_goes(title: str) -> None:
    assert clean_title(title) == TITLE


@pytest.mark.parametrize(
    "title",
    [
        f"【以案说法】{TITLE}",
        f"{TITLE}_江州新闻网",
        f"{TITLE} - 云泽区人民法院",
        f"【2023年度十大典型案例】{TITLE}",
        f"普法小课堂 | {TITLE}",
        f"{TITLE} 三步教你整理账单",
        "石墨烯地暖铺设平台官网",
    ],
)
def test_series_columns_sites_and_the_halves_of_a_headline_stay(title: str) -> None:
    assert clean_title(title) == title


@given(st.text(alphabet="账单还款 -|_,。，\n【】·外墙清洗(a.b)", max_size=80))
def test_any_text_is_cut_into_lines_that_join_to_it(text: str) -> None:
    spans = cut_lines(text)
    assert "".join(text[start:end] for start, end in spans) == text.replace("\n", "")
    clean(text)
    clean_title(text)
