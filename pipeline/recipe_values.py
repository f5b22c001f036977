"""The values of a recipe: from the text in its file to what is worked with; ValueError says what is wanted instead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time, timedelta
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

MAX_URL_CHARS = 2083  # Scrapy's URLLENGTH_LIMIT; bounds what a pattern is tried on
MAX_PATTERN_CHARS = 500

_DURATION = re.compile(r"(\d{1,6})\s*([smhdw])")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}
_ATTRIBUTE = re.compile(r"::(?:text|attr\([\w:.-]+\))$")


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours of the day in Asia/Shanghai, `end` excluded; `22-07` spans midnight."""

    start: int
    end: int

    def contains(self, hour: int) -> bool:
        """Whether `hour` (0 to 23) lies inside."""
        if self.start < self.end:
            return self.start <= hour < self.end
        return hour >= self.start or hour < self.end


def parse_duration(text: str) -> timedelta:
    """A number with its unit: `90s`, `30m`, `6h`, `1d`, `2w`; from one minute to a year.

    >>> parse_duration("6h")
    datetime.timedelta(seconds=21600)
    """
    found = _DURATION.fullmatch(text.strip())
    seconds = int(found[1]) * _SECONDS[found[2]] if found else 0
    if not 60 <= seconds <= 366 * 86400:
        raise ValueError('must be a time span from "1m" to "366d", such as "30m", "6h" or "2d"')
    return timedelta(seconds=seconds)


def parse_hours(text: str) -> Hours:
    """Two hours joined by a dash.

    >>> parse_hours("22-07").contains(3)
    True
    """
    found = re.fullmatch(r"([01]?\d|2[0-3])-([01]?\d|2[0-4])", text.strip(), re.ASCII)
    if found is None or int(found[1]) == int(found[2]):
        raise ValueError('must be two different hours such as "22-07"')
    return Hours(int(found[1]), int(found[2]) % 24)


def parse_time(text: str) -> time:
    """A time of day, hours and minutes."""
    found = re.fullmatch(r"([01]\d|2[0-3]):([0-5]\d)", text.strip(), re.ASCII)
    if found is None:
        raise ValueError('must be a time of day such as "03:00"')
    return time(int(found[1]), int(found[2]))


def parse_pattern(text: str) -> re.Pattern[str]:
    """A compiled pattern; its length is bounded, and so are the URLs it is tried on."""
    if not 1 <= len(text) <= MAX_PATTERN_CHARS:
        raise ValueError(f"must be a pattern of 1 to {MAX_PATTERN_CHARS} characters")
    try:
        return re.compile(text)
    except (re.error, RecursionError, OverflowError) as error:
        raise ValueError(f"must be a valid pattern ({error})") from None


def parse_selector(text: str) -> str:
    """A CSS selector, optionally with `::text` or `::attr(name)` at its end."""
    import soupsieve  # comes with beautifulsoup4

    try:
        soupsieve.compile(_ATTRIBUTE.sub("", text))
    except (soupsieve.SelectorSyntaxError, ValueError) as error:
        raise ValueError(f"must be a CSS selector ({str(error).splitlines()[0]})") from None
    return text


def parse_charset(text: str) -> str:
    """The name of a charset that `bytes.decode` takes."""
    try:
        b"a".decode(text, "replace")  # an empty string would not reach the codec
    except (LookupError, ValueError):
        raise ValueError('must be a charset that Python knows, such as "gb18030" or "big5"') from None
    return text


def parse_reader(text: str) -> Path:
    """The bare name of a Python file, never a path."""
    if not re.fullmatch(r"[A-Za-z_]\w*\.py", text, re.ASCII):
        raise ValueError('must be the name of a Python file beside the recipe, such as "evuv_reader.py"')
    return Path(text)


def parse_name(text: str) -> str:
    """A site's name; the only part of a site that enters file names."""
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,62}", text):
        raise ValueError("must be 1 to 63 lower-case letters, digits, - and _")
    return text


def parse_home(text: str) -> str:
    """An absolute web address without user, query and fragment; an empty path becomes `/`."""
    parts = split_url(text)
    if parts is None or parts.username is not None or parts.query or parts.fragment:
        raise ValueError('must be an absolute address such as "https://www.example.cn/"')
    return text if parts.path else text + "/"


def split_url(url: str) -> SplitResult | None:
    """The parts of an absolute web address, or None."""
    if len(url) > MAX_URL_CHARS:
        return None
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises for a port that is no number
    except ValueError:
        return None
    return parts if parts.scheme in {"http", "https"} and parts.hostname else None


def site_of(parts: SplitResult) -> tuple[str, int | None]:
    """What two addresses of one site share: the host without `www.`, and the port unless it is the default."""
    default = {"http": 80, "https": 443}[parts.scheme]
    return (parts.hostname or "").removeprefix("www."), None if parts.port == default else parts.port


def is_private(host: str) -> bool:
    """Whether `host` is written as an address that is not on the public internet; names are not looked up."""
    try:
        return not ip_address(host).is_global
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
