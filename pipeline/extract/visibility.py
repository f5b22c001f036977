"""What no reader of a page sees: inline styles, attributes, and the rules of the page's own `<style>`.

Hacked pages hide links by every property there is; in a comparison of seven extractors none knew more than three of
them. `overflow: hidden` alone hides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

# Elements whose text is no text of the page, whatever their style.
UNREAD_TAGS = frozenset(
    "script style template head title noframes iframe object applet audio video canvas svg math select option"
    " rt rp rtc button textarea datalist map".split()
)
UNSEEN = "data-unseen"  # marks the nodes that a style sheet or a script of the page hides
MAX_STYLE_CHARS = 200_000  # of a page's style sheets
MAX_SELECTORS = 64  # each is looked for in the whole tree
MAX_SCRIPT_CHARS = 400  # of a script that does nothing but hide a box; longer ones hide and show as the reader clicks
MAX_MARQUEE_PIXELS = 10  # no line of text is that low
OFF_SCREEN = -500.0  # pixels; a layout of our own shifts nothing that far
_EM = 16.0

# No style hides anything without one of these, in lower case; most styles are done with here, at C speed. The patterns
# begin with a sign that is searched for fast, look at the first sign of the value, and back at the property: that takes
# a fifth of the time that a search for the names of the properties does.
_SUSPECTS = (
    re.compile(
        r":(?=\s*[nhc01.-])(?:\s*-\s*\d\d|(?<=[yeth\s]:)"
        r"(?:(?<=display:)\s*none|(?<=visibility:)\s*[hc]|(?<=opacity:)\s*(?:0(?!\.[1-9])|\.0)"
        r"|(?<=font-size:)\s*[01.](?!\d)|(?:(?<=width:)|(?<=height:)(?<!line-height:))\s*[01](?!\d)"
        r"|(?<=\s:)\s*(?:none|[hc01.])))"
    ),
    re.compile(
        r"\((?:(?<=scale\()0|(?<=rect\()|(?<=inset\()|(?<=translate\()|(?<=translate[xy]\()|(?<=translate3d\())"
    ),
    re.compile("opacity=0"),
)
_SHOWING = re.compile(r"(?:display|visibility|opacity|left|top|text-indent|height|width|font-size)\s*:", re.IGNORECASE)
_SIZES = ("height", "width", "max-height", "max-width")
_NUMBER = re.compile(r"(-?\d{0,6}(?:\.\d{1,6})?)\s*(px|em|rem|%|pt|vw|vh)?")
# Up to three simple selectors: what a page's own sheet needs, and no pseudo-class that a mouse or a script sets.
_SIMPLE = r"(?:[a-zA-Z][\w-]*|\*)?(?:[.#][\w-]+)*(?:\[[\w-]+(?:[~|^$*]?=[\"']?[\w-]+[\"']?)?\])?"
_SELECTOR = re.compile(rf"{_SIMPLE}(?:\s*[\s>+~]\s*{_SIMPLE}){{0,2}}")
_ZERO_CLIP = re.compile(r"rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\)")
_ALL_CLIPPED = re.compile(r"inset\(\s*(?:[5-9]\d|100)%")
_FAR_OFF = re.compile(r"translate(?:x|y|3d)?\(\s*(?:0(?:px)?\s*,\s*)?-\s*\d{3,}")
_HIDING_SCRIPT = re.compile(
    r"getElementById\(\s*[\"']([\w-]{1,60})[\"']\s*\)\s*\.\s*style\s*\.\s*(?:display\s*=\s*[\"']none|visibility\s*=\s*[\"']hidden)"
)
_ATTRIBUTE = re.compile(r' ([^=\s]+)="([^"]*)"')
# Classes that hide by the convention of wide-spread style sheets, which the page only links to.
_HIDING_CLASSES = frozenset("hidden d-none sr-only visually-hidden screen-reader-text layui-hide".split())


def hides(style: str) -> bool:
    """Whether an inline style hides its element.

    >>> hides("display: none"), hides("position:absolute; left:-9999px"), hides("overflow:hidden")
    (True, True, False)
    """
    if not _is_suspect(style):
        return False
    properties = _read_properties(style)
    if any(_hides_alone(name, value) for name, value in properties.items()):
        return True
    is_clipped = any(
        properties.get(name, "") in ("hidden", "clip") for name in ("overflow", "overflow-x", "overflow-y")
    )
    return is_clipped and any(_measure(properties.get(name, ""), 100.0) <= 1.0 for name in _SIZES)


def _is_suspect(style: str) -> bool:
    lower = style.lower()
    return any(pattern.search(lower) for pattern in _SUSPECTS)


def _hides_alone(name: str, value: str) -> bool:
    """Whether one declaration is enough to hide an element."""
    match name:
        case "display":
            return value == "none"
        case "visibility":
            return value in ("hidden", "collapse")
        case "opacity":
            return _measure(value, 1.0) <= 0.01
        case "font-size":
            return _measure(value, 16.0) <= 1.0
        case "left" | "top" | "right" | "bottom" | "text-indent" | "margin-left" | "margin-top" | "margin":
            return "-" in value and _measure(value, 0.0) <= OFF_SCREEN
        case "filter":
            return "opacity=0)" in value
        case "transform":
            return "scale(0)" in value or _FAR_OFF.search(value) is not None
        case "clip":
            return _ZERO_CLIP.search(value) is not None
        case "clip-path":
            return _ALL_CLIPPED.search(value) is not None
    return False


def _read_properties(style: str) -> dict[str, str]:
    properties: dict[str, str] = {}
    for declaration in _without_comments(style.lower()).split(";"):
        name, _, value = declaration.partition(":")
        properties[name.strip()] = value.replace("!important", "").strip()
    return properties


def _measure(value: str, default: float) -> float:
    """A length in pixels, `default` when the value begins with no number."""
    found = _NUMBER.match(value)
    if not found or not any(map(str.isdigit, found[1])):
        return default
    return float(found[1]) * (_EM if found[2] in ("em", "rem") else 1.0)


def read_styles(sheets: Iterable[str]) -> list[str]:
    """The selectors that the style sheets hide, outside of `@media`, and do not show again; at most `MAX_SELECTORS`.

    >>> read_styles([".x1, #y{display:none} @media print{.z{display:none}} .x2{left:-999px} .x2{left:0}"])
    ['.x1', '#y']
    """
    hidden: dict[str, None] = {}
    for sheet in sheets:
        depth = 0
        if not _is_suspect(sheet):
            continue
        for rule in _without_comments(sheet[:MAX_STYLE_CHARS]).split("}"):
            outer, brace, declarations = rule.rpartition("{")
            depth += rule.count("{") - 1
            if brace and depth == 0:
                is_hiding = hides(declarations)
                if not is_hiding and not (hidden and _SHOWING.search(declarations)):
                    continue
                for selector in map(str.strip, outer.split(",")):
                    if not is_hiding:
                        hidden.pop(selector, None)
                    elif selector and len(selector) <= 120 and _SELECTOR.fullmatch(selector):
                        hidden[selector] = None
            depth = max(depth, 0)
    return list(hidden)[:MAX_SELECTORS]


def _without_comments(sheet: str) -> str:
    """The sheet without `/* … */`, in one pass."""
    if "/*" not in sheet:
        return sheet
    parts = sheet.split("/*")
    return parts[0] + " ".join(part.partition("*/")[2] for part in parts[1:])


def read_scripts(scripts: Iterable[str]) -> list[str]:
    """The ids that scripts hide which do nothing else: how hacked pages put boxes of links out of sight.

    >>> read_scripts(["document.getElementById('x1').style.display = 'none';"])
    ['x1']
    """
    short = (script for script in scripts if len(script) <= MAX_SCRIPT_CHARS and "function" not in script)
    return [name for script in short if "getElementById" in script for name in _HIDING_SCRIPT.findall(script)]


def mark_unseen(tree: LexborHTMLParser) -> None:
    """Mark with `UNSEEN` what the page's own style sheets and scripts hide."""
    selectors = read_styles(style.text() for style in tree.css("style"))
    selectors += [f'[id="{name}"]' for name in read_scripts(script.text() for script in tree.css("script"))]
    for selector in selectors[:MAX_SELECTORS]:
        try:
            nodes = tree.css(selector)
        except (SelectolaxError, ValueError, RuntimeError):  # no selector after all: the rule hides nothing
            continue
        for node in nodes:
            node.attrs[UNSEEN] = ""


