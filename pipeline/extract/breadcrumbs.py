"""The way from the home page to an article: `首页 > 逾期资讯 > 正文`, in every spelling of its arrow."""

from __future__ import annotations

import re

from pipeline.extract.labels import fold

MAX_CRUMB_CHARS = 320  # twice the longest byline of the survey
MAX_SLASH_CHARS = 80
MAX_PLACE_CHARS = 6  # of the only place in a breadcrumb without an arrow
_EDGES = " \t\xa0　|｜•·/／,，;；:：-—–_()（）[]【】<>《》「」\"'“”*#※◎●■&"
_CRUMB_HINT = re.compile(
    "[>»›＞→≫]|位置| [?？] |[页頁e]\\s?[/／|｜\\\\]"
)  # an arrow that the charset had not became `?`
_CRUMB_GAP = re.compile(r"\s*(?:>{1,3}|»|›|＞{1,2}|→|≫|(?<=\s)[?？](?=\s))\s*")
_SLASH_GAP = re.compile(r"\s*(?:[/／\\]|(?<=\s)[|｜·-](?=\s))\s*")  # parts places only behind the home page
_CRUMB_START = re.compile(r"(?:\d\.\s?)?[您你]?(?:当前|现在)?的?(?:所在)?的?位置(?:是|:|：|\s)*")
_HOME = frozenset("首页 网站首页 主页 返回首页 本站首页 home".split())
_HERE = frozenset(
    "正文 详情页 正文内容 文章正文 内容 详情 文章详情 文章内容 详细内容 内容正文 浏览文章 阅读文章 资讯正文".split()
)


def read_breadcrumb(line: str, title: str = "") -> list[str] | None:
    """The places on the way from the home page to the article, without both ends; None for another line.

    A way that ends with the `title` needs no other sign.

    >>> read_breadcrumb("首頁>>逾期資訊>>正文")
    ['逾期資訊']
    """
    if len(line) > MAX_CRUMB_CHARS or not _CRUMB_HINT.search(line):
        return None
    folded = fold(line)
    start = _CRUMB_START.match(folded)
    way = line[start.end() :] if start else line
    parts = [part.strip(_EDGES) for part in _CRUMB_GAP.split(way)]
    if len(parts) == 1 and len(way) <= MAX_SLASH_CHARS:
        slashed = [part.strip(_EDGES) for part in _SLASH_GAP.split(way)]
        is_way = is_home(fold(slashed[0])) and (len(slashed) == 2 or fold(slashed[-1]) in _HERE or start is not None)
        parts = slashed if is_way or (len(slashed) >= 2 and is_home(fold(slashed[0])) and "/" in way) else parts
    parts[-1] = parts[-1].partition(" | ")[0].strip(_EDGES)  # a row of a table goes on with a search box
    heads = [fold(part) for part in parts]
    if len(parts) < 2:
        return [] if start and len(parts[0]) <= MAX_PLACE_CHARS else None
    if len(parts) > 2 and title and parts[-1] and title.startswith(parts[-1].rstrip(".…")):
        return [part for part in parts[1:-1] if part]  # 禾木论坛 › 理财 › the title
    is_way = start is not None or is_home(heads[0]) or heads[-1] in _HERE
    if not is_way and not (len(parts) >= 3 and "资讯" in heads[0]):
        return None
    places = [p for p, h in zip(parts[:-1], heads[:-1], strict=True) if p and not is_home(h)]
    if heads[-1] not in _HERE and 0 < len(parts[-1]) <= 8:
        places.append(parts[-1])
    return places


def is_home(folded: str) -> bool:
    """Whether a folded label is that of the way back to the home page."""
    return (
        folded in _HOME or (folded.endswith("首页") and len(folded) <= 12) or bool(re.fullmatch(r"\d\.\s?首页", folded))
    )
