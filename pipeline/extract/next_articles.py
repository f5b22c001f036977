"""Where the next article of a page begins: a heading with a byline of its own, in a box of its own, behind the article.

Portals load the next story below the one that was asked for, and farms print a second one; what the page calls itself in
`<title>` is the first.
"""

from __future__ import annotations

from pipeline.extract.outline import Outline
from pipeline.extract.statements import plain
from pipeline.extract.title_lines import stands_above_byline
from pipeline.extract.values import Values

MIN_TITLE_CHARS = 6  # letters of a line that the page's title says
MIN_ARTICLE_WORTH = 20.0  # Han characters between the title and the next one
MAX_TITLE_LINE = 110
MAX_HEADINGS = 40  # that are asked


def find_next(outline: Outline, values: Values, stated: str) -> int:
    """The line from which on the page tells another article than the `stated` one; the number of lines without any."""
    lines, boxes, spans = outline.lines, outline.boxes, outline.spans
    title = plain(stated)
    if len(title) < MIN_TITLE_CHARS:
        return len(lines)
    own = next((n for n, line in enumerate(lines) if _says(line.text, title) and line.link_ratio < 0.5), None)
    if own is None:
        return len(lines)
    worth, n_asked = 0.0, 0
    for number in range(own + 1, len(lines)):
        line = lines[number]
        worth += max(values.worth[number], 0.0) * line.is_prose
        if not 0 < line.level < 4 or worth < MIN_ARTICLE_WORTH or spans[boxes[number]].start <= own:
            continue
        n_asked += 1
        if n_asked > MAX_HEADINGS:
            break
        if (
            not any(boxes[n] == boxes[number] and lines[n].is_prose for n in range(own, number))
            and not _says(line.text, title)
            and stands_above_byline(lines, number)
        ):
            return number
    return len(lines)


def _says(text: str, title: str) -> bool:
    """Whether the page's title begins with the line."""
    return len(text) <= MAX_TITLE_LINE and len(said := plain(text)) >= MIN_TITLE_CHARS and title.startswith(said)
