"""The head of an article: which lines around the title are breadcrumb and byline, and what they say together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.extract.bare_names import find_bare_name, is_account_beside
from pipeline.extract.breadcrumbs import read_breadcrumb
from pipeline.extract.bylines import read_byline
from pipeline.extract.datelines import read_loosely, read_reporter, read_taken
from pipeline.extract.dates import Stamp
from pipeline.extract.feet import find_foot, is_free, is_other, read_edit, read_row
from pipeline.extract.labels import fold, is_lead, label_role
from pipeline.extract.placing import Byline
from pipeline.extract.questions import read_question
from pipeline.extract.signatures import read_line, read_posting, read_signed, read_tail
from pipeline.extract.text import Line
from pipeline.extract.titles import plain
from pipeline.lines import han_count, is_numbered, is_prose_line
from pipeline.records import Precision, Role

MAX_LINES_ABOVE = 6  # of the title
MAX_LINES_BELOW = 24  # share buttons and lists of tags stand between title and byline
MAX_LINES_BEHIND_LEAD = 4  # between the paragraph that sums an article up and the byline below it
MAX_LINES_AT_END = 6
MAX_END_CHARS = 120
MAX_LABELLED_ABOVE = 2  # lines with a labelled author above the title
MAX_LINES_TO_NAME = 2  # between the last sentence and a name in brackets
MAX_CITED_CHARS = 16  # 一、参考文献与注释 [编辑]
MAX_LINES_BEYOND = 12  # of the region, for what its container left out
MAX_REPORTER_LINES = 2  # paragraphs that may name their reporter
_END_LABELS = ("发布", "发表", "更新", "时间", "日期", "编辑于", "最后更新")
_SIGNED = re.compile(
    r"[（(【\[*]?(?:本文|文章|最后|本页)?(?:作者|撰文|撰稿|采写|文字|文(?=\s?[丨｜|/：:])|供稿|记者|发布|发表|更新|时间|日期|编辑于|发布者|来源|分类|个人分类|栏目)\S{0,4}?\s?[:：丨｜|/]"
)
_FILING = re.compile(r"(?:文章|页面|所属)?分类\s?[:：]")
_POSTED = re.compile(
    r"posted (?:by|@)|submitted by|written by|由|张贴者|贴文者|发帖者|发布者|投稿者|\S{2,16}\s?(?:发表|发布|张贴)在"
)
_REPLIES = re.compile("评论|留言|回复|回应|comment|repl(?:y|ies)")
_OPENING = re.compile(r"[^\s:：\d]{1,6}[:：]")
_LABEL_LINE = re.compile(r"[一-鿿]{0,4}(?:时间|時間|日期|作者|来源|來源|发布于|記者|记者)\s?[:：]?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATED = re.compile(r"(?:19|20)\d\d|[民期间間]|(?:19|20)\d\d$|月|二[〇○零ＯO]")
_WEEKDAY = re.compile("星期|周[一二三四五六日天]|礼拜|禮拜|週")
# Below these headings stand the dates of other texts; the last edit of an encyclopedia's page is no publication.
_CITED = re.compile(
    r"\W{0,3}(?:[一二三四五六七八九十]{1,2}、|\d{1,2}[.、])?\s?(?:参考|引用|外部|延伸|相关)?"
    r"(?:文献|资料|参考资料|来源|链接|引用|注释|注解|脚注|书目|参见)(?:与?(?:注释|来源|资料|链接))?\s?(?:\[编辑\])?\W{0,2}"
)
_EDITED = re.compile(r"(?:最后|最近|上次|末次)(?:编辑|修订|修改|更改|更动|变动)|编辑于|修订于|修改于|词条|维基|条目")
_TODAY = re.compile(r"今天|今日|现在|当前|北京时间|农历|欢迎|您好|登录|更新日志")


@dataclass(slots=True)
class Strip:
    """The lines of the strip by number, and what they say."""

    title: str = ""
    roles: dict[int, Role] = field(default_factory=dict)
    byline: Byline = field(default_factory=Byline)
    places: list[str] = field(default_factory=list)  # of the breadcrumb
    section: str = ""  # that a link beside the title names
    dated: list[int] = field(default_factory=list)  # the lines that say something of the byline
    zone: list[str] = field(default_factory=list)  # the lines among which a byline is looked for
    below: list[str] = field(default_factory=list)  # those of them below the title
    clocks: list[Stamp] = field(default_factory=list)  # dates above the title that may be the day of the visit
    reporter: str = ""  # whom the first paragraph names
    credits: list[str] = field(default_factory=list)  # the lines that may name an editor
    signed: Byline = field(default_factory=Byline)  # what stands below the article
    page: Sequence[Line] = ()  # all lines of the page
    is_question: bool = False  # the page asks and answers
    answer: Sequence[str] = ()  # the lines below the count of answers, when it is one


def read_strip(
    lines: Sequence[Line], title_at: int | None, title: str, places: Sequence[str] = (), section: str = ""
) -> Strip:
    """What stands around the title, down to the first paragraph; `places` and `section` are what links are known to name."""
    strip = Strip(title=title, places=list(places), section=section)
    anchor = 0 if title_at is None else title_at
    first = max(anchor - MAX_LINES_ABOVE, 0)
    is_in_body = False
    speakers = Counter(_opening(line.text) for line in lines)
    limit = min(anchor + MAX_LINES_BELOW, len(lines))
    number = first - 1
    while (number := number + 1) < limit:
        line = lines[number]
        text = line.text
        if number == title_at:
            continue
        strip.zone.append(text)
        if title_at is not None and number > title_at and not is_in_body:
            strip.below.append(text)
        if is_in_body and _is_said(text):
            continue
        if (found := read_breadcrumb(text)) is not None:
            strip.roles[number] = Role.BREADCRUMB
            strip.places = strip.places or [place for place in found if plain(place) != plain(title)]
        if number and _LABEL_LINE.fullmatch(lines[number - 1].text) and len(text) <= MAX_END_CHARS:
            # Label and value in cells of their own.
            line = line._replace(text=f"{lines[number - 1].text.rstrip(':： ')}：{text}", parted="")
        byline = read_line(line) if speakers[_opening(text)] < 2 or _YEAR.search(text) else None
        if byline is not None and number < anchor and found is None and _TODAY.search(fold(text)):
            byline = None
        if byline is not None and number < anchor and _is_clock(text, byline):
            strip.clocks += byline.plain
        elif byline is not None and not fold(text).startswith("头像"):
            strip.roles[number] = Role.BYLINE
            strip.byline.absorb(byline)
            strip.dated.append(number)
        elif number not in strip.roles:
            loose = read_loosely(line.parted or text) if number >= anchor and not is_in_body else None
            if (is_prose_line(text) or line.is_prose) and number > anchor and not (loose and loose.n_claims):
                if limit > number + MAX_LINES_BEHIND_LEAD and not strip.byline.stamps and title_at is not None:
                    limit = number + MAX_LINES_BEHIND_LEAD
                    is_in_body = True
                    continue
                break
            if loose is not None:
                strip.byline.absorb(loose)
                strip.dated.append(number)
                if loose.n_claims:
                    strip.roles[number] = Role.BYLINE
            elif han_count(text) in range(2, 5) and len(text) <= 4 and not is_numbered(text):
                continue  # a name or a button
            elif number > anchor and title_at is not None and not is_lead(text) and not lines[number].link_chars:
                is_in_body = is_in_body or plain(text) != plain(title)
    if not strip.byline.author:
        place, name = find_bare_name(lines, title_at, strip.dated, strip.roles, number, [*strip.places, section])
        if name:
            strip.byline.name(name, 2)
            strip.roles[place] = Role.BYLINE
    _read_reporter(lines, anchor, strip)
    strip.is_question, strip.answer = read_question(lines, anchor + 1)
    byline = strip.byline
    if byline.author and fold(byline.author) in map(
        fold, [*strip.places, section]
    ):  # the section's name where a person's would be
        byline.author, byline.category = "", byline.category or byline.author
    if (
        places
        and not byline.author
        and not byline.is_filed
        and is_account_beside(byline.category, [lines[n] for n in strip.dated], places)
    ):
        byline.name(byline.category, 2)
        byline.category = ""
    return strip


def _is_clock(text: str, byline: Byline) -> bool:
    """Whether the line says a day of the week and nothing that is the article's: the head of a paper, or of a site."""
    return bool(byline.plain) and not byline.published and not byline.author and _WEEKDAY.search(text) is not None


