"""The whole job on a small farm: crawl, build, score, with the farm's request log as witness."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from pipeline import load_corpus
from pipeline.cli import call
from pipeline.demo import serve_farm
from pipeline.store import digest, read_table
from pipeline.warc_reader import read_archive
from pipeline.workspace import create_workspace

SEED, ARTICLES = 31, 60


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("farm") / "demo"
    assert call(["demo", str(root), "--seed", str(SEED), "--articles", str(ARTICLES)]) == 0
    return root


def requests_of(root: Path) -> list[dict[str, Any]]:
    lines = (root / "data" / "state" / "demo-requests.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def archived(root: Path) -> list[tuple[str, str]]:
    paths = sorted((root / "data" / "raw").glob("*.warc.gz"))
    return sorted((page.url, page.sha256) for path in paths for page in read_archive(path, lambda problem: None))


def test_every_site_is_clean(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert call(["demo", str(demo), "--seed", str(SEED), "--articles", str(ARTICLES), "--json"]) == 0
    records = json.loads(capsys.readouterr().out)["score"]
    for site in records[:-1]:
        assert site["missing"] == site["wrongly_kept"] == site["spam_left"] == 0, site["site"]
        assert min(site["char_precision"] or 1.0, site["char_recall"] or 1.0) >= 0.97, site["site"]
        assert site["pair_precision"] in (None, 1.0), site["site"]
    total = records[-1]
    assert min(total["char_precision"], total["char_recall"]) >= 0.99
    assert total["titles_right"] >= 0.97 * total["kept"]
    assert total["dates_right"] >= 0.97 * total["kept"]
    assert total["words_restored"] > 0
    assert call(["-C", str(demo), "verify"]) == 0


def test_a_second_run_asks_for_nothing_but_what_lists_articles(demo: Path) -> None:
    before = len(requests_of(demo))
    pages = archived(demo)
    assert call(["demo", str(demo), "--seed", str(SEED), "--articles", str(ARTICLES)]) == 0
    known = {url.split("/", 3)[3] for url, _ in pages}
    again = [row["path"].lstrip("/") for row in requests_of(demo)[before:]]
    assert again, "lists are asked again"
    assert not known & set(again)
    assert archived(demo) == pages


def test_nothing_forbidden_was_asked_and_no_page_twice(demo: Path) -> None:
    rows = requests_of(demo)
    assert not [row["path"] for row in rows if "000321" in row["path"]], "robots.txt forbids it on every site"
    counts = Counter(url for url, _ in archived(demo))
    assert set(counts.values()) == {1}


def test_two_pages_of_an_article_are_one(demo: Path) -> None:
    articles = load_corpus(demo / "data" / "corpus")
    assert any(len(refs) > 1 for refs in articles.raw_refs)


def test_killed_at_random_moments_and_started_again_gives_the_same_corpus(tmp_path: Path) -> None:
    root = tmp_path / "space"
    create_workspace(root)
    state = root / "data" / "state"
    state.mkdir(parents=True)
    command = [sys.executable, "-m", "pipeline", "-C", str(root), "run"]
    rng = random.Random(5)
    with serve_farm(root, state, SEED, 40):
        for _ in range(3):
            child = subprocess.Popen(
                command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
            )
            time.sleep(rng.uniform(1.0, 4.0))
            child.send_signal(signal.SIGKILL)
            child.wait()
        time.sleep(0.3)
        for rest in ("crawl", "build"):
            done = subprocess.run([*command[:-1], rest], capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
        killed = archived(root)
        other = tmp_path / "other"
        create_workspace(other)
        for recipe in (root / "sites").glob("*.toml"):
            (other / "sites" / recipe.name).write_bytes(recipe.read_bytes())
        assert call(["-C", str(other), "run"]) == 0
    assert killed == archived(other)
    texts = [
        read_table(space / "data" / "corpus", "articles", ["url", "text"]).sort_by("url") for space in (root, other)
    ]
    assert texts[0].equals(texts[1])
    assert call(["-C", str(root), "verify"]) == 0
    assert digest(root / "data" / "corpus") != ""


def test_a_server_that_is_down_is_a_line_and_the_rest_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "space"
    create_workspace(root)
    down = 'name = "down"\nhome = "http://127.0.0.1:9/"\n[discover]\nsitemaps = ["/s.xml"]\n[fetch]\nallow_private = true\n'
    (root / "sites" / "down.toml").write_text(down, encoding="utf-8")
    assert call(["-C", str(root), "crawl"]) == 0
    assert "down" in capsys.readouterr().out
    assert call(["-C", str(root), "run"]) == 0
