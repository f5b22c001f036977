"""Consensus between the copies of a group, on rows as the build has them."""

from __future__ import annotations

from datetime import UTC, datetime

import pyarrow as pa
import pytest

from pipeline.cleaning.edits import Trail, replay
from pipeline.config import Config
from pipeline.knowledge import load_knowledge
from pipeline.page import clean_page
from pipeline.page_rows import page_row, rows_to_table
from pipeline.records import Applied, Edit, Media, Phase, RawPage, Reason, Step
from pipeline.restoration import restore_groups

KNOWLEDGE = load_knowledge(Config())
NOW = datetime(2025, 3, 1, tzinfo=UTC)
WHOLE = """逾期以後，平臺通常會先發短信，再由催收人員打電話核實情況。
第三方催收公司必須說明身份，不得騷擾親友，也不得冒充公檢法。
經過多次催收仍未還款的，催收人員會發來律師函，提醒盡快處理。
借款人可以要求停止過激的催收行為，並把通話錄音保存下來。撥打13800000000可以咨詢。"""
POOR = WHOLE.replace("催收", "")


def make_rows(*texts: str, groups: str = "") -> pa.Table:
    pages = [
        RawPage(f"https://{number}.example/1", f"site{number}", text.encode(), Media.TEXT, NOW, f"ref{number}")
        for number, text in enumerate(texts)
    ]
    table = rows_to_table([page_row(clean_page(page, KNOWLEDGE)) for page in pages])
    return table.append_column("group_id", pa.array(list(groups or "g" * len(texts)))).sort_by("doc_id")


def by_site(table: pa.Table) -> dict[str, dict[str, object]]:
    return {row["site"]: row for row in table.to_pylist()}


def test_a_copy_gets_back_what_it_never_says() -> None:
    rows = by_site(restore_groups(make_rows(WHOLE, POOR), frozenset()))
    assert rows["site1"]["text"] == rows["site0"]["text"]
    assert rows["site1"]["n_chars"] == len(str(rows["site1"]["text"]))


def test_the_law_of_replay_holds_after_consensus() -> None:
    before = by_site(make_rows(WHOLE, POOR))["site1"]
    row = by_site(restore_groups(make_rows(WHOLE, POOR), frozenset()))["site1"]
    text_edits = [edit for edit in row["edits"] if edit["phase"] == "text"]  # type: ignore[attr-defined]
    applied = [
        Edit(edit["start"], edit["end"], edit["before"], edit["after"], Reason(edit["reason"]), edit["confidence"])
        for edit in text_edits
        if edit["applied"]
    ]
    assert replay(str(row["extracted"]), applied) == row["text"]
    added = [edit for edit in text_edits if edit["step"] == "consensus"]
    assert added
    assert all(edit["confidence"] >= 0.95 and "copies say 催收 here" in edit["evidence"] for edit in added)
    assert row["n_edits"] == before["n_edits"] + len(added)  # type: ignore[operator]
    assert "●" in str(row["extracted"])  # what is masked stays masked


def test_groups_of_one_and_equal_copies_stay_as_they_are() -> None:
    for table in (make_rows(WHOLE, POOR, groups="gh"), make_rows(POOR, POOR), make_rows(WHOLE)):
        assert restore_groups(table, frozenset()).equals(table)


def test_rewritten_pages_neither_give_nor_take() -> None:
    table = make_rows(WHOLE, POOR)
    flags = pa.array([["spun"] if site == "site0" else [] for site in table["site"].to_pylist()], pa.list_(pa.string()))
    spun = table.set_column(table.schema.get_field_index("flags"), "flags", flags)
    assert restore_groups(spun, frozenset()).equals(spun)


def test_light_words_are_not_given() -> None:
    table = make_rows(WHOLE, POOR)
    assert restore_groups(table, frozenset({"催收"})).equals(table)


def test_equal_poor_copies_are_all_restored_and_rows_stay_in_order() -> None:
    restored = restore_groups(make_rows(POOR, WHOLE, POOR), frozenset())
    assert len(set(restored["text"].to_pylist())) == 1
    assert restored["doc_id"].to_pylist() == sorted(restored["doc_id"].to_pylist())


@pytest.mark.parametrize("confidence", [0.6, 0.95])
def test_a_trail_goes_on_where_another_ended(confidence: float) -> None:
    first = Trail("甲乙丙丁戊")
    step = Step("first", 1, "", lambda draft, knowledge: ())
    first.extend(step, [Edit(1, 2, "乙", "", Reason.SPAM), Edit(3, 3, "", "子", Reason.DROPPED_WORD, confidence)])
    rows: tuple[Applied, ...] = first.composed(Phase.TEXT)
    second = Trail.resume("甲乙丙丁戊", rows)
    assert second.text == first.text
    assert second.composed(Phase.TEXT) == rows
    second.extend(step, [Edit(0, 1, "甲", "丑", Reason.SPAM)])
    applied = [row.edit for row in second.composed(Phase.TEXT) if row.applied]
    assert replay("甲乙丙丁戊", applied) == second.text == "丑" + first.text[1:]