def _opening(text: str) -> str:
    """The label with a colon that opens the line, such as a speaker's; "" for none."""
    found = _OPENING.match(text)
    return found[0] if found else text[:40]


def _is_said(text: str) -> bool:
    """Whether a line of the body with a label in front says nothing else: no byline, but what the article lists."""
    folded = fold(text[:60])
    if not _OPENING.match(folded) or folded.startswith(_END_LABELS[:3]):
        return folded.startswith(("当前位置", "您的位置")) and ">" not in folded
    byline = read_byline(text)
    return byline is not None and byline.n_claims < 2


def _read_reporter(lines: Sequence[Line], anchor: int, strip: Strip) -> None:
    """The reporter whom the article's first paragraphs name at their head."""
    paragraphs = (line.text for line in lines[anchor + 1 : anchor + MAX_LINES_BELOW] if line.is_prose)
    for _, text in zip(range(MAX_REPORTER_LINES), paragraphs, strict=False):
        strip.reporter = strip.reporter or read_reporter(text)


def read_beyond(lines: Sequence[Line], start: int, end: int, strip: Strip) -> None:
    """Look for the byline above and below the region `start` to `end` of a page, where the region states no date."""
    strip.page = lines
    author = fold(strip.byline.author)
    if strip.byline.author_rank == 2 and any(
        fold(line.text) == author for line in lines[:start] if len(line.text) == len(author)
    ):
        strip.byline.source, strip.byline.author = strip.byline.author, ""  # the site's own name, above
        strip.byline.author_rank = 9
    if not strip.byline.published and not strip.byline.plain:
        for number in range(start - 1, max(start - MAX_LINES_BEYOND, -1), -1):
            text = lines[number].text
            if _DATED.search(text) and not (_TODAY.search(fold(text[:80])) and read_breadcrumb(text) is None):
                byline = read_line(lines[number])
                byline = byline if byline is not None and is_free(lines[number], byline) else None
                if byline is not None and _is_clock(text, byline):
                    strip.clocks += byline.plain
                elif byline is not None and byline.stamps:
                    strip.byline.absorb(byline)
                    break
    for number in range(start - 1, max(start - MAX_LABELLED_ABOVE, 0) - 1, -1) if not strip.byline.author else ():
        if (byline := read_line(lines[number])) is not None and byline.author_rank < 2:
            strip.byline.name(byline.author, byline.author_rank)  # 发信人 stands above the title
    for number in range(end, min(end + MAX_LINES_BEYOND, len(lines))):
        text = lines[number].text
        if _is_heading(text):
            break
        if len(text) > MAX_END_CHARS:
            continue
        strip.credits.append(text)
        if (_SIGNED.match(fold(text[:12])) and (byline := read_byline(text))) or (
            _POSTED.match(fold(text[:24])) and (byline := read_posting(lines[number].parted or text))
        ):
            strip.signed.absorb(byline)
    for number in range(max(end - MAX_LINES_BEYOND, start), min(end + MAX_LINES_BEYOND, len(lines) - 1)):
        if _FILING.fullmatch(fold(lines[number].text[:MAX_CITED_CHARS])):  # 分类： and a list below it
            text = lines[number + 1].parted or lines[number + 1].text
            strip.signed.absorb(Byline(category=text.split(" ", 1)[0], is_filed=True))
    if not strip.byline.stamps:
        behind = range(end, min(end + MAX_LINES_BEYOND, len(lines)))
        limit = next((n for n in behind if _is_heading(lines[n].text, is_first=True)), behind.stop)
        number, foot = find_foot(lines, start, end, limit)
        strip.signed.absorb(foot)
        if start <= number < end:
            strip.roles[number - start] = Role.BYLINE


