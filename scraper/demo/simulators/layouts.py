"""The templates of the imitated sites: a draft in, a whole HTML page out.

Each has its own habits: where the title stands, how lines are marked, what surrounds them. `flatten` turns a page into
the text that a naive crawler would have stored.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable

from .draft import Draft

_SECTION = re.compile(r"[一二三四五六七八九十壹]{1,3}、[^。]{1,30}$")
_SUBSECTION = re.compile(r"\d\.\d [^。]{1,30}$")


def _mark(line: str) -> str:
    """The line as a farm's editor marks it: section headings, subheadings, paragraphs."""
    text = html.escape(line, quote=False)
    if _SECTION.match(line):
        return f"<h2>{text}</h2>"
    if _SUBSECTION.match(line):
        return f"<h3>{text}</h3>"
    return f"<p>{text}</p>"


def _write_lines(draft: Draft, mark: Callable[[str], str] = _mark, joint: str = "\n") -> str:
    pieces = []
    for number in range(len(draft.lines) + 1):
        pieces += [fragment for place, fragment in draft.inserts if place == number]
        if number < len(draft.lines):
            pieces.append(mark(draft.lines[number]))
    return joint.join([*pieces, *(mark(line) for line in draft.closing)])


def _say(draft: Draft, text: str) -> str:
    """A word of the template itself, in the script of the page."""
    return draft.convert(text) if draft.convert else text


def _write_head(draft: Draft, extra: str = "") -> str:
    charset = f'<meta charset="{draft.declared}">' if draft.declared else ""
    css = "<style>" + "\n".join((".box{margin:0 auto}", *draft.css)) + "</style>"
    title = html.escape(draft.head_title or f"{draft.title}_{_say(draft, draft.site.name)}")
    return f"<head>\n{charset}\n<title>{title}</title>\n{extra}{css}\n</head>"


def _write_after(draft: Draft) -> str:
    """Comments, teasers and links below the article, in the farm's order."""
    pieces = list(draft.below)
    if draft.comments:
        rows = "".join(
            f'<div class="reply"><img src="/a.png" alt="{_say(draft, "头像")}"><b>{c.author}</b>'
            f"<span>{c.day}</span><p>{html.escape(c.text)}</p></div>\n"
            for c in draft.comments
        )
        pieces.append(f'<div class="pinglun"><h4>{_say(draft, "精彩评论")}</h4>\n{rows}</div>')
    if draft.teasers:
        rows = "".join(
            f'<li><a href="/x/{number}.html"><img src="/t.jpg" alt="{html.escape(t.title)}"></a>'
            f'<h4><a href="/x/{number}.html">{html.escape(t.title)}</a></h4><p>{html.escape(t.blurb)}</p></li>\n'
            for number, t in enumerate(draft.teasers, 3021)
        )
        pieces.append(f'<div class="rec"><h4>{_say(draft, "相关文章")}</h4><ul>\n{rows}</ul></div>')
    if draft.related:
        links = "".join(
            f'<li><a href="/x/{number}.html">{html.escape(title)}</a></li>\n'
            for number, title in enumerate(draft.related, 4102)
        )
        pieces.append(f'<div class="list"><h4>{_say(draft, "最新发布")}</h4><ul>\n{links}</ul></div>')
    return "\n".join(pieces)


def _write_page(draft: Draft, body: str, *, head: str = "", lang: bool = True) -> str:
    opening = f'<html lang="{draft.lang}">' if lang else "<html>"
    start = ("<!DOCTYPE html>", opening, _write_head(draft, head), "<body>")
    return "\n".join([*start, *draft.top, body, *draft.bottom, "</body>", "</html>", ""])


def _write_menu(draft: Draft, names: str) -> str:
    items = "".join(f'<li><a href="/{n}/">{_say(draft, name)}</a></li>' for n, name in enumerate(names.split()))
    return f"<ul>{items}</ul>"


def write_farm(draft: Draft) -> str:
    """A content farm on an old CMS: breadcrumb, h1, info line, paragraphs."""
    info = "".join(f"<span>{html.escape(line)}</span>" for line in draft.byline)
    crumb = f'<div class="place">{html.escape(draft.breadcrumb)}</div>' if draft.breadcrumb else ""
    return _write_page(
        draft,
        f'<div class="nav">{_write_menu(draft, "首页 逾期资讯 信用卡逾期 平台逾期 债务优化 关于我们")}</div>\n'
        f'<div class="box main">{crumb}\n<h1>{html.escape(draft.title)}</h1>\n<div class="info">{info}</div>\n'
        f'<div class="content" id="zoom">\n{_write_lines(draft)}\n</div>\n{_write_after(draft)}</div>\n'
        f'<div class="footer"><p>Copyright © 2023-2025 {_say(draft, draft.site.name)} {draft.site.host}</p></div>',
        head=f'<meta name="keywords" content="{html.escape(draft.title)}">\n',
    )


