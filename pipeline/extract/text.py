"""Pages that arrive as text, extracted elsewhere: one block a line, no tags to go by."""

from __future__ import annotations

from pipeline.extract.outline import EDGES, Line, weigh_line


def read_text_lines(page: str) -> list[Line]:
    """The lines of a text page without blank ones, stripped at both ends; blanks inside a line stay as they are."""
    if "\r" in page:
        page = page.replace("\r\n", "\n").replace("\r", "\n")
    stripped = (line.strip(EDGES) for line in page.split("\n"))
    return [weigh_line(line) for line in stripped if line]
