"""Serves a farm on loopback, one port a site: `python -m scraper.demo.server --seed N --log FILE --recipes DIR`.

It prints one line of JSON with the ports, and stops at SIGTERM, SIGINT, or when its standard input closes.
"""

from __future__ import annotations

import argparse
import json
import select
import signal
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import FrameType, TracebackType
from typing import IO, Self

from .farm import Farm, make_farm

HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it was answered; `at` is seconds since the epoch."""

    site: str
    path: str
    at: float
    status: int
    agent: str


class _SiteServer(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(
        self, farm: Farm, site: str, port: int, note: threading.Lock, requests: list[Request], log: IO[str] | None
    ) -> None:
        super().__init__((HOST, port), _Handler)
        self.farm, self.site, self.note, self.requests, self.log = farm, site, note, requests, log

    @property
    def origin(self) -> str:
        return f"http://{HOST}:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a client that went away, as a killed crawl does."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    def record(self, request: Request) -> None:
        with self.note:
            self.requests.append(request)
            if self.log:
                self.log.write(json.dumps(asdict(request), ensure_ascii=False) + "\n")
                self.log.flush()


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD from the farm; knows ETags."""

    server: _SiteServer
    protocol_version = "HTTP/1.1"
    server_version = "farm"
    sys_version = ""

    def do_GET(self) -> None:
        path, _, _ = self.path.partition("?")
        with self.server.note:  # pages are made when first asked for
            found = self.server.farm.respond(self.server.site, path, self.server.origin)
        known = self.headers.get("If-None-Match")
        status, body = found.status, found.body
        if known and ("ETag", known) in found.headers:
            status, body = 304, b""
        self.send_response(status)
        for name, value in found.headers:
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
        agent = self.headers.get("User-Agent", "")
        self.server.record(Request(self.server.site, self.path, time.time(), status, agent))

    do_HEAD = do_GET  # noqa: N815 the name is the base class's

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the name is the base class's
        """Nothing: requests are kept in the log of the farm."""


@dataclass(slots=True)
class FarmServer:
    """A context in which the farm is served; `ports` by site, `requests` in the order of their answers."""

    farm: Farm
    log: Path | None = None
    wanted: Mapping[str, int] = field(default_factory=dict)  # ports of an earlier time: addresses stay the same
    requests: list[Request] = field(default_factory=list)
    _servers: dict[str, _SiteServer] = field(default_factory=dict)
    _threads: list[threading.Thread] = field(default_factory=list)
    _stream: IO[str] | None = None

    @property
    def ports(self) -> dict[str, int]:
        """The port of every site."""
        return {name: server.server_port for name, server in self._servers.items()}

    def __enter__(self) -> Self:
        self._stream = self.log.open("a", encoding="utf-8") if self.log else None
        note = threading.Lock()
        for site in self.farm.sites:
            port = self.wanted.get(site.name, 0)
            server = _SiteServer(self.farm, site.name, port, note, self.requests, self._stream)
            self._servers[site.name] = server
            thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
            thread.start()
            self._threads.append(thread)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for server in self._servers.values():
            server.shutdown()
            server.server_close()
        for thread in self._threads:
            thread.join()
        if self._stream:
            self._stream.close()


def main(arguments: Sequence[str] | None = None) -> int:
    """Serves until it is told to stop; the exit code is 0."""
    parser = argparse.ArgumentParser(prog="python -m scraper.demo.server", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--articles", type=int, default=420)
    parser.add_argument("--log", type=Path, help="a file that gets one line of JSON a request")
    parser.add_argument("--recipes", type=Path, help="a folder that gets one recipe a site")
    parser.add_argument("--truth", type=Path, help="a file that gets one line of JSON a page")
    parser.add_argument("--ports", type=Path, help="a file with the ports by site: read if it is there, else written")
    given = parser.parse_args(arguments)
    wanted = json.loads(given.ports.read_text("utf-8")) if given.ports and given.ports.exists() else {}
    farm = make_farm(given.seed, n_articles=given.articles)
    stop = threading.Event()

    def end(number: int, frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
    with FarmServer(farm, given.log, wanted) as server:
        if given.ports:
            given.ports.write_text(json.dumps(server.ports), encoding="utf-8")
        if given.recipes:
            farm.write_recipes(given.recipes, server.ports)
        if given.truth:
            rows = (json.dumps(row, ensure_ascii=False) for row in farm.truth)
            given.truth.write_text("\n".join(rows) + "\n", encoding="utf-8")
        sys.stdout.write(json.dumps({"ports": server.ports}) + "\n")
        sys.stdout.flush()
        while not stop.is_set() and not _is_closed(sys.stdin):
            pass
    return 0


def _is_closed(stream: IO[str]) -> bool:
    """Whether the stream has ended; waits for it a quarter of a second."""
    ready, _, _ = select.select([stream], [], [], 0.25)
    return bool(ready) and not stream.readline()


if __name__ == "__main__":
    raise SystemExit(main())
