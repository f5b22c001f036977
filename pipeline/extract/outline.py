"""A parsed page as lines of text and the containers around them: one pass over the tags of the tree, no node is kept.

Block elements and `<br>` end a line, inline elements do not. A row of a table of data is one line.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntFlag

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.extract.hidden import RULED, find_hidden
from pipeline.extract.hints import Opening, read_opening
from pipeline.extract.host_paths import MAX_STEPS, name_step
from pipeline.extract.markup import Token, read_tokens, unescape
from pipeline.extract.text import EDGES, Line, unwrap, weigh_line
from pipeline.extract.visibility import mark_unseen
from pipeline.records import Role

MAX_LINES = 50_000  # of a page; the longest of the survey has 3,000
MAX_CELL_CHARS = 200  # of data; longer cells are a layout's
MAX_PARTED_CHARS = 240  # of a line that may be a byline
MAX_ASIDE_SHARE, MAX_COMMENT_SHARE = 0.6, 0.85  # of the page's weight, in a box whose name is to be believed


class _Kind(IntFlag):
    """What an element does to the lines; inline elements do nothing."""

    BLOCK = 1
    CONTAINER = 2
    LINK = 4
    HEADING = 8
    PRE = 16
    ROW = 32
    CELL = 64


_TAGS = {
    _Kind.BLOCK: "address br caption dialog dir dt fieldset figcaption figure footer frameset h1 h2 h3 h4 h5 h6 header hgroup hr"
    " legend li listing p plaintext pre summary tfoot thead tr xmp marquee article aside blockquote body center dd details div"
    " dl form main menu nav noscript ol section table tbody td th ul",
    _Kind.CONTAINER: "article aside blockquote body center dd details div dl fieldset footer form header li main menu nav noscript"
    " ol section table tbody td th tr ul",
    _Kind.LINK: "a",
    _Kind.HEADING: "h1 h2 h3 h4 h5 h6",
    _Kind.PRE: "pre listing xmp plaintext",
    _Kind.ROW: "tr",
    _Kind.CELL: "td th",
}
# Plain integers: the walk tests them a thousand times a page.
_KINDS = {
    tag: sum(int(kind) for kind, tags in _TAGS.items() if tag in tags.split())
    for tag in sorted({tag for tags in _TAGS.values() for tag in tags.split()})
}
_BLOCK, _CONTAINER, _LINK, _HEADING, _PRE, _ROW, _CELL = map(int, _Kind)


@dataclass(slots=True)
class Span:
    """A container and the lines in it: `start` to `end`, half-open."""

    parent: int  # index of the container around it
    start: int
    end: int
    opening: Opening
    path: int  # equal for containers under equal tags
    is_ruled: bool  # chosen by a recipe
    first_token: int
    last_token: int


@dataclass(slots=True)
class Outline:
    """The visible lines of a page in order, its containers outermost first, and what was left out."""

    lines: list[Line] = field(default_factory=list)
    boxes: list[int] = field(default_factory=list)  # of each line: the index of the innermost container around it
    spans: list[Span] = field(default_factory=list)
    n_invisible: int = 0
    n_revealed: int = 0  # characters that a style hides and that were kept, as they say more than what is visible
    is_cut: bool = False  # lines were left out, as the page has more than `MAX_LINES`
    tokens: list[Token] = field(default_factory=list, repr=False)

    def path_of(self, number: int) -> int:
        """The path of the innermost container around a line."""
        return self.spans[self.boxes[number]].path

    def name_path(self, index: int) -> str:
        """The path to a container as people read it, `div.main>div.content`; empty for the page itself."""
        steps: list[str] = []
        while index > 0 and len(steps) < MAX_STEPS:
            span = self.spans[index]
            steps.append(name_step(span.opening.tag, span.opening.name))
            index = span.parent
        return ">".join(reversed(steps))

    def read_markup(self, span: Span) -> str:
        """The container as markup."""
        parts: list[str] = []
        for close, tag, attributes, text in self.tokens[span.first_token : span.last_token]:
            parts.append(f"<{close}{tag}{attributes}>{text}" if tag else text)
        return "".join(parts) + f"</{span.opening.tag}>"


class _Walk:
    """The state of one walk; `read_outline` runs it."""

    def __init__(self, tokens: list[Token]) -> None:
        self.outline = Outline(tokens=tokens)
        self._tokens = tokens
        self._lines, self._boxes, self._spans = self.outline.lines, self.outline.boxes, self.outline.spans
        self._containers = [-1]
        self._paths: dict[tuple[int, str], int] = {}
        self._pieces: list[str] = []
        self._link_chars = self._n_pre = self._level = 0
        self._rows: list[tuple[int, int, list[int]]] = []  # first line, first container, lines in each cell
        self._cells: list[int] = []

    def run(self) -> Outline:
        """Visit every tag."""
        tokens, pieces, kinds = self._tokens, self._pieces, _KINDS
        found = find_hidden(tokens)
        hidden = found.ranges
        self.outline.n_invisible, self.outline.n_revealed = found.n_invisible, found.n_revealed
        number, n_tokens, n_links = 0, len(tokens), 0
        while number < n_tokens:
            close, tag, attributes, text = tokens[number]
            if number in hidden:
                number = hidden[number]
                text = tokens[number][3] if number < n_tokens else ""
            elif kind := kinds.get(tag):
                if kind == _LINK:
                    n_links += -1 if close else 1
                else:
                    if pieces:
                        self._flush()
                    if kind == _BLOCK:
                        pass
                    elif close:
                        self._leave(kind, number)
                    else:
                        self._enter(kind, tag, attributes, number)
            if text and (pieces or not text.isspace()):
                if "&" in text:
                    text = unescape(text)
                pieces.append(text)
                if n_links:
                    self._link_chars += len(text.strip(EDGES))
            number += 1
        if pieces:
            self._flush()
        return self.outline

    def _enter(self, kind: int, tag: str, attributes: str, number: int) -> None:
        n_lines = len(self._lines)
        if kind & _CONTAINER:
            spans, parent = self._spans, self._containers[-1]
            if kind & _ROW:
                self._rows.append((n_lines, len(spans), []))
            elif kind & _CELL:
                self._cells.append(n_lines)
            path = self._paths.setdefault((spans[parent].path if parent >= 0 else 0, tag), len(self._paths) + 1)
            self._containers.append(len(spans))
            spans.append(
                Span(parent, n_lines, n_lines, read_opening(tag, attributes), path, RULED in attributes, number, number)
            )
        elif kind & _HEADING:
            self._level = int(tag[1])
        elif kind & _PRE:
            self._n_pre += 1

    def _leave(self, kind: int, number: int) -> None:
        if kind & _CONTAINER:
            if kind & _ROW:
                self._join_row()
            elif kind & _CELL:
                n_lines = len(self._lines) - self._cells.pop()
                if self._rows:
                    self._rows[-1][2].append(n_lines)
            span = self._spans[self._containers.pop()]
            span.end = len(self._lines)
            span.last_token = number
        elif kind & _HEADING:
            self._level = 0
        elif kind & _PRE:
            self._n_pre -= 1

    def _flush(self) -> None:
        """End the line."""
        pieces = self._pieces
        link_chars, self._link_chars = self._link_chars, 0
        if len(pieces) == 1:
            raw, parted = pieces[0], ""
        else:
            raw = "".join(pieces)
            parted = " ".join(" ".join(pieces).split()) if len(raw) <= MAX_PARTED_CHARS else ""
        pieces.clear()
        if not (texts := unwrap(raw, is_pre=self._n_pre > 0)):
            return
        if "\xa0" in raw:
            texts = [text.replace("\xa0", " ") for text in texts]
        share = min(link_chars / len(raw.strip(EDGES)), 1.0) if link_chars else 0.0
        if len(texts) > 1:
            parted = ""
        n_free = MAX_LINES - len(self._lines)
        self.outline.is_cut |= n_free < len(texts)
        for text in texts[:n_free]:
            self._lines.append(weigh_line(text, share, self._level, parted))
            self._boxes.append(self._containers[-1])

    def _join_row(self) -> None:
        """Make one line of a row of data: two or more cells of one short line each. Rows of a layout stay as they are."""
        start, first_span, cells = self._rows.pop()
        lines, boxes = self._lines, self._boxes
        row = lines[start:]
        if len(row) < 2 or max(cells, default=0) != 1 or sum(cells) != len(row):
            return
        if any(len(line.text) > MAX_CELL_CHARS or line.link_ratio > 0.5 or 1 <= line.level <= 3 for line in row):
            return
        text = " | ".join(line.text for line in row)
        lines[start:] = [Line(text, sum(line.link_chars for line in row), 0, sum(line.weight for line in row))]
        boxes[start:] = [self._containers[-1]]
        for span in self._spans[first_span:]:
            span.start = span.end = start


def _damp(outline: Outline) -> None:
    """Lower the weight of lines in boxes that are named like furniture, unless the box holds most of the page."""
    total = sum([line.weight for line in outline.lines])
    end = 0
    for span in outline.spans:
        factor = span.opening.factor
        if factor == 1.0 or span.start < end or span.start == span.end:
            continue
        inside = outline.lines[span.start : span.end]
        limit = MAX_COMMENT_SHARE if span.opening.hint is Role.COMMENT else MAX_ASIDE_SHARE
        if sum([line.weight for line in inside]) > limit * total:
            continue
        end = span.end
        outline.lines[span.start : end] = [
            Line(*line[:3], line.weight * factor, False, line.parted) if line.weight else line for line in inside
        ]


def read_outline(tree: LexborHTMLParser, ruled: Iterable[LexborNode] = ()) -> Outline:
    """The visible lines of a page and its containers; `ruled` are nodes that a recipe chose, which are never hidden.

    The body of the tree loses its scripts and style sheets.
    """
    for node in ruled:
        node.attrs[RULED] = ""
    mark_unseen(tree)
    outline = _Walk(read_tokens(tree)).run()
    _damp(outline)
    return outline
