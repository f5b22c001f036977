"""The guards are on, by the names that the installed Scrapy reads."""

from __future__ import annotations

import inspect

import pytest
from scrapy.settings import Settings, default_settings
from scrapy.utils.python import without_none_values

from pipeline.recipe_values import MAX_URL_CHARS
from pipeline.recipes import MIN_DELAY
from scraper import settings as ours

OURS = sorted(name for name in vars(ours) if name.isupper())
NEWER = {
    "REMOTE_CONTROL_ENABLED"
}  # settings that the oldest Scrapy we allow does not have, because it lacks the danger


@pytest.fixture
def settings() -> Settings:
    loaded = Settings()
    loaded.setmodule("scraper.settings", priority="project")
    return loaded


@pytest.mark.parametrize("name", OURS)
def test_scrapy_knows_every_setting_and_has_another_default(name: str) -> None:
    if name in NEWER and not hasattr(default_settings, name):
        pytest.skip("this Scrapy has no such setting")
    assert getattr(default_settings, name) != getattr(ours, name)


@pytest.mark.parametrize("name", OURS)
def test_every_setting_gives_its_reason(name: str) -> None:
    (line,) = (line for line in inspect.getsource(ours).splitlines() if line.startswith(f"{name} = "))
    assert "  # " in line


@pytest.mark.parametrize(
    "name",
    ["TELNETCONSOLE_ENABLED", "REMOTE_CONTROL_ENABLED", "COOKIES_ENABLED", "HTTPCACHE_ENABLED"],
)
def test_is_off(settings: Settings, name: str) -> None:
    assert settings.getbool(name) is False


@pytest.mark.parametrize("name", ["ROBOTSTXT_OBEY", "DOWNLOAD_VERIFY_CERTIFICATES", "AUTOTHROTTLE_ENABLED"])
def test_is_on(settings: Settings, name: str) -> None:
    assert settings.getbool(name) is True


def test_only_the_web_is_fetched(settings: Settings) -> None:
    assert set(without_none_values(settings.getwithbase("DOWNLOAD_HANDLERS"))) == {"http", "https"}


def test_nothing_is_kept_by_scrapy_itself(settings: Settings) -> None:
    assert settings["JOBDIR"] is None  # loses pages on a kill, and pickles
    assert not settings.getdict("FEEDS")  # loses its tail on a kill


def test_one_page_cannot_use_up_the_machine(settings: Settings) -> None:
    assert settings.getint("DOWNLOAD_MAXSIZE") == 5 * 1024 * 1024
    assert settings.getint("DOWNLOAD_TIMEOUT") <= 30
    assert settings.getint("RETRY_TIMES") <= 2
    assert settings.getint("MEMUSAGE_LIMIT_MB") > 0
    assert settings.getint("URLLENGTH_LIMIT") == MAX_URL_CHARS


def test_requests_say_who_comes_and_not_from_where(settings: Settings) -> None:
    assert settings["USER_AGENT"].startswith("Yuqi")
    assert settings["ROBOTSTXT_USER_AGENT"] == "Yuqi"
    assert settings["REFERRER_POLICY"] == "no-referrer"


def test_a_site_is_visited_slowly_even_without_a_recipe(settings: Settings) -> None:
    assert settings.getfloat("DOWNLOAD_DELAY") >= MIN_DELAY
    assert settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN") == 1
