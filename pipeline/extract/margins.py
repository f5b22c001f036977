"""What stands inside the article's own box and is no part of it: rows of its data, cards, repeated leads, what follows its end.

Templates put things between the paragraphs and behind the last one that no container sets apart. Each is known by how it is
made and by where it stands; no rule asks what a page is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.extract.labels import fold, label_role
from pipeline.extract.marks import find_marks
from pipeline.extract.outline import Outline
from pipeline.extract.text import Line, is_attachment
from pipeline.extract.values import is_control, is_signature
from pipeline.lines import is_prose_line
from pipeline.records import Role

MAX_CARD_LINES, MAX_CARD_CHARS = 8, 240  # of a box with a button: a product, an adviser, an app
MAX_BUTTON_CHARS = 8
MAX_PROMOTION_CHARS = 60
MAX_ROW_CHARS = 80  # of data about the article
MAX_HEAD_LINES = 60  # above the first sentence
LEAD_CHARS = 16  # of a lead that the body says again
MAX_LEAD_DISTANCE = 4  # lines from a lead to what it repeats
MIN_MARKS = 2  # labels, dates and counters of a strip, a date among them
_LAYOUT = frozenset("table tbody tr td th body".split())
_DEEDS = (
    "申请|申請|咨询|諮詢|购买|購買|下载|下載|领取|領取|报名|報名|办理|辦理|开户|開戶|体验|體驗|查看|提问|提問"
    "|预约|預約|测算|測算|打开|投保|借款|贷款|抢购|获取|使用"
)
_BUTTON = re.compile(
    f"(?:(?:立即|马上|馬上|免费|免費|我要|在线|線上|一键|点击|點擊|快速|现在|去)?(?:{_DEEDS})|去看看)"
    "(?:更多|详情|詳情|app|客户端|客戶端|>+|›|»)?",
    re.IGNORECASE,
)
_ADVERT_LABEL = frozenset("广告 推广 赞助 赞助商 广告位 advertisement ad sponsored".split())
_ADVERT_NAME = re.compile(r"(?:^|[\s_-])(?:ads?|gg|guanggao|advert\w{0,10}|sponsor\w{0,4})(?:$|[\s_-])", re.IGNORECASE)
_POINTER = re.compile(r"\s*[►▶▷▸➤➜☞👉»]")
_LABEL = re.compile(r"[【\[]?[一-鿿]{2,4}[】\]]?\s?[：:]\s?")  # 导读：, 核心提示：
_PICTURE = re.compile(r"[\W_]{0,3}(?:题|題|配|封面)?[图圖][片表源]?(?:来源|來源|[/／：:])")
_STOP = re.compile("[。，！？；]")
_SENTENCE_END = re.compile("[。！？；]")
_CUT_OFF = ("...", "…")


def find_margins(
    outline: Outline, start: int, end: int, roles: Mapping[int, Role], title_at: int | None
) -> Iterator[tuple[int, Role]]:
    """Lines of the body `start` to `end` that are not the article's; `roles` are those known before, by line number."""
    lines = outline.lines
    said = [n for n in range(start, end) if n not in roles and _is_sentence(lines[n])]
    if not said:
        return
    found = dict.fromkeys(_find_repeated(lines, start, said[0], end), Role.NAVIGATION)
    said = [n for n in said if n not in found] or said
    found |= dict.fromkeys(_find_head(outline, start, said, roles, title_at), Role.NAVIGATION)
    found |= dict.fromkeys(_find_boxes(outline, start, end), Role.NAVIGATION)
    found |= dict.fromkeys(_find_promotions(outline, start, end, roles), Role.NAVIGATION)
    found |= dict.fromkeys(_find_tail(outline, start, end, {**roles, **found}), Role.NAVIGATION)
    yield from found.items()


def is_repeated_lead(text: str, opening: str) -> bool:
    """Whether a lead above the body is only the body's first words again, or cut off."""
    return text.endswith(_CUT_OFF) or text[:LEAD_CHARS] in opening


def _find_head(
    outline: Outline, start: int, said: Sequence[int], roles: Mapping[int, Role], title_at: int | None
) -> Iterator[int]:
    """What stands about the article above its first sentence, `said[0]`.

    These are rows of data of which two or more are known as title or byline; a strip in a box of its own; and short lines
    below the byline, outside the container that holds all that is said.
    """
    boxes, spans, lines = outline.boxes, outline.spans, outline.lines
    first = said[0]
    groups: dict[tuple[int, str, str], list[int]] = {}
    for number in range(start, first):
        span = spans[boxes[number]]
        if span.end == span.start + 1 and (span.opening.name or span.opening.tag == "tr"):
            groups.setdefault((span.parent, span.opening.tag, span.opening.name), []).append(number)
    for numbers in groups.values():
        if sum(roles.get(n) in (Role.TITLE, Role.BYLINE) for n in numbers) > 1:
            yield from (n for n in range(numbers[0], numbers[-1] + 1) if _is_row(lines[n]))
    if title_at is None:
        return
    around = _find_around(outline, said[0], said[-1])
    below = max((n for n in range(title_at, first) if roles.get(n) is Role.BYLINE), default=first)
    for number in range(max(start, title_at + 1, first - MAX_HEAD_LINES), first):
        line = lines[number]
        if boxes[number] == boxes[first] or not _is_row(line):
            continue
        marks = list(find_marks(line.parted or line.text, fold(line.parted or line.text), None))
        is_strip = len(marks) >= MIN_MARKS and any(mark.kind == "stamp" for mark in marks)
        if is_strip or (number > below and not spans[around].start <= number and not line.level):
            yield number


