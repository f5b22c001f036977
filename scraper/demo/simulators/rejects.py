"""Pages without an article: what a crawl brings home and a corpus must not keep."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from random import Random

from pipeline.records import DropReason

from .draft import Page, Site, Source, Truth
from .spam import ADULT, Vocabulary, make_line


def _write(title: str, body: str) -> bytes:
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{html.escape(title)}</title></head>\n'
        f"<body>\n{body}\n</body></html>\n"
    ).encode()


def _page(title: str, body: bytes, reason: DropReason) -> Page:
    return Page(body, Truth(title=title, reason=reason, damages=(f"reject:{reason}",)))


def make_stub(keyword: str, site: Site) -> Page:
    """A tag page whose whole text is one phrase."""
    body = (
        f'<div class="nav"><a href="/">首页</a> <a href="/tags/">标签</a></div>\n<h1>{keyword}</h1>\n'
        f"<p>展开 {keyword}</p>\n<p>{keyword}的所有信息</p>\n<div>{site.name}</div>"
    )
    return _page(keyword, _write(f"{keyword}_{site.name}", body), DropReason.STUB)


def make_list_page(category: str, others: Sequence[Source], site: Site) -> Page:
    """A column page: titles, days and cut beginnings of many articles."""
    rows = "".join(
        f'<li><h3><a href="/x/{number}.html">{html.escape(other.title)}</a></h3><span>{other.published}</span>'
        f"<p>{html.escape(other.lines[0][:60])}...</p></li>\n"
        for number, other in enumerate(others, 1501)
    )
    body = (
        f'<h1>{category}</h1>\n<ul class="list">\n{rows}</ul>\n<div class="pages"><a href="2.html">2</a>'
        f' <a href="3.html">3</a> <a href="2.html">下一页</a> 共37页</div>\n<div>{site.name}</div>'
    )
    return _page(category, _write(f"{category}-{site.name}", body), DropReason.LIST_PAGE)


def make_soft_404(site: Site) -> Page:
    """An error page that the server sent with status 200."""
    body = (
        '<div class="err"><h2>抱歉，您访问的页面不存在或已被删除</h2>\n<p>页面将在 5 秒后自动跳转到首页，'
        '您也可以 <a href="javascript:history.back()">返回上一页</a> 或 <a href="/">返回首页</a>。</p></div>\n'
        f"<div>{site.name}</div>"
    )
    return _page("页面不存在", _write(f"提示信息 - {site.name}", body), DropReason.SOFT_404)


def make_adult_page(rng: Random, keyword: str, vocabulary: Vocabulary = ADULT) -> Page:
    """A doorway page: a loan keyword as its title, a wall of links below."""
    blocks = "".join(
        f'<div class="item"><a href="/v/{rng.randrange(10**5)}.html">{make_line(rng, vocabulary, " ", (2, 4))}</a>'
        f"<span>{rng.randrange(60)}:{rng.randrange(60):02}</span></div>\n"
        for _ in range(24)
    )
    head = html.escape(make_line(rng, vocabulary, ","))
    body = f"<div>{head}</div>\n<h1>{keyword}</h1>\n{blocks}<p>Other sex picture : {head}</p>"
    return _page(keyword, _write(f"{keyword} {head}", body), DropReason.ADULT)


def make_scrambled_page(rng: Random, title: str, text: str, site: Site) -> Page:
    """An article whose characters a machine has shuffled within every clause, to have something new to say."""
    lines = []
    for line in text.split("\n"):
        clauses = re.split("([，。；：？！、])", line)
        lines.append("".join("".join(rng.sample(clause, len(clause))) for clause in clauses))
    body = f"<h1>{title}</h1>\n" + "".join(f"<p>{html.escape(line)}</p>\n" for line in lines)
    return _page(title, _write(f"{title}_{site.name}", body), DropReason.SCRAMBLED)


def make_doorway(place: str, service: str, site: Site) -> Page:
    """A page for one search phrase, a place and a service, which it says instead of anything else."""
    phrase = f"{place}{service}"
    sentences = (
        f"{phrase}哪家好？找{phrase}，就来{phrase}网。",
        f"{phrase}怎么收费？{phrase}收费透明，{phrase}随时接待。",
        f"本地人都知道的{phrase}，正规{phrase}，专业{phrase}。",
    )
    body = f"<h1>{phrase}</h1>\n" + "".join(f"<p>{sentence}</p>\n" for sentence in sentences * 2)
    return _page(phrase, _write(f"{phrase}_{site.name}", body), DropReason.DOORWAY)


def make_empty_page(site: Site) -> Page:
    """A page whose article box is empty: the text came by script."""
    body = f'<div id="root"></div>\n<script src="/static/app.js"></script>\n<noscript></noscript><!-- {site.host} -->'
    return _page("", _write("", body), DropReason.EMPTY)


def make_junk(rng: Random, size: int = 6000) -> Page:
    """Bytes that are no text at all behind an .html name: compressed data sent without its header."""
    return _page("", b"\x1f\x8b\x08\x00" + rng.randbytes(size), DropReason.UNREADABLE)


def reject(page: Page, reason: DropReason = DropReason.OFF_TOPIC) -> Page:
    """A page with an article that the corpus has no use for."""
    return replace(page, truth=replace(page.truth, reason=reason, text=""))
