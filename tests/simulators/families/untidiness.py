"""What editors, plug-ins and pasted office documents leave in the markup of real pages; what is read stays the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from tests.simulators.families.furniture import draw_id, draw_script, draw_style
from tests.simulators.pages import Families, Family, SimulatedPage

SHARE = 0.45  # of the pages of every family
HEAVY = 0.3  # of them, again
_TAG = re.compile(r"</?(?:p|div|span|table|tr|td|font|br|strong|b|a|li|ul|h[1-6])\b", re.IGNORECASE)
_PARAGRAPH = re.compile(r"<p>(?=[^<]{12})")
_PARAGRAPH_END = re.compile(r"(?<=[。！？”])</p>(?=\s*<p)")


def _shout(html: str, rng: Random) -> str:
    """Names of elements in capitals, as old editors wrote them."""
    return _TAG.sub(lambda match: match[0].upper(), html)


def _forget_ends(html: str, rng: Random) -> str:
    """No </p> before a <p>, which HTML allows."""
    return _PARAGRAPH_END.sub("", html)


def _leave_comments(html: str, rng: Random) -> str:
    texts = (
        "正文开始",
        "ad begin",
        f"{draw_id(rng)}",
        "[if IE]><p>您的浏览器版本过低</p><![endif]",
        "keyword:贷款",
        "enpcontent",
    )
    return _PARAGRAPH.sub(
        lambda match: f"<!-- {rng.choice(texts)} -->{match[0]}" if rng.random() < 0.3 else match[0], html
    )


def _leave_blanks(html: str, rng: Random) -> str:
    fillers = ("<p>&nbsp;</p>", "<p></p>", "<p><br></p>", '<p style="margin:0"><span></span></p>', "<o:p></o:p>")
    return _PARAGRAPH.sub(lambda match: f"{rng.choice(fillers)}\n{match[0]}" if rng.random() < 0.3 else match[0], html)


def _paste_from_office(html: str, rng: Random) -> str:
    opened = '<p class="MsoNormal" style="mso-pagination:widow-orphan;text-align:left;">'
    return _PARAGRAPH.sub(opened, html)


def _break_frame(html: str, rng: Random) -> str:
    """A template within a template: the document is closed twice or not at all."""
    if rng.random() < 0.5:
        return html.replace("</body>\n</html>", "</div></td></body>\n</html>\n</body></html>")
    return html.replace("</body>\n</html>", "")


def _put_anchors(html: str, rng: Random) -> str:
    return _PARAGRAPH.sub(lambda match: f'{match[0]}<a name="{draw_id(rng)}"></a>', html)


MANNERS: tuple[Callable[[str, Random], str], ...] = (
    _shout,
    _forget_ends,
    _leave_comments,
    _leave_blanks,
    _paste_from_office,
    _break_frame,
    _put_anchors,
)


def carry_weight(page: SimulatedPage, rng: Random) -> SimulatedPage:
    """The page with the scripts and styles of trackers, widgets and shops of advertisements."""
    if rng.random() > HEAVY:
        return page
    weight = draw_style(rng, rng.randint(2_000, 15_000)) + draw_script(rng, rng.randint(10_000, 60_000))
    return replace(page, html=page.html.replace("</head>", weight + "</head>", 1))


def untidy(page: SimulatedPage, rng: Random) -> SimulatedPage:
    """The page in one to three of the manners, or as it is."""
    if rng.random() > SHARE:
        return page
    manners = rng.sample(MANNERS, rng.randint(1, 3))

    def treat(html: str) -> str:
        for manner in manners:
            html = manner(html, rng)
        return html

    return replace(page, html=treat(page.html), parts=tuple((url, treat(html)) for url, html in page.parts))


def make_untidy(families: Families) -> Families:
    """The families with some of their pages untidy."""

    def wrap(draw: Family) -> Family:
        return lambda rng: untidy(carry_weight(draw(rng), rng), rng)

    return {name: wrap(draw) for name, draw in families.items()}
