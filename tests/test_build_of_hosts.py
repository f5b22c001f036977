"""Builds that learn across the pages of a host: nothing of when, in what order or by whom pages were cleaned shows."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.cli import call
from pipeline.store import digest, read_table
from tests.annotated_hosts import (
    ANNOTATED,
    BY_HAND,
    Row,
    save_rows,
    write_annotated,
    write_by_hand,
    write_teaser,
)

FIRST = [*write_annotated(9), write_teaser(ANNOTATED, 20), *write_by_hand(8), write_teaser(BY_HAND, 20)]
LATER = [*write_annotated(18, seed=4)[9:], write_teaser(ANNOTATED, 21), write_teaser(BY_HAND, 21)]


def make_workspace(root: Path, *deliveries: Sequence[Row]) -> Path:
    """A workspace that was given its pages in turns, each an archive file of its own."""
    assert call(["init", str(root)]) == 0
    for number, rows in enumerate(deliveries):
        deliver(root, rows, number)
    return root


def deliver(root: Path, rows: Sequence[Row], number: int) -> None:
    path = save_rows(root / f"rows{number}.jsonl", rows)
    assert call(["-C", str(root), "import", str(path)]) == 0
    archive = root / "data" / "raw"
    for path in archive.glob("import-*.warc.gz"):
        path.rename(archive / f"part{number}-{path.name}")


def build(root: Path, *options: str) -> str:
    assert call(["-C", str(root), "build", "--workers", "1", *options]) == 0
    return digest(root / "data" / "corpus")


def texts_of(root: Path) -> dict[str, str]:
    rows = (read_table(root / "data" / "corpus", name, ["url", "text"]).to_pylist() for name in ("articles", "copies"))
    return {row["url"]: row["text"] for table in rows for row in table}


def second_files(root: Path) -> list[Path]:
    """What was cleaned again with knowledge of its hosts."""
    return sorted((root / "data" / "state" / "cleaned").glob("*/*.*.*.*.parquet"))


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The digest of the corpus of all pages, built at once."""
    return build(make_workspace(tmp_path_factory.mktemp("wanted") / "space", [*FIRST, *LATER]), "--full")


def test_a_single_reading_goes_where_the_host_annotates_and_stays_where_it_does_not(tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "space", FIRST)
    build(root)
    texts = texts_of(root)
    assert "网上看到的消息" in texts[f"{ANNOTATED}/a/20.html"]
    assert "网(wǎng)上看到的消息" in texts[f"{BY_HAND}/a/20.html"]
    assert not any("(" in text for url, text in texts.items() if url.startswith(ANNOTATED))
    edits = read_table(root / "data" / "corpus", "edits").to_pylist()
    (edit,) = [edit for edit in edits if "listed by the host" in edit["evidence"]]
    assert (edit["before"], edit["confidence"], edit["applied"]) == ("(wǎng)", 0.99, True)
    assert edit["evidence"].endswith("listed by the host on 8 pages")
    assert call(["-C", str(root), "verify"]) == 0


def test_seven_pages_of_a_host_teach_nothing(tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "space", [*write_annotated(6), write_teaser(ANNOTATED, 20)])
    build(root)
    assert "网(wǎng)上" in texts_of(root)[f"{ANNOTATED}/a/20.html"]
    assert second_files(root) == []