def may_hide(attributes: str) -> bool:
    """Whether any of the attributes, as the tree writes them, can hide an element; false positives are many."""
    return (
        ' style="' in attributes
        or "hid" in attributes
        or "d-none" in attributes
        or "sr-only" in attributes
        or "screen-reader-text" in attributes
        or UNSEEN in attributes
    )


def is_hidden(tag: str, attributes: str) -> bool:
    """Whether an element is out of every reader's sight; `aria-hidden` alone says nothing about the eye.

    >>> is_hidden("p", ' class="a" style="display:none"'), is_hidden("p", ' aria-hidden="true"')
    (True, False)
    """
    if tag == "noscript" or UNSEEN in attributes:
        return True
    values = dict(_ATTRIBUTE.findall(attributes))
    if "hidden" in values and values["hidden"] != "until-found":
        return True
    if (style := values.get("style")) and hides(style):
        return True
    if tag == "marquee" and any(_is_low(values.get(side, "")) for side in ("width", "height")):
        return True
    return not _HIDING_CLASSES.isdisjoint(values.get("class", "").split())


def _is_low(length: str) -> bool:
    pixels = length.strip().removesuffix("px")
    return pixels.isascii() and pixels.isdigit() and len(pixels) <= 2 and int(pixels) <= MAX_MARQUEE_PIXELS
