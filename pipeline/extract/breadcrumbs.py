"""The way from the home page to an article: `首页 > 逾期资讯 > 正文`, in every spelling of its arrow."""

from __future__ import annotations

import re

from pipeline.extract.labels import fold

MAX_CRUMB_CHARS = 320  # twice the longest byline of the survey
MAX_PLACE_CHARS = 6  # of the only place in a breadcrumb without an arrow
_EDGES = " \t\xa0　|｜•·/／,，;；:：-—–_()（）[]【】<>《》「」\"'“”*#※◎●■&"
_CRUMB_HINT = re.compile("[>»›＞→≫]|位置| [?？] ")  # an arrow that the charset had not became `?`
_CRUMB_GAP = re.compile(r"\s*(?:>{1,3}|»|›|＞{1,2}|→|≫|(?<=\s)[?？](?=\s))\s*")
_CRUMB_START = re.compile(r"(?:\d\.\s?)?[您你]?(?:当前|现在)?的?(?:所在)?的?位置(?:是|:|：|\s)*")
_HOME = frozenset("首页 网站首页 主页 返回首页 本站首页 home".split())
_HERE = frozenset(
    "正文 正文内容 文章正文 内容 详情 文章详情 文章内容 详细内容 内容正文 浏览文章 阅读文章 资讯正文".split()
)


def read_breadcrumb(line: str) -> list[str] | None:
    """The places on the way from the home page to the article, without both ends; None for another line.

    >>> read_breadcrumb("首頁>>逾期資訊>>正文")
    ['逾期資訊']
    """
    if len(line) > MAX_CRUMB_CHARS or not _CRUMB_HINT.search(line):
        return None
    folded = fold(line)
    start = _CRUMB_START.match(folded)
    parts = [part.strip(_EDGES) for part in _CRUMB_GAP.split(line[start.end() :] if start else line)]
    heads = [fold(part) for part in parts]
    if len(parts) < 2:
        return [] if start and len(parts[0]) <= MAX_PLACE_CHARS else None
    is_way = start is not None or is_home(heads[0]) or heads[-1] in _HERE
    if not is_way and not (len(parts) >= 3 and "资讯" in heads[0]):
        return None
    places = [p for p, h in zip(parts[:-1], heads[:-1], strict=True) if p and not is_home(h)]
    if heads[-1] not in _HERE and len(parts[-1]) <= 8:
        places.append(parts[-1])
    return places


def is_home(folded: str) -> bool:
    """Whether a folded label is that of the way back to the home page."""
    return (
        folded in _HOME or (folded.endswith("首页") and len(folded) <= 12) or bool(re.fullmatch(r"\d\.\s?首页", folded))
    )
