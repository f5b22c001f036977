"""A parsed page as lines of text and the containers around them: one walk over the tree, no node is kept.

Block elements and `<br>` end a line, inline elements do not. A row of a table of data is one line.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import IntFlag
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.extract.hints import read_hint
from pipeline.extract.text import EDGES, Line, unwrap, weigh_line
from pipeline.extract.visibility import UNREAD_TAGS, HiddenNames, is_hidden, read_styles
from pipeline.lines import han_count
from pipeline.records import Role

MIN_MAJORITY_HAN = 20  # less is no article, whatever its share
MAX_PARTED_CHARS = 240  # of a line that may be a byline
MAX_MAJORITY_CHECKS = 16  # each reads a subtree, so their number is bounded


class _Kind(IntFlag):
    """What an element does to the lines; inline elements do nothing."""

    BLOCK = 1
    CONTAINER = 2
    LINK = 4
    HEADING = 8
    PRE = 16
    ROW = 32
    CELL = 64
    MAYBE_HIDDEN = 128  # hidden without a style


_TAGS = {
    _Kind.BLOCK: "address br caption dialog dir dt fieldset figcaption figure footer frameset h1 h2 h3 h4 h5 h6 header hgroup hr"
    " legend li listing p plaintext pre summary tfoot thead tr xmp marquee article aside blockquote body center dd details div"
    " dl form main menu nav noscript ol section table tbody td th ul",
    _Kind.CONTAINER: "article aside blockquote body center dd details div dl fieldset footer form header main menu nav noscript"
    " ol section table tbody td th tr ul",
    _Kind.LINK: "a",
    _Kind.HEADING: "h1 h2 h3 h4 h5 h6",
    _Kind.PRE: "pre listing xmp plaintext",
    _Kind.ROW: "tr",
    _Kind.CELL: "td th",
    _Kind.MAYBE_HIDDEN: "noscript marquee",
}
# Plain integers: the walk tests them a thousand times a page.
_KINDS = {
    tag: sum(int(kind) for kind, tags in _TAGS.items() if tag in tags.split())
    for tag in sorted({tag for tags in _TAGS.values() for tag in tags.split()})
}
_BLOCK, _CONTAINER, _LINK, _HEADING, _PRE, _ROW, _CELL, _MAYBE_HIDDEN = map(int, _Kind)


@dataclass(slots=True)
class Span:
    """A container and the lines in it: `start` to `end`, half-open."""

    key: int  # identity of the node
    parent: int  # index of the container around it
    start: int
    end: int
    hint: Role | None = None


@dataclass(slots=True)
class Outline:
    """The visible lines of a page in order, its containers outermost first, and what was left out."""

    lines: list[Line] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    n_invisible: int = 0


_Attributes = dict[str, str | None]


class _Open(NamedTuple):
    """An element whose end the walk has not seen."""

    key: int
    kind: int = 0  # 0 when nothing happens at its end
    is_skipped: bool = False
    span: int = -1  # index of its container
    damp: float = 1.0  # the weight outside of it


class _Walk:
    """The state of one walk; `read_outline` runs it."""

    def __init__(self, names: HiddenNames, forced: Collection[int]) -> None:
        self.outline = Outline()
        self._names = names
        self._forced = forced
        self._open: list[_Open] = []
        self._containers: list[int] = []
        self._pieces: list[str] = []
        self._n_links = self._n_pre = self._link_chars = 0
        self._level = 0
        self._damp = 1.0
        self._rows: list[tuple[int, int, list[int]]] = []  # first line, first container, lines in each cell
        self._cells: list[int] = []
        self._n_han: int | None = None
        self._n_checks = 0

    def run(self, root: LexborNode) -> Outline:
        """Visit every node below `root`."""
        self._enter(root.mem_id, _KINDS["body"], "body", root.attributes)
        stack = self._open
        nodes = root.traverse(include_text=True)
        next(nodes)
        can_hide = bool(self._names.classes or self._names.ids)
        for node in nodes:
            parent = node.parent
            key = parent.mem_id if parent is not None else 0
            while stack[-1].key != key and len(stack) > 1:
                element = stack.pop()
                if element.kind:
                    self._leave(element)
            tag = node.tag or ""
            if tag == "-text":
                if not stack[-1].is_skipped:
                    self._add(node.text_content or "")
                continue
            if stack[-1].is_skipped or tag in UNREAD_TAGS:
                stack.append(_Open(node.mem_id, 0, is_skipped=True))
                continue
            kind = _KINDS.get(tag, 0)
            attributes = node.attributes
            is_suspect = "style" in attributes or "hidden" in attributes or kind & _MAYBE_HIDDEN
            is_suspect = is_suspect or (can_hide and ("class" in attributes or "id" in attributes))
            if is_suspect and self._is_left_out(node, tag, attributes, root):
                stack.append(_Open(node.mem_id, 0, is_skipped=True))
                continue
            key = node.mem_id
            if key in self._forced:
                kind |= _CONTAINER
            if kind:
                self._enter(key, kind, tag, attributes)
            else:
                stack.append(_Open(key))
        while stack:
            self._leave(stack.pop())
        return self.outline

    def _is_left_out(self, node: LexborNode, tag: str, attributes: _Attributes, root: LexborNode) -> bool:
        """Whether the node is hidden; never when it holds most of the page's Han text: then the style is a script's."""
        if not is_hidden(tag, attributes, self._names) or node.mem_id in self._forced:
            return False
        if self._n_checks >= MAX_MAJORITY_CHECKS:
            return True
        text = node.text()
        if self._n_han is None:
            self._n_han = han_count(root.text())
        n_han = han_count(text)
        if n_han > MIN_MAJORITY_HAN and 2 * n_han > self._n_han:
            self._n_checks += 1
            return False
        self.outline.n_invisible += len("".join(text.split()))
        return True

    def _enter(self, key: int, kind: int, tag: str, attributes: _Attributes) -> None:
        if kind & _BLOCK and self._pieces:
            self._flush()
        if kind == _BLOCK:
            self._open.append(_Open(key, kind))
            return
        span, damp = -1, self._damp
        if kind & _LINK:
            self._n_links += 1
        elif kind & _HEADING:
            self._level = int(tag[1])
        elif kind & _PRE:
            self._n_pre += 1
        elif kind & _ROW:
            self._rows.append((len(self.outline.lines), len(self.outline.spans), []))
        elif kind & _CELL:
            self._cells.append(len(self.outline.lines))
        if kind & _CONTAINER:
            span = len(self.outline.spans)
            parent = self._containers[-1] if self._containers else -1
            hint, factor = read_hint(tag, attributes)
            n_lines = len(self.outline.lines)
            self.outline.spans.append(Span(key, parent, n_lines, n_lines, hint))
            self._containers.append(span)
            self._damp = min(damp, factor)
        self._open.append(_Open(key, kind, False, span, damp))

    def _leave(self, element: _Open) -> None:
        kind = element.kind
        if kind & _BLOCK and self._pieces:
            self._flush()
        if kind == _BLOCK:
            return
        if kind & _LINK:
            self._n_links -= 1
        elif kind & _HEADING:
            self._level = 0
        elif kind & _PRE:
            self._n_pre -= 1
        elif kind & _ROW:
            self._join_row()
        elif kind & _CELL:
            n_lines = len(self.outline.lines) - self._cells.pop()
            if self._rows:
                self._rows[-1][2].append(n_lines)
        if element.span >= 0:
            self.outline.spans[element.span].end = len(self.outline.lines)
            self._containers.pop()
            self._damp = element.damp

    def _add(self, text: str) -> None:
        if not self._pieces and text.isspace():
            return
        self._pieces.append(text)
        if self._n_links:
            self._link_chars += len(text.strip(EDGES))

    def _flush(self) -> None:
        """End the line."""
        raw = self._pieces[0] if len(self._pieces) == 1 else "".join(self._pieces)
        link_chars, self._link_chars = self._link_chars, 0
        parted = " ".join(self._pieces) if len(self._pieces) > 1 and len(raw) <= MAX_PARTED_CHARS else ""
        self._pieces.clear()
        if texts := unwrap(raw, is_pre=self._n_pre > 0):
            if "\xa0" in raw:
                texts = [text.replace("\xa0", " ") for text in texts]
            share = min(link_chars / len(raw.strip(EDGES)), 1.0) if link_chars else 0.0
            self.outline.lines += [weigh_line(text, share, self._level, self._damp) for text in texts]
            if parted and len(texts) == 1:
                self.outline.lines[-1] = self.outline.lines[-1]._replace(parted=" ".join(parted.split()))

    def _join_row(self) -> None:
        """Make one line of a row of data: two or more cells of one short line each. Rows of a layout stay as they are."""
        start, first_span, cells = self._rows.pop()
        lines = self.outline.lines
        row = lines[start:]
        if len(row) < 2 or max(cells, default=0) != 1 or sum(cells) != len(row):
            return
        if any(len(line.text) > 200 or line.link_ratio > 0.5 for line in row):
            return
        text = " | ".join(line.text for line in row)
        lines[start:] = [Line(text, sum(line.link_chars for line in row), 0, sum(line.weight for line in row))]
        for span in self.outline.spans[first_span:]:
            span.start = span.end = start


def read_outline(tree: LexborHTMLParser, forced: Collection[int] = ()) -> Outline:
    """The visible lines of a page and its containers; `forced` are nodes that a recipe chose, which are never hidden."""
    root = tree.body or tree.root
    if root is None:
        return Outline()
    sheets = [style.text() for style in tree.css("style")]
    return _Walk(read_styles(sheets), forced).run(root)
