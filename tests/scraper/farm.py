"""A small real farm on loopback, whose log of requests is the witness, and crawls of it as processes."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from pipeline.records import RawPage
from pipeline.warc import read_archive

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Answer:
    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})


def redirect(target: str) -> Answer:
    return Answer(status=302, headers={"Location": target})


def article(number: int, *, links: str = "") -> Answer:
    text = "网贷逾期以后先与平台协商还款，" * (20 + number % 7)
    return Answer(f"<html><h1>第{number}篇</h1><p>{text}</p>{links}</html>".encode())


class Farm:
    """Serves `pages` by path; a page may be an answer, or a function of how often it was asked for."""

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.pages: dict[str, Answer | Callable[[int], Answer]] = {}
        self.log: list[tuple[float, str, dict[str, str]]] = []
        self.delay = 0.0
        farm = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True  # else every answer waits 40 ms for an acknowledgement

            def do_GET(self) -> None:
                farm.log.append((time.monotonic(), self.path, dict(self.headers)))
                time.sleep(farm.delay)
                page = farm.pages.get(self.path, Answer(b"not here", 404))
                answer = page(farm.counts[self.path]) if callable(page) else page
                self.send_response(answer.status)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(answer.body)))
                self.end_headers()
                self.wfile.write(answer.body)

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
                pass

            def handle(self) -> None:
                with contextlib.suppress(OSError):  # the crawler was killed
                    super().handle()

        self._server = ThreadingHTTPServer((host, 0), Handler)
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        self.url = f"http://{host}:{self.port}"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def counts(self) -> Counter[str]:
        return Counter(path for _, path, _ in self.log)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def add_articles(self, numbers: range) -> None:
        self.pages.update({f"/news/{number}.html": article(number) for number in numbers})

    def add_sitemap(self, numbers: range, path: str = "/sitemap.xml") -> None:
        locs = "".join(f"<url><loc>{self.url}/news/{number}.html</loc></url>" for number in numbers)
        self.pages[path] = Answer(f"<urlset>{locs}</urlset>".encode(), headers={"Content-Type": "application/xml"})


def direct_environment() -> dict[str, str]:
    """The environment without proxies: they know nothing of loopback."""
    return {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}


@dataclass(frozen=True, slots=True)
class Crawl:
    code: int
    sites: dict[str, dict[str, Any]]
    err: str


class Workspace:
    """A workspace with recipes, and crawls of it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.raw, self.state = root / "data" / "raw", root / "data" / "state" / "crawl.sqlite"
        (root / "sites").mkdir(parents=True)
        (root / "corpus.toml").write_text('[corpus]\ncontact = "bot@example.org"\n')

    def add_site(self, name: str, home: str, discover: str = 'sitemaps = ["/sitemap.xml"]', fetch: str = "") -> None:
        (self.root / "sites" / f"{name}.toml").write_text(
            f'name = "{name}"\nhome = "{home}/"\n[discover]\n{discover}\n'
            "article_url = '^/news/\\d+\\.html$'\n"
            f"[fetch]\nallow_private = true\ndelay = 0.0\n{fetch}\n",
            encoding="utf-8",
        )

    def start(self, *arguments: str, limit_bytes: int = 0) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "scraper", "--workspace", str(self.root), *arguments]
        if limit_bytes:
            command = ["bash", "-c", f'ulimit -f {limit_bytes // 1024}; exec "$@"', "-", *command]
        return subprocess.Popen(
            command, cwd=ROOT, env=direct_environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def crawl(self, *arguments: str, limit_bytes: int = 0) -> Crawl:
        process = self.start(*arguments, limit_bytes=limit_bytes)
        out, err = process.communicate(timeout=60)
        lines = [json.loads(line) for line in out.splitlines()]
        return Crawl(process.returncode, {line["site"]: line for line in lines}, err)

    def run_scrapy(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {**direct_environment(), "YUQI_WORKSPACE": str(self.root)}
        command = [sys.executable, "-m", "scrapy", *arguments]
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    def pages(self) -> list[RawPage]:
        problems: list[Any] = []
        pages = [page for path in sorted(self.raw.glob("*.warc.gz")) for page in read_archive(path, problems.append)]
        assert not problems
        return pages
