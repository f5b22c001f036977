"""Lines in the place of the strip that are no byline as a whole: their dates, and the reporters who sign a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.bylines import GLUED, HEARING, MAX_BYLINE_CHARS, SPAN
from pipeline.extract.credits import NAME, are_persons, read_credit, read_signers
from pipeline.extract.dates import Stamp, find_stamps, read_stated
from pipeline.extract.labels import fold
from pipeline.extract.marks import AGO, BARE, Mark, find_marks
from pipeline.extract.names import read_name, read_names
from pipeline.extract.placing import Byline
from pipeline.extract.text import Line
from pipeline.records import Precision

_LOOSE = re.compile(r"(?:19|20)\d\d|民[国國]|二[〇○零ＯO]")
_EVENT_LABEL = re.compile(
    r"(?:活动|截止|截至|开庭|报名|考试|会议|举办|召开|施行|实施|生效|到期|借款|还款|有效|出生|成立|起止|执行|立案|判决|逾期)\S{0,4}[:：]?\s?$"
)
_SENTENCE = re.compile("[。；！？!?]|，.{8}|(?:的|了|在|是|将|把|被).{4}")
MAX_DATELINE_CHARS = 90
# What may stand before a reporter: 【禾木网】, 禾木社石湾3月1日电, 本报讯.
_HOUSE = re.compile(
    r"\s*(?:[【\[［〔][^】\]］〕，。／/]{2,14}[】\]］〕]\s?)?(?:[^，。！？；：:（(【〔\[]{0,28}?(?P<sent>日?专?电|讯|消息)(?![一-鿿]))?\s*"
)
_BRACKETED = re.compile(r"[（(〔【\[［](?P<said>[^（()）〔〕【】\[\]。]{2,60})[)）〕】\]］]")
_REPORTER_HINT = re.compile("记者|記者|报[道导]|報[導道]|[电電讯訊][（( ]|通[讯訊]员|作者|整理")
_COLON = re.compile(r"\s?[:：]")
_SET_APART = re.compile(r"\u3000|\s{2}")  # 本报记者 林小晚　the first words of the article
_DESKED = re.compile(
    rf"\s*[（(〔【\[［]?\s?(?:[一-鿿\w]{{2,10}}[/／╱]\s?)?(?P<names>{NAME}(?:、{NAME})*)\s?[/／╱]\s?[一-鿿]{{2,6}}报[道导]"
)
# A text taken over from an account: 本文来自微信公众号：X（ID：y），作者：Z，题图来自…
_TAKEN = re.compile(
    r"(?:本文|文章|内容|稿件)\S{0,4}(?:来自|来源|转自|选自|首发)[^。]{2,60}?[，,；;\s]\s?(?:原文)?(?:作者|撰文|整理|编译|文)\s?[:：丨｜|]?\s?"
    r"(?P<name>[^\s，,。；;：:（）()“”]{2,16})(?=[，,。；;\s（(]|$)"
)


_Y, _M, _D = r"(?P<year>(?:19|20)\d\d)", r"(?P<month>1[0-2]|0?[1-9])", r"(?P<day>3[01]|[12]\d|0?[1-9])"
_BOXES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_D}日?\s?[/|]?\s?{_Y}\s?[-/.年]\s?{_M}月?",
        rf"{_M}\s?[-/.月]\s?{_D}日?\s?[/|]?\s?{_Y}年?",
        rf"{_Y}年?\s?[/|]?\s?{_M}\s?[-/.月]\s?{_D}日?",
        rf"{_Y}\s?[-/.年]\s?{_M}月?\s?[/|]?\s?{_D}日?",
        rf"{_D}日?\s{_M}月\s{_Y}年?",
    )
)
MAX_BOX_CHARS = 12
MAX_AGO_CHARS = 40
_AGO_ALONE = re.compile(rf"(?<!\S)(?:{AGO.pattern})(?!\S)")
MAX_BOXES_ABOVE, MAX_BOXES_BELOW = 3, 8  # lines above and below the title


def read_loosely(line: str) -> Byline | None:
    """The dates of a line in the strip's place that says more than a byline may; None without one, or for a sentence.

    A clock or a label makes it a line of the strip (`n_claims`); a bare day may stand in a subtitle too and counts least.
    """
    if not 8 <= len(line) <= MAX_BYLINE_CHARS or not _LOOSE.search(line):
        return _read_ago_alone(line)
    folded = fold(line)
    byline = Byline()
    marks = list(find_marks(line, folded, None))
    for before, mark in zip([None, *marks], marks, strict=False):
        if mark.stamp is None:
            continue
        if (
            HEARING.match(folded, mark.end)
            or SPAN.match(folded, mark.end)
            or _EVENT_LABEL.search(folded, 0, mark.start)
        ):
            return None
        kind = before.kind if before and before.end == mark.start else ""
        is_sure = kind in ("published", "updated", "dated") or mark.stamp.precision is not Precision.DAY
        stamps = {"published": byline.published, "dated": byline.dated, "updated": byline.updated}
        stamps.get(kind, byline.plain if is_sure else byline.dated).append(mark.stamp)
        byline.n_claims += is_sure
    line = GLUED.sub(lambda found: " " * len(found[0]), line)
    rest = "".join(line[before.end : mark.start] for before, mark in pairwise(marks))
    if not byline.stamps or _SENTENCE.search(rest + line[: marks[0].start] + line[marks[-1].end :]):
        return None
    for mark, behind in zip(marks, [*marks[1:], Mark(len(line), len(line), "end")], strict=False):
        if mark.kind == "author" and mark.value != BARE:
            byline.name(read_names(GLUED.sub(" ", line[mark.end : behind.start]))[0], 0)
        elif mark.kind == "reporter":
            byline.name(mark.value, 0)
    return byline


def _read_ago_alone(line: str) -> Byline | None:
    """What a short line tells its visitor in an element of its own, whatever stands beside that: an account, a place."""
    found = _AGO_ALONE.search(fold(line)) if len(line) <= MAX_AGO_CHARS and "前" in line else None
    return Byline(relative=line[found.start() : found.end()], n_claims=1) if found else None


def read_taken(text: str) -> str:
    """Whom a note on where a text was taken from, or appeared first, names as its author; "" for none.

    >>> read_taken("本文来自微信公众号：禾木观察（ID：hemu），作者：山间有雾，题图来自：视觉禾木")
    '山间有雾'
    """
    if "作者" not in text and "整理" not in text:
        return ""
    found = _TAKEN.search(fold(text[:MAX_DATELINE_CHARS]))
    return read_name(text[found.start("name") : found.end("name")], is_labelled=True) if found else ""


def read_reporter(text: str) -> str:
    """Who the head of a paragraph says has written it: a paper's reporter, or whom the account names it is taken from; "" for none.

    >>> read_reporter("〔記者王小明／台北報導〕該行昨日"), read_reporter("本报讯（记者 林小晚）昨日，"), read_reporter("记者林小晚昨日看到，")
    ('王小明', '林小晚', '')
    """
    head = text[:MAX_DATELINE_CHARS]
    if not _REPORTER_HINT.search(head):
        return ""
    folded = fold(head)
    if name := read_taken(head):
        return name
    house = _HOUSE.match(folded)
    start = house.end() if house else 0
    if bracketed := _BRACKETED.match(folded, start) or _BRACKETED.match(folded):
        said = head[bracketed.start("said") : bracketed.end("said")]
        credit = read_credit(said)
        if credit is not None and credit.end >= len(said.rstrip()):
            return credit.names
        if ((house and house["sent"]) or "报" in said or "報" in said) and (names := read_signers(said)):
            return names
    if desked := _DESKED.match(folded):
        return head[desked.start("names") : desked.end("names")] if are_persons(desked["names"]) else ""
    credit = read_credit(head, start)
    if credit is not None and (
        credit.is_reported or _COLON.match(folded, credit.end) or _SET_APART.match(head, credit.end)
    ):
        return credit.names
    return ""


def read_apart(lines: Sequence[Line], title_at: int, title: str) -> list[Stamp]:
    """The date on the title's own line, in a cell or an element behind it, or below in boxes of its own, as `06` and `2013-05`.

    Systems of the last years draw a small calendar beside the title; the boxes hold nothing but digits.
    """
    own = lines[title_at]
    rest = (own.parted or own.text).replace(title, " ", 1).strip()
    if len(rest) < len(own.text) and len(rest) <= MAX_DATELINE_CHARS and (stamp := read_stated(rest)):
        return [stamp]
    first = max(title_at - MAX_BOXES_ABOVE, 0)
    for number in range(first, min(title_at + MAX_BOXES_BELOW, len(lines) - 1)):
        if lines[number].is_prose and number > title_at:
            break
        text = lines[number].parted or lines[number].text
        if len(text) > MAX_BOX_CHARS or not text[:1].isdigit():
            continue
        below = [(line.parted or line.text)[: MAX_BOX_CHARS + 1] for line in lines[number + 1 : number + 3]]
        for boxes in (text, " ".join([text, *below[:1]]), " ".join([text, *below])):
            if len(boxes) <= 2 * MAX_BOX_CHARS and (
                found := next(filter(None, (box.fullmatch(boxes) for box in _BOXES)), None)
            ):
                return find_stamps(f"{found['year']}-{found['month']}-{found['day']}")
    return []
