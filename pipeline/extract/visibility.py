"""What no reader of a page sees: inline styles, attributes, and the rules of the page's own `<style>`.

Hacked pages hide links by every property there is; in a comparison of seven extractors none knew more than three of
them. `overflow: hidden` alone hides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# Elements whose text is no text of the page, whatever their style.
UNREAD_TAGS = frozenset(
    "script style template head title noframes iframe object embed applet audio video canvas svg math select option"
    " rt rp rtc button textarea input datalist map -comment".split()
)
MAX_STYLE_CHARS = 200_000  # of a page's style sheets
OFF_SCREEN = -500.0  # pixels; a layout of our own shifts nothing that far
_EM = 16.0

# No style hides anything without one of these; most styles are done with here, at C speed.
_SUSPECT = re.compile(r"none|hidden|collapse|clip|opacity|scale|font-size\s*:\s*[01.]|:\s*-\s*\d", re.IGNORECASE)
_NUMBER = re.compile(r"(-?\d{0,6}(?:\.\d{1,6})?)\s*(px|em|rem|%|pt|vw|vh)?")
_SELECTOR = re.compile(r"(?:[a-zA-Z]\w*)?([.#])([\w-]+)")
_ZERO_CLIP = re.compile(r"rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\)")


@dataclass(frozen=True, slots=True)
class HiddenNames:
    """Classes and ids that the page's own style sheet hides."""

    classes: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()


def hides(style: str) -> bool:
    """Whether an inline style hides its element.

    >>> hides("display: none"), hides("position:absolute; left:-9999px"), hides("overflow:hidden")
    (True, True, False)
    """
    if not _SUSPECT.search(style):
        return False
    properties: dict[str, str] = {}
    for declaration in style.lower().split(";"):
        name, _, value = declaration.partition(":")
        properties[name.strip()] = value.replace("!important", "").strip()
    if properties.get("display") == "none" or properties.get("visibility") in ("hidden", "collapse"):
        return True
    if _measure(properties, "opacity", 1.0) <= 0.01 or "opacity=0)" in properties.get("filter", ""):
        return True
    if _measure(properties, "font-size", 16.0) <= 1.0 or "scale(0)" in properties.get("transform", ""):
        return True
    if any(
        _measure(properties, name, 0.0) <= OFF_SCREEN
        for name in ("left", "top", "right", "text-indent", "margin-left", "margin-top")
    ):
        return True
    if _ZERO_CLIP.search(properties.get("clip", "")):
        return True
    is_clipped = properties.get("overflow", "") in ("hidden", "clip")
    return is_clipped and any(
        _measure(properties, name, 100.0) <= 1.0 for name in ("height", "width", "max-height", "max-width")
    )


def _measure(properties: Mapping[str, str], name: str, default: float) -> float:
    """A length in pixels, `default` when the property is absent or no number."""
    found = _NUMBER.match(properties.get(name, ""))
    if not found or not any(map(str.isdigit, found[1])):
        return default
    return float(found[1]) * (_EM if found[2] in ("em", "rem") else 1.0)


def read_styles(sheets: Iterable[str]) -> HiddenNames:
    """The classes and ids that the style sheets hide by a rule for a single class or id, outside of `@media`.

    >>> sorted(read_styles([".x1, #y{display:none} @media print{.z{display:none}} .a .b{display:none}"]).classes)
    ['x1']
    """
    names: dict[str, set[str]] = {".": set(), "#": set()}
    for sheet in sheets:
        depth = 0
        for rule in _without_comments(sheet[:MAX_STYLE_CHARS]).split("}"):
            outer, brace, declarations = rule.rpartition("{")
            depth += rule.count("{")
            if brace and depth == 1 and hides(declarations):
                for selector in outer.split(","):
                    if found := _SELECTOR.fullmatch(selector.strip()):
                        names[found[1]].add(found[2])
            depth = max(depth - 1, 0)
    return HiddenNames(frozenset(names["."]), frozenset(names["#"]))


def _without_comments(sheet: str) -> str:
    """The sheet without `/* … */`, in one pass."""
    parts = sheet.split("/*")
    return parts[0] + " ".join(part.partition("*/")[2] for part in parts[1:])


def is_hidden(tag: str, attributes: Mapping[str, str | None], names: HiddenNames) -> bool:
    """Whether an element is out of every reader's sight; `aria-hidden` alone says nothing about the eye."""
    if tag == "noscript":
        return True
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    if (style := attributes.get("style")) and hides(style):
        return True
    if tag == "marquee" and any(_is_pixel(attributes.get(side)) for side in ("width", "height")):
        return True
    if names.ids and attributes.get("id") in names.ids:
        return True
    return bool(names.classes) and not names.classes.isdisjoint((attributes.get("class") or "").split())


def _is_pixel(length: str | None) -> bool:
    return length is not None and length.strip().removesuffix("px") in ("0", "1", "2")