def _find_around(outline: Outline, first: int, last: int) -> int:
    """The smallest container of two lines."""
    box = outline.boxes[first]
    while box > 0 and outline.spans[box].end <= last:
        box = outline.spans[box].parent
    return box


def _is_row(line: Line) -> bool:
    return len(line.text) <= MAX_ROW_CHARS and not _STOP.search(line.text)


def _find_repeated(lines: Sequence[Line], start: int, first: int, end: int) -> Iterator[int]:
    """The cut off first words of the article that stand above it once more, perhaps behind a label: `导读：…`."""
    for number in range(start, min(first + 1, end)):
        text = lines[number].text
        if text.endswith(_CUT_OFF):
            opening = _LABEL.sub("", text)[:LEAD_CHARS].rstrip(".…")
            below = lines[number + 1 : min(number + 1 + MAX_LEAD_DISTANCE, end)]
            if len(opening) >= LEAD_CHARS // 2 and any(line.text.startswith(opening) for line in below):
                yield number


def _find_boxes(outline: Outline, start: int, end: int) -> Iterator[int]:
    """Lines in small boxes of advertisements, and links that point at other articles from between the paragraphs."""
    lines = outline.lines
    for number in range(start, end):
        line = lines[number]
        if line.link_ratio > 0.7 and _POINTER.match(line.text) and not is_attachment(line.text):
            yield number
            if number > start and _is_pointer_label(lines[number - 1].text):
                yield number - 1
    for span in outline.spans:
        is_inside = start <= span.start < span.end <= end and (span.start, span.end) != (start, end)
        is_small = span.end - span.start <= MAX_CARD_LINES and span.opening.tag not in _LAYOUT
        if is_inside and is_small and _is_advert(lines[span.start : span.end], span.opening.name):
            yield from range(span.start, span.end)


def _find_promotions(outline: Outline, start: int, end: int, roles: Mapping[int, Role]) -> Iterator[int]:
    """The first and the last line of the body where it praises a link and ends like no sentence, in a box of its own."""
    lines, boxes = outline.lines, outline.boxes
    free = [n for n in range(start, end) if n not in roles]
    paths = {outline.path_of(n) for n in free[1:-1] if lines[n].is_prose}
    for number in {free[0], free[-1]} if len(free) > 2 else ():
        line, span = lines[number], outline.spans[boxes[number]]
        is_alone = span.end == span.start + 1 and outline.path_of(number) not in paths and not line.level
        is_promotion = line.link_chars > 0 and len(line.text) <= MAX_PROMOTION_CHARS and "。" not in line.text
        if is_alone and is_promotion and not is_attachment(line.text):
            yield number


def _is_pointer_label(text: str) -> bool:
    """Whether the line is a label of other articles, or as short and has the ornament of a pointer."""
    return label_role(text) is Role.TEASER or (len(text) <= MAX_BUTTON_CHARS and _POINTER.match(text) is not None)


def _is_advert(inside: Sequence[Line], name: str) -> bool:
    """Whether a box says nothing in sentences and has a button, or the label or name of an advertisement."""
    texts = [line.text for line in inside]
    if sum(map(len, texts)) > MAX_CARD_CHARS or any(map(_is_sentence, inside)):
        return False
    if any(line.level in (1, 2) or is_attachment(line.text) for line in inside):
        return False
    if _ADVERT_NAME.search(name) or texts[0].strip("【】[]() ").lower() in _ADVERT_LABEL:
        return True
    return any(map(_has_button, inside)) and sum(map(len, texts)) > MAX_BUTTON_CHARS


def _is_sentence(line: Line) -> bool:
    return is_prose_line(line.text) or (line.is_prose and _SENTENCE_END.search(line.text) is not None)


def _has_button(line: Line) -> bool:
    """Whether the line is a link to apply, ask or buy, or ends with one."""
    button = line.text if line.link_ratio > 0.8 else line.parted.rpartition(" ")[2] if line.link_chars else ""
    return len(button) <= MAX_BUTTON_CHARS and _BUTTON.fullmatch(button) is not None


def _find_tail(outline: Outline, start: int, end: int, roles: Mapping[int, Role]) -> Iterator[int]:
    """What follows the first sign of the article's end behind its last paragraph and stands in boxes of another kind.

    The sign is the editor, a link to the neighbours, a button, a comment: none of these stands above an article's last line.
    """
    lines = outline.lines
    prose = [n for n in range(start, end) if n not in roles and (lines[n].is_prose or is_prose_line(lines[n].text))]
    if not prose:
        return
    paths = {outline.path_of(n) for n in prose}
    ended = False
    sentences = (n for n in range(prose[-1] + 1, end) if n not in roles and lines[n].text.endswith("。"))
    for number in range(max(sentences, default=prose[-1]) + 1, end):
        text = lines[number].text
        if _PICTURE.match(text):
            continue  # a credit under a picture stands anywhere
        if number in roles or is_control(text) or is_signature(text):
            ended = True
        elif ended and outline.path_of(number) not in paths and not is_attachment(text):
            yield number
