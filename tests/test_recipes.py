"""`sites/NAME.toml`: what is read, and how each mistake is answered."""

from __future__ import annotations

import pickle
from dataclasses import fields
from datetime import time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ConfigError
from pipeline.recipe_values import MAX_PATTERN_CHARS, Hours, is_private, parse_duration, parse_hours
from pipeline.recipes import Discover, Recipe, example_recipe_text, load_recipes

SMALLEST = 'name = "evuv"\nhome = "https://www.example.cn/"\n[discover]\nfeeds = ["/feed.xml"]\n'


def write(folder: Path, text: str, name: str = "evuv") -> None:
    (folder / "sites").mkdir(exist_ok=True)
    (folder / "sites" / f"{name}.toml").write_text(text, encoding="utf-8")


def load(folder: Path, text: str) -> Recipe:
    write(folder, text)
    (recipe,) = load_recipes(folder / "sites")
    return recipe


def mistakes_in(folder: Path, text: str) -> ConfigError:
    with pytest.raises(ConfigError) as caught:
        load(folder, text)
    return caught.value


class TestExample:
    def test_is_read(self, tmp_path: Path) -> None:
        write(tmp_path, example_recipe_text(), "example")
        (recipe,) = load_recipes(tmp_path / "sites")
        assert recipe.name == "example"
        assert recipe.fetch.every == timedelta(hours=6)
        assert recipe.discover.lists[0].pages == 50

    def test_names_every_key(self, tmp_path: Path) -> None:
        text = example_recipe_text()
        write(tmp_path, text, "example")
        (recipe,) = load_recipes(tmp_path / "sites")
        tables = (recipe.discover, recipe.fetch, recipe.extract, recipe.expect, recipe.discover.lists[0])
        keys = {key.name for table in tables for key in fields(table)}
        assert {key for key in keys if f"{key} = " not in text} == {"allow_private"}  # for tests on loopback only

    def test_works_with_every_comment_taken_away(self, tmp_path: Path) -> None:
        text = example_recipe_text().replace("\n# ", "\n").replace("One site.", "#")
        write(tmp_path, text, "example")
        (tmp_path / "sites" / "example_reader.py").touch()
        (recipe,) = load_recipes(tmp_path / "sites")
        assert recipe.fetch.hours == Hours(22, 7)
        assert recipe.fetch.charset == "gb18030"
        assert recipe.extract.published == "time::attr(datetime)"
        assert recipe.extract.reader == tmp_path / "sites" / "example_reader.py"


class TestDefaults:
    def test_a_site_is_visited_politely_once_a_day(self, tmp_path: Path) -> None:
        fetch = load(tmp_path, SMALLEST).fetch
        assert (fetch.delay, fetch.concurrency, fetch.interval) == (2.0, 1, timedelta(days=1))

    def test_a_workspace_without_sites_has_no_recipes(self, tmp_path: Path) -> None:
        assert load_recipes(tmp_path / "sites") == ()

    def test_recipes_are_sorted_by_name_and_other_files_are_left_alone(self, tmp_path: Path) -> None:
        for name in ("b", "a", "c"):
            write(tmp_path, SMALLEST.replace("evuv", name), name)
        (tmp_path / "sites" / "example.toml.off").write_text("no TOML at all")
        assert [recipe.name for recipe in load_recipes(tmp_path / "sites")] == ["a", "b", "c"]

    def test_a_recipe_travels_to_a_worker_process(self, tmp_path: Path) -> None:
        write(tmp_path, example_recipe_text(), "example")
        recipes = load_recipes(tmp_path / "sites")
        assert pickle.loads(pickle.dumps(recipes)) == recipes  # noqa: S301 our own bytes


