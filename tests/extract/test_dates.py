"""Dates in texts and addresses, and the choice among several."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.dates import choose_published, find_in_url, find_stamps
from pipeline.extract.relative_dates import date_yearless, read_ago, read_yearless
from pipeline.records import Precision

CASES = Path(__file__).parents[1] / "cases" / "dates"
FETCHED_AT = datetime(2025, 6, 1, 2, tzinfo=UTC)


def load(name: str) -> list[pytest.param]:
    cases = tomllib.loads((CASES / name).read_text(encoding="utf-8"))["case"]
    marks = pytest.mark.xfail if name == "known_failures.toml" else ()
    return [pytest.param(case["before"], case.get("after", ""), id=case["label"], marks=marks) for case in cases]


@pytest.mark.parametrize(
    ("before", "after"),
    [case for path in sorted(CASES.glob("*.toml")) for case in load(path.name)],
)
def test_a_date_is_read_as_it_stands(before: str, after: str) -> None:
    found = " ".join(f"{stamp.at.isoformat()} {stamp.precision}" for stamp in find_stamps(before))
    assert found == after


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("article/20240115/77.shtml", "2024-01-15"),
        ("page/2024/0115/77.shtml", "2024-01-15"),
        ("news/2024-01-15/c_1.htm", "2024-01-15"),
        ("2024-01/15/c_1.htm", "2024-01-15"),
        ("2024/1/5/", "2024-01-05"),
        ("20240115083252.html", "2024-01-15"),
    ],
)
def test_a_day_in_the_path_is_found(path: str, day: str) -> None:
    stamp = find_in_url(f"https://www.example.cn/{path}")
    assert stamp is not None
    assert stamp.at.date().isoformat() == day


@pytest.mark.parametrize(
    "path",
    ["2024/01/", "202401/3.html", "120240115.html", "news/20241345/1", "?d=20240115", "20240230/1.html", "1/2.html"],
)
def test_a_path_without_a_day_has_none(path: str) -> None:
    assert find_in_url(f"https://www.example.cn/{path}") is None


def test_a_name_of_a_file_is_no_address() -> None:
    assert find_in_url("file:20240115.html") is None


def test_an_instant_is_utc_and_its_day_is_shanghais() -> None:
    published = choose_published([(stamp, "byline") for stamp in find_stamps("2024-10-14 03:19:52")], FETCHED_AT)
    assert published.at == datetime(2024, 10, 13, 19, 19, 52, tzinfo=UTC)
    assert published.day is not None
    assert published.day.isoformat() == "2024-10-14"
    assert (published.precision, published.evidence) == (Precision.SECOND, "byline")


@pytest.mark.parametrize("claim", ["1970-01-01", "1997-12-31", "2025-06-03 12:00", "2099-01-01"])
def test_an_impossible_date_is_rejected_and_nothing_takes_its_place(claim: str) -> None:
    published = choose_published([(stamp, "byline") for stamp in find_stamps(claim)], FETCHED_AT)
    assert (published.at, published.day, published.evidence) == (None, None, "none")


def test_an_impossible_date_gives_way_to_the_next_claim() -> None:
    claims = [(find_stamps("2099-01-01")[0], "byline"), (find_stamps("2024-05-06")[0], "meta")]
    assert choose_published(claims, FETCHED_AT).evidence == "meta"


@given(st.text())
def test_any_text_ends_in_dates_inside_it(text: str) -> None:
    for stamp in find_stamps(text):
        assert 0 <= stamp.start < stamp.end <= len(text)
    find_in_url("http://www.example.cn/" + text)


@pytest.mark.parametrize(
    ("text", "visited", "day"),
    [
        ("05-06 10:20", "2013-09-01", "2013-05-06"),
        ("发布于 5月6日", "2013-09-01", "2013-05-06"),
        ("12-30 10:20", "2013-01-02", "2012-12-30"),
        ("11-03 10:20", "2013-01-02", "2012-11-03"),
        ("11-02 10:20", "2013-01-02", None),
        ("09-02 10:20", "2013-09-02", "2013-09-02"),
        ("09-05 10:20", "2013-09-02", None),
        ("02-29 10:20", "2012-03-01", "2012-02-29"),
        ("02-29 10:20", "2013-03-01", None),
        ("2013-05-06", "2013-09-01", None),
        ("13-05", "2013-09-01", None),
    ],
)
def test_a_day_without_a_year_is_of_the_visits_year_or_of_the_weeks_before_it(
    text: str, visited: str, day: str | None
) -> None:
    said = read_yearless(text)
    stamp = date_yearless(said, datetime.fromisoformat(f"{visited}T12:00:00+08:00")) if said else None
    assert (stamp.at.date().isoformat() if stamp else None) == day


@given(st.text(), st.integers(10**9, 4 * 10**9).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)))
def test_what_a_visit_completes_is_no_later_than_a_day_after_it(text: str, visited_at: datetime) -> None:
    said = read_yearless(text)
    stamps = [read_ago(text, visited_at), date_yearless(said, visited_at) if said else None]
    assert all(stamp is None or stamp.at <= visited_at + timedelta(days=1) for stamp in stamps)
