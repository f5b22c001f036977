"""Which page is which: normalised URLs, document ids, record ids."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from w3lib.url import canonicalize_url

# Parameters that say how a reader came, not what is read; names as their makers document them. `*` stands for anything.
TRACKING_PARAMS = (
    *("utm_*", "_ga", "_gl", "gclid", "dclid", "gbraid", "wbraid"),  # Google
    *("spm", "scm", "from", "isappinstalled", "nsukey", "wxfid"),  # Alibaba, WeChat
    *("bd_vid", "hmsr", "hmpl", "hmcu", "hmkw", "hmci", "hmmd"),  # Baidu
    *("tt_from", "share_token", "share_source", "share_medium"),  # Toutiao, Bilibili
    *("fbclid", "msclkid", "yclid", "mc_cid", "mc_eid", "mtm_*", "pk_*"),  # others
)
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}
_SITE_NAME = re.compile(r"\w[\w.-]{0,63}")
_INVISIBLE = re.compile(r"[\t\r\n]")  # what the URL Standard removes before it parses


def normalise_url(url: str, drop_params: Iterable[str] = ()) -> str:
    """The URL with its scheme and host in lower case, its query sorted, and without fragment, default port or tracking.

    `drop_params` are names to drop beside `TRACKING_PARAMS`; `*` in them stands for anything. What cannot be parsed
    comes back stripped of blanks; never raises.

    >>> normalise_url("HTTP://Www.Example.CN:80/a?b=2&utm_source=x&a=1#top")
    'http://www.example.cn/a?a=1&b=2'
    """
    stripped = _INVISIBLE.sub("", url).strip()
    try:
        parts = urlsplit(stripped)
        if not parts.netloc:
            return stripped
        netloc = parts.netloc.removesuffix(_DEFAULT_PORTS.get(parts.scheme, ""))
        query = parts.query
        if query:
            dropped = _compile_names((*TRACKING_PARAMS, *drop_params))
            query = "&".join(pair for pair in query.split("&") if not dropped.fullmatch(pair.partition("=")[0]))
        return canonicalize_url(parts._replace(netloc=netloc, query=query, fragment="").geturl())
    except ValueError:  # also what urllib and the codecs raise for broken ports, addresses and surrogates
        return stripped


def host_of(url: str) -> str:
    """The host of a URL in lower case, without user and port; empty when it has none.

    >>> host_of("https://WWW.example.cn:8080/a"), host_of("file:a.html")
    ('www.example.cn', '')
    """
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def is_site_name(text: str) -> bool:
    """True for up to 64 letters, digits, `-`, `_` and `.`: a site may enter file names and must not leave its folder.

    >>> is_site_name("evuv"), is_site_name("../etc")
    (True, False)
    """
    return _SITE_NAME.fullmatch(text) is not None


def document_id(url: str, body: bytes) -> str:
    """Sixteen hex characters that name a page: of its normalised URL, or of its bytes when it has no URL of its own.

    An imported file (`file:NAME`) is known by its bytes, so that a renamed file stays the same page.
    """
    normalised = normalise_url(url)
    is_address = normalised and not normalised.lower().startswith("file:")
    named_by = normalised.encode("utf-8", "backslashreplace") if is_address else body
    return hashlib.sha256(named_by).hexdigest()[:16]


def record_id(url: str, fetched_at: datetime, sha256: str) -> str:
    """`<urn:uuid:...>`, the same for the same page fetched at the same time: a repeated import is recognised by it."""
    name = "\n".join((url.encode("utf-8", "backslashreplace").decode(), fetched_at.astimezone(UTC).isoformat(), sha256))
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, name)}>"


@lru_cache(maxsize=256)
def _compile_names(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(name.lower()).replace(r"\*", ".*") for name in names), re.IGNORECASE)
