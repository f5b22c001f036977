"""The command line as a person meets it: results, help, and every kind of bad input."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cli import call, cli
from tests.test_build import write_pages, yuqi

PAGE = (
    "<html><head><title>逾期后怎么协商</title></head><body><h1>逾期后怎么协商</h1><p>借款人应当先核对欠款的本金与利息，"
    "再与平台协商一份自己能够承担的还款计划，并保留全部凭证。</p><p>协商不成的，可以向监管部门反映，也可以拨打"
    "13800000000联系站长。</p></body></html>"
)


@pytest.fixture
def space(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    root = tmp_path / "space"
    assert call(["init", str(root)]) == 0
    capsys.readouterr()
    return root


class TestBadInput:
    """Each is one clear message, a documented exit code, and no traceback."""

    def test_a_folder_that_is_no_workspace(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        for command in (["build"], ["status"], ["verify"], ["explain", "x"], ["import", str(tmp_path)]):
            assert call(["-C", str(tmp_path), *command]) == 3
            said = capsys.readouterr().err
            assert "yuqi init" in said

    def test_a_misspelt_key_names_file_key_and_nearest(self, space: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = space / "corpus.toml"
        path.write_text(path.read_text(encoding="utf-8").replace("workers", "worker"), encoding="utf-8")
        assert call(["-C", str(space), "build"]) == 3
        said = capsys.readouterr().err
        assert "corpus.toml" in said
        assert "build.worker" in said
        assert "workers" in said

    def test_a_misspelt_key_of_a_recipe(self, space: Path, capsys: pytest.CaptureFixture[str]) -> None:
        recipe = 'name = "farm"\nhome = "https://www.example.cn/"\n[discover]\nsitemap = ["/sitemap.xml"]\n'
        (space / "sites" / "farm.toml").write_text(recipe, encoding="utf-8")
        assert call(["-C", str(space), "build"]) == 3
        said = capsys.readouterr().err
        assert "farm.toml" in said
        assert "sitemaps" in said

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("empty.html", b""),
            ("binary.html", bytes(range(256)) * 40),
            ("picture.html", b"\x89PNG\r\n\x1a\n" + b"\0" * 200),
            ("unknown.xyz", b"what is this"),
            ("broken.jsonl.gz", gzip.compress(b"{}")[:-4]),
            ("no.parquet", b"PAR1 but no table"),
        ],
    )
    def test_a_bad_file_is_reported_and_the_rest_is_imported(
        self, space: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes
    ) -> None:
        folder = tmp_path / "files"
        folder.mkdir()
        (folder / name).write_bytes(content)
        (folder / "good.html").write_text(PAGE, encoding="utf-8")
        assert call(["-C", str(space), "import", "--json", str(folder / name), str(folder / "good.html")]) == 0
        out, err = capsys.readouterr()
        assert json.loads(out)["n_new"] == 1
        assert name in err

    def test_a_broken_line_of_json_is_named_and_the_others_are_used(
        self, space: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        rows = [json.dumps({"url": f"https://www.example.cn/{n}.html", "html": PAGE}) for n in range(3)]
        rows.insert(1, '{"url": "https://www.example.cn/x.html", "html": ')
        path = tmp_path / "rows.jsonl"
        path.write_text("\n".join(rows), encoding="utf-8")
        assert call(["-C", str(space), "import", "--json", str(path)]) == 0
        out, err = capsys.readouterr()
        assert json.loads(out)["n_new"] == 3
        assert "rows.jsonl" in err
        assert "2" in err

    def test_a_truncated_archive_gives_its_whole_records(
        self, space: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        write_pages(tmp_path / "pages", 5)
        other = tmp_path / "other"
        assert call(["init", str(other)]) == 0
        assert call(["-C", str(other), "import", str(tmp_path / "pages")]) == 0
        (archive,) = (other / "data" / "raw").glob("*.warc.gz")
        torn = tmp_path / "torn.warc.gz"
        torn.write_bytes(archive.read_bytes()[:-40])
        capsys.readouterr()
        assert call(["-C", str(space), "import", "--json", str(torn)]) == 0
        out, err = capsys.readouterr()
        assert json.loads(out)["n_new"] == 4
        assert "torn.warc.gz" in err

    def test_a_path_that_is_not_there(self, space: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert call(["-C", str(space), "import", "nowhere.html"]) == 4
        assert "nowhere.html" in capsys.readouterr().err
        assert call(["clean", "nowhere.html"]) == 2

    def test_usage(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert call(["biuld"]) == 2
        assert "build" in capsys.readouterr().err
        assert call(["build", "--wrkers", "2"]) == 2
        assert "--workers" in capsys.readouterr().err

    def test_a_document_that_is_not_there_names_the_nearest(
        self, space: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        write_pages(tmp_path / "pages", 2)
        assert call(["-C", str(space), "import", str(tmp_path / "pages")]) == 0
        assert call(["-C", str(space), "build"]) == 0
        capsys.readouterr()
        assert call(["-C", str(space), "explain", "file:page00.html"]) == 4
        assert "file:page000.html" in capsys.readouterr().err

    def test_nothing_was_built_yet(self, space: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert call(["-C", str(space), "verify"]) == 4
        assert "yuqi build" in capsys.readouterr().err
        assert call(["-C", str(space), "status"]) == 0
        assert "none yet" in capsys.readouterr().out


class TestResults:
    """stdout carries the result, stderr the narration."""

    def test_clean_prints_the_article(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
        assert call(["clean", str(tmp_path / "page.html")]) == 0
        out, err = capsys.readouterr()
        assert out.startswith("逾期后怎么协商\n")
        assert "[手机号]" in out
        assert err == ""

    def test_clean_reads_standard_input_and_prints_json(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode()), encoding="utf-8"))
        assert call(["clean", "-", "--json", "--url", "https://www.example.cn/2024-05-06/1.html"]) == 0
        result = json.loads(capsys.readouterr().out)
        assert set(result) >= {"title", "author", "published_at", "text", "verdict", "edits"}
        assert (result["title"], result["published_date"]) == ("逾期后怎么协商", "2024-05-06")
        assert result["verdict"]["keep"] is True
        (mask,) = [edit for edit in result["edits"] if edit["reason"] == "personal_data"]
        assert (mask["before"], mask["after"]) == ("●" * 11, "[手机号]")

    def test_clean_says_what_a_corpus_would_drop(self, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        (tmp_path / "page.txt").write_text("标签：网贷", encoding="utf-8")
        assert call(["clean", str(tmp_path / "page.txt")]) == 0
        assert "would drop" in capsys.readouterr().err

    def test_explain_gives_the_reason_of_every_change(
        self, space: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
        assert call(["-C", str(space), "import", str(tmp_path / "page.html")]) == 0
        assert call(["-C", str(space), "build"]) == 0
        capsys.readouterr()
        assert call(["-C", str(space), "explain", "file:page.html"]) == 0
        out = capsys.readouterr().out
        assert "title_line 1.00" in out
        assert "[●●●●●●●●●●●→[手机号]]" in out
        assert "13800000000" not in out
        assert call(["-C", str(space), "explain", "--json", "file:page.html"]) == 0
        assert json.loads(capsys.readouterr().out)["outcome"].startswith("kept")

    def test_status_and_verify_as_json(self, space: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        write_pages(tmp_path / "pages", 3)
        assert call(["-C", str(space), "import", str(tmp_path / "pages")]) == 0
        assert call(["-C", str(space), "build"]) == 0
        capsys.readouterr()
        assert call(["-C", str(space), "status", "--json"]) == 0
        state = json.loads(capsys.readouterr().out)
        assert state["runs"][0]["n_pages"] == 3
        assert call(["-C", str(space), "verify", "--json"]) == 0
        result = json.loads(capsys.readouterr().out)
        assert all(not law["violations"] for law in result["laws"])
        assert call(["-C", str(space), "verify", "--digest"]) == 0
        assert capsys.readouterr().out.strip() == result["digest"]

    def test_every_command_has_help_and_the_exit_codes_are_there(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert call(["--help"]) == 0
        out = capsys.readouterr().out
        assert "Exit codes" in out
        for name, command in cli.commands.items():
            assert name in out
            for part in ([], *([part] for part in getattr(command, "commands", ()))):
                assert call([name, *part, "--help"]) == 0
                assert "Usage" in capsys.readouterr().out

    def test_a_reader_that_goes_away_is_no_error(self, tmp_path: Path) -> None:
        (tmp_path / "page.txt").write_text("逾期\n" * 50_000, encoding="utf-8")
        shell = f"{sys.executable} -m pipeline clean --json {tmp_path / 'page.txt'} | head -c 10"
        result = subprocess.run(
            ["/bin/bash", "-o", "pipefail", "-c", shell], capture_output=True, text=True, check=False
        )
        assert "Traceback" not in result.stderr


def test_an_interrupt_ends_with_130(space: Path, tmp_path: Path) -> None:
    fifo = tmp_path / "slow.txt"
    os.mkfifo(fifo)
    child = subprocess.Popen(
        [sys.executable, "-m", "pipeline", "clean", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    with pytest.raises(subprocess.TimeoutExpired):
        child.wait(timeout=2.0)
    child.send_signal(2)
    _, err = child.communicate()
    assert (child.returncode, "Traceback" in err) == (130, False)


def test_help_loads_nothing_heavy() -> None:
    code = "import sys; from pipeline.cli import call; call(['--help']); print(sorted(set(sys.modules) & set(HEAVY)))"
    heavy = ("pandas", "pyarrow", "scrapy", "numpy", "opencc", "pydantic", "selectolax", "bs4")
    result = subprocess.run(
        [sys.executable, "-c", code.replace("HEAVY", repr(heavy))], capture_output=True, text=True, check=True
    )
    assert result.stdout.splitlines()[-1] == "[]"


def test_python_m_pipeline_is_yuqi() -> None:
    result = yuqi("--version")
    assert result.stdout.startswith("yuqi, version ")