class TestTimes:
    @pytest.mark.parametrize(
        ("text", "seconds"), [("90s", 90), ("30m", 1800), ("6h", 21600), ("2d", 172800), ("1w", 604800)]
    )
    def test_a_duration_is_a_number_with_its_unit(self, text: str, seconds: int) -> None:
        assert parse_duration(text) == timedelta(seconds=seconds)

    @pytest.mark.parametrize("text", ["", "6", "h", "59s", "0h", "-6h", "6 hours", "367d", "999999999999d", "1.5h"])
    def test_other_durations_are_refused(self, text: str) -> None:
        with pytest.raises(ValueError, match="must be a time span"):
            parse_duration(text)

    @pytest.mark.parametrize(
        ("text", "inside"), [("22-07", {22, 23, *range(7)}), ("1-5", {1, 2, 3, 4}), ("22-24", {22, 23})]
    )
    def test_hours_may_span_midnight(self, text: str, inside: set[int]) -> None:
        assert {hour for hour in range(24) if parse_hours(text).contains(hour)} == inside

    def test_a_time_of_day(self, tmp_path: Path) -> None:
        assert load(tmp_path, SMALLEST + '[fetch]\nat = "03:00"\n').fetch.at == time(3)


class TestIsArticle:
    @pytest.fixture
    def recipe(self, tmp_path: Path) -> Recipe:
        return load(
            tmp_path,
            SMALLEST + r"""article_url = '^/(news/\d+\.html$|show\.php\?id=\d+)'""" + "\ndeny = ['/tag/', 'sort=']",
        )

    @pytest.mark.parametrize(
        "url",
        [
            "https://www.example.cn/news/1.html",
            "http://example.cn/news/1.html?from=list",  # the pattern holds for the path alone
            "https://example.cn/show.php?id=7",  # or for path and query
            "https://www.example.cn:443/news/1.html#top",
        ],
    )
    def test_a_page_of_the_site_that_fits_the_pattern(self, recipe: Recipe, url: str) -> None:
        assert recipe.is_article(url)

    @pytest.mark.parametrize(
        "url",
        [
            "https://www.example.cn/",
            "https://www.example.cn/tag/news/1.html",
            "https://www.example.cn/news/1.html?sort=asc",
            "https://www.example.org/news/1.html",
            "https://www.example.cn:8443/news/1.html",
            "ftp://www.example.cn/news/1.html",
            "/news/1.html",
            "https://[/news/1.html",
            "https://www.example.cn:99999/news/1.html",
            "https://www.example.cn/news/1.html?" + "x" * 2083,
        ],
    )
    def test_other_pages(self, recipe: Recipe, url: str) -> None:
        assert not recipe.is_article(url)

    @given(url=st.text())
    def test_any_text_is_answered(self, url: str) -> None:
        recipe = Recipe("evuv", "https://www.example.cn/", Discover(feeds=("/feed.xml",)))
        assert recipe.is_article(url) in {True, False}
        assert isinstance(recipe.resolve(url), str)


MISTAKES = [
    ("home", 'home = "www.example.cn"', "line 2", "home must be an absolute address"),
    ("home", 'home = "https://user:pw@www.example.cn/"', "line 2", "home must be an absolute address"),
    ("home", 'home = "http://127.0.0.1:8000/"', "line 2", "home is a private address"),
    ("home", "", "evuv.toml", "home is missing"),
    ("feeds", "", "line 3", "discover.lists is empty, and so are sitemaps and feeds"),
    ("feeds", 'feeds = ["file:///etc/hosts"]', "line 4", "discover.feeds holds 'file:///etc/hosts'"),
    (
        "feeds",
        'feed = ["/feed.xml"]\nlists = [{ start = "/1.html" }]',
        "line 4",
        "discover.feed is not a key of [discover]; nearest: feeds",
    ),
    (
        "feeds",
        'lists = [{ start = "/1.html", pagse = 3 }]',
        "line 4",
        "discover.lists[0].pagse is not a key of [discover.lists[0]]; nearest: pages",
    ),
    ("feeds", 'lists = [{ next = "a" }]', "line 4", "discover.lists[0].start is missing"),
    (
        "feeds",
        'lists = [{ start = "/1.html", next = "a[" }]',
        "line 4",
        "discover.lists[0].next must be a CSS selector",
    ),
    ("deny", "deny = ['(']", "line 5", "discover.deny[0] must be a valid pattern"),
    ("deny", f"deny = ['{'a' * (MAX_PATTERN_CHARS + 1)}']", "line 5", "discover.deny[0] must be a pattern of 1 to 500"),
    ("fetch", "[fetch]\ndelay = 0.5", "line 6", "fetch.delay must be 1.0 or more"),
    ("fetch", "[fetch]\nconcurrency = 0", "line 6", "fetch.concurrency must be 1 or more, not 0"),
    ("fetch", '[fetch]\nevery = "6h"\nat = "03:00"', "line 7", "fetch.at contradicts every"),
    ("fetch", "[fetch]\nat = 03:00:00", "line 6", 'fetch.at must be a time of day such as "03:00"'),
    ("fetch", '[fetch]\nhours = "7-7"', "line 6", "fetch.hours must be two different hours"),
    ("fetch", '[fetch]\ncharset = "gbk2"', "line 6", "fetch.charset must be a charset that Python knows"),
    ("fetch", '[fetch]\ncharset = "base64"', "line 6", "fetch.charset must be a charset that Python knows"),
    ("extract", '[extract]\ntitle = "h1 >"', "line 6", "extract.title must be a CSS selector"),
    (
        "extract",
        '[extract]\nreader = "../evil.py"',
        "line 6",
        "extract.reader must be the name of a Python file beside",
    ),
    ("extract", '[extract]\nreader = "absent.py"', "evuv.toml", "extract.reader names absent.py, which is not there"),
    (
        "extract",
        "[extract]\nmedian_chars = 3",
        "line 6",
        "extract.median_chars is not a key of [extract]; it belongs under [expect]",
    ),
    ("expect", "[expect]\nnew_per_run = [9, 1]", "line 6", "expect.new_per_run must be [least, most]"),
    ("expect", "[expect]\nnew_per_run = [9]", "line 6", "expect.new_per_run[1] is missing"),
    ("expect", "[expect]\nnew_per_run = [1, 2, 3]", "line 6", "expect.new_per_run must hold 2 values or fewer"),
]


