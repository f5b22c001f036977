"""Spam and foreign text put into any page, in eighteen ways, with the lines that were put in.

The ways are those of the survey of hacked hosts: hidden by eight kinds of CSS and two of HTML, in nonsense elements with
random ids, in a marquee, in plain sight as links or keyword lines, and what the site itself puts beside an article.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from random import Random

from tests.simulators.injected_words import COMMENTS, SEPARATORS, TEASERS, USERS, VOCABULARY
from tests.simulators.pages import SimulatedPage

HIDDEN_STYLES: Mapping[str, tuple[str, ...]] = {
    "display_none": ("display:none", "display: none;", "DISPLAY:none", "display:none!important"),
    "visibility": ("visibility:hidden", "visibility: hidden;"),
    "zero_height": (
        "height:0;overflow:hidden",
        "width:0px;height:0px;overflow:hidden;",
        "max-height:0;overflow:hidden",
    ),
    "offscreen": (
        "position:absolute;left:-9999px",
        "position:absolute; top:-1000px;",
        "position:fixed;left:-5000px;top:0",
        "margin-left:-20000px",
    ),
    "font_zero": ("font-size:0", "font-size:0px;line-height:0", "font-size: 0pt;"),
    "opacity": ("opacity:0", "filter:alpha(opacity=0);opacity:0", "opacity: 0.0;"),
    "indent": ("text-indent:-9999px", "text-indent: -999em;"),
}
_TAGS = ("address", "var", "pre", "u", "sup", "small", "kbd", "samp", "cite", "ins", "strike", "big", "dfn", "tt")
_ONES = "abcdefghijklmnopqrstuvwxyz0123456789"
_BODY = re.compile(r"<body[^>]*>", re.IGNORECASE)
_PARAGRAPH_END = re.compile(r"</p>|<br\s*/?>\s*<br\s*/?>|</div>", re.IGNORECASE)
_TITLE = re.compile(r"<title>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Injection:
    """A page with foreign text in it, and the lines of that text."""

    html: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Attack:
    """The page under attack, the words to use, and the truth that shows where the article stands."""

    page: SimulatedPage
    rng: Random
    words: tuple[str, ...]

    def draw_words(self, count: int) -> list[str]:
        return [self.rng.choice(self.words) for _ in range(count)]

    def draw_line(self) -> str:
        """Keywords as a line of the survey: four to twelve with one separator."""
        return self.rng.choice(SEPARATORS).join(self.draw_words(self.rng.randint(4, 12)))

    def draw_id(self) -> str:
        return "".join(self.rng.choice(_ONES) for _ in range(5))

    def draw_links(self, count: int, glue: str = "\n") -> tuple[str, tuple[str, ...]]:
        words = self.draw_words(count)
        hosts = [f"http://www.{self.draw_id()}{self.draw_id()}.com/" for _ in words]
        return glue.join(f'<a href="{host}">{word}</a>' for host, word in zip(hosts, words, strict=True)), tuple(words)


def put_at_start(html: str, markup: str) -> str:
    """`markup` as the first thing of <body>."""
    match = _BODY.search(html)
    return html[: match.end()] + markup + html[match.end() :] if match else markup + html


def put_at_end(html: str, markup: str) -> str:
    place = html.lower().rfind("</body>")
    return html[:place] + markup + html[place:] if place >= 0 else html + markup


def find_line(html: str, line: str) -> int:
    """Where the line stands in the markup, by its first or last characters; -1 where links broke both."""
    body = _BODY.search(html)
    start = body.end() if body else 0
    for part in (line[:10], line[-8:], line[:5]):
        place = html.rfind(escape(part, quote=False))
        if place >= start and part:
            return place
    return -1


def put_inside(page: SimulatedPage, html: str, markup: str, rng: Random) -> str:
    """`markup` between two paragraphs of the article; at the end of the page when none is found."""
    lines = page.lines[:-1] or page.lines
    for line in rng.sample(lines, len(lines)):
        place = find_line(html, line)
        match = _PARAGRAPH_END.search(html, place) if place >= 0 else None
        if match and match.start() - place < len(line) + 300:
            return html[: match.end()] + markup + html[match.end() :]
    return put_at_end(html, markup)


def put_after(page: SimulatedPage, html: str, markup: str) -> str:
    """`markup` behind the last line of the article, in the block that holds it."""
    for line in reversed(page.lines):
        place = find_line(html, line)
        match = _PARAGRAPH_END.search(html, place) if place >= 0 else None
        if match and match.start() - place < len(line) + 300:
            return html[: match.end()] + markup + html[match.end() :]
    return put_at_end(html, markup)


def _hide(kind: str) -> Callable[[_Attack], Injection]:
    """Links or keyword lines in a box that this kind of style hides, at the start, the end or in the article."""

    def inject(attack: _Attack) -> Injection:
        rng = attack.rng
        tag = rng.choice(("div", "div", "span", "ul", "section"))
        if tag == "span" or rng.random() < 0.5:  # a <p> would end the paragraph that holds the <span>, and the <span>
            inner, lines = attack.draw_links(rng.randint(4, 15), rng.choice(("\n", " | ", "、", "")))
        else:
            lines = tuple(attack.draw_line() for _ in range(rng.randint(1, 4)))
            inner = "".join(f"<p>{line}</p>" for line in lines)
        box = f'<{tag} style="{rng.choice(HIDDEN_STYLES[kind])}">{inner}</{tag}>'
        return Injection(_put_anywhere(attack, box), lines)

    return inject


def _put_anywhere(attack: _Attack, box: str) -> str:
    place = attack.rng.choice(("start", "end", "inside", "after"))
    html = attack.page.html
    if place == "inside":
        return put_inside(attack.page, html, box, attack.rng)
    if place == "after":
        return put_after(attack.page, html, box)
    return put_at_start(html, box) if place == "start" else put_at_end(html, box)


def _inject_class_hidden(attack: _Attack) -> Injection:
    """A class that a rule of the page's own style sheet hides."""
    rng = attack.rng
    name = rng.choice(("hid", "x", "links", "b")) + attack.draw_id()
    style = rng.choice(HIDDEN_STYLES[rng.choice(list(HIDDEN_STYLES))])
    selector = rng.choice((f".{name}", f"div.{name}", f"#{name}", f"body .{name}"))
    inner, lines = attack.draw_links(rng.randint(4, 12))
    named = f'id="{name}"' if selector.startswith("#") else f'class="{name}"'
    rule = f"<style>{selector}{{{style}}}</style>"
    html = attack.page.html
    head = html.lower().find("</head>")
    html = html[:head] + rule + html[head:] if head >= 0 else rule + html
    moved = replace(attack, page=replace(attack.page, html=html))
    return Injection(_put_anywhere(moved, f"<div {named}>{inner}</div>"), lines)


