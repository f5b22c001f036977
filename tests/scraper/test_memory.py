"""The limit of a crawl's memory counts what the crawl holds, not what the process held that started it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
CHILD = """
import resource
from scrapy.utils.test import get_crawler
from scraper.guards.memory import OwnMemory
own = OwnMemory(get_crawler(settings_dict={"MEMUSAGE_ENABLED": True}))
print(own.get_virtual_size(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""
PARENT = """
import subprocess, sys
held = bytes(range(256)) * (2 << 20)
print(subprocess.run([sys.executable, "-c", sys.argv[1]], capture_output=True, text=True, check=True).stdout)
"""
HELD = 512 << 20


def test_the_memory_of_the_parent_does_not_count() -> None:
    done = subprocess.run([sys.executable, "-c", PARENT, CHILD], cwd=ROOT, capture_output=True, text=True, check=True)
    own, inherited = map(int, done.stdout.split())
    assert 0 < own < HELD
    assert inherited > 0
