"""Every kind of injection puts its lines into the markup and takes nothing from the article."""

from __future__ import annotations

import re
from html import escape, unescape
from random import Random

import pytest

from tests.simulators.families import FAMILIES
from tests.simulators.injected_words import VOCABULARY
from tests.simulators.injector import HIDDEN_STYLES, KINDS, falsify_title, inject
from tests.simulators.pages import SimulatedPage

SAMPLE = (
    "dedecms",
    "table_portal",
    "sina_like",
    "rendered_portal",
    "br_body",
    "taiwan_news",
    "three_lines",
    "accordion",
)
_TAG = re.compile(r"<[^>]+>")
_BLANK = re.compile(r"\s+")


def draw(family: str) -> SimulatedPage:
    return FAMILIES[family](Random(7))


def strip_tags(html: str) -> str:
    return _BLANK.sub("", unescape(_TAG.sub("", html)))


@pytest.mark.parametrize("family", SAMPLE)
@pytest.mark.parametrize("kind", KINDS)
def test_lines_are_put_in_and_the_truth_stays(kind: str, family: str) -> None:
    page = draw(family)
    put = inject(page, kind, Random(3))
    assert put.lines
    assert all(escape(line, quote=False) in put.html for line in put.lines)
    before, after = strip_tags(page.html), strip_tags(put.html)
    for words in (page.title, *(cell for line in page.lines for cell in line.split(" | "))):
        assert after.count(_BLANK.sub("", words)) >= before.count(_BLANK.sub("", words)) > 0


@pytest.mark.parametrize("kind", KINDS)
def test_same_seed_injects_the_same(kind: str) -> None:
    page = draw("wordpress")
    assert inject(page, kind, Random(5)) == inject(page, kind, Random(5))
    assert len({inject(page, kind, Random(seed)).html for seed in range(6)}) > 1


@pytest.mark.parametrize("name", VOCABULARY)
def test_class_of_words_can_be_held_out(name: str) -> None:
    page = draw("phpcms")
    others = {word for other, words in VOCABULARY.items() if other != name for word in words}
    for kind in ("keyword_lines", "bare_links", "hacked_all"):
        put = inject(page, kind, Random(1), [name])
        assert any(word in line for line in put.lines for word in VOCABULARY[name])
        assert not {line for line in put.lines if line in others}


@pytest.mark.parametrize("kind", HIDDEN_STYLES)
def test_style_hides_what_it_says(kind: str) -> None:
    html = inject(draw("paper"), kind, Random(2)).html
    assert any(f'style="{style}"' in html for style in HIDDEN_STYLES[kind])


@pytest.mark.parametrize("family", SAMPLE)
def test_false_title_keeps_the_true_one(family: str) -> None:
    page = draw(family)
    put = falsify_title(page, Random(4))
    keywords, heading = put.lines
    title = put.html[put.html.index("<title>") : put.html.index("</title>")]
    old = page.html[page.html.index("<title>") + 7 : page.html.index("</title>")]
    assert keywords in title
    assert old in title
    assert f"<h1>{heading}</h1>" in put.html
