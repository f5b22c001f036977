"""Dropped words: what proves a page, what a site adds to it, and what bad input does."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.cleaning.edits import APPLY_FLOOR, check_edits, replay
from pipeline.config import Config
from pipeline.errors import ConfigError
from pipeline.knowledge import load_knowledge
from pipeline.page import clean_page
from pipeline.records import Draft, Edit, Field, Flag, Media, RawPage
from pipeline.repair.chances import measure_gain, page_odds, place_probability
from pipeline.repair.gaps import propose
from pipeline.repair.habits import Evidence, SiteDeletions
from pipeline.repair.halves import MAX_CHARS
from pipeline.repair.slots import find_items, find_slots
from pipeline.repair.tables import read_light_words, read_rules, read_words

KNOWLEDGE = load_knowledge(Config())
ONE_GAP = "借款人接到催收 的时候不要慌张，可以先问清对方的工号。"
TORN = "机构会通过 、短信等方式提醒借款人，也会寄送书面的通知。"
SILENT = "债务人可以请求减免一部分利息，由双方签订协议。\n收到的短信要逐条核实，再决定是否答复，不要慌张。"


def run(text: str, title: str = "", deletions: SiteDeletions | None = None) -> list[Edit]:
    draft = Draft(text, title=title)
    edits = list(propose(draft, KNOWLEDGE, deletions) if deletions else propose(draft, KNOWLEDGE))
    check_edits(text, edits, "gaps")
    return edits


def mend(text: str, title: str = "", deletions: SiteDeletions | None = None) -> str:
    return replay(text, [edit for edit in run(text, title, deletions) if edit.confidence >= APPLY_FLOOR])


class TestEvidence:
    def test_one_gap_is_a_suggestion(self) -> None:
        (edit,) = run(ONE_GAP)
        assert edit.after == "电话"
        assert edit.confidence < APPLY_FLOOR
        assert "1 such places, 0 intact" in edit.evidence

    def test_one_place_is_enough_where_no_sentence_goes_on(self) -> None:
        (edit,) = run(TORN)
        assert (edit.after, edit.confidence) == ("电话", 0.93)
        assert (
            mend(TORN + "工作人员说，电话打不通的时候会改发书面通知。\n")
            == TORN + "工作人员说，电话打不通的时候会改发书面通知。\n"
        )
        assert mend(TORN, deletions=SiteDeletions({"微信": Evidence(20, 0)})) == TORN

    def test_blanks_side_by_side_are_filled_but_prove_nothing(self) -> None:
        near = "有些催收 其实是骚扰 ，不要接听。\n"
        assert mend(near) == near
        gaps = "什么是催收 ？\n平台通过 、短信提醒。\n接到催收 时不要慌张。\n"
        assert mend(near + gaps) == (near + gaps).replace(" ", "电话")

    def test_a_title_learns_from_the_body(self) -> None:
        known = SiteDeletions().with_blanked(["电话"])
        assert mend("网贷催收打 过来怎么办", deletions=known) == "网贷催收打电话过来怎么办"
        assert mend("网贷催收怎么办", deletions=known) == "网贷催收怎么办"

    def test_a_word_that_the_page_says_is_not_missing(self) -> None:
        gaps = "平台先通过 、短信提醒。\n以微信、 等方式联系本人。\n"
        assert mend(gaps) == gaps.replace(" ", "电话")
        said = "工作人员说，电话打不通的时候会改发书面通知，并且在系统里登记每一次联系的时间。\n"
        assert mend(gaps + said) == gaps + said

    def test_a_list_item_gets_its_word_only_where_the_page_lost_it_elsewhere(self) -> None:
        items = "催收：最常见。\n短信催收：按月发送。\n上门催收：较少使用。\n"
        assert mend(items) == items
        gaps = "机构多采用 、短信提醒。\n也会以微信、 等方式联系。\n"
        assert mend(items + gaps) == "电话" + items + gaps.replace(" ", "电话")

    def test_what_was_restored_is_capped_and_explained(self) -> None:
        edits = run("许多人靠借新还旧解决资金问的缺口。\n债务问日益突出。\n遇到法律问，应当咨询律师。")
        assert [edit.after for edit in edits] == ["题"] * 3
        assert all(APPLY_FLOOR <= edit.confidence <= 0.97 and edit.evidence for edit in edits)

    def test_places_add_up_and_ordinary_ones_say_nothing(self) -> None:
        assert page_odds([3.0, 3.0], -4.0, 0.7) > page_odds([3.0], -4.0, 0.7)
        assert page_odds([3.0, -4.0], -4.0, 0.7) == page_odds([3.0], -4.0, 0.7)
        assert place_probability(5.0, 4.0, 0.7) > place_probability(5.0, 0.0, 0.7) > place_probability(0.0, 0.0, 0.7)

    def test_the_model_gains_by_the_missing_word(self) -> None:
        assert measure_gain(KNOWLEDGE.model, "，向", "法院", "提起诉讼") > 0
        assert measure_gain(KNOWLEDGE.model, "人民", "法院", "法院应当") < 0


class TestSites:
    KNOWN = SiteDeletions({"电话": Evidence(20, 0)})

    def test_one_gap_suffices_on_a_site_that_is_known(self) -> None:
        assert mend(ONE_GAP) == ONE_GAP
        assert mend(ONE_GAP, deletions=self.KNOWN) == ONE_GAP.replace(" ", "电话")

    def test_evidence_of_another_word_changes_nothing(self) -> None:
        assert mend(ONE_GAP, deletions=SiteDeletions({"微信": Evidence(20, 0)})) == ONE_GAP

    def test_a_silent_word_of_the_site_is_found_where_it_fits(self) -> None:
        damaged = "债权人可以依照约定向仲裁申请仲裁。\n当事人向人民提起民事诉讼。" * 2
        known = SiteDeletions({"法院": Evidence(30, 0)})
        assert "向人民法院提起" in mend(damaged, deletions=known)

    def test_text_without_gaps_stays_on_any_site(self) -> None:
        assert mend(SILENT, deletions=self.KNOWN) == SILENT


LEAD = "网贷逾期之后，平台一般会通过电话、短信等方式提醒借款人尽快还款，借款人也可以主动说明自己的困难。"
REST = (
    "\n收到账单后先核对本金和利息，再算一算每月能够承担的数额。\n双方谈妥之后要把分期的期数写进协议，并保存好书面的材料。"
    "\n按期还完最后一期，应当请对方出具结清证明，日后查询时用得上。"
)


def tell(body: str, *stated: str, where: str = "meta description", title: str = "") -> list[Edit]:
    draft = Draft(body, title=title, stated=tuple(Field(value, where) for value in stated))
    edits = list(propose(draft, KNOWLEDGE))
    check_edits(body, edits, "gaps")
    return [edit for edit in edits if edit.confidence >= APPLY_FLOOR]


class TestStated:
    """What a page says beside its body, against the body."""

    def test_one_gap_suffices_where_the_description_kept_the_word(self) -> None:
        body = LEAD.replace("电话", " ") + REST
        assert [edit.confidence for edit in tell(body)] == [0.93]
        (edit,) = tell(body, LEAD[:40] + "...")
        assert edit.confidence >= 0.95
        assert edit.evidence == "meta description says 通过电话、短"
        assert replay(body, [edit]) == LEAD + REST

    def test_a_word_that_left_no_blank_comes_back_too(self) -> None:
        body = LEAD.replace("短信", "") + REST
        (edit,) = tell(body, LEAD)
        assert replay(body, [edit]) == LEAD + REST

    def test_marks_of_another_width_and_line_feeds_are_no_difference(self) -> None:
        body = (LEAD.replace("电话", "").replace("，", ",") + REST).replace("。", "。\n")
        (edit,) = tell(body, LEAD + REST.replace("\n", " "))
        assert edit.after == "电话"

    def test_a_proven_word_fills_the_other_blanks(self) -> None:
        damaged = LEAD.replace("电话", " ") + REST + "\n对方打来 时，先问清姓名和单位，再约定回复的日子。"
        assert [edit.after for edit in tell(damaged, LEAD)] == ["电话"] * 2

    def test_a_title_needs_a_blank_or_a_body_that_reads_badly(self) -> None:
        body = "关于信用卡逾期银行起诉的流程，许多人并不清楚。" + REST
        assert tell(body, "信用卡逾期三个月银行起诉的流程，许多人", where="title") == []
        assert tell(body.replace("逾期银行", "逾期 银行"), "信用卡逾期半年银行起诉的流程，许多人", where="title")

    @pytest.mark.parametrize(
        "stated",
        [
            LEAD,  # the body says the same
            LEAD[:30] + "…",
            LEAD.replace("电话、", ""),  # cut by an editor, or damaged the same way
            LEAD.replace("一般会", "通常都会"),  # other words
            LEAD.replace("一般会", "一般就会"),  # light words come and go
            LEAD.replace("尽快", "尽快地"),
            LEAD.replace("短信等", "短信、电话等"),  # the body says the word
            "网贷,逾期,催收,协商还款,网贷逾期怎么办,网贷逾期电话提醒",
            "",
            "。" * 500,
        ],
    )
    def test_nothing_is_put_into_a_clean_body(self, stated: str) -> None:
        for where in ("meta description", "meta keywords", "title", "img alt"):
            assert tell(LEAD + REST, stated, where=where) == []

    def test_single_characters_are_believed_as_halves_of_words_alone(self) -> None:
        body = LEAD.replace("提醒", "醒") + REST
        assert [edit.after for edit in tell(body, LEAD)] == ["提"]
        assert tell(LEAD + REST, LEAD.replace("自己的", "自己那的")) == []

    def test_a_spun_page_is_left_alone(self) -> None:
        spun = "\n倘若无力还款，倘使平台上门追讨，假使无法商谈，理应保留材料，须要留意细节，采纳法律途径，木有头绪，假若失约，"
        spun += "或许会起诉，进展中须要留意后续影响，依照规定实行，形式多样，理应准时还款，倘使一次还不清，也须要说明。"
        assert tell(LEAD.replace("电话", " ") + spun, LEAD) == []

    def test_a_page_is_mended_from_its_head(self) -> None:
        lines = (LEAD.replace("电话", " ") + REST).split("\n")
        head = f"<title>网贷逾期怎么办_某某网</title><meta name=description content='{LEAD[:45]}...'>"
        inner = "".join(f"<p>{line}</p>" for line in lines)
        page = f"<html><head><meta charset=utf-8>{head}</head><body><h1>网贷逾期怎么办</h1><div>{inner}</div></body></html>"
        raw = RawPage("http://a.example/1.html", "a", page.encode(), Media.HTML, datetime(2026, 1, 1, tzinfo=UTC), "x")
        article = clean_page(raw, KNOWLEDGE)
        assert article.text == LEAD + REST
        assert [row.edit.evidence for row in article.edits if row.step == "gaps"] == [
            "meta description says 通过电话、短"
        ]
        assert Flag.SUSPECTED_GAPS not in article.flags

    def test_a_traditional_page_is_compared_in_the_script_of_its_body(self) -> None:
        stated = "網貸逾期之後，平臺一般會通過電話、短信等方式提醒借款人儘快還款，"
        draft = Draft(
            LEAD.replace("电话", " ") + REST, is_traditional=True, stated=(Field(stated, "meta description"),)
        )
        assert [edit.after for edit in propose(draft, KNOWLEDGE)] == ["电话"]
        assert "description" not in next(iter(propose(replace(draft, is_traditional=False), KNOWLEDGE))).evidence


class TestSlots:
    def test_natural_blanks_are_none(self) -> None:
        text = "第三条 借款人\n一 总则\n甲 方 乙 方\n关键词： 逾期\n通过 协商 解决\nA 款\n好了。 上门"
        assert [text[slot.start - 1 : slot.end + 1] for slot in find_slots(text)] == []

    def test_doubled_marks_and_empty_quotes_are_slots(self) -> None:
        assert len(find_slots("采用、、侮辱等方式，搜索“”即可")) == 2

    def test_items_need_siblings(self) -> None:
        assert [slot.start for slot in find_items("催收：甲\n短信催收：乙\n上门催收：丙")] == [0]
        assert find_items("催收：甲\n短信催收：乙") == []


class TestTables:
    def test_the_shipped_tables_are_sound(self) -> None:
        rules, blanks = read_rules(KNOWLEDGE.deletions[0])
        words = read_words(KNOWLEDGE.deletions[1])
        light = read_light_words(KNOWLEDGE.deletions[0])
        assert len({rule.name for rule in rules}) == len(rules)
        assert {"题", "法院", "同时，", "催收", "第", "球"} <= {rule.word for rule in rules}
        assert {"电话", "方法", "办法"} <= {rule.word for rule in blanks}
        assert all(rule.find and rule.find.groups == 1 for rule in rules)
        assert "措施" in words.by_first["措"]
        assert "措" in words.precede["施"]
        assert {"然而", "因此", "此外"} & {rule.word.rstrip("，") for rule in rules} == set()
        assert {"应当", "因此", "同时"} <= light

    @pytest.mark.parametrize("text", ["= =", "[[rule]]", '[[rule]]\nname = "a"\nword = "b"\ngain = "c"'])
    def test_a_wrong_file_is_named(self, text: str) -> None:
        with pytest.raises(ConfigError, match=r"deletions\.toml"):
            read_rules(text)

    def test_a_wrong_word_list_is_named(self) -> None:
        with pytest.raises(ConfigError, match=r"bound\.toml"):
            read_words("words = 1")

    def test_the_files_are_what_a_person_can_read(self) -> None:
        assert all(tomllib.loads(text) for text in KNOWLEDGE.deletions)


PIECES = "问 、、“”催收：全 化向提起诉讼《人民》第条的也人员停止措手\n法院电话，。 \ud800\U00020000A1"


@settings(max_examples=80)
@given(st.text(st.sampled_from(PIECES), max_size=200), st.text(st.sampled_from("催收电话问题"), max_size=8))
def test_any_text_gives_sound_edits(text: str, title: str) -> None:
    run(text, title)
    tell(text, title, text.replace("问", "问题"), text[:60] + "电话" + text[60:])
    run(text, title, SiteDeletions({"电话": Evidence(5, 0), "问|题": Evidence(5, 0)}))


@pytest.mark.parametrize(
    "piece", ["问的", "通过 、短信", "催收：\n短信催收：\n", "《人民", "全 化", "、、", "采取施", "逾期人员"]
)
def test_long_lines_of_one_piece_end(piece: str) -> None:
    run(piece * (200_000 // len(piece)))
    run((piece * MAX_CHARS)[:MAX_CHARS])
    tell((piece * 20_000)[:20_000], *(piece * 30 + "电话" + piece * 100 for _ in range(16)))
