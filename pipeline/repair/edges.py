"""What stands behind a run of broken framing: sound text, a tag, or the end of the line."""

from __future__ import annotations

import re

from pipeline.repair.evidence import MARKS, TAIL, Page

_TAG_TAIL = re.compile(r"/?(?:p|br|div|span|li|td|tr|a|b|strong|em|h[1-6]|title|meta|img|ul|table)\b[^<>\n]{0,60}>")
_ATTRIBUTE_TAIL = re.compile(r"\s*/?>|\s+[a-z-]+=[\"']")
_LINE_END = re.compile(
    r"\s*(?:\Z|[\r\n]|<?/?(?:p|br|div|li|td|th|tr|h[1-6]|dd|dt|ul|ol|table|title|article|section)\b[^<>]*>)"
)
_FOLLOWING = re.compile(rf"[^<\n()（）{MARKS}]{{0,{TAIL}}}")
_REST = re.compile(r"[^<>\n()（）]{0,12}")


def read_following(page: Page, place: int) -> str:
    """The first steps after a run, in sound text again; none where a tag inside a line says nothing."""
    following = _FOLLOWING.match(page.text, place)
    if following and following[0]:
        return following[0]
    return "\n" if ends_line(page, place) else ""


def score_following(page: Page, tail: str, following: str) -> float:
    """How well what follows goes on from a run that ended with `tail`."""
    return 0.0 if tail == "\n" else page.score(tail, following)


def ends_line(page: Page, place: int) -> bool:
    """Whether a line, or the element that makes one, ends at `place`; the `<` of its tag may be gone."""
    return place >= len(page.text) or _LINE_END.match(page.text, place) is not None


def find_swallowed(page: Page, place: int) -> str:
    """The `<` or `"` that must have stood before `place`, where the rest of a tag stands now."""
    if _TAG_TAIL.match(page.text, place):
        return "<"
    return '"' if _ATTRIBUTE_TAIL.match(page.text, place) else ""


def is_shifted(page: Page, place: int) -> bool:
    """Whether the text from `place` looks as if it were still out of frame: characters that nobody uses."""
    following = _REST.match(page.text, place)
    return following is not None and any(char >= "㐀" and not page.model.is_known(char) for char in following[0])
