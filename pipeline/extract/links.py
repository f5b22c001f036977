"""Links of a page that leave its site, by the text they hang on."""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

_LINK = re.compile(
    r"""<a\s[^<>]{0,300}?href\s{0,3}=\s{0,3}["']?\s{0,3}(?:https?:)?//([^/"'\s<>?#]{3,100})[^<>]{0,500}>(.{1,300}?)</a\s{0,3}>""",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile("<[^<>]*>")
_HAN = re.compile("[㐀-鿿]{2}")
_SHARED_ENDS = frozenset({"com", "net", "org", "gov", "edu", "ac", "co", "idv"})  # of com.cn, org.tw, co.jp
MAX_LINKS = 300  # texts; more are read on no page of people
MIN_CHARS, MAX_CHARS = 3, 24  # of an advertising phrase


def find_links_away(markup: str, url: str) -> frozenset[str]:
    """The texts of the links that lead to another registered domain, as long as a phrase; none without an address.

    >>> page = '<p>还款。<a href="http://x.example.net/">某某官网入口</a>，再谈。<a href="//img.example.cn/">图片库</a></p>'
    >>> find_links_away(page, "https://www.example.cn/1.html")
    frozenset({'某某官网入口'})
    """
    own = _name_site(host_of(url))
    if not own or ("<a" not in markup and "<A" not in markup):
        return frozenset()
    found: set[str] = set()
    for match in _LINK.finditer(markup):
        host, inner = match.groups()
        if len(found) >= MAX_LINKS:
            break
        if _name_site(host) != own:
            text = " ".join(html.unescape(_TAG.sub("", inner)).split())
            if MIN_CHARS <= len(text) <= MAX_CHARS and _HAN.search(text):
                found.add(text)
    return frozenset(found)


def host_of(url: str) -> str:
    """The host of an address, empty for what is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:  # an address that is none
        return ""


def _name_site(host: str) -> str:
    """The registered domain of a host: its last two labels, three where the last two are everybody's."""
    labels = host.lower().rpartition("@")[2].partition(":")[0].strip(".").split(".")
    n_labels = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SHARED_ENDS else 2
    return ".".join(labels[-n_labels:])
