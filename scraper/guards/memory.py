"""A crawl's own memory: what its parent had used before does not count.

Scrapy asks for `ru_maxrss`, which Linux hands on from parent to child. A crawl that a notebook or a long-running schedule of
more than the limit had started ended before its first request.
"""

from __future__ import annotations

import re
from pathlib import Path

from scrapy.extensions.memusage import MemoryUsage

_STATUS = Path("/proc/self/status")
_PEAK = re.compile(r"^VmHWM:\s*(\d+) kB$", re.MULTILINE)


class OwnMemory(MemoryUsage):
    """Scrapy's limit, held against the peak of this process alone."""

    def get_virtual_size(self) -> int:
        """Bytes of memory that this process has held at most; what Scrapy measures where the system does not tell."""
        try:
            peak = _PEAK.search(_STATUS.read_text(encoding="ascii", errors="replace"))
        except OSError:
            peak = None
        return int(peak[1]) * 1024 if peak else super().get_virtual_size()
