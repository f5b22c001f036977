"""Copies of one article give each other their words back, and tell what a site deletes."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning.edits import check_edits, replay
from pipeline.records import Reason
from pipeline.repair.consensus import MAX_SENTENCE, find_losses, restore
from pipeline.repair.habits import Evidence, SiteDeletions, learn_deletions
from scraper.demo.sentences import fill, list_templates

WHOLE = (
    "逾期以后，平台通常会先发短信，再由催收人员打电话核实情况。\n"
    "第三方催收公司必须说明身份，不得骚扰亲友，也不得冒充公检法。\n"
    "经过多次催收仍未还款的，催收人员会发来律师函，提醒尽快处理。\n"
    "借款人可以要求停止过激的催收行为，并把通话录音保存下来。"
)


def without(text: str, word: str, left: str = "") -> str:
    return text.replace(word, left)


def mend(texts: list[str], **known: object) -> list[str]:
    edits = restore(texts, **known)  # type: ignore[arg-type]
    for text, found in zip(texts, edits, strict=True):
        check_edits(text, found, "consensus")
    return [replay(text, found) for text, found in zip(texts, edits, strict=True)]


def test_a_copy_gets_back_the_word_that_it_never_says() -> None:
    assert mend([WHOLE, without(WHOLE, "催收")]) == [WHOLE, WHOLE]


def test_the_blank_that_was_left_goes() -> None:
    assert mend([WHOLE, without(WHOLE, "催收", " ")]) == [WHOLE, WHOLE]


def test_two_copies_that_lost_different_words_mend_each_other() -> None:
    one, other = without(WHOLE, "催收"), without(WHOLE, "不得")
    assert mend([one, other]) == [WHOLE, WHOLE]


def test_the_second_half_of_a_word_comes_back_where_the_rest_stands() -> None:
    whole = "资金问题的缺口越来越大，需要尽早规划。\n债务问题日益突出，许多家庭因此陷入困境。\n法律问题应当咨询律师，不要轻信中介。"
    assert mend([without(whole, "题"), whole]) == [whole, whole]


def test_an_editor_is_no_filter() -> None:
    shorter = WHOLE.replace("再由催收人员打电话", "再由人员打电话", 1)
    assert mend([WHOLE, shorter]) == [WHOLE, shorter]  # it says 催收 elsewhere


def test_one_place_suffices_where_the_site_is_known_to_delete_the_word() -> None:
    texts = [WHOLE, without(WHOLE, "律师函")]
    assert mend(texts) == texts
    assert mend(texts, lost=[frozenset(), frozenset({"律师函"})]) == [WHOLE, WHOLE]


def test_a_word_for_a_word_is_no_loss() -> None:
    one = "遇到账目问题，先拨打官方电话核对。\n这类岗位问题应当单独写进投诉。\n商谈时常见的问题是资料不齐。"
    other = one.replace("问题", "疑问")
    assert mend([one, other]) == [one, other]


def test_a_single_character_needs_more_places() -> None:
    one = "对接人早已经离职三位，公司换了招牌。\n先看哪一家早已经写明了管辖法院，再去核对数额。"
    assert mend([one, one.replace("已经", "已")]) == [one, one.replace("已经", "已")]


def test_light_words_are_never_restored() -> None:
    texts = [WHOLE, without(WHOLE, "催收")]
    assert mend(texts, light=frozenset({"催收"})) == texts


def test_edits_say_why_and_are_sure() -> None:
    _, edits = restore([WHOLE, without(WHOLE, "催收")])
    assert {edit.reason for edit in edits} == {Reason.DROPPED_WORD}
    assert all(0.95 <= edit.confidence <= 0.98 and "1 copies say 催收 here" in edit.evidence for edit in edits)
    _, surer, _ = restore([WHOLE, without(WHOLE, "催收"), WHOLE.replace("律师函", "通知函")])
    assert max(edit.confidence for edit in surer) > 0.95


@pytest.mark.parametrize("texts", [[], [""], ["", WHOLE], [WHOLE], [WHOLE, WHOLE], ["甲" * MAX_SENTENCE * 2, WHOLE]])
def test_nothing_to_compare_gives_nothing(texts: list[str]) -> None:
    assert restore(texts) == [[] for _ in texts]


@given(st.lists(st.text(st.sampled_from("催收人员问题电话的。，？！ \n"), max_size=120), max_size=4))
def test_any_texts_give_sound_edits(texts: list[str]) -> None:
    mend(texts)


class TestLearning:
    @staticmethod
    def crawl() -> list[tuple[str, str]]:
        rng = Random(3)
        lines = [fill(template, rng, {}) for template in list_templates()]
        lines = [line for line in lines if len(line) > 20]
        pages = []
        for number in range(40):
            chosen = rng.sample(lines, 25)
            for site in ("a", "b", "c"):
                text = "\n".join(line for line in chosen if rng.random() < 0.9)
                pages.append((site, without(without(text, "电话", " "), "法院") if site == "b" else text))
            del number
        return pages

    def test_it_learns_what_one_site_never_says(self) -> None:
        learnt = learn_deletions(self.crawl())
        words = learnt["b"].words
        assert {"电话", "法院"} <= {key.rpartition("|")[2] for key in words}
        assert not learnt.get("a", SiteDeletions()).words
        assert not learnt.get("c", SiteDeletions()).words
        assert all("电" in key or "话" in key or "法" in key or "院" in key for key in words)

    def test_the_order_of_the_pages_does_not_matter(self) -> None:
        pages = self.crawl()
        assert learn_deletions(pages) == learn_deletions(pages[::-1])

    def test_pages_of_one_site_bear_no_witness(self) -> None:
        texts = [WHOLE, without(WHOLE, "催收")]
        assert find_losses(texts, ["a", "a"]) == []
        assert find_losses(texts, ["a", "b"])

    def test_evidence_grows_with_gaps_and_falls_with_what_is_said(self) -> None:
        assert Evidence(9, 0).odds > Evidence(3, 0).odds > Evidence(3, 1).odds
        assert SiteDeletions({"问|题": Evidence(5, 0)}).odds_of("题") > 0.0
        assert SiteDeletions({"问|题": Evidence(5, 0)}).odds_of("电话") == 0.0
