"""Places that never end: calendars, sort orders, addresses that grow with every click. Pure, one guard a run."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urlsplit

PATTERN_BUDGET = 200  # addresses of one pattern with several parameters
MAX_BARREN_LEAVES = 10  # leaves of a list in a row without a link to an article
_MAX_REPEATS = 3  # of one folder in a path
_MAX_DEPTH = 12  # folders
_MIN_PARAMS = 3  # fewer are how plain sites number their articles
_DIGITS = re.compile(r"\d+")


class TrapGuard:
    """Counts the addresses of a run by their pattern: digits are 0, parameters are their names."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def is_trap(self, url: str) -> bool:
        """Whether an address that was found is one too many of its kind.

        >>> TrapGuard().is_trap("http://example.cn/a/b/a/b/a/b/1.html")
        True
        """
        parts = urlsplit(url)
        folders = [folder for folder in parts.path.split("/") if folder]
        if len(folders) > _MAX_DEPTH or any(n >= _MAX_REPEATS for n in Counter(folders[:-1]).values()):
            return True
        if parts.query.count("&") + 1 < _MIN_PARAMS:
            return False
        names = sorted(pair.partition("=")[0] for pair in parts.query.split("&"))
        pattern = _DIGITS.sub("0", parts.path) + "?" + "&".join(names)
        self._counts[pattern] += 1
        return self._counts[pattern] > PATTERN_BUDGET
