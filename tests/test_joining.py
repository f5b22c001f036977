"""Articles over several pages: one document, every page's text once, laws kept."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline import load_corpus, load_dropped
from pipeline.cli import call
from pipeline.records import Media, RawPage
from pipeline.store import read_table
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


def test_parts_of_an_imported_article_are_joined_in_their_order_and_its_text_is_said_once(tmp_path: Path) -> None:
    root = tmp_path / "space"
    assert call(["init", str(root)]) == 0
    lines = [sentence.format(bank="江南银行", why="失业", n=number) for number, sentence in enumerate(SENTENCES, 3)]
    pager = (
        "".join(f'<a href="7{"" if n == 1 else f"_{n}"}.html">{n}</a> ' for n in (1, 2, 3))
        + '<a href="7_2.html">下一页</a>'
    )
    rows = []
    for number in (3, 1, 2):
        body = "".join(f"<p>{line}</p>" for line in lines[2 * number - 2 : 2 * number])
        name = "7" if number == 1 else f"7_{number}"
        html = f"<title>逾期说明</title><h1>逾期说明</h1><div>{body}</div><div class=pages>{pager}</div>"
        rows.append({"url": f"https://lane.example/a/{name}.html", "html": html})
    rows.append({"url": "https://lane.example/a/8.html", "html": rows[1]["html"].replace("逾期说明", "催收说明")})
    path = root / "rows.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    assert call(["-C", str(root), "import", str(path)]) == 0
    assert call(["-C", str(root), "build"]) == 0
    assert call(["-C", str(root), "verify"]) == 0
    articles = [
        row for name in ("articles", "copies") for row in read_table(root / "data" / "corpus", name).to_pylist()
    ]
    joined = next(row for row in articles if row["url"].endswith("/7.html"))
    assert joined["text"].split("\n") == lines
    assert len(joined["raw_refs"]) == 3


@pytest.mark.parametrize("missing", [(), (2, 3)])
def test_the_page_that_shows_all_of_an_article_says_nothing_twice(root: Path, missing: tuple[int, ...]) -> None:
    parts = [
        page(
            1,
            sentences(0) + '<p><a href="1_2.html">2</a> <a href="1_3.html">3</a> <a href="1_all.html">全文阅读</a></p>',
        ),
        page(2, sentences(3), f"{HOME}/1.html"),
        page(3, sentences(6), f"{HOME}/1_2.html"),
    ]
    whole = replace(page(1, "".join(map(sentences, (0, 3, 6))), day=1)[0], url=f"{HOME}/1_all.html")
    build(root, (whole, []), *(parts[n] for n in range(3) if n + 1 not in missing))
    (row,) = load_corpus(root / "data" / "corpus").to_dict("records")
    lines = [line for line in row["text"].split("\n") if "[手机号]" not in line]
    assert len(lines) == len(set(lines)) == 9
    assert (row["url"], len(row["raw_refs"])) == (f"{HOME}/1.html", 4 - len(missing))
    assert len(load_dropped(root / "data" / "corpus")) == 0
