"""Lists of other articles and posts of readers, known by their structure: what repeats beside itself is no article.

A list of teasers says title after title, each a link, with a blurb or a date between; posts of readers are boxes of one
kind in a row, each with a name and a time. Neither needs a label, a class name or a vocabulary of the site.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from pipeline.extract.outline import Outline, Span
from pipeline.extract.text import Line

# Set on invented pages of the kinds of site in the survey: portals, boards, blogs, questions and answers.
MIN_TEASERS = 3  # titles in a row; two links below one another stand in many articles
MAX_TEASER_GAP = 4  # lines from one title to the next: a blurb, a source, a time
MAX_BLURB_CHARS = 200
MAX_TITLE_CHARS = 60  # of a line with a full stop; links of whole paragraphs are longer
MIN_TITLE_CHARS = 6  # shorter links are names of sections, and buttons
MIN_CARD_RATIO = 0.8  # of the boxes in a row
MIN_ITEM_LINK_RATIO = 0.1  # of an item with a blurb behind its title
MAX_CARD_LINES, MAX_CARD_CHARS = 8, 240
MAX_ASKED = 32  # paragraphs and links of a run whose boxes are compared
MIN_POST_RATIO = 0.6  # of the boxes in a row, with a name and a time
MAX_STAMP_CHARS = 60
MAX_NAME_CHARS = 20
MAX_USER_CHARS = 10  # of a name that is a link; titles of articles are longer
_STAMP = re.compile(
    r"(?=[\d第昨前今刚剛])(?:(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}|(?<!\d)\d{1,2}[-/月]\d{1,2}日?\s+\d{1,2}:\d\d|\d{1,3}\s?(?:秒|分钟|分鐘|小时|小時|天|周|週|个月|個月|年)前"
    r"|(?:昨天|前天|今天|昨日)\s?\d{1,2}:\d\d|^(?:刚刚|剛剛)$|第?\d{1,4}(?:楼|樓|#)(?:$|\s))"
)
_DIGIT = re.compile(r"\d")
_JUST_NOW = ("刚刚", "剛剛")  # the times without a digit
_REPLY = re.compile(
    r"^\W*(?:回复|回覆|回應|回复他|引用|举报|檢舉|顶|頂|赞|讚|支持|反对|反對|踩|有用|点赞|只看该作者|追问|댓글)\W*\d*\W*(?:$|\s)"
)
# One line of a board: who says what, and when.
_SAID = re.compile(r"(?P<vote>[推噓嘘→]\s)?[^\s:：，。]{2,20}\s?[:：]\s?.{2,300}?\s\d{1,2}[-/]\d{1,2}\s\d{1,2}:\d\d$")
_BUTTONS = re.compile(
    r"(?:\d|\s)(?:(?:回复|回覆|举报|檢舉|引用|支持|反对|只看该作者)\s?)+$"
)  # behind the clock of a post
_COMMENTS = re.compile("[评評][论論]|留言|回应|回應|跟帖")
_ANSWER = re.compile(r"answer|(?:^|[\s_-])(?:ans|daan|jieda|huida)|wenda|[解回]答|最佳答案|采纳|採納")


@dataclass(frozen=True, slots=True)
class Posts:
    """Boxes of one kind in a row, each somebody's post; line numbers are half-open."""

    start: int
    end: int
    members: tuple[tuple[int, int], ...]
    is_answers: bool  # to a question, and so a part of the article


def is_answer(text: str) -> bool:
    """Whether a name or a label speaks of answers."""
    return _ANSWER.search(text) is not None


def is_title_link(line: Line) -> bool:
    """Whether the line is nothing but a link, and long enough to be a title."""
    return (
        line.link_chars >= MIN_TITLE_CHARS
        and line.link_ratio > 0.7
        and not (len(line.text) > MAX_TITLE_CHARS and "。" in line.text)
        and not _REPLY.search(line.text)
    )


def is_stamp(line: Line) -> bool:
    """Whether the line is short and says a time."""
    text = line.text
    return (
        len(text) <= MAX_STAMP_CHARS
        and not line.level
        and (text in _JUST_NOW or _DIGIT.search(text) is not None)
        and _STAMP.search(text) is not None
    )


def is_vote(text: str) -> bool:
    """Whether the line is a reader's vote below a post of a terminal board: `推 name: 同意 01/02 20:10`."""
    return text[:1] in "推噓嘘→" and (found := _SAID.match(text)) is not None and found["vote"] is not None


