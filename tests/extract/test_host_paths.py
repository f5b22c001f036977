"""Where a host puts its articles: learnt from its pages, believed where a page misleads, and not against the page."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.extract import extract
from pipeline.extract.host_paths import HostBody, learn_body, name_step
from pipeline.records import Extraction, Media

SHORT = "债务人应当在收到通知之后三日之内回复。"
LONG = (
    "本栏目每周整理读者来信，挑选有代表性的问题，请值班律师逐一解答，并把解答登在下一期的同一个位置，供各位读者参考。"
)


def page(article: str, aside: str) -> str:
    return (
        f'<html><body><div class="main"><div class="content"><p>{article}</p><p>{article[::-1]}</p></div></div>'
        '<ul><li><a href="/1">上一篇</a></li><li><a href="/2">下一篇</a></li><li><a href="/">首页</a></li></ul>'
        f'<div class="right"><div class="note"><h4>来信</h4><p>{aside}</p><p>{aside}</p></div></div></body></html>'
    )


def read(markup: str, usual_path: str = "") -> Extraction:
    return extract(
        markup, media=Media.HTML, url="https://a.example/1", fetched_at=datetime(2025, 6, 1, tzinfo=UTC),
        usual_path=usual_path,
    )  # fmt: skip


def kept(extraction: Extraction) -> str:
    return "\n".join(extraction.text[block.start : block.end] for block in extraction.blocks if block.kept)


def test_the_path_of_an_article_is_readable() -> None:
    assert read(page(LONG, "")).body_path == "div.main>div.content"


def test_a_short_article_is_found_where_its_host_has_them() -> None:
    assert LONG in kept(read(page(SHORT, LONG)))
    extraction = read(page(SHORT, LONG), "div.main>div.content")
    assert SHORT in kept(extraction)
    assert LONG not in kept(extraction)
    assert extraction.body_path == "div.main>div.content"


@pytest.mark.parametrize(
    "path", ["div.main>div.gone", "p", "div", ">", "div.right>div.note>p", "div.main.>..", "\ud800"]
)
def test_a_path_that_the_page_has_not_changes_nothing(path: str) -> None:
    assert read(page(LONG, SHORT), path) == read(page(LONG, SHORT))


def test_a_usual_place_with_much_less_than_the_page_s_article_loses() -> None:
    markup = page("到此为止，谢谢。", "".join(chr(code) for code in range(0x4E00, 0x4F00)) + f"。{LONG}" * 6)
    assert read(markup, "div.main>div.content") == read(markup)


@pytest.mark.parametrize(
    ("names", "step"),
    [
        ("", "div"),
        ("content", "div.content"),
        ("content article_20331", "div.content"),
        ("css-1f9ab33c77 zoom", "div.zoom"),
        ("a b c d", "div.a.b.c"),
    ],
)
def test_names_of_one_page_are_no_part_of_a_step(names: str, step: str) -> None:
    assert name_step("div", names) == step


@pytest.mark.parametrize(
    ("paths", "learnt"),
    [
        (["a"] * 8, HostBody("a", 8, 8)),
        (["a"] * 6 + ["b"] * 2, None),
        (["b", "a", "b", "a", "a", "b", "a", "a"], HostBody("a", 5, 8)),
        (["a"] * 4 + ["b"] * 4, HostBody("b", 4, 8, "a")),
        ([""] * 8, None),
        ([], None),
    ],
)
def test_the_newer_half_decides_and_the_older_one_tells_of_a_change(paths: list[str], learnt: HostBody | None) -> None:
    assert learn_body(paths) == learnt
