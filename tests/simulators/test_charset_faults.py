"""Served bytes are the page in its charset, and the faults are what they are called."""

from __future__ import annotations

from random import Random

import pytest

from tests.simulators.charset_faults import HONG_KONG_WORDS, MAINLAND, MAINLAND_NAMES, TRADITIONAL, serve, sign
from tests.simulators.families import FAMILIES
from tests.simulators.pages import SimulatedPage

CODECS = {
    "utf8": "utf-8",
    "gbk": "gb18030",
    "gb2312": "gb18030",
    "big5": "big5hkscs",
    "big5hkscs": "big5hkscs",
    "base": "utf-8",
}
CODECS |= {"utf16le": "utf-16-le", "utf16be": "utf-16-be"}


def draw(family: str) -> SimulatedPage:
    return FAMILIES[family](Random(11))


def codec_of(name: str) -> str:
    return CODECS[name.split("_", 1)[0]]


@pytest.mark.parametrize("name", [name for name in MAINLAND if "bad" not in name])
def test_sound_bytes_of_a_mainland_page_decode_to_its_lines(name: str) -> None:
    page = sign(draw("dedecms"), MAINLAND_NAMES)
    text = MAINLAND[name](page, Random(1)).body.decode(codec_of(name))
    assert MAINLAND_NAMES in text
    assert page.title in text


@pytest.mark.parametrize("name", [name for name in TRADITIONAL if "bad" not in name])
def test_sound_bytes_of_a_traditional_page_decode_to_its_lines(name: str) -> None:
    page = draw("taiwan_blog")
    assert page.title in TRADITIONAL[name](page, Random(1)).body.decode(codec_of(name))


@pytest.mark.parametrize("name", [name for name in (*MAINLAND, *TRADITIONAL) if "bad" in name])
def test_bad_bytes_cannot_be_decoded(name: str) -> None:
    faults = MAINLAND if name in MAINLAND else TRADITIONAL
    page = draw("taiwan_blog" if name in TRADITIONAL else "dedecms")
    codec = "big5" if name in TRADITIONAL else {"utf8": "utf-8", "gbk": "gbk"}[name.split("_", 1)[0]]
    bodies = [faults[name](page, Random(seed)).body for seed in range(8)]
    n_broken = 0
    for body in bodies:
        try:
            body.decode(codec)
        except UnicodeDecodeError:
            n_broken += 1
    assert n_broken > 0


def test_hong_kong_words_are_in_no_plain_big5() -> None:
    with pytest.raises(UnicodeEncodeError):
        HONG_KONG_WORDS.encode("big5")
    assert HONG_KONG_WORDS.encode("big5hkscs")
    with pytest.raises(UnicodeEncodeError):
        MAINLAND_NAMES.encode("gb2312")


def test_undeclared_page_names_no_charset() -> None:
    for faults, page in ((MAINLAND, draw("phpcms")), (TRADITIONAL, draw("taiwan_blog"))):
        for name, fault in faults.items():
            if name.endswith("undeclared"):
                served = fault(page, Random(1))
                assert (b"charset=" in served.body, served.declared) == (False, "")


def test_signed_line_is_the_truth_too() -> None:
    page = draw("zblog")
    signed = sign(page, MAINLAND_NAMES)
    assert sum(MAINLAND_NAMES in line for line in signed.lines) == 1
    assert signed.html.count(MAINLAND_NAMES) == 1


def test_page_is_served_as_it_declares() -> None:
    for seed in range(6):
        page = FAMILIES["netease_like"](Random(seed))
        assert page.title in serve(page).body.decode("gb18030")
