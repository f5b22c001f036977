"""`corpus.toml`: what is read, and how each mistake is answered."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning.mask import MARKS
from pipeline.config import MASK_KINDS, Config, JudgeConfig, default_config_text, load_config
from pipeline.errors import ConfigError
from pipeline.records import DropReason


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def load(folder: Path, text: str | bytes) -> Config:
    (folder / "corpus.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_config(folder)


def mistakes_in(folder: Path, text: str | bytes) -> ConfigError:
    with pytest.raises(ConfigError) as caught:
        load(folder, text)
    return caught.value


class TestDefaults:
    def test_an_empty_file_gives_the_defaults(self, folder: Path) -> None:
        assert load(folder, "") == Config()

    def test_the_written_text_gives_the_defaults(self, folder: Path) -> None:
        assert load(folder, default_config_text()) == Config()

    def test_the_written_text_names_every_key(self) -> None:
        written = tomllib.loads(default_config_text())
        config = Config()
        for table in fields(config):
            assert set(written[table.name]) == {key.name for key in fields(getattr(config, table.name))}

    def test_every_line_of_the_written_text_fits_a_terminal(self) -> None:
        assert max(map(len, default_config_text().splitlines())) <= 100

    def test_every_drop_reason_but_the_unconditional_ones_has_a_rule(self) -> None:
        unconditional = {DropReason.EMPTY, DropReason.ERROR}
        assert {rule.name for rule in fields(JudgeConfig)} == {str(reason) for reason in DropReason} - unconditional

    def test_every_kind_that_can_be_masked_is_masked(self) -> None:
        assert set(MASK_KINDS) == set(MARKS)


class TestValues:
    def test_a_rule_is_given_a_threshold_or_is_switched_off(self, folder: Path) -> None:
        judge = load(folder, "[judge]\ntoo_short = 200\noff_topic = false\nadult = 1\n").judge
        assert (judge.too_short, judge.off_topic, judge.adult, judge.list_page) == (200, False, 1.0, 0.6)

    def test_nothing_may_be_masked(self, folder: Path) -> None:
        assert load(folder, "[mask]\nkinds = []\n").mask.kinds == ()

    def test_the_data_folder_may_lie_elsewhere(self, folder: Path) -> None:
        assert load(folder, '[corpus]\ndata = "/srv/yuqi"\n').corpus.data == Path("/srv/yuqi")

    def test_a_byte_order_mark_is_no_mistake(self, folder: Path) -> None:
        assert load(folder, b"\xef\xbb\xbf[build]\nworkers = 3\n").build.workers == 3

    @pytest.mark.parametrize("contact", ["", "bot@example.org", "https://www.example.org/bot"])
    def test_contact_is_an_address_or_nothing(self, folder: Path, contact: str) -> None:
        assert load(folder, f'[corpus]\ncontact = "{contact}"\n').corpus.contact == contact


class TestDigest:
    @pytest.mark.parametrize("text", ["[judge]\ntoo_short = 61", '[script]\ntarget = "keep"', "[mask]\nkinds = []"])
    def test_changes_with_what_decides_the_content(self, folder: Path, text: str) -> None:
        assert load(folder, text).digest != Config().digest

    @pytest.mark.parametrize(
        "text", ["[build]\nworkers = 2", '[corpus]\ndata = "elsewhere"', '[corpus]\nname = "other"']
    )
    def test_does_not_change_with_what_does_not(self, folder: Path, text: str) -> None:
        assert load(folder, text).digest == Config().digest

    def test_does_not_depend_on_the_order_of_kinds(self, folder: Path) -> None:
        one, other = load(folder, '[mask]\nkinds = ["qq", "email"]'), load(folder, '[mask]\nkinds = ["email", "qq"]')
        assert one.digest == other.digest


MISTAKES = [
    ("[judge]\ntoo_shrt = 3", "line 2", "judge.too_shrt is not a key of [judge]; nearest: too_short"),
    ("[jugde]\n", "line 1", "jugde is not a key of the file; nearest: judge"),
    ("workers = 3", "line 1", "workers is not a key of the file; it belongs under [build]"),
    ("[build]\nzzz = 1", "line 2", "build.zzz is not a key of [build]; known: workers, engine"),
    ("corpus = 3", "line 1", "corpus must be a table, not 3"),
    ("[build]\nworkers = true", "line 2", "build.workers must be a whole number, not true"),
    ("[build]\nworkers = -1", "line 2", "build.workers must be 0 or more, not -1"),
    ("[build]\n\n# a comment\nworkers = 9999", "line 4", "build.workers must be 1024 or less, not 9999"),
    ("[judge]\nadult = 2", "line 2", "judge.adult must be 1.0 or less or false, not 2"),
    ("[judge]\nadult = nan", "line 2", "judge.adult must be a finite number or false, not NaN"),
    ("[judge]\noff_topic = true", "line 2", "judge.off_topic must be a whole number or false, not true"),
    ("[judge]\nstub = 1", "line 2", "judge.stub must be true or false, not 1"),
    ("[judge]\nstub = 2026-11-22", "line 2", 'judge.stub must be true or false, not "2026-11-22"'),
    ('[script]\ntarget = "hant"', "line 2", 'script.target must be "hans", "keep" or "tw2sp", not "hant"'),
    ('[mask]\nkinds = "qq"', "line 2", 'mask.kinds must be a list in [brackets], not "qq"'),
    ('[mask]\nkinds = ["qq", "qq"]', "line 2", 'mask.kinds must name each kind once, not ["qq", "qq"]'),
    ('[corpus]\nname = ""', "line 2", 'corpus.name must not be empty, not ""'),
    ('[corpus]\ndata = " "', "line 2", 'corpus.data must be the name of a folder, not " "'),
    ('corpus.data = ""', "line 1", 'corpus.data must be the name of a folder, not ""'),
]


class TestMistakes:
    @pytest.mark.parametrize(("text", "line", "said"), MISTAKES)
    def test_one_mistake_is_named_with_file_line_and_key(self, folder: Path, text: str, line: str, said: str) -> None:
        error = mistakes_in(folder, text)
        assert error.what == f"corpus.toml: {said}"
        assert error.where == f"{folder / 'corpus.toml'}, {line}"
        assert error.todo

    def test_the_nearest_key_is_what_to_type(self, folder: Path) -> None:
        assert mistakes_in(folder, "[build]\nworker = 1").todo.startswith("type `workers` for `worker`; ")

    def test_all_mistakes_are_named_at_once_in_the_order_of_the_file(self, folder: Path) -> None:
        error = mistakes_in(folder, '[build]\nworkers = "4"\n[judge]\nadult = 2\nstb = true\n[mask]\nkinds = ["tel"]\n')
        first, *lines = error.what.splitlines()
        assert first == "corpus.toml has 4 mistakes:"
        assert [re.findall(r"line (\d)", line) for line in lines] == [["2"], ["4"], ["5"], ["7"]]

    @pytest.mark.parametrize("contact", ["a b", "x@y\r\nCookie: z", "债务", "javascript:alert(1)"])
    def test_what_does_not_belong_in_a_header_is_refused(self, folder: Path, contact: str) -> None:
        escaped = contact.replace("\r\n", "\\r\\n")
        assert "corpus.contact must be" in mistakes_in(folder, f'[corpus]\ncontact = "{escaped}"\n').what

    def test_a_long_value_is_not_repeated_in_full(self, folder: Path) -> None:
        assert len(mistakes_in(folder, f'[script]\ntarget = "{"x" * 9999}"').what) < 200

    def test_a_key_inside_a_multi_line_string_is_not_taken_for_the_key(self, folder: Path) -> None:
        error = mistakes_in(folder, '[corpus]\nname = """\ndata = 1\n"""\ndata = 2\n')
        assert error.where.endswith("line 5")


class TestFiles:
    def test_a_folder_without_the_file_is_no_workspace(self, folder: Path) -> None:
        with pytest.raises(ConfigError) as caught:
            load_config(folder)
        assert caught.value.where == str(folder / "corpus.toml")
        assert "yuqi init DIR" in caught.value.todo

    def test_a_folder_in_place_of_the_file(self, folder: Path) -> None:
        (folder / "corpus.toml").mkdir()
        with pytest.raises(ConfigError, match="cannot be read"):
            load_config(folder)

    def test_another_charset_is_named_with_its_line(self, folder: Path) -> None:
        error = mistakes_in(folder, '[corpus]\nname = "逾期"\n'.encode("gb18030"))
        assert "is not UTF-8" in error.what
        assert error.where.endswith("line 2")
        assert error.todo.startswith("save it as UTF-8")

    def test_bad_syntax_is_named_with_its_line(self, folder: Path) -> None:
        assert "is not valid TOML" in (what := mistakes_in(folder, "[build]\nworkers = = 3\n").what)
        assert "line 2" in what

    @pytest.mark.parametrize(
        "text", ["a = " + "[" * 5000, "a = " + "9" * 5000, "workers = 0x" + "f" * 5000, "a = 1\na = 2"]
    )
    def test_hostile_files_end_in_an_explanation(self, folder: Path, text: str) -> None:
        assert mistakes_in(folder, text).todo

    @given(text=st.one_of(st.binary(max_size=200), st.text(alphabet='[]{}=."#ab1 \n', max_size=60)))
    def test_any_bytes_give_a_configuration_or_an_explanation(
        self, tmp_path_factory: pytest.TempPathFactory, text: str | bytes
    ) -> None:
        try:
            load(tmp_path_factory.getbasetemp(), text)
        except ConfigError as error:
            answer = str(error)
        else:
            return
        assert "where: " in answer
        assert "next: " in answer
