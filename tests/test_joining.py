"""Articles over several pages: one document, every page's text once, laws kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline import load_corpus, load_dropped
from pipeline.cli import call
from pipeline.records import Media, RawPage
from pipeline.warc import Archive
from tests.test_build import SENTENCES

HOME = "https://www.example.cn/a"
START = datetime(2025, 5, 1, tzinfo=UTC)


def page(number: int, text: str, previous: str = "", day: int = 0) -> tuple[RawPage, list[tuple[str, str]]]:
    body = f"<html><body><h1>逾期之后怎么办</h1><div>{text}<p>资料可以发到13800000000核实，逾期不候。</p></div></body></html>".encode()
    url = f"{HOME}/1.html" if number == 1 else f"{HOME}/1_{number}.html"
    raw = RawPage(url, "farm", body, Media.HTML, START + timedelta(days=day, minutes=number), "", "utf-8")
    return raw, [("Part-Of", previous)] if previous else []


def sentences(start: int) -> str:
    return "".join(
        f"<p>{SENTENCES[(start + n) % 6].format(bank='江南银行', why='失业', n=start + n)}</p>" for n in range(3)
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    assert call(["init", str(tmp_path / "space")]) == 0
    return tmp_path / "space"


def build(root: Path, *pages: tuple[RawPage, list[tuple[str, str]]]) -> None:
    with Archive(root / "data" / "raw", "farm") as archive:
        for raw, notes in pages:
            archive.write(raw, notes=notes)
    assert call(["-C", str(root), "build", "--workers", "1"]) == 0
    assert call(["-C", str(root), "verify"]) == 0


def test_a_chain_of_pages_is_one_article_whatever_the_order_of_its_records(root: Path) -> None:
    build(
        root,
        page(3, sentences(6), f"{HOME}/1_2.html"),
        page(1, sentences(0)),
        page(2, sentences(3), f"{HOME}/1.html"),
    )
    (row,) = load_corpus(root / "data" / "corpus").to_dict("records")
    lines = row["text"].split("\n")
    numbers = [line for line in lines if "[手机号]" not in line]
    assert len(numbers) == 9
    assert len(set(numbers)) == 9
    assert (row["url"], row["title"], len(row["raw_refs"]), row["n_masked"]) == (
        f"{HOME}/1.html",
        "逾期之后怎么办",
        3,
        3,
    )


def test_a_short_last_page_is_no_stub_and_a_lone_part_stands_for_itself(root: Path) -> None:
    build(
        root,
        page(1, sentences(0)),
        page(2, "<p>以上就是全部内容，逾期者宜早协商。</p>", f"{HOME}/1.html"),
        page(5, sentences(2), f"{HOME}/missing.html"),
    )
    articles = load_corpus(root / "data" / "corpus")
    assert sorted(articles.url) == [f"{HOME}/1.html", f"{HOME}/1_5.html"]
    assert "宜早协商" in articles.set_index("url").text[f"{HOME}/1.html"]
    assert len(load_dropped(root / "data" / "corpus")) == 0


def test_pages_that_continue_each_other_in_a_circle_end(root: Path) -> None:
    build(
        root,
        page(1, sentences(0)),
        page(2, sentences(3), f"{HOME}/1_3.html"),
        page(3, sentences(1), f"{HOME}/1_2.html"),
    )
    assert len(load_corpus(root / "data" / "corpus")) + len(load_dropped(root / "data" / "corpus")) >= 1
