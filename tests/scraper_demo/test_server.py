"""The farm is served on loopback, and every request is known afterwards."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.recipes import load_recipes
from scraper.demo.farm import make_farm
from scraper.demo.server import HOST, FarmServer

ROOT = Path(__file__).parents[2]
FARM = make_farm(5, n_articles=40)


@pytest.fixture
def served() -> Iterator[FarmServer]:
    with FarmServer(FARM) as server:
        yield server


def ask(port: int, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(HOST, port, timeout=20)
    try:
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        return response.status, dict(response.getheaders()), response.read()
    finally:
        connection.close()


def test_pages_arrive_as_the_farm_makes_them(served: FarmServer) -> None:
    assert len(set(served.ports.values())) == len(FARM.sites)
    for page in FARM.pages[::5]:
        status, _, body = ask(served.ports[page.site.name], page.path)
        assert (status, body) == (200, FARM.make(page).body)


def test_addresses_are_those_of_the_server(served: FarmServer) -> None:
    port = served.ports["mingtai"]
    body = ask(port, "/sitemap.xml")[2]
    assert f"http://127.0.0.1:{port}/news/".encode() in body
    assert b".example" not in body.split(b"<urlset", 1)[1]


def test_an_unchanged_page_is_not_sent_again(served: FarmServer) -> None:
    page = FARM.pages[0]
    port = served.ports[page.site.name]
    tag = ask(port, page.path)[1]["ETag"]
    assert ask(port, page.path, **{"If-None-Match": tag})[::2] == (304, b"")
    assert ask(port, page.path, "HEAD")[::2] == (200, b"")


def test_requests_are_logged_with_path_time_and_status(tmp_path: Path) -> None:
    with FarmServer(FARM, tmp_path / "log.jsonl") as server:
        ask(server.ports["falv"], "/robots.txt", **{"User-Agent": "Yuqi"})
        ask(server.ports["falv"], "/nothing?from=list")
    lines = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(row["site"], row["path"], row["status"], row["agent"]) for row in lines] == [
        ("falv", "/robots.txt", 200, "Yuqi"),
        ("falv", "/nothing?from=list", 404, ""),
    ]
    assert lines[0]["at"] <= lines[1]["at"]
    assert [request.path for request in server.requests] == ["/robots.txt", "/nothing?from=list"]


def start(tmp_path: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "scraper.demo.server", "--seed", "5", "--articles", "40"]
    command += ["--recipes", str(tmp_path / "sites"), "--truth", str(tmp_path / "truth.jsonl")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )


@pytest.mark.parametrize("way", ["terminate", "close"])
def test_the_command_serves_until_it_is_told_to_stop(way: str, tmp_path: Path) -> None:
    process = start(tmp_path)
    assert process.stdin
    assert process.stdout
    try:
        ports = json.loads(process.stdout.readline())["ports"]
        assert ask(ports["kacheng"], "/robots.txt")[0] == 200
        homes = {recipe.name: recipe.home for recipe in load_recipes(tmp_path / "sites")}
        assert homes == {name: f"http://127.0.0.1:{port}/" for name, port in ports.items()}
        rows = [json.loads(line) for line in (tmp_path / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
        assert len(rows) == len(FARM.truth)
        if way == "terminate":
            process.terminate()
        else:
            process.stdin.close()
        assert process.wait(timeout=20) == 0
    finally:
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream and not stream.closed:
                stream.close()
