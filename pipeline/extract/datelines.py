"""Lines in the place of the strip that are no byline as a whole: their dates, and the reporters who sign a paragraph."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.extract.bylines import GLUED, HEARING, MAX_BYLINE_CHARS, SPAN
from pipeline.extract.labels import fold
from pipeline.extract.marks import BARE, Mark, find_marks
from pipeline.extract.names import PERSON, read_names
from pipeline.extract.placing import Byline
from pipeline.records import Precision

_LOOSE = re.compile(r"(?:19|20)\d\d|民[国國]|二[〇○零ＯO]")
_EVENT_LABEL = re.compile(
    r"(?:活动|截止|截至|开庭|报名|考试|会议|举办|召开|施行|实施|生效|到期|借款|还款|有效|出生|成立|起止|执行|立案|判决|逾期)\S{0,4}[:：]?\s?$"
)
_SENTENCE = re.compile("[。；！？!?]|，.{8}|(?:的|了|在|是|将|把|被).{4}")
MAX_DATELINE_CHARS = 60
_NAMES = rf"(?P<names>{PERSON}(?:(?:[、，,\s]|\s[、，,]\s?){PERSON}){{0,4}})"
# Only the ways in which papers of Taiwan sign: 〔記者王小明／台北報導〕. A mainland `（记者林晚）` behind 讯 or 电 is read as the agency's.
_OPENING = tuple("（(〔[【")
_CITY = "台北|新北|桃园|台中|台南|高雄|基隆|新竹|苗栗|彰化|南投|云林|嘉义|屏东|宜兰|花莲|台东|澎湖|金门|马祖|综合|香港|澳门|北京|上海"
_DATELINE = re.compile(rf"\s*[（(〔\[【]?\s?[一-鿿]{{0,8}}?记者\s?{_NAMES}\s?[/／]\s?[一-鿿]{{2,6}}(?:报道|报导)")
# Without the slash the brackets have to close behind it, and the place is a known one, or has two characters.
_REPORTED = r"(?:报道|报导|\d{1,2}日电)\s?[）)〕\]】]"
_GLUED = (
    *(
        re.compile(rf"\s*[（(〔\[【]\s?[一-鿿]{{0,8}}?记者\s?(?P<names>{PERSON}(?:、{PERSON})*)\s?{place}{_REPORTED}")
        for place in (rf"(?:{_CITY})[县市]?", "[一-鿿]{2}")
    ),
    re.compile(rf"\s*[（(〔\[【]\s?{_NAMES}\s?[/／]\s?[一-鿿]{{2,6}}{_REPORTED}"),
)


def read_loosely(line: str) -> Byline | None:
    """The dates of a line in the strip's place that says more than a byline may; None without one, or for a sentence.

    A clock or a label makes it a line of the strip (`n_claims`); a bare day may stand in a subtitle too and counts least.
    """
    if not 8 <= len(line) <= MAX_BYLINE_CHARS or not _LOOSE.search(line):
        return None
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


def read_reporter(text: str) -> str:
    """The reporters whom the head of a paragraph names as a signature: `〔記者王小明／台北報導〕`; "" for none.

    >>> read_reporter("〔記者王小明／台北報導〕該行昨日"), read_reporter("本报讯（记者 林小晚）昨日，")
    ('王小明', '')
    """
    head = text[:MAX_DATELINE_CHARS]
    if head[:2].strip()[:1] not in _OPENING and "记者" not in head and "記者" not in head:
        return ""
    folded = fold(head)
    found = _DATELINE.match(folded) or next(filter(None, (glued.match(folded) for glued in _GLUED)), None)
    return head[found.start("names") : found.end("names")].strip() if found else ""