def _inject_hidden_attr(attack: _Attack) -> Injection:
    inner, lines = attack.draw_links(attack.rng.randint(4, 12))
    attribute = attack.rng.choice(("hidden", 'hidden="hidden"', 'hidden=""'))
    return Injection(_put_anywhere(attack, f"<div {attribute}>{inner}</div>"), lines)


def _inject_noscript(attack: _Attack) -> Injection:
    inner, lines = attack.draw_links(attack.rng.randint(4, 12))
    return Injection(_put_anywhere(attack, f"<noscript><p>{inner}</p></noscript>"), lines)


def _inject_address_var(attack: _Attack) -> Injection:
    """Rarely used elements, nested, with one random id on all of them."""
    rng, name = attack.rng, attack.draw_id()
    lines = tuple(attack.draw_words(rng.randint(4, 12)))
    boxes = []
    for word in lines:
        tags = [rng.choice(_TAGS) for _ in range(rng.randint(1, 3))]
        opened = "".join(f'<{tag} id="{name}">' for tag in tags)
        boxes.append(opened + word + "".join(f"</{tag}>" for tag in reversed(tags)))
    box = "".join(boxes)
    return Injection(_put_anywhere(attack, box), lines)


def _inject_marquee(attack: _Attack) -> Injection:
    rng = attack.rng
    inner, lines = attack.draw_links(rng.randint(4, 12))
    size = rng.choice(('height="1" width="1"', 'height=1 width=5 scrollAmount="3000"', 'width="0" height="0"'))
    return Injection(_put_anywhere(attack, f"<marquee {size}>{inner}</marquee>"), lines)


def _inject_bare_links(attack: _Attack) -> Injection:
    """Links in plain sight, outside of the article's block."""
    rng = attack.rng
    inner, lines = attack.draw_links(rng.randint(6, 20), rng.choice((" ", "\n", " | ", "<br>")))
    box = rng.choice((inner, f"<div>{inner}</div>", f"<p>{inner}</p>"))
    put = put_at_start if rng.random() < 0.5 else put_at_end
    return Injection(put(attack.page.html, box), lines)


