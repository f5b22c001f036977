"""`yuqi language build`: counts of a user's own text in a workspace, whole tables, and bad input."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import language_build, language_counts
from pipeline.cli import call
from pipeline.config import Config
from pipeline.errors import DataError
from pipeline.knowledge import load_knowledge
from pipeline.language import CharModel, Readings
from pipeline.lexicon_build import main as build_lexicon
from pipeline.lock import hold_lock
from pipeline.repair.tables import read_words
from tests.test_build import limit_file_size, write_pages, yuqi

LINE = "青禾县的借款人应当先向驿站登记冗员名册，再办理展期。"


@pytest.fixture
def space(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert call(["init", str(tmp_path / "space")]) == 0
    capsys.readouterr()
    return tmp_path / "space"


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "text.txt"
    path.write_text(f"{LINE}\n" * 20, encoding="utf-8")
    return path


class TestWorkspace:
    def test_own_counts_are_added_and_change_the_digest(self, space: Path, text: Path) -> None:
        own = space / "data" / "language" / "own.bin"
        shipped = load_knowledge(Config())
        assert load_knowledge(Config(), own).digest == shipped.digest
        assert call(["-C", str(space), "language", "build", str(text)]) == 0
        first = load_knowledge(Config(), own)
        assert first.model.count("冗员名册") == pytest.approx(shipped.model.count("冗员名册") + 20, rel=0.04)
        assert first.model.log_p("冗员名", "册") > shipped.model.log_p("冗员名", "册") + 1
        assert call(["-C", str(space), "language", "build", "--weight", "5", str(text)]) == 0
        second = load_knowledge(Config(), own)
        assert second.model.count("冗员名册") == pytest.approx(shipped.model.count("冗员名册") + 100, rel=0.04)
        assert len({shipped.digest, first.digest, second.digest}) == 3
        assert shipped.model.count("冗员名册") < 20
        own.unlink()
        assert load_knowledge(Config(), own).digest == shipped.digest

    def test_text_that_adds_nothing_leaves_scores_near(self, space: Path, text: Path) -> None:
        assert call(["-C", str(space), "language", "build", str(text)]) == 0
        own = load_knowledge(Config(), space / "data" / "language" / "own.bin").model
        sound = "逾期以后应当主动联系银行协商"
        assert own.score(sound) == pytest.approx(load_knowledge(Config()).model.score(sound), abs=0.5)

    def test_a_build_cleans_again_and_only_once(
        self, space: Path, text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def build() -> tuple[bool, int, int]:
            capsys.readouterr()
            assert call(["-C", str(space), "build", "--json", "--workers", "1"]) == 0
            result = json.loads(capsys.readouterr().out)
            return result["is_new"], result["n_cleaned_pieces"], result["n_reused_pieces"]

        write_pages(tmp_path / "pages", 3)
        assert call(["-C", str(space), "import", str(tmp_path / "pages")]) == 0
        assert build() == (True, 1, 0)
        assert call(["-C", str(space), "language", "build", str(text)]) == 0
        assert build() == (True, 1, 0)
        assert build() == (False, 0, 1)
        assert call(["-C", str(space), "language", "build", str(text)]) == 0  # the same counts again
        assert build() == (False, 0, 1)
        assert call(["-C", str(space), "verify"]) == 0

    def test_clean_knows_the_own_text(self, space: Path, text: Path, tmp_path: Path) -> None:
        own = space / "data" / "language" / "own.bin"
        assert call(["-C", str(space), "language", "build", str(text)]) == 0
        own.write_bytes(own.read_bytes()[:1000])
        (tmp_path / "page.txt").write_text("逾期怎么办", encoding="utf-8")
        assert call(["-C", str(space), "clean", str(tmp_path / "page.txt")]) == 4
        assert call(["clean", str(tmp_path / "page.txt")]) == 0

    def test_the_result_says_what_and_where_and_what_next(
        self, space: Path, text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "dict.txt").write_text("冗员 900 n\n", encoding="utf-8")
        command = ["-C", str(space), "language", "build", str(text), "--words", str(tmp_path / "dict.txt")]
        assert call(command) == 0
        out, err = capsys.readouterr()
        own = space / "data" / "language" / "own.bin"
        assert f"{own} ({own.stat().st_size:,} bytes)" in out
        assert f"next: yuqi -C {space} build" in out
        assert "counting" in err
        assert call([*command, "--json"]) == 0
        result = json.loads(capsys.readouterr().out)
        assert (result["path"], result["n_bytes"]) == (str(own), own.stat().st_size)
        assert result["n_chars"] > len(LINE) * 20
        assert result["n_ngrams"] > result["n_different_chars"] == len(set(LINE)) + 1  # and the edge of a line
        assert list(own.parent.iterdir()) == [own]

    def test_help_loads_nothing_heavy(self) -> None:
        code = "import sys; from pipeline.cli import call; call(['language', 'build', '--help']); print(*sys.modules)"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert "--weight" in done.stdout
        assert not set(done.stdout.splitlines()[-1].split()) & {"numpy", "opencc", "pypinyin", "pydantic"}


class TestWholeTables:
    def test_out_needs_no_workspace_and_writes_what_is_shipped(self, tmp_path: Path, text: Path) -> None:
        folder = tmp_path / "language"
        text.write_text("".join(f"第{number}名借款人应当还款。\n" for number in range(100)), encoding="utf-8")
        assert call(["-C", str(tmp_path), "language", "build", f"{text}*3", "--out", str(folder)]) == 0
        model = CharModel((folder / "ngrams.bin").read_bytes())
        assert 3 * 75 < model.count("借款人应") < 3 * 100  # one line in ten is held out
        assert model.fold("應當") == "应当"
        assert Readings.from_bytes((folder / "readings.bin").read_bytes()).reads("逾", "yú")
        assert sorted(path.name for path in folder.iterdir()) == ["ngrams.bin", "readings.bin"]

    def test_without_pypinyin_it_says_what_to_install(
        self, tmp_path: Path, text: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setitem(sys.modules, "pypinyin.constants", None)
        assert call(["language", "build", str(text), "--out", str(tmp_path / "out")]) == 2
        assert "pip install" in capsys.readouterr().err
        assert not (tmp_path / "out").exists()

    def test_bound_words_are_counted_from_the_same_texts(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "words.toml").write_text('words = "冗员"', encoding="utf-8")
        (tmp_path / "dict.txt").write_text("名册 400 n\n办理 400 v\n甲 9 n\n", encoding="utf-8")
        lines = "".join(f"第{number}{LINE}\n" for number in range(40))
        (tmp_path / "text.txt").write_text(lines, encoding="utf-8")
        arguments = [str(tmp_path / "text.txt*2"), "--words", str(tmp_path / "dict.txt"), "--out", str(tmp_path)]
        assert build_lexicon(arguments) == 0
        words = read_words((tmp_path / "bound.toml").read_text(encoding="utf-8"))
        assert words.by_first == {"冗": ("冗员",), "名": ("名册",), "办": ("办理",)}
        capsys.readouterr()
        assert build_lexicon([*arguments[1:], "nowhere.txt"]) == 2
        assert "nowhere.txt" in capsys.readouterr().err


class TestBadInput:
    """Each is one clear message, a documented exit code, and nothing written."""

    @pytest.mark.parametrize(
        ("content", "code", "said"),
        [
            (None, 2, "no such file"),
            (b"", 4, "nothing to count"),
            (b"\n \n\n", 4, "nothing to count"),
            ("第一句\n".encode() + "第二句\n".encode("gb18030"), 4, "line 2"),
            (b"\x1f\x8b\x08 and no more", 4, "damaged"),
        ],
    )
    def test_a_bad_text(
        self, space: Path, text: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, code: int, said: str
    ) -> None:
        if content is None:
            text.unlink()
        else:
            text.write_bytes(content)
        assert call(["-C", str(space), "language", "build", str(text)]) == code
        err = capsys.readouterr().err
        assert said in err
        assert str(text) in err
        assert "next:" in err
        assert not list((space / "data").glob("language/*"))

    def test_a_bad_word_list(self, space: Path, text: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert call(["-C", str(space), "language", "build", str(text), "--words", "nowhere.txt"]) == 2
        assert call(["-C", str(space), "language", "build", str(text), "--words", str(text)]) == 4
        assert "line 1" in capsys.readouterr().err

    def test_more_characters_than_keys(self, space: Path, text: Path, capsys: pytest.CaptureFixture[str]) -> None:
        text.write_text("".join(f"{chr(0xAC00 + number)}\n" * 2 for number in range(11_000)), encoding="utf-8")
        assert call(["-C", str(space), "language", "build", str(text)]) == 4
        assert "different characters" in capsys.readouterr().err

    def test_no_workspace(self, tmp_path: Path, text: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert call(["-C", str(tmp_path), "language", "build", str(text)]) == 3
        assert "yuqi init" in capsys.readouterr().err
        assert call(["language", "build"]) == call(["language"]) == 2

    def test_a_workspace_at_work(self, space: Path, text: Path, capsys: pytest.CaptureFixture[str]) -> None:
        with hold_lock(space / "data" / "state" / "lock", "yuqi build"):
            assert call(["-C", str(space), "language", "build", str(text)]) == 6
        assert "yuqi build" in capsys.readouterr().err

    def test_a_full_disk_ends_with_7_and_keeps_the_old_counts(self, space: Path, text: Path) -> None:
        own = space / "data" / "language" / "own.bin"
        assert call(["-C", str(space), "language", "build", str(text)]) == 0
        before = own.read_bytes()
        result = yuqi("-C", str(space), "language", "build", str(text), "--weight", "9", preexec_fn=limit_file_size)
        assert (result.returncode, "Traceback" in result.stderr) == (7, False), result.stderr
        assert str(own) in result.stderr
        assert [path.read_bytes() for path in own.parent.iterdir()] == [before]

    @pytest.mark.parametrize("content", [b"", b"no table", None])
    def test_damaged_or_foreign_counts_are_named_with_the_way_out(
        self, space: Path, capsys: pytest.CaptureFixture[str], content: bytes | None
    ) -> None:
        own = space / "data" / "language" / "own.bin"
        own.parent.mkdir(parents=True)
        foreign = language_counts.pack(*language_counts.count_ngrams([("甲乙", 2)], [], {}), {})
        own.write_bytes(foreign if content is None else content)
        assert call(["-C", str(space), "build"]) == 4
        err = capsys.readouterr().err
        assert str(own) in err
        assert "yuqi language build" in err

    def test_a_table_is_written_whole_or_not_at_all(
        self, space: Path, text: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*arguments: object) -> bytes:
            raise DataError("as if packing failed", where="here", todo="nothing")

        monkeypatch.setattr(language_build, "pack", fail)
        assert call(["-C", str(space), "language", "build", str(text)]) == 4
        assert not list((space / "data").glob("language/*"))