class TestMistakes:
    @pytest.mark.parametrize(("key", "line", "place", "said"), MISTAKES)
    def test_one_mistake_is_named_with_file_line_and_key(
        self, tmp_path: Path, key: str, line: str, place: str, said: str
    ) -> None:
        lines = SMALLEST.splitlines()
        kept = [old for old in lines if not old.startswith(f"{key} =")]
        at = next((n for n, old in enumerate(lines) if old.startswith(f"{key} =")), len(lines))
        error = mistakes_in(tmp_path, "\n".join([*kept[:at], line, *kept[at:]]))
        assert error.what.startswith(f"evuv.toml: {said}")
        assert error.where.endswith(place)
        assert "the command again" in error.todo

    def test_the_name_is_that_of_the_file(self, tmp_path: Path) -> None:
        write(tmp_path, SMALLEST, "other")
        with pytest.raises(ConfigError) as caught:
            load_recipes(tmp_path / "sites")
        assert caught.value.todo == 'type name = "other" or rename the file to evuv.toml'

    @pytest.mark.parametrize("name", ["", "Evuv", "a/b", "..", "a" * 64, "逾期", "-a"])
    def test_a_name_is_fit_for_files(self, tmp_path: Path, name: str) -> None:
        assert "name must be 1 to 63 lower-case letters" in mistakes_in(tmp_path, SMALLEST.replace("evuv", name)).what

    def test_the_mistakes_of_all_files_are_named_at_once(self, tmp_path: Path) -> None:
        write(tmp_path, SMALLEST.replace("feeds", "feds"), "a")
        write(tmp_path, "= 3", "b")
        write(tmp_path, SMALLEST)
        with pytest.raises(ConfigError) as caught:
            load_recipes(tmp_path / "sites")
        assert caught.value.where == str(tmp_path / "sites")
        assert "a.toml" in caught.value.what
        assert "b.toml" in caught.value.what
        assert "evuv.toml" not in caught.value.what

    def test_loopback_is_for_tests_that_say_so(self, tmp_path: Path) -> None:
        text = SMALLEST.replace("https://www.example.cn/", "http://127.0.0.1:8000/")
        fetch = load(tmp_path, text + "[fetch]\nallow_private = true\ndelay = 0\n").fetch
        assert (fetch.allow_private, fetch.delay) == (True, 0.0)

    @pytest.mark.parametrize("host", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "localhost", "a.localhost"])
    def test_private_addresses_are_known_as_written(self, host: str) -> None:
        assert is_private(host)

    @pytest.mark.parametrize("host", ["www.example.cn", "93.184.215.14", ""])
    def test_public_ones_too(self, host: str) -> None:
        assert not is_private(host)
