"""Builds on disk: kills, races, full disks, and what a second build does."""

from __future__ import annotations

import ctypes
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.cli import call
from pipeline.store import digest

SENTENCES = (
    "{bank}信用卡逾期{n}天以后，银行先以短信提醒持卡人，随后由客服人员核实联系方式是否有效。",
    "持卡人因为{why}暂时无力还款的，可以向{bank}申请个性化分期，期限最长为{n}期。",
    "协商之前应当准备收入证明和{why}的材料，写清楚每月能够承担的金额为{n}00元。",
    "法院受理{bank}的起诉之后会先组织诉前调解，调解不成的在{n}日内立案。",
    "逾期记录自欠款还清之日起保留五年，{why}并不是消除记录的理由，{n}次查询也不会。",
    "第三方催收人员不得骚扰{why}的家属，每天联系本人不得超过{n}次。",
)
BANKS = ("江南银行", "北山银行", "中原农商行", "海东信托", "南岭消费金融")
REASONS = ("失业", "患病住院", "生意亏损", "工资拖欠", "家庭变故")


def write_pages(folder: Path, n: int, seed: int = 1) -> None:
    """`n` different invented articles as HTML, every seventh a copy of the one before."""
    rng = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    body = ""
    for number in range(n):
        if number % 7 != 6:
            lines = [
                rng.choice(SENTENCES).format(bank=rng.choice(BANKS), why=rng.choice(REASONS), n=rng.randint(3, 89))
                for _ in range(8)
            ]
            body = "".join(f"<p>{line}</p>" for line in lines)
        page = f"<html><head><title>逾期说明第{number}篇</title></head><body><h1>逾期说明第{number}篇</h1>{body}</body></html>"
        (folder / f"page{number:03d}.html").write_text(page, encoding="utf-8")
        os.utime(folder / f"page{number:03d}.html", (1_700_000_000 + number, 1_700_000_000 + number))


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with forty archived pages in several archive files."""
    root = tmp_path / "space"
    write_pages(tmp_path / "pages", 40)
    assert call(["init", str(root)]) == 0
    assert call(["-C", str(root), "import", str(tmp_path / "pages")]) == 0
    return root


def yuqi(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipeline", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload]


def split_archive(root: Path) -> None:
    """Spread the archive over many files, so that a build has many pieces."""
    from pipeline.warc import Archive
    from pipeline.warc_reader import read_archive

    (old,) = (root / "data" / "raw").glob("*.warc.gz")
    pages = list(read_archive(old, lambda problem: None))
    old.unlink()
    with Archive(root / "data" / "raw", "split", max_bytes=4_000) as archive:
        for page in pages:
            archive.write(page)


def test_a_killed_build_goes_on_and_gives_the_same_corpus(workspace: Path) -> None:
    split_archive(workspace)
    assert call(["-C", str(workspace), "build", "--workers", "1"]) == 0
    wanted = digest(workspace / "data" / "corpus")
    rng = random.Random(7)
    shutil.rmtree(workspace / "data" / "builds")
    shutil.rmtree(workspace / "data" / "state")
    (workspace / "data" / "corpus").unlink()
    for _ in range(3):
        child = subprocess.Popen(
            [sys.executable, "-m", "pipeline", "-C", str(workspace), "build", "--workers", "1"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert child.stderr is not None
        for _ in range(rng.randint(1, 6)):  # let it clean a few pieces, then kill it wherever it is
            child.stderr.readline()
        time.sleep(rng.random() / 20)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stderr.close()
    assert call(["-C", str(workspace), "build", "--workers", "1"]) == 0
    assert digest(workspace / "data" / "corpus") == wanted
    assert call(["-C", str(workspace), "verify"]) == 0
    left = [path.name for path in (workspace / "data" / "builds").iterdir() if path.name.startswith(".")]
    assert left == []


def test_the_number_of_workers_and_the_order_of_archiving_do_not_show(workspace: Path, tmp_path: Path) -> None:
    split_archive(workspace)
    assert call(["-C", str(workspace), "build", "--workers", "2"]) == 0
    other = tmp_path / "other"
    assert call(["init", str(other)]) == 0
    for path in sorted((tmp_path / "pages").iterdir(), reverse=True):
        assert call(["-C", str(other), "import", str(path)]) == 0
    assert call(["-C", str(other), "build", "--workers", "1"]) == 0
    assert digest(workspace / "data" / "corpus") == digest(other / "data" / "corpus")


def test_a_second_build_has_nothing_to_do_and_new_pages_cost_only_themselves(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    split_archive(workspace)
    assert call(["-C", str(workspace), "build", "--json", "--workers", "1"]) == 0
    first = json.loads(capsys.readouterr().out)
    assert call(["-C", str(workspace), "build", "--json"]) == 0
    second = json.loads(capsys.readouterr().out)
    assert (second["is_new"], second["run_id"]) == (False, first["run_id"])
    write_pages(tmp_path / "more", 2, seed=9)
    assert call(["-C", str(workspace), "import", str(tmp_path / "more")]) == 0
    capsys.readouterr()
    assert call(["-C", str(workspace), "build", "--json", "--workers", "1"]) == 0
    third = json.loads(capsys.readouterr().out)
    assert third["n_pages"] == first["n_pages"] + 2
    assert third["n_cleaned_pieces"] == 1
    assert call(["-C", str(workspace), "build", "--json", "--full", "--workers", "1"]) == 0
    assert json.loads(capsys.readouterr().out)["n_reused_pieces"] == 0


def test_importing_twice_archives_once(workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted((path.name, path.stat().st_size) for path in (workspace / "data" / "raw").iterdir())
    capsys.readouterr()
    assert call(["-C", str(workspace), "import", "--json", str(tmp_path / "pages")]) == 0
    result = json.loads(capsys.readouterr().out)
    assert (result["n_new"], result["n_known"]) == (0, 40)
    assert sorted((path.name, path.stat().st_size) for path in (workspace / "data" / "raw").iterdir()) == before


def test_of_two_builds_at_once_the_second_says_so_and_ends_with_6(workspace: Path) -> None:
    from pipeline.workspace import open_workspace

    with open_workspace(workspace).lock("build"):
        second = yuqi("-C", str(workspace), "build")
    assert second.returncode == 6
    assert f"process {os.getpid()}" in second.stderr
    assert "yuqi build" in second.stderr
    assert "Traceback" not in second.stderr


def test_a_changed_page_becomes_a_revision_and_the_old_one_is_no_row(workspace: Path, tmp_path: Path) -> None:
    from pipeline import load_corpus

    rows = [
        {"url": "https://www.example.cn/a/1.html", "text": "旧标题\n" + SENTENCES[0].format(bank="甲银行", why="失业", n=5) * 3,
         "fetched_at": "2024-05-01T00:00:00+00:00"},
        {"url": "https://www.example.cn/a/1.html", "text": "新标题\n" + SENTENCES[1].format(bank="乙银行", why="患病", n=6) * 3,
         "fetched_at": "2024-06-01T00:00:00+00:00"},
        {"url": "https://www.example.cn/a/1.html?utm_source=x", "text": "新标题\n" + SENTENCES[1].format(bank="乙银行", why="患病", n=6) * 3,
         "fetched_at": "2024-07-01T00:00:00+00:00"},
    ]  # fmt: skip
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    assert call(["-C", str(workspace), "import", str(path)]) == 0
    assert call(["-C", str(workspace), "build", "--workers", "1"]) == 0
    articles = load_corpus(workspace / "data" / "corpus")
    (row,) = articles[articles.title == "新标题"].to_dict("records")
    assert (row["revision"], len(row["raw_refs"])) == (2, 2)
    assert str(row["first_seen_at"])[:10] == "2024-05-01"
    assert str(row["last_seen_at"])[:10] == "2024-07-01"
    assert "旧标题" not in set(articles.title)
    assert call(["-C", str(workspace), "verify"]) == 0


def limit_file_size() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (6_000, 6_000))


@pytest.mark.parametrize("command", [["build", "--workers", "1"], ["import", "PAGES"]])
def test_a_full_disk_ends_with_7_and_loses_nothing(workspace: Path, tmp_path: Path, command: list[str]) -> None:
    write_pages(tmp_path / "more", 60, seed=3)
    command = [str(tmp_path / "more") if part == "PAGES" else part for part in command]
    result = yuqi("-C", str(workspace), *command, preexec_fn=limit_file_size)
    assert (result.returncode, "Traceback" in result.stderr) == (7, False), result.stderr
    assert "next:" in result.stderr
    again = yuqi("-C", str(workspace), *command)
    assert again.returncode == 0, again.stderr
    assert call(["-C", str(workspace), "build", "--workers", "1"]) == 0
    assert call(["-C", str(workspace), "verify"]) == 0


def obey_modes() -> None:
    """Give up root's right to ignore modes (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH), from the next exec on."""
    libc = ctypes.CDLL(None)
    for capability in (1, 2):
        libc.prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP


