"""CPU of a crawl with everything on, beside a bare Scrapy spider that keeps nothing: budget 4 times.

    python tests/bench/bench_crawl.py [N_PAGES]

Both fetch the same pages of 20 KB from a server on loopback, each in a process of its own; what starting the process
costs is measured with a crawl of no pages and taken off.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.scraper.farm import Answer, Farm, Workspace, direct_environment  # noqa: E402

BUDGET = 4.0
BARE = """
import sys, scrapy
from scrapy.crawler import CrawlerProcess

class Bare(scrapy.Spider):
    name = "bare"

    async def start(self):
        for number in range(1, int(sys.argv[2]) + 1):
            yield scrapy.Request(f"{sys.argv[1]}/news/{number}.html")

    def parse(self, response):
        return None

process = CrawlerProcess({"LOG_LEVEL": "ERROR", "TELNETCONSOLE_ENABLED": False, "REMOTE_CONTROL_ENABLED": False,
                          "COOKIES_ENABLED": False, "CONCURRENT_REQUESTS": 8, "LOGSTATS_INTERVAL": 0})
process.crawl(Bare)
process.start()
"""


def measure_cpu(command: list[str]) -> float:
    """CPU seconds of a command, user and system."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=ROOT, env=direct_environment(), check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    n_pages = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    farm = Farm()
    rng = random.Random(1)  # text that packs like text: words, drawn from a vocabulary
    words = ["".join(chr(rng.randrange(0x4E00, 0x5E00)) for _ in range(rng.randrange(1, 4))) for _ in range(3000)]
    for number in range(1, n_pages + 1):
        paragraphs = "".join(
            f"<p>第{number}篇第{line}段，{''.join(rng.choices(words, k=40))}。</p>\n" for line in range(80)
        )
        head = "<!DOCTYPE html><html><head><meta charset='utf-8'><title>逾期</title></head><body>"
        farm.pages[f"/news/{number}.html"] = Answer(f"{head}{paragraphs}</body></html>".encode()[:20_000])
    with tempfile.TemporaryDirectory() as folder:
        costs: dict[str, list[float]] = {"bare": [], "crawl": []}
        for turn in range(3):
            for n in (0, n_pages):
                workspace = Workspace(Path(folder) / f"{turn}-{n}")
                workspace.add_site("one", farm.url, fetch="concurrency = 8")
                farm.add_sitemap(range(1, n + 1))
                costs["bare"].append(measure_cpu([sys.executable, "-c", BARE, farm.url, str(n)]))
                command = [sys.executable, "-m", "scraper", "--workspace", str(workspace.root)]
                costs["crawl"].append(measure_cpu(command))
                assert not n or len(workspace.pages()) == n
    farm.close()
    per_page = {
        name: 1000 * min(b - a for a, b in zip(c[::2], c[1::2], strict=True)) / n_pages for name, c in costs.items()
    }
    ratio = per_page["crawl"] / per_page["bare"]
    print(f"bare Scrapy  {per_page['bare']:6.2f} ms a page")
    print(f"our crawl    {per_page['crawl']:6.2f} ms a page  ({ratio:.1f} times; budget {BUDGET:.0f})")


if __name__ == "__main__":
    main()