def _inject_keyword_lines(attack: _Attack) -> Injection:
    """Lines of keywords as text of the article, before, between and behind its paragraphs, or as the page's first."""
    rng, html = attack.rng, attack.page.html
    lines = tuple(attack.draw_line() for _ in range(rng.randint(1, 3)))
    for line in lines:
        text = rng.choice(("<p>{}</p>", "<p>　　{}</p>", "{}<br>", "<div>{}</div>")).format(escape(line, quote=False))
        place = rng.choice(("start", "inside", "after", "after"))
        if place == "start":
            html = put_at_start(html, text)
        elif place == "inside":
            html = put_inside(attack.page, html, text, rng)
        else:
            html = put_after(attack.page, html, text)
    return Injection(html, lines)


def _inject_teasers(attack: _Attack, *, inside: bool) -> Injection:
    rng = attack.rng
    chosen = rng.sample(TEASERS, rng.randint(3, 6))
    items = "".join(
        f'<li><a href="/n/{rng.randrange(9999)}.html">{title}</a><p>{text}...</p></li>' for title, text in chosen
    )
    label = rng.choice(("相关阅读", "猜你喜欢", "推荐阅读", "热门文章", "延伸阅读"))
    box = f'<div class="{attack.draw_id()}"><h3>{label}</h3><ul>{items}</ul></div>'
    html = attack.page.html
    html = put_inside(attack.page, html, box, rng) if inside else put_after(attack.page, html, box)
    return Injection(html, (label, *(line for title, text in chosen for line in (title, text + "..."))))


def _inject_comments(attack: _Attack) -> Injection:
    rng = attack.rng
    chosen = rng.sample(COMMENTS, rng.randint(3, 7))
    items = "".join(
        f'<div class="c-item"><span>{rng.choice(USERS)}</span> <em>{rng.randint(1, 12)}-{rng.randint(1, 28)} '
        f"{rng.randint(0, 23):02}:{rng.randint(0, 59):02}</em><p>{text}</p><a>回复</a> <a>顶({rng.randrange(99)})</a></div>"
        for text in chosen
    )
    label = rng.choice(("网友评论", "最新评论", "精彩评论", f"评论({len(chosen)})"))
    box = f"<div><h4>{label}</h4>{items}</div>"
    return Injection(put_after(attack.page, attack.page.html, box), tuple(chosen))


def _inject_all(attack: _Attack) -> Injection:
    """A host that was hacked to the ground, with teasers and comments of its own."""
    page = attack.page
    lines: list[str] = []
    for kind in ("display_none", "offscreen", "address_var", "keyword_lines", "bare_links", "teasers_after"):
        put = KINDS[kind](replace(attack, page=page))
        page = replace(page, html=put.html)
        lines += put.lines
    put = _inject_comments(replace(attack, page=page))
    return Injection(put.html, (*lines, *put.lines))


KINDS: Mapping[str, Callable[[_Attack], Injection]] = {
    **{kind: _hide(kind) for kind in HIDDEN_STYLES},
    "class_hidden": _inject_class_hidden,
    "hidden_attr": _inject_hidden_attr,
    "noscript": _inject_noscript,
    "address_var": _inject_address_var,
    "marquee": _inject_marquee,
    "bare_links": _inject_bare_links,
    "keyword_lines": _inject_keyword_lines,
    "teasers_inside": lambda attack: _inject_teasers(attack, inside=True),
    "teasers_after": lambda attack: _inject_teasers(attack, inside=False),
    "comments_after": _inject_comments,
    "hacked_all": _inject_all,
}


def inject(page: SimulatedPage, kind: str, rng: Random, classes: Sequence[str] = tuple(VOCABULARY)) -> Injection:
    """The page with one kind of injection in words of one of the `classes`; raises KeyError for an unknown kind."""
    return KINDS[kind](_Attack(page, rng, VOCABULARY[rng.choice(list(classes))]))


def falsify_title(page: SimulatedPage, rng: Random, classes: Sequence[str] = tuple(VOCABULARY)) -> Injection:
    """Keywords in <title>, before or behind what stands there, and an h1 of keywords as the page's first block."""
    attack = _Attack(page, rng, VOCABULARY[rng.choice(list(classes))])
    keywords, heading = attack.draw_line(), rng.choice((attack.draw_line(), attack.draw_words(1)[0]))
    html = page.html
    if rng.random() < 0.5:
        html = _TITLE.sub(lambda match: f"{match[0]}{keywords}-", html, count=1)
    else:
        html = html.replace("</title>", f"_{keywords}</title>", 1)
    return Injection(put_at_start(html, f"<h1>{heading}</h1>"), (keywords, heading))
