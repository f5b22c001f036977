"""Rows of cleaned pieces: which of them the knowledge of their host concerns, and how they are replaced."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pytest

from pipeline.page_rows import failure_row, rows_to_table
from pipeline.records import Flag, Media, RawPage
from pipeline.repair.habits import Evidence, SiteDeletions
from pipeline.site_knowledge import SiteKnowledge
from pipeline.site_rows import digest_concerned, find_concerned, learn_hosts, replace_rows

LIST = SiteKnowledge({"網wǎng": 5, "貸dài": 4})
WORDS = SiteKnowledge(deletions=SiteDeletions({"通过|电话": Evidence(9, 0)}))
NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)


def make_piece(**values: Any) -> pa.Table:
    raw = RawPage("https://a.example/1", "import", b"", Media.TEXT, NOON, "<urn:x>")
    row = failure_row(raw, "0123", "") | {"keep": True, "flags": [], "title": "", "fingerprint_text": ""}
    return rows_to_table([row | values])


def is_concerned(known: SiteKnowledge, **values: Any) -> bool:
    return find_concerned(make_piece(**values), {"a.example": known}) == {"<urn:x>": known}


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        ({"extracted": "網(wǎng)上的消息"}, True),
        ({"title": "网（wǎng）上的消息"}, True),
        ({"extracted": "社會(見附件)與網站"}, False),
        ({"in_doubt": True, "proven": ["網wǎng"]}, True),
        ({"in_doubt": True, "proven": ["網wǎng", "貸dài", "還huán"]}, False),
        ({"in_doubt": False, "proven": ["網wǎng"]}, False),
        ({"host": "b.example", "extracted": "網(wǎng)上的消息"}, False),
    ],
)
def test_a_list_concerns_pages_with_a_reading_left_or_damage_in_doubt(values: dict[str, Any], *, wanted: bool) -> None:
    assert is_concerned(LIST, **values) == wanted


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        ({"fingerprint_text": "平台会先通过短信提醒。"}, True),
        ({"fingerprint_text": "平台会先通过短信提醒，或者通过电话。"}, False),
        ({"fingerprint_text": "平台会先发短信提醒。"}, False),
        ({"fingerprint_text": "平台会先发短信提醒。", "flags": [Flag.SUSPECTED_GAPS.value]}, True),
        ({"fingerprint_text": "平台会先通过短信提醒。", "keep": False}, False),
    ],
)
def test_deletions_concern_kept_pages_that_may_lack_the_word(values: dict[str, Any], *, wanted: bool) -> None:
    assert is_concerned(WORDS, **values) == wanted


def test_pages_that_failed_teach_nothing_and_concern_nobody() -> None:
    raw = RawPage("https://a.example/1", "import", b"", Media.TEXT, NOON, "<urn:x>")
    pieces = [rows_to_table([failure_row(raw, f"{number}", "") for number in range(20)])]
    assert learn_hosts(pieces) == learn_hosts([]) == {}
    assert find_concerned(pieces[0], {"a.example": LIST}) == {}


def test_rows_cleaned_again_take_the_place_of_the_first_ones() -> None:
    piece = pa.concat_tables([make_piece(raw_ref="<urn:y>"), make_piece(), make_piece()])
    again = pa.concat_tables([make_piece(title="neu"), make_piece(title="neu")])
    rows = replace_rows(piece, again).to_pylist()
    assert [(row["raw_ref"], row["title"]) for row in rows] == [("<urn:y>", ""), ("<urn:x>", "neu"), ("<urn:x>", "neu")]


def test_equal_rows_and_knowledge_have_one_digest() -> None:
    two = {"<urn:x>": LIST, "<urn:y>": WORDS}
    assert digest_concerned(two) == digest_concerned(dict(reversed(two.items())))
    assert len({digest_concerned(each) for each in (two, {"<urn:x>": LIST}, {"<urn:x>": WORDS}, {})}) == 4
