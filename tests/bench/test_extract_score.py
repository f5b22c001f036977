"""The score of the extraction benchmark says what it promises."""

from __future__ import annotations

from datetime import date

import pytest

from tests.bench.extract_score import Answer, Body, Score, Truth, find_junk, find_missing, judge, share_leaked, tokenize

LINES = ("收到传票别慌，先核对案号。", "答辩状写清三件事即可。", "平台类型 | 逾期天数")
TRUTH = Truth("传票来了怎么办", "南山客", date(2021, 5, 3), LINES, "逾期法务", ("图为法庭",))


def score(answer: Answer, truth: Truth = TRUTH) -> Score:
    return judge(answer, truth, Body.read(truth.lines))


def test_same_text_scores_one_however_lines_marks_and_script_are_written() -> None:
    text = "收到傳票別慌,先核對案號.答辯狀寫清三件事即可\n平台類型 逾期天數"
    said = score(Answer(text, "传票来了怎么办？", date(2021, 5, 3), "南山客", "逾期法务"))
    assert said == Score(1, 1, 1, 1, 0, 1, 1, 1, 1, None)


def test_empty_answer_scores_nothing_and_has_no_junk() -> None:
    said = score(Answer(""))
    assert (said.f1, said.precision, said.recall, said.found, said.junk) == (0, 0, 0, 0, 0)


def test_title_and_captions_neither_help_nor_harm() -> None:
    said = score(Answer("\n".join((TRUTH.title, LINES[0], "图为法庭", *LINES[1:]))))
    assert (said.f1, said.junk) == (1, 0)


def test_missing_and_junk_lines_are_named() -> None:
    answer = Answer("\n".join((*LINES[:2], "猜你喜欢：骑行入藏需要准备什么")))
    assert find_missing(answer, TRUTH) == [LINES[2]]
    assert find_junk(answer, TRUTH) == ["猜你喜欢：骑行入藏需要准备什么"]
    said = score(answer)
    assert said.found == pytest.approx(2 / 3)
    assert said.junk == pytest.approx(1 / 3)
    assert 0 < said.precision < 1


@pytest.mark.parametrize(("said", "right"), [("", 1.0), ("admin", 0.0)])
def test_author_that_the_page_does_not_name_must_stay_unnamed(said: str, right: float) -> None:
    assert score(Answer("", author=said), Truth("题", None, None, LINES)).author == right


@pytest.mark.parametrize(("said", "right"), [(None, 1.0), (date(2020, 1, 1), 0.0)])
def test_date_that_the_page_does_not_name_must_stay_unnamed(said: date | None, right: float) -> None:
    assert score(Answer("", day=said), Truth("题", None, None, LINES)).date == right


def test_injected_line_has_leaked_when_half_of_it_stands_in_the_text() -> None:
    lines = ("代开发票|刻章办证|学历提升", "香港特码资料")
    assert share_leaked(Answer(f"{LINES[0]}\n代开发票 刻章办证"), lines) == 0.5
    assert share_leaked(Answer(LINES[0]), lines) == 0


def test_comments_are_found_where_the_extractor_tells_them_apart() -> None:
    truth = Truth("题", None, None, LINES, comments=("说得太对了。", "后来怎么样了？"))
    assert score(Answer("", comments=("说得太对了", "回复")), truth).comments == 0.5
    assert score(Answer(""), truth).comments is None


def test_tokens_are_characters_and_runs_of_latin() -> None:
    assert tokenize("ＡＰＰ下載，LPR 4倍!") == ("app", "下", "载", "lpr", "4", "倍")
