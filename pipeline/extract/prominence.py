"""Lines that stand out without being headings: called a title by their class, larger, bold, or in the middle.

Old tables and hand-made pages have no heading element; what stands out there is named by the markup in other ways.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.extract.statements import plain

NAMED = 3.0  # the class says that it is a title
BELOW = -9.0  # the class says that it is a title above or below the title
_CENTRED = _BOLD = 1.0
_LARGE, _PER_SIZE, _MAX_LARGE = 1.5, 0.5, 3.0
_NORMAL_FONT, _NORMAL_PX = 3, 16.0
_MAX_CHARS = 110  # of a title with what hangs on it
_MAX_NAME_CHARS = 200
_MAX_READ = 200_000  # characters of all of them: boxes in boxes are read again and again
_MAX_NODES = 160  # of each kind: a table of hundreds of centred cells is a list

# Substrings of the words below; each costs a look at every element of the page.
_NAMED_SELECTOR = '[class*="tit" i],[class*="bt" i],[class*="aoti" i],[class*="uti" i],[class*="inti" i],[class*="headl" i],[id*="tit" i]'
_STYLED_SELECTOR = (
    'font[size],b,strong,big,center,[align="center"],[style*="font-size"],[style*="text-align"],[style*="font-weight"]'
)
_OTHERS = frozenset("body html script style meta link img title input h1 h2 h3".split())
# Words of a class, parted by its hyphens, capitals and digits.
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_TITLES = frozenset(
    "title tit bt biaoti headline zhuti titile arttitle newstitle contenttitle maintitle bigtitle".split()
)
_SUBTITLES = frozenset("sub subtitle futi fubiaoti yinti ftitle ytitle subheadline subtit deck".split())
_FURNITURE = frozenset(
    "site page blog logo nav menu side sidebar foot footer header head list box block sec section col column channel more hot rank"
    " related relate recommend comment widget tab mod module bar top link links friend ad banner search login crumb".split()
)  # fmt: skip
_SIZE = re.compile(r"font-size\s{0,2}:\s{0,2}(?P<size>\d{1,3}(?:\.\d{1,3})?)\s?(?P<unit>px|pt|em|rem|%)", re.IGNORECASE)
_PX_OF = {"px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0, "%": 0.16}


def read_prominence(tree: LexborHTMLParser) -> Mapping[str, float]:
    """How much each short text stands out, by its plain form: from 1 (bold, or in the middle) to about 7; `BELOW` for a subtitle."""
    found: dict[str, dict[str, float]] = {}
    n_chars = 0
    for is_named, selector in ((True, _NAMED_SELECTOR), (False, _STYLED_SELECTOR)):
        for node in tree.css(selector)[:_MAX_NODES]:
            if node.tag in _OTHERS or n_chars > _MAX_READ:
                continue
            looks = _read_name(node) if is_named else _read_look(node)
            if not looks:
                continue
            text = node.text()
            n_chars += len(text)
            text = text.strip()
            if 2 <= len(text) <= _MAX_CHARS and "\n" not in text:
                found.setdefault(plain(text), {}).update(looks)
    return {key: sum(looks.values()) for key, looks in found.items()}


def _read_name(node: LexborNode) -> dict[str, float]:
    """What the element's class and id call it."""
    attributes = node.attributes
    name = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    words = [word.lower() for word in _WORD.findall(name[:_MAX_NAME_CHARS])]
    if any(word in _SUBTITLES for word in words):
        return {"name": BELOW}
    is_named = any(word in _TITLES or word.endswith("title") for word in words)
    return {"name": NAMED} if is_named and not any(word in _FURNITURE for word in words) else {}


def _read_look(node: LexborNode) -> dict[str, float]:
    """What sets the element apart, by the kind of it."""
    looks: dict[str, float] = {}
    attributes = node.attributes
    style = (attributes.get("style") or "").lower()
    if (
        node.tag == "center"
        or attributes.get("align") == "center"
        or re.search(r"text-align\s{0,2}:\s{0,2}center", style)
    ):
        looks["place"] = _CENTRED
    if node.tag in ("b", "strong") or re.search(r"font-weight\s{0,2}:\s{0,2}(?:bold|[6-9]00)", style):
        looks["bold"] = _BOLD
    steps = 1.0 if node.tag == "big" else 0.0
    if node.tag == "font" and (size := (attributes.get("size") or "").strip()):
        digits = size.lstrip("+")
        number = int(digits) if digits.isdecimal() and len(digits) < 3 else 0
        steps = float(number if size[0] == "+" else number - _NORMAL_FONT)
    if found := _SIZE.search(style):
        steps = (float(found["size"]) * _PX_OF[found["unit"].lower()] - _NORMAL_PX) / 3
    if steps >= 0.5:
        looks["size"] = min(_LARGE + _PER_SIZE * (steps - 1), _MAX_LARGE)
    return looks