def write_portal(draft: Draft) -> str:
    """A tidy news portal: article element, og and JSON-LD data, sidebar."""
    data: dict[str, object] = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": draft.title}
    if draft.shown_date:
        data["datePublished"] = f"{draft.shown_date}T08:00:00+08:00"
    if draft.shown_author:
        data["author"] = {"@type": "Person", "name": draft.shown_author}
    head = (
        f'<meta property="og:title" content="{html.escape(draft.title)}">\n'
        f'<meta property="og:type" content="article">\n'
        f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>\n'
    )
    byline = "".join(f'<p class="meta">{html.escape(line)}</p>' for line in draft.byline)
    crumb = f"<nav>{html.escape(draft.breadcrumb)}</nav>" if draft.breadcrumb else ""
    return _write_page(
        draft,
        f"<header>{_write_menu(draft, '首页 要闻 金融 法治 生活')}</header>\n<main>{crumb}\n<article>\n"
        f"<h1>{html.escape(draft.title)}</h1>\n{byline}\n{_write_lines(draft)}\n</article>\n{_write_after(draft)}\n"
        f"<aside><h3>{_say(draft, '热点新闻')}</h3>{_write_menu(draft, '本周要闻 图片报道 专题策划')}</aside></main>\n"
        f"<footer>{_say(draft, draft.site.name)} {_say(draft, '版权所有')}</footer>",
        head=head,
    )


def write_breaks(draft: Draft) -> str:
    """Lines between <br> with ideographic indents under two menus: the shape that block choosers lose."""
    lines = _write_lines(draft, lambda line: f"　　{html.escape(line, quote=False)}<br>")
    byline = "<br>".join(html.escape(line) for line in draft.byline)
    crumb = f"<div>{html.escape(draft.breadcrumb)}</div>" if draft.breadcrumb else ""
    return _write_page(
        draft,
        f"<div>{_write_menu(draft, '首页 新闻 房产 汽车 教育 健康 旅游 美食')}</div>\n"
        f"<div>{_write_menu(draft, '本地 国内 国际 财经 体育 娱乐 社会 图片 视频 论坛')}</div>\n{crumb}\n"
        f'<div class="tit">{html.escape(draft.title)}</div>\n<div class="src">{byline}</div>\n'
        f'<div class="txt">\n{lines}\n</div>\n{_write_after(draft)}\n<div>{_say(draft, draft.site.name)}</div>',
        lang=False,
    )


def write_table(draft: Draft) -> str:
    """A page of the table age: upper-case tags, font elements, no closing </P>."""
    lines = _write_lines(draft, lambda line: f"<P>{html.escape(line, quote=False)}")
    byline = " ".join(html.escape(line) for line in draft.byline)
    menu = "|".join(
        f'<A HREF="/{n}/">{_say(draft, name)}</A>' for n, name in enumerate(("首页", "理财", "法律", "论坛"))
    )
    return _write_page(
        draft,
        f"<TABLE WIDTH=900 ALIGN=center><TR><TD COLSPAN=2>{menu}</TD></TR>\n"
        f"<TR><TD WIDTH=180 VALIGN=top>{_write_menu(draft, '站内导航 最新文章 热门标签')}</TD>\n"
        f'<TD CLASS=zw><FONT SIZE=2>{html.escape(draft.breadcrumb)}</FONT>\n<CENTER><B><FONT SIZE="4">'
        f'{html.escape(draft.title)}</FONT></B><BR><FONT COLOR="#999999">{byline}</FONT></CENTER>\n'
        f"{lines}\n{_write_after(draft)}</TD></TR>\n<TR><TD COLSPAN=2>{_say(draft, draft.site.name)}</TD></TR></TABLE>",
        lang=False,
    )


def write_mobile(draft: Draft) -> str:
    """A mobile page of nested divs without a single heading element."""
    lines = _write_lines(draft, lambda line: f'<div class="p"><span>{html.escape(line, quote=False)}</span></div>')
    byline = "".join(f'<span class="by">{html.escape(line)}</span>' for line in draft.byline)
    home, login = _say(draft, "首页"), _say(draft, "登录")
    return _write_page(
        draft,
        f'<div id="app"><div class="bar"><a href="/">{home}</a><a href="/u">{login}</a></div>\n'
        f'<div class="crumb">{html.escape(draft.breadcrumb)}</div>\n<div class="page"><div class="title">'
        f'{html.escape(draft.title)}</div><div class="line">{byline}</div>\n'
        f'<div class="cnt" data-id="8817">{lines}</div></div>\n'
        f'{_write_after(draft)}\n<div class="share">{_say(draft, "分享到")} {_say(draft, "扫一扫")}</div></div>',
        head='<meta name="viewport" content="width=device-width">\n',
    )


LAYOUTS: dict[str, Callable[[Draft], str]] = {
    "farm": write_farm,
    "portal": write_portal,
    "breaks": write_breaks,
    "table": write_table,
    "mobile": write_mobile,
}

_UNSEEN = re.compile(r"<(head|script|style|noscript)\b.*?</\1>|<!--.*?-->|<!DOCTYPE[^>]*>", re.DOTALL | re.IGNORECASE)
_BLOCK_ENDS = re.compile(
    r"<br[^>]*>|</?(?:p|div|h\d|li|ul|tr|td|table|article|header|footer|nav|main|aside|center)\b[^>]*>", re.IGNORECASE
)
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")


def flatten(page: str, joint: str = "\n\n") -> str:
    """The lines of a page as plain text, hidden ones included, blanks at their ends trimmed."""
    text = _TAG.sub("", _BLOCK_ENDS.sub("\n", _UNSEEN.sub("", page)))
    lines = (html.unescape(line).strip() for line in text.split("\n"))
    return joint.join(line for line in lines if line) + "\n"