@pytest.mark.parametrize("command", [["build", "--workers", "1"], ["import", "PAGES"]])
def test_a_folder_that_one_may_not_write_ends_with_7(workspace: Path, tmp_path: Path, command: list[str]) -> None:
    write_pages(tmp_path / "more", 2, seed=5)
    command = [str(tmp_path / "more") if part == "PAGES" else part for part in command]
    folders = [workspace / "data", workspace / "data" / "raw", workspace / "data" / "state"]
    files = [path for path in (workspace / "data").rglob("*") if path.is_file()]
    for path in [*folders, *files]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        result = yuqi("-C", str(workspace), *command, preexec_fn=obey_modes)
    finally:
        for path in [*folders, *files]:
            path.chmod(0o755 if path.is_dir() else 0o644)
    assert (result.returncode, "Traceback" in result.stderr) == (7, False), result.stderr
    assert "permission denied" in result.stderr
    assert yuqi("-C", str(workspace), *command).returncode == 0


@pytest.mark.parametrize(("body", "is_alarm"), [("#gone", True), ("body", False)])
def test_a_recipe_that_matches_nothing_raises_an_alarm(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], body: str, *, is_alarm: bool
) -> None:
    root = tmp_path / "space"
    write_pages(tmp_path / "pages", 9)
    assert call(["init", str(root)]) == 0
    recipe = f'name = "lane"\nhome = "https://lane.example/"\n[discover]\nlists = [{{ start = "/" }}]\n[extract]\nbody = "{body}"\n'
    (root / "sites" / "lane.toml").write_text(recipe, encoding="utf-8")
    assert call(["-C", str(root), "import", "--site", "lane", str(tmp_path / "pages")]) == 0
    assert call(["-C", str(root), "build"]) == 0
    said = capsys.readouterr().err
    assert ("sites/lane.toml: [extract] found nothing on 9 of 9 pages" in said) == is_alarm
