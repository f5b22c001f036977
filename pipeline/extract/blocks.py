"""Which container of a page is the article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from pipeline.extract.outline import Outline
from pipeline.extract.sections import take_answers, take_sections
from pipeline.extract.text import Line, is_attachment
from pipeline.extract.values import Values, read_linked_prose, restore_digest
from pipeline.lines import is_numbered

MIN_ARTICLE_WORTH = 20.0  # Han characters of a one-line article; less is a title and a date
MIN_SILENT_WORTH = 40.0  # of an article in which no sentence ends, such as a table or a poem
USUAL = 5.0  # times the worth of a run, where the host usually has its articles
MIN_CORE_SHARE = 0.7  # of the worth of the chosen run: what its main kind of paragraph must hold to stand alone
MIN_APART_SHARE = (
    0.2  # of the main paragraphs' worth: what stands apart from them and is less is no part of the article
)
MIN_LONE_SHARE = 0.5  # the same of a single line: a notice is as long as a sentence of a short article
MAX_BOX_LINES = 12  # of a box that was put between the last lines of an article
_ENDS = ("。", "！", "？")


@dataclass(frozen=True, slots=True)
class Run:
    """Lines that stand together in a container, half-open: all of its children from one to another."""

    span: int
    start: int
    end: int
    worth: float = 0.0


def choose_body(outline: Outline, values: Values, usual_path: str = "") -> Run:
    """The lines that hold the article: of all runs of children of one container those that are worth most.

    On the `usual_path` of the page's host a run is worth `USUAL` times as much.

    Boxes beside one another are joined as long as what stands between costs less than they bring; links, teasers and posts
    at either end fall off. Where nothing reads like an article, it is the whole page: the judge shall see what it says.
    """
    runs = _Runs(outline, values.worth)
    best = runs.find_best(usual_path)
    for read_otherwise in (read_linked_prose, restore_digest):
        if best.worth < MIN_ARTICLE_WORTH:
            read_otherwise(outline, values)
            runs = _Runs(outline, values.worth)
            best = runs.find_best(usual_path)
    if best.worth < MIN_SILENT_WORTH and not any(_ends_sentence(line) for line in outline.lines[best.start : best.end]):
        values.roles.clear()
        values.has_article = False
        return Run(0, 0, len(outline.lines))
    core = runs.find(_find_core(outline, best, values.worth))
    run = _complete(outline, core if core.worth >= MIN_CORE_SHARE * best.worth else best, values)
    start, end = take_answers(values.posts, *take_sections(outline, run.start, run.end, values.worth))
    return replace(run, start=start, end=end)


class _Runs:
    """The best run of any container: the classic search for the sum that is greatest, over its children."""

    def __init__(self, outline: Outline, worth: Sequence[float]) -> None:
        self._outline = outline
        self._worth = worth
        self._sums = [0.0, *accumulate(worth)]
        self._children: list[list[int]] = [[] for _ in outline.spans]
        for index, span in enumerate(outline.spans):
            if index and span.end > span.start:
                self._children[span.parent].append(index)

    def find_best(self, usual_path: str = "") -> Run:
        """The best run of all, in the innermost container that has it; on the usual path a lesser one will do."""
        best = self._find_heaviest()
        tag = usual_path.rpartition(">")[2].partition(".")[0]
        for index, span in enumerate(self._outline.spans if usual_path else ()):
            if span.opening.tag == tag and self._outline.name_path(index) == usual_path:
                run = self.find(index)
                is_inside = span.start <= best.start and best.end <= span.end
                if not is_inside and run.worth >= max(MIN_ARTICLE_WORTH, best.worth / USUAL):
                    return run
        return best

    def _find_heaviest(self) -> Run:
        gains = [0.0, *accumulate(max(worth, 0.0) for worth in self._worth)]
        best = Run(0, 0, len(self._outline.lines))
        for index, span in enumerate(self._outline.spans):
            gain = gains[span.end] - gains[span.start]
            if gain >= best.worth and span.end > span.start:
                run = self.find(index) if gain else Run(index, span.start, span.end)
                best = run if run.worth >= best.worth else best
        return best

    def find(self, index: int) -> Run:
        """The best run of a container, an empty one where nothing is worth anything."""
        span = self._outline.spans[index]
        best = Run(index, span.start, span.end)
        total, first = 0.0, span.start
        for start, end in self._steps(index):
            if total <= 0:
                total, first = 0.0, start
            total += self._sums[end] - self._sums[start]
            if total > best.worth:
                best = Run(index, first, end, total)
        return best

    def _steps(self, index: int) -> Iterator[tuple[int, int]]:
        """The children of a container in order, as lines: containers, and lines that have none of their own."""
        spans = self._outline.spans
        position = spans[index].start
        for child in self._children[index]:
            yield from ((number, number + 1) for number in range(position, spans[child].start))
            yield spans[child].start, spans[child].end
            position = spans[child].end
        yield from ((number, number + 1) for number in range(position, spans[index].end))


def _ends_sentence(line: Line) -> bool:
    return line.is_prose and (line.text.endswith(".") or any(mark in line.text for mark in "。！？；!?"))


def _complete(outline: Outline, run: Run, values: Values) -> Run:
    """The run with what a list or an injected box parts from it.

    Such a box may cost more than the last sentence behind it brings, so paragraphs under the same tags are taken along, and
    the lines without a box of their own that end the container: to judge those takes words.
    """
    boxes, lines, spans, worth = outline.boxes, outline.lines, outline.spans, values.worth
    around = spans[run.span]
    paths = {outline.path_of(n) for n in range(run.start, run.end) if worth[n] > 0}
    own = {boxes[n] for n in range(run.start, run.end) if lines[n].is_prose and worth[n] > 0}
    rows = Counter((spans[box].parent, spans[box].path) for box in own)  # paragraphs in boxes of their own
    start, end = run.start, run.end
    for number in (*range(end, around.end), *range(start - 1, around.start - 1, -1)):
        if not _belongs(outline, number, worth, paths, own):
            continue
        before, after = (number, start) if number < start else (end - 1, number)
        is_in_row = rows[spans[boxes[number]].parent, outline.path_of(number)] > 1
        if is_in_row or not _stand_apart(outline, before, after, worth, paths):
            start, end = min(start, number), max(end, number + 1)
    n_between = 0  # lines of a list of teasers or of posts do not count: they are known to be somebody else's
    for number in range(end, around.end if run.span else end):
        n_between += number not in values.roles
        if n_between > MAX_BOX_LINES + 1:
            break
        is_own = boxes[number] == run.span or (spans[boxes[number]].opening.tag == "tr" and worth[number] > 0)
        if is_own and (not lines[number].link_chars or is_attachment(lines[number].text)):
            end = number + 1
            n_between = 0
    return replace(run, start=start, end=end)


def _belongs(
    outline: Outline, number: int, worth: Sequence[float], paths: Collection[int], own: Collection[int]
) -> bool:
    """Whether a line is a sentence under the tags of the article's paragraphs, or stands in a box of theirs."""
    line = outline.lines[number]
    is_said = line.is_prose or line.text.endswith(_ENDS) or outline.boxes[number] in own
    return worth[number] > 0 and is_said and outline.path_of(number) in paths