def test_an_incremental_build_equals_a_full_one_and_cleans_a_host_again_when_more_is_known(
    tmp_path: Path, wanted: str, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_workspace(tmp_path / "space", FIRST[:5], FIRST[5:])
    first = build(root)
    before = second_files(root)
    deliver(root, LATER, 2)
    capsys.readouterr()
    assert build(root, "--json") == wanted != first
    result = json.loads(capsys.readouterr().out)
    assert (result["n_cleaned_pieces"], result["n_reused_pieces"]) == (2, 1)  # the new one, and that of the teaser
    after = second_files(root)
    assert len(before) == 1
    assert len(after) == 2
    assert not set(before) & set(after)
    assert build(root, "--full") == wanted


def test_workers_and_the_order_of_delivery_do_not_show(tmp_path: Path, wanted: str) -> None:
    turned = make_workspace(tmp_path / "turned", LATER[::-1], FIRST[::-1])
    assert call(["-C", str(turned), "build", "--workers", "2"]) == 0
    assert digest(turned / "data" / "corpus") == wanted


def test_a_build_killed_between_and_in_both_cleanings_goes_on(tmp_path: Path, wanted: str) -> None:
    root = make_workspace(tmp_path / "space", FIRST[:5], FIRST[5:], LATER)
    # After one of three pieces, before the two that are cleaned again, and after one of these.
    for n_lines in (2, 4, 2):  # of "cleaning: N of M pieces"
        child = subprocess.Popen(
            [sys.executable, "-m", "pipeline", "-C", str(root), "build", "--workers", "1"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert child.stderr is not None
        for _ in range(n_lines):
            child.stderr.readline()
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stderr.close()
    assert build(root) == wanted
    second_files(root)[0].unlink()
    (root / "data" / "corpus").unlink()
    assert build(root) == wanted


def test_nothing_is_cleaned_again_where_nothing_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_workspace(tmp_path / "space", FIRST, write_by_hand(2, seed=8)[:1])
    build(root)
    files = {path: path.stat().st_mtime_ns for path in second_files(root)}
    deliver(root, [write_teaser("https://www.bing.example", 1)], 3)
    capsys.readouterr()
    build(root, "--json")
    assert json.loads(capsys.readouterr().out)["n_cleaned_pieces"] == 1
    assert {path: path.stat().st_mtime_ns for path in second_files(root)} == files


def test_the_lines_of_a_host_leave_its_articles_and_stand_in_a_file_for_people(tmp_path: Path) -> None:
    notice = "本栏由值班老师整理，他的信箱是 laoshi@example.com"
    rows = [{**row, "text": f"{row['text']}\n{notice}"} for row in write_by_hand(8)]
    root = make_workspace(tmp_path / "space", rows)
    build(root)
    assert not any("本栏由值班老师整理" in text for text in texts_of(root).values())
    edits = read_table(root / "data" / "corpus", "edits").to_pylist()
    evidence = {edit["evidence"] for edit in edits if edit["step"] == "host_lines"}
    assert [said.endswith("unrelated pages of the host") for said in evidence] == [True]
    hosts = json.loads((root / "data" / "corpus" / "hosts.json").read_text(encoding="utf-8"))
    (line,) = hosts["www.yi.example"]["lines"]
    assert line.startswith("本栏由值班老师整理")
    assert "laoshi" not in line
    assert call(["-C", str(root), "verify"]) == 0


def test_pages_are_read_where_their_host_has_its_articles(tmp_path: Path) -> None:
    root = tmp_path / "space"
    assert call(["init", str(root)]) == 0
    aside = "本栏目每周整理读者来信，请值班律师逐一解答，并把解答登在下一期的同一个位置，供各位读者参考。"
    rows = []
    for number, row in enumerate(write_by_hand(9)):
        title, *lines = row["text"].split("\n")
        short = number == 8
        article = "".join(f"<p>{line}</p>" for line in (lines[:2] if short else lines))
        beside = f'<div class="right"><p>{aside}</p><p>{aside[::-1]}</p></div>' if short else ""
        html = f'<title>{title}</title><div class="main"><h1>{title}</h1><div class="content">{article}</div></div>{beside}'
        rows.append({"url": row["url"], "html": html, "fetched_at": row["fetched_at"]})
    path = root / "rows.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    assert call(["-C", str(root), "import", str(path)]) == 0
    build(root)
    text = texts_of(root)[rows[8]["url"]]
    assert aside not in text
    assert text
    hosts = json.loads((root / "data" / "corpus" / "hosts.json").read_text(encoding="utf-8"))
    assert hosts["www.yi.example"]["body"] == {"div.main>div.content": "on 8 of 8 pages"}