def find_teasers(outline: Outline) -> Iterator[tuple[int, int]]:
    """Runs of lines, half-open, in which title follows title; blurbs and dates between them belong to the run.

    The titles of a run stand below the same tags.
    """
    lines = outline.lines
    run: list[int] = []
    n_chars = 0
    for number, line in enumerate(lines):
        if line.link_chars >= MIN_TITLE_CHARS and is_title_link(line):
            if run and (
                number - run[-1] > MAX_TEASER_GAP
                or n_chars > MAX_BLURB_CHARS
                or outline.path_of(number) != outline.path_of(run[-1])
                or _is_article(outline, run[-1], number)
            ):
                yield from _divide(run, outline)
                run = []
            run.append(number)
            n_chars = 0
        else:
            n_chars += len(line.text)
    yield from _divide(run, outline)


def _is_article(outline: Outline, before: int, after: int) -> bool:
    """Whether a line between two links in boxes of their own stands outside these, in a box that has paragraphs.

    Then the links are advertisements.
    """
    lines, boxes = outline.lines, outline.boxes
    around = outline.spans[boxes[after]].parent
    if boxes[before] == boxes[after] or not any(boxes[n] == around for n in range(before + 1, after)):
        return False
    span = outline.spans[around]
    near = range(max(span.start, before - MAX_ASKED), min(span.end, after + MAX_ASKED))
    return any(boxes[n] == around and lines[n].is_prose for n in near)


