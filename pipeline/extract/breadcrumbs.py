"""The way from the home page to an article: `首页 > 逾期资讯 > 正文`, in every spelling of its arrow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from pipeline.extract.labels import fold
from pipeline.extract.names import is_house

MAX_CRUMB_CHARS = 320  # twice the longest byline of the survey
MAX_SLASH_CHARS = 80
MAX_PLACE_CHARS = 6  # of the only place in a breadcrumb without an arrow
MAX_LAST_CHARS, MAX_NAME_CHARS = 8, 16  # of the last place, where the title may stand, and of any other
MIN_TITLE_CHARS = 4  # of a last place that is the beginning of the title
_EDGES = " \t\xa0　|｜•·/／,，;；:：-—–_()（）[]【】<>《》「」\"'“”*#※◎●■&→»›"
_CRUMB_HINT = re.compile(
    "[>»›＞→≫]|位置| [?？] |[页頁e]\\s?[/／|｜\\\\]|[-—－]\\s?(?:正文|.{0,4}详情|.{0,4}詳情)"
)  # an arrow that the charset had not became `?`
GAP = re.compile(r"\s*(?:[-—=]{0,3}>{1,3}|»|›|＞{1,2}|→|≫|(?<=\s)[?？](?=\s))\s*")
_SLASH_GAP = re.compile(r"\s*(?:[/／\\]|(?<=\s)[|｜·-](?=\s))\s*")  # parts places only behind the home page
_DASH_GAP = re.compile(r"\s*[-—－]{1,2}\s*")  # parts places only before `正文`
START = re.compile(r"(?:\d\.\s?)?[您你]?(?:当前|现在|目前)?的?(?:所在)?的?(?:位置|导航)(?:是|:|：|\s)*")
_HOME = frozenset("首页 网站首页 主页 返回首页 本站首页 home".split())
_HERE = re.compile(
    r"(?:文章|资讯|新闻|内容|阅读|详细|浏览|查看)?(?:正文|内容)(?:内容|页)?|.{0,4}详情页?|全文"
    r"|(?:浏览|阅读|查看)(?:文章|新闻|正文|全文)"
)


def read_breadcrumb(line: str, title: str = "", houses: AbstractSet[str] = frozenset()) -> list[str] | None:
    """The places on the way from the home page to the article, without both ends; None for another line.

    A way that ends with the `title`, or begins with one of the folded names of the site, `houses`, needs no other sign.

    >>> read_breadcrumb("首頁>>逾期資訊>>正文"), read_breadcrumb("禾木网 > 理财", houses={"禾木网"})
    (['逾期資訊'], ['理财'])
    """
    if len(line) > MAX_CRUMB_CHARS or not _CRUMB_HINT.search(line):
        return None
    folded = fold(line)
    start = START.match(folded)
    way = line[start.end() :] if start else line
    parts = [part.strip(_EDGES) for part in _without_button(GAP.split(way))]
    if len(parts) == 1 and len(way) <= MAX_SLASH_CHARS:
        slashed = [part.strip(_EDGES) for part in _SLASH_GAP.split(way)]
        dashed = [part.strip(_EDGES) for part in _DASH_GAP.split(way)]
        is_closed = _is_here(slashed[-1]) or start is not None
        is_begun = is_home(fold(slashed[0])) or (fold(slashed[0]) in houses and is_closed)
        if len(dashed) > 2 and _is_here(dashed[-1]) and max(map(len, dashed)) <= MAX_PLACE_CHARS:
            parts = dashed
        elif is_begun and len(slashed) > 1 and (len(slashed) == 2 or is_closed or "/" in way):
            parts = slashed
    parts[-1] = parts[-1].partition(" | ")[0].strip(_EDGES)  # a row of a table goes on with a search box
    heads = [fold(part) for part in parts]
    if len(parts) < 2:
        return [] if start and len(parts[0]) <= MAX_PLACE_CHARS else None
    if len(parts) > 2 and title and parts[-1] and title.startswith(parts[-1].rstrip(".…")):
        return [part for part in parts[1:-1] if part]  # 禾木论坛 › 理财 › the title
    is_way = start is not None or is_home(heads[0]) or heads[0] in houses or _is_here(parts[-1].partition(" ")[0])
    if not is_way and not (len(parts) >= 3 and "资讯" in heads[0]):
        return None
    return list(cut_way(parts, title, houses))


def cut_way(parts: Iterable[str], title: str, houses: AbstractSet[str]) -> Iterator[str]:
    """The places of a way that is cut into its parts: behind the home page, before `正文`, the title, or a long text."""
    parts = [
        part for part in (START.sub("", part.strip(_EDGES)).strip(_EDGES) for part in _without_button(parts)) if part
    ]
    for number, part in enumerate(parts):
        folded = fold(part)
        if is_home(folded) or (number == 0 and folded in houses and (len(parts) > 1 or is_house(folded))):
            continue
        begun = part.rstrip(".…")
        is_last = number == len(parts) - 1
        if _is_here(part.split()[0]) or (title and len(begun) >= MIN_TITLE_CHARS and title.startswith(begun)):
            return
        if len(part) > MAX_NAME_CHARS or (is_last and len(part) > MAX_LAST_CHARS):
            return
        yield part


def _without_button(parts: Iterable[str]) -> list[str]:
    """The parts before the first one in brackets, unless they all are: 禾木论坛 > 理财 > [我要发帖]."""
    found = list(parts)
    bracket = next((n for n, part in enumerate(found) if part.strip()[:1] in ("[", "【")), 0)
    return found[:bracket] if bracket > 1 else found


def _is_here(part: str) -> bool:
    """Whether the part stands for the article itself."""
    return _HERE.fullmatch(fold(part)) is not None


def is_home(folded: str) -> bool:
    """Whether a folded label is that of the way back to the home page."""
    return (
        folded in _HOME or (folded.endswith("首页") and len(folded) <= 12) or bool(re.fullmatch(r"\d\.\s?首页", folded))
    )
