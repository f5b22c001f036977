from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.config import Config, JudgeConfig
from pipeline.judge import RULES, JudgedPage, Thresholds, apply_rules, judge
from pipeline.knowledge import Knowledge, load_knowledge
from pipeline.records import Block, DropReason, Role
from tests.cases_of import load_cases

BAD = load_cases("judge", "in_the_wild", "synthetic", "known_failures")
GOOD = load_cases("judge", "negative")
DEFAULTS = Thresholds()


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge(Config())


def page_of(case: dict[str, Any]) -> JudgedPage:
    facts = {key: case[key] for key in ("title", "url", "text", "n_replaced", "spam_chars") if key in case}
    return JudgedPage(**facts, extracted=case["text"])


@pytest.mark.parametrize("case", BAD)
def test_a_page_is_dropped_for_its_reason(case: dict[str, Any], knowledge: Knowledge) -> None:
    verdict = apply_rules(page_of(case), DEFAULTS, knowledge.lexicon, knowledge.model)
    assert (verdict.keep, verdict.reason) == (False, case["verdict"])
    assert verdict.detail


@pytest.mark.parametrize("case", GOOD)
def test_an_article_is_kept(case: dict[str, Any], knowledge: Knowledge) -> None:
    assert apply_rules(page_of(case), DEFAULTS, knowledge.lexicon, knowledge.model).detail == ""


@pytest.mark.parametrize("case", [case for case in BAD if "known" not in case.id])
def test_a_rule_that_is_switched_off_decides_nothing(case: dict[str, Any], knowledge: Knowledge) -> None:
    thresholds = replace(DEFAULTS, **{case["verdict"]: None})
    assert apply_rules(page_of(case), thresholds, knowledge.lexicon, knowledge.model).reason != case["verdict"]


def test_every_reason_but_an_error_has_one_rule_and_one_threshold() -> None:
    names = [rule.name for rule in RULES]
    assert sorted(names) == sorted(set(DropReason) - {DropReason.ERROR})
    assert sorted(names) == sorted(field.name for field in fields(Thresholds))
    assert all(rule.version >= 1 and rule.why.endswith(".") for rule in RULES)


def test_the_configuration_sets_and_switches_off_thresholds() -> None:
    given_ = Thresholds.from_config(JudgeConfig(too_short=200, off_topic=False, stub=False, soft_404=True))
    assert (given_.too_short, given_.off_topic, given_.stub) == (200, None, None)
    assert (given_.soft_404, given_.empty) == (DEFAULTS.soft_404, DEFAULTS.empty)


def test_the_configuration_of_the_workspace_decides(knowledge: Knowledge) -> None:
    page = JudgedPage("樱花", "公园里的樱花开得正好，市民们带着孩子来赏花。" * 5)
    lenient = replace(knowledge, config=Config(judge=JudgeConfig(off_topic=False)))
    assert judge(page, knowledge).reason is DropReason.OFF_TOPIC
    assert judge(page, lenient).keep


def test_teasers_that_extraction_set_apart_make_a_list(knowledge: Knowledge) -> None:
    text = "本栏目介绍逾期之后的协商还款办法，供负债的借款人参考。这里收集了信用卡和网贷平台的常见问题，每天更新，欢迎大家收藏和转发。"
    blocks = [Block(0, len(text), Role.BODY, kept=True)]
    blocks += [Block(n * 60, n * 60 + 55, Role.TEASER, kept=False) for n in range(1, 9)]
    assert apply_rules(JudgedPage("栏目", text), DEFAULTS, knowledge.lexicon, knowledge.model).keep
    verdict = apply_rules(JudgedPage("栏目", text, blocks=tuple(blocks)), DEFAULTS, knowledge.lexicon, knowledge.model)
    assert verdict.reason is DropReason.LIST_PAGE


def test_a_short_answer_beside_many_links_is_no_list(knowledge: Knowledge) -> None:
    answers = "逾期之后可以先与银行协商分期还款，协议要留一份书面的。\n律师函不是传票，收到以后先核对欠款的本金与利息，再按纸上的电话问清案号。"
    lists = tuple(Block(n * 60, n * 60 + 55, Role.TEASER, kept=False) for n in range(2, 20))
    page = JudgedPage("协商还款要先还一部分吗", answers, blocks=(Block(0, len(answers), Role.BODY, kept=True), *lists))
    assert apply_rules(page, DEFAULTS, knowledge.lexicon, knowledge.model).keep
    signed = (Block(0, 12, Role.BYLINE, kept=False), *lists)
    single = replace(page, text=answers.partition("\n")[0] * 3, blocks=signed)
    assert apply_rules(single, DEFAULTS, knowledge.lexicon, knowledge.model).keep


def test_a_detail_quotes_no_word_of_the_page(knowledge: Knowledge) -> None:
    for parameter in BAD:
        case = parameter.values[0]
        detail = apply_rules(page_of(case), DEFAULTS, knowledge.lexicon, knowledge.model).detail
        assert detail.isascii()


WORDS = st.sampled_from(
    ["逾期", "贷款", "国产精品", "404", "页面不存在", "。", "\n", "...", "展开 ", "：", "\ufffd", "a", "百家乐,"]
)


@given(title=st.text(max_size=20), text=st.one_of(st.text(), st.lists(WORDS).map("".join)), url=st.text(max_size=30))
def test_any_page_gets_a_verdict(title: str, text: str, url: str, knowledge: Knowledge) -> None:
    verdict = apply_rules(JudgedPage(title, text, url, text), DEFAULTS, knowledge.lexicon, knowledge.model)
    assert verdict.keep == (verdict.reason is None) == (verdict.detail == "")


@pytest.mark.parametrize("text", ["贷" * 1_000_000, "国产精品," * 200_000, "…" * 1_000_000, "\n" * 1_000_000])
def test_a_megabyte_of_one_thing_gets_a_verdict(text: str, knowledge: Knowledge) -> None:
    assert apply_rules(JudgedPage("", text), DEFAULTS, knowledge.lexicon, knowledge.model) is not None