def _divide(run: Sequence[int], outline: Outline) -> Iterator[tuple[int, int]]:
    """The run, divided where more stands between two titles than between the others: a short article between two lists."""
    if len(run) < MIN_TEASERS:
        return
    gaps = [after - before for before, after in pairwise(run)]
    usual = sorted(gaps)[(len(gaps) - 1) // 2]
    lines = outline.lines
    first = 0
    for number in range(1, len(run) + 1):
        if number < len(run):
            between = lines[run[number - 1] + 1 : run[number]]
            if len(between) <= usual and not (usual == 1 and any(line.is_prose for line in between)):
                continue
        if number - first >= MIN_TEASERS and not (
            _goes_on(outline, run[first], run[number - 1]) or _is_around(outline, run[first:number])
        ):
            last = run[number - 1]
            yield run[first], max(last + 1, min(last + usual, _end_around(outline, run[first], last)))
        first = number


def _goes_on(outline: Outline, first: int, last: int) -> bool:
    """Whether links and paragraphs in turn go on in the box of the paragraph above them: a list inside the article."""
    lines, boxes = outline.lines, outline.boxes
    if first == 0 or not lines[first - 1].is_prose or boxes[first - 1] != boxes[first]:
        return False
    return any(lines[n].is_prose and boxes[n] == boxes[first] for n in range(first, last))


def _is_around(outline: Outline, run: Sequence[int]) -> bool:
    """Whether links in different boxes of one container have all paragraphs between them in one of these boxes.

    Then they stand around an article (buttons above it, tags below) and in it: the items of a list are alike.
    """
    prose = [n for n in range(run[0], run[-1]) if outline.lines[n].is_prose and outline.lines[n].link_ratio < 0.5]
    if len(prose) < 2:
        return False
    spans = outline.spans
    around = outline.boxes[run[0]]
    while around > 0 and spans[around].end <= run[-1]:
        around = spans[around].parent
    holders, links = (
        {_child_below(outline, around, outline.boxes[n]) for n in numbers}
        for numbers in (prose[:MAX_ASKED], run[:MAX_ASKED])
    )
    return len(holders) == 1 and around not in holders and len(links) > 1


def _child_below(outline: Outline, around: int, box: int) -> int:
    """The child of `around` that holds `box`; `around` itself for a box that is it."""
    while box != around and outline.spans[box].parent != around:
        box = outline.spans[box].parent
    return box


def _end_around(outline: Outline, first: int, last: int) -> int:
    """The end of the smallest container around two lines."""
    box = outline.boxes[first]
    while box > 0 and outline.spans[box].end <= last:
        box = outline.spans[box].parent
    return outline.spans[box].end


def find_posts(outline: Outline, rows: Iterable[Sequence[Span]]) -> list[Posts]:
    """Those of the rows that are posts, outermost first; replies to a post stand inside it."""
    found: list[Posts] = []
    n_stamps = [0, *accumulate(map(is_stamp, outline.lines))]
    for members in rows:
        if sum([n_stamps[span.end] > n_stamps[span.start] for span in members]) < 2:
            continue
        first, last = members[0], members[-1]
        above = [line.text for line in outline.lines[max(first.start - 2, 0) : first.start + 1] if len(line.text) < 30]
        is_answers = is_answer(" ".join([*{span.opening.name for span in members}, *above]))
        needs_button = len(members) == 2 and not is_answers and not any(map(_COMMENTS.search, above))
        posts = [_is_post(outline.lines[span.start : span.end], needs_button=needs_button) for span in members]
        if sum(posts) < 2 or sum(posts) < MIN_POST_RATIO * len(members) or _are_columns(outline, members):
            continue
        ranges = tuple((span.start, span.end) for span in members)
        found.append(Posts(first.start, last.end, ranges, is_answers))
    return found


def find_cards(outline: Outline, rows: Iterable[Sequence[Span]]) -> Iterator[tuple[int, int]]:
    """Those of the rows whose boxes are small and have a link: products, persons, other articles with their first words."""
    for members in rows:
        if len(members) >= MIN_TEASERS:
            n_cards = sum([_is_card(outline.lines[span.start : span.end], span.opening.tag) for span in members])
            if n_cards >= MIN_CARD_RATIO * len(members):
                yield members[0].start, members[-1].end


def _is_card(lines: Sequence[Line], tag: str) -> bool:
    """Whether a box has a link on a line of its own, or is one item of a list whose title is a link.

    Two paragraphs are more than a card holds, and one above a title is a paragraph of the article above an advertisement.
    """
    if len(lines) == 1:
        (line,) = lines
        is_item = line.link_ratio >= MIN_ITEM_LINK_RATIO if tag == "li" else line.link_ratio > 0.4 and is_stamp(line)
        return is_item and line.link_chars >= MIN_TITLE_CHARS
    return (
        len(lines) <= MAX_CARD_LINES
        and sum(line.is_prose for line in lines) < 2
        and not (lines[0].is_prose and any(map(is_title_link, lines)))
        and any(line.link_ratio > 0.8 and not _REPLY.search(line.text) for line in lines)
        and sum(len(line.text) for line in lines) <= MAX_CARD_CHARS
    )


def find_rows(outline: Outline) -> list[list[Span]]:
    """Boxes of one kind below one container, two or more, in the order of the page."""
    rows: dict[tuple[int, str, str], list[Span]] = defaultdict(list)
    for span in outline.spans:
        if span.end > span.start:
            rows[span.parent, span.opening.tag, span.opening.kind].append(span)
    return [members for members in rows.values() if len(members) > 1]


def _are_columns(outline: Outline, members: Sequence[Span]) -> bool:
    """Whether boxes without a name are columns of a layout: half of them have headings, or one a heading of a page."""
    if members[0].opening.name:
        return False
    levels = [{line.level for line in outline.lines[span.start : span.end]} for span in members]
    return 2 * sum(any(found) for found in levels) >= len(members) or any(found & {1, 2} for found in levels)


def _is_post(lines: Sequence[Line], *, needs_button: bool) -> bool:
    """Whether a box has a name and a time, and something said, and, as two boxes prove little, a button to reply."""
    if len(lines) == 1:
        found = _SAID.match(lines[0].text)
        return found is not None and (found["vote"] is not None or not needs_button)
    if not lines or any(is_title_link(line) and _is_long(line.text) for line in lines[:3]):
        return False
    short = [line for line in lines if len(line.text) <= MAX_STAMP_CHARS and not line.level]
    stamps = [line for line in short if is_stamp(line)]
    if not stamps or len(short) == len(stamps) == len(lines):
        return False
    has_reply = any(_REPLY.search(line.text) for line in short) or any(_BUTTONS.search(line.text) for line in stamps)
    if needs_button or has_reply:
        return has_reply
    return any(_is_signed(line.text) for line in stamps) or any(
        len(line.text) <= MAX_NAME_CHARS and not _STAMP.search(line.text) and line.link_ratio <= 1 for line in short
    )


def _is_long(text: str) -> bool:
    """Whether a link says more than a name, or when something was said."""
    return len(text) > MAX_USER_CHARS and len(_STAMP.sub("", text)) > MAX_USER_CHARS


def _is_signed(text: str) -> bool:
    """Whether something as short as a name stands beside the time."""
    rest = _STAMP.sub("", text)
    return 2 <= sum(map(str.isalpha, rest)) <= MAX_NAME_CHARS
