from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.identity import document_id, is_site_name, normalise_url, record_id


@pytest.mark.parametrize(
    ("url", "normalised"),
    [
        ("HTTP://WWW.Example.CN/a", "http://www.example.cn/a"),
        ("https://example.cn:443", "https://example.cn/"),
        ("http://example.cn:80/a", "http://example.cn/a"),
        ("http://example.cn:8080/a", "http://example.cn:8080/a"),
        ("https://example.cn:80/a", "https://example.cn:80/a"),
        ("http://example.cn/a#comments", "http://example.cn/a"),
        ("http://example.cn/a?b=2&a=1", "http://example.cn/a?a=1&b=2"),
        ("http://example.cn/a?id=7&utm_source=x&spm=a.1&from=timeline&isappinstalled=0", "http://example.cn/a?id=7"),
        ("http://example.cn/a?UTM_Medium=x", "http://example.cn/a"),
        ("http://example.cn/a?fromage=1", "http://example.cn/a?fromage=1"),
        ("http://例子.cn/逾期", "http://xn--fsqu00a.cn/%E9%80%BE%E6%9C%9F"),
        ("http://example.cn/%e9%80%be", "http://example.cn/%E9%80%BE"),
        (" http://example.cn/a\n", "http://example.cn/a"),
        ("http://example.cn/news/../a", "http://example.cn/a"),
        ("http://[::1", "http://[::1"),
        ("http://example.cn:99999/", "http://example.cn:99999/"),
        (" file:逾期 1.html ", "file:逾期 1.html"),
        ("", ""),
    ],
)
def test_urls_of_one_page_have_one_form(url: str, normalised: str) -> None:
    assert normalise_url(url) == normalised


def test_a_site_can_name_more_parameters_to_drop() -> None:
    assert normalise_url("http://example.cn/a?id=1&sid=2&x_1=3", ["sid", "x_*"]) == "http://example.cn/a?id=1"


@given(st.text())
def test_no_text_is_too_strange_to_be_a_url(text: str) -> None:
    assert isinstance(normalise_url(text), str)
    assert isinstance(normalise_url(f"http://{text}"), str)
    assert isinstance(normalise_url(f"http://example.cn/{text}"), str)
    assert len(document_id(text, b"")) == 16


def test_a_page_with_an_address_is_known_by_it() -> None:
    assert document_id("http://example.cn/a#b", b"1") == document_id("http://EXAMPLE.cn/a", b"2")
    assert document_id("http://example.cn/a", b"1") != document_id("http://example.cn/b", b"1")


def test_a_page_without_an_address_is_known_by_its_bytes_and_never_by_its_name() -> None:
    assert document_id("file:a.html", b"1") == document_id("FILE:b.html", b"1") == document_id("", b"1")
    assert document_id("file:a.html", b"1") != document_id("file:a.html", b"2")


def test_the_same_page_at_the_same_time_has_the_same_record_id() -> None:
    noon = datetime(2026, 3, 1, 12, tzinfo=UTC)
    same = noon.astimezone(timezone(timedelta(hours=8)))
    first = record_id("http://example.cn/\ud800", noon, "00")
    assert first.startswith("<urn:uuid:")
    assert first == record_id("http://example.cn/\ud800", same, "00")
    assert first != record_id("http://example.cn/\ud800", noon, "01")


def test_a_site_name_cannot_lead_out_of_a_folder() -> None:
    assert all(map(is_site_name, ("evuv", "a-b.cn", "逾期网", "x" * 64)))
    assert not any(map(is_site_name, ("", "..", "a/b", ".hidden", "a b", "x" * 65, "a\n")))