def _find_core(outline: Outline, run: Run, worth: Sequence[float]) -> int:
    """The smallest container in the run with all boxes of its main kind of paragraph: those below the same tags."""
    boxes, spans = outline.boxes, outline.spans
    prose = [n for n in range(run.start, run.end) if outline.lines[n].is_prose and worth[n] > 0]
    paths: dict[int, float] = defaultdict(float)
    for number in prose:
        paths[outline.path_of(number)] += worth[number]
    if not paths:
        return run.span
    path = max(paths, key=lambda key: paths[key])
    own = [n for n in range(run.start, run.end) if outline.path_of(n) == path and worth[n] > 0]
    # A short sentence is one of the paragraphs as well.
    own = [n for n in own if outline.lines[n].is_prose or outline.lines[n].text.endswith(_ENDS)]
    main = _leave_notices(outline, own, worth)
    core = boxes[main[0]]
    while core > run.span and spans[core].end <= main[-1]:
        core = spans[core].parent
    return max(core, run.span)


def _leave_notices(outline: Outline, prose: Sequence[int], worth: Sequence[float]) -> Sequence[int]:
    """The paragraphs without those at either end that are few and stand apart: a notice below a form, a motto."""
    groups: list[list[int]] = []
    for number in prose:
        if not groups or _stand_apart(outline, groups[-1][-1], number, worth):
            groups.append([])
        groups[-1].append(number)
    weights = [sum(worth[number] for number in group) for group in groups]
    main = max(range(len(groups)), key=lambda number: weights[number])

    def is_article(others: slice) -> bool:
        n_lines = sum(map(len, groups[others]))
        return (
            sum(weights[others]) >= (MIN_APART_SHARE if n_lines > 1 else MIN_LONE_SHARE) * weights[main] and n_lines > 0
        )

    first, last = main, main + 1
    while is_article(slice(0, first)):
        first -= 1
    while is_article(slice(last, None)):
        last += 1
    return [number for group in groups[first:last] for number in group]


def _stand_apart(
    outline: Outline, before: int, after: int, worth: Sequence[float], paths: Collection[int] = ()
) -> bool:
    """Whether furniture or a label stands between two paragraphs that are in different boxes, below the page itself.

    A short line under tags of `paths`, those of the article, is a heading of it.
    """
    boxes, lines = outline.boxes, outline.lines
    if boxes[before] == boxes[after] != 0:
        return False
    return any(
        worth[n] <= 0
        or not (lines[n].level or is_numbered(lines[n].text) or lines[n].is_prose or outline.path_of(n) in paths)
        for n in range(before + 1, after)
    )
