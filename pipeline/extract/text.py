"""Lines of text with what the choice of the article needs to know about each; whole text pages are read here."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.lines import find_wrapped, han_count, is_keyword_line

EDGES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x20\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + "".join(
    map(chr, range(0x2000, 0x200C))
)
"""Blanks of every kind, and marks of no width: what is stripped from both ends of a line."""

_STOPS = re.compile("[，。；！？,;!?：:、]")
_ATTACHMENT = re.compile(r"^附件|\.(?:docx?|xlsx?|pptx?|pdf|wps|et|zip|rar)\W*$", re.IGNORECASE)
_SENTENCE_ENDS = "。！？!?…”」"


class Line(NamedTuple):
    """One line of the page."""

    text: str
    link_chars: int = 0
    level: int = 0  # 1 to 6 in a heading
    weight: float = 0.0  # Han characters outside links, less in short lines, teasers and furniture
    is_prose: bool = False
    parted: str = (
        ""  # the text with a blank wherever an inline element begins or ends; "" for a long line, or one of one piece
    )

    @property
    def link_ratio(self) -> float:
        """Share of the line's characters that are links."""
        return self.link_chars / len(self.text)


def read_text_lines(page: str) -> list[Line]:
    """The lines of a text page without blank ones, stripped at both ends; blanks inside a line stay as they are.

    Paragraphs that the margin of a page cut into lines are whole again.
    """
    if "\r" in page:
        page = page.replace("\r\n", "\n").replace("\r", "\n")
    stripped = [line for line in (line.strip(EDGES) for line in page.split("\n")) if line]
    if not (wrapped := set(find_wrapped(stripped))):
        return [weigh_line(line) for line in stripped]
    paragraphs: list[list[str]] = []
    for number, line in enumerate(stripped):
        if number - 1 not in wrapped:
            paragraphs.append([line])
        else:
            is_spaced = stripped[number - 1][-1].isascii() and line[0].isascii()
            paragraphs[-1] += [" ", line] if is_spaced else [line]
    return [weigh_line("".join(parts)) for parts in paragraphs]


def unwrap(raw: str, *, is_pre: bool) -> list[str]:
    """The lines of a run of text. A line break of the source is none of the page, except in `<pre>` and between paragraphs."""
    if "\n" not in raw:
        text = raw.strip(EDGES)
        return [text] if text else []
    parts = [part for part in raw.split("\n") if part.strip(EDGES)]
    if is_pre or len(parts) < 2:
        return [part.strip(EDGES) for part in parts]
    is_long = len(raw) >= 60 and _STOPS.search(raw) is not None
    lines: list[list[str]] = []
    last = "。"
    for part in parts:
        text = part.strip(" \t\r\f")
        if last in _SENTENCE_ENDS or text[0] in "\u3000\xa0":
            lines.append([text])
        else:
            # Between two Han characters of running text a browser's blank would look like a deleted word.
            is_glued = is_long and last >= "\u2e80" and text[0] >= "\u2e80"
            lines[-1] += [text] if is_glued else [" ", text]
        last = text.rstrip(EDGES)[-1]
    return ["".join(line).strip(EDGES) for line in lines]


def is_attachment(text: str) -> bool:
    """Whether the line names a file that belongs to the article, as authorities add them.

    >>> is_attachment("附件1：申报表"), is_attachment("2.汇总表.xls"), is_attachment("下载客户端")
    (True, True, False)
    """
    return _ATTACHMENT.search(text) is not None


def weigh_line(text: str, link_share: float = 0.0, level: int = 0, parted: str = "") -> Line:
    """The line with its weight as part of an article."""
    link_chars = round(link_share * len(text)) if link_share else 0
    if link_share > 0.8:
        return Line(text, link_chars, level, 0.0, False, parted)
    n_own = (han_count(text) or len(text) // 6) * (1.0 - link_share)
    has_stop = _STOPS.search(text) is not None
    is_blurb = text.endswith(("...", "…"))
    is_prose = False
    if has_stop and n_own >= 15:
        if "。" not in text and (text.count("|") > 1 or is_keyword_line(text)):
            has_stop = False  # a row of phrases, which injections put beside the article
        is_prose = has_stop and link_share < 0.5 and not is_blurb
    weight = n_own * (1.0 if has_stop and not level else 0.3) * (0.3 if is_blurb else 1.0)
    return Line(text, link_chars, level, weight, is_prose, parted)