def _is_heading(text: str, *, is_first: bool = False) -> bool:
    """Whether a line heads what others say, or other articles; `is_first` when it has to open with saying so."""
    ask = _REPLIES.match if is_first else _REPLIES.search
    return label_role(text) is not None or ask(fold(text[:24])) is not None


def read_end(lines: Sequence[Line], roles: Mapping[int, Role], strip: Strip) -> None:
    """Look for a labelled date, a labelled author, and the date below a signature in the article's last lines."""
    free = [number for number in range(len(lines)) if number not in roles and number not in strip.roles]
    title = plain(strip.title)
    first = next((n for n in free if lines[n].is_prose and plain(lines[n].text[:MAX_END_CHARS]) != title), len(lines))
    limit = min(
        (n for n, role in roles.items() if n > first and role in (Role.TEASER, Role.COMMENT)), default=len(lines)
    )
    last = next((number for number in reversed(free) if lines[number].is_prose and number < limit), -1)
    own = [n for n in free if n <= last][-MAX_LINES_AT_END:]
    own += range(last + 1, min(last + 1 + MAX_LINES_BEYOND, len(lines)))
    cited = next(
        (
            n
            for n in range(first, len(lines))
            if len(lines[n].text) <= MAX_CITED_CHARS and _CITED.fullmatch(fold(lines[n].text))
        ),
        len(lines),
    )
    own = [n for n in own if n < cited]
    strip.credits += strip.zone + [lines[n].text for n in own]
    others = next((n for n in own if n > last and is_other(lines[n])), len(lines))
    for number in own:
        text = lines[number].text
        if len(text) > MAX_END_CHARS:
            continue
        role = roles.get(number)
        is_own = number < others and not strip.byline.stamps and role is not Role.COMMENT
        is_own = is_own and (role is not Role.TEASER or number == last + 1)  # a link right behind the text is its own
        if is_own and (foot := read_edit(lines, number) or (read_row(lines[number]) if number > last else None)):
            strip.signed.absorb(foot)
            strip.roles[number] = Role.BYLINE
            continue
        if _EDITED.search(fold(text)):
            continue
        head = fold(text[:12])
        if (
            is_own
            and head.lstrip("*【[（( ").startswith(_END_LABELS)
            and (byline := read_byline(text))
            and byline.stamps
        ):
            strip.byline.absorb(byline)
            strip.roles[number] = Role.BYLINE
        elif (_SIGNED.match(head) and (byline := read_byline(text)) and (byline.author or byline.is_filed)) or (
            number not in roles and (byline := read_signed(lines[number]))
        ):
            strip.signed.absorb(byline)
    if not strip.signed.author and last >= 0:
        strip.signed.name(_read_tail(lines, last, others), 2)
    for number in own[::-1]:
        if (
            len(lines[number].text) <= 24
            and (byline := read_byline(lines[number].text))
            and byline.stamps
            and not byline.author
        ):
            strip.signed.dated += [stamp for stamp in byline.plain if stamp.precision is Precision.DAY]
            break


def _read_tail(lines: Sequence[Line], last: int, limit: int) -> str:
    """Who signs behind the last sentence of the article, or in brackets on a line below it."""
    below = range(last + 1, min(last + 1 + MAX_LINES_TO_NAME, limit, len(lines)))
    names = (read_tail(lines[n].text) or read_taken(lines[n].text) for n in (last, *below))
    return next(filter(None, names), "")
