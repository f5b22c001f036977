from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from scrapy.exceptions import CannotResolveHostError, DownloadCancelledError, DownloadTimeoutError, IgnoreRequest

from pipeline.recipes import Discover, Fetch, Recipe
from scraper.guards.addresses import PublicResolver, refuse
from scraper.guards.politeness import parse_retry_after
from scraper.guards.refusals import RefusedError, is_final, kind_of
from scraper.guards.traps import PATTERN_BUDGET, TrapGuard
from scraper.schedule import MAX_TRIES, is_open, next_try, next_visit

PUBLIC = Recipe("one", "https://www.example.cn/", Discover(sitemaps=("/sitemap.xml",)))
OWN = replace(PUBLIC, home="http://127.0.0.1:9/", fetch=Fetch(allow_private=True, delay=0.0))
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


class TestAddresses:
    @pytest.mark.parametrize(
        "host",
        ["127.0.0.1", "127.1", "0x7f.1", "0177.0.0.1", "2130706433", "127.0.0.1.", "10.0.0.1", "192.168.1.1", "169.254.169.254",
         "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "localhost", "a.localhost", "[::1]", "[::]",  # noqa: S104
         "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[fe80::1]", "[fe80::1%25eth0]",
         "[fc00::1]"],
    )  # fmt: skip
    def test_private_hosts_are_refused_however_they_are_written(self, host: str) -> None:
        assert refuse(f"http://{host}/", PUBLIC) == refuse(f"http://{host}/", None) == "private_address"

    @pytest.mark.parametrize("url", ["https://www.example.cn/", "http://1.1.1.1:8080/", "http://[2606:4700::1111]/"])
    def test_public_hosts_pass(self, url: str) -> None:
        assert refuse(url, PUBLIC) == refuse(url, OWN) == ""

    @pytest.mark.parametrize("port", [22, 25, 3306, 6379, 9200, 65535])
    def test_odd_ports_are_refused(self, port: int) -> None:
        assert refuse(f"http://www.example.cn:{port}/", PUBLIC) == "port"

    @pytest.mark.parametrize(
        "url", ["file:///etc/passwd", "ftp://www.example.cn/", "http:///x", "http://a:b:c/", "data:,x"]
    )
    def test_what_is_no_web_address_is_refused(self, url: str) -> None:
        assert refuse(url, OWN) == "url"

    def test_a_recipe_opens_its_own_host_and_no_other(self) -> None:
        assert refuse("http://127.0.0.1:6379/", OWN) == ""
        assert refuse("http://127.0.0.2/", OWN) == refuse("http://localhost/", OWN) == "private_address"

    def test_a_name_that_was_found_to_be_private_is_refused_at_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(PublicResolver, "private_hosts", {"inner.example.cn"})
        assert refuse("http://inner.example.cn/", PUBLIC) == "private_address"


class TestRetryAfter:
    @pytest.mark.parametrize(
        ("value", "seconds"),
        [("120", 120.0), (" 0 ", 0.0), ("Sun, 01 Mar 2026 12:01:00 GMT", 60.0), ("Sun, 01 Mar 2020 12:01:00 GMT", 0.0),
         ("", None), ("soon", None), ("-5", None), ("Sun, 99 Mar 2026 12:01:00 GMT", None), ("9" * 400, 999_999_999.0)],
    )  # fmt: skip
    def test_values(self, value: str, seconds: float | None) -> None:
        assert parse_retry_after(value, NOON) == seconds


class TestRefusals:
    @pytest.mark.parametrize(
        ("error", "kind"),
        [(CannotResolveHostError("x"), "dns"), (DownloadTimeoutError("x"), "timeout"), (DownloadCancelledError("x"), "too_large"),
         (IgnoreRequest("Forbidden by robots.txt"), "robots"), (IgnoreRequest("max redirections reached"), "redirects"),
         (RefusedError("port", "x:22"), "port"), (ZeroDivisionError(), "error_ZeroDivisionError")],
    )  # fmt: skip
    def test_kinds(self, error: Exception, kind: str) -> None:
        assert kind_of(error) == kind

    def test_only_what_another_try_cannot_mend_is_final(self) -> None:
        final = ["http_404", "http_410", "http_403", "http_451", "too_large", "private_address", "not_a_page"]
        passing = ["http_429", "http_408", "http_500", "http_503", "dns", "timeout", "network", "cut_off"]
        assert [is_final(kind) for kind in final + passing] == [True] * len(final) + [False] * len(passing)


class TestTraps:
    def test_plain_addresses_are_never_traps(self) -> None:
        guard = TrapGuard()
        urls = [f"http://www.example.cn/show.php?cat=3&id={n}" for n in range(5 * PATTERN_BUDGET)]
        urls += [f"http://www.example.cn/2026/11/11/{n}.html" for n in range(5 * PATTERN_BUDGET)]
        assert not any(guard.is_trap(url) for url in urls)

    def test_sort_orders_end_at_a_budget(self) -> None:
        guard = TrapGuard()
        urls = [f"http://www.example.cn/list{n}?sort=a&order=b&page={n}" for n in range(2 * PATTERN_BUDGET)]
        assert sum(guard.is_trap(url) for url in urls) == PATTERN_BUDGET

    def test_paths_that_grow_are_traps(self) -> None:
        assert TrapGuard().is_trap("http://www.example.cn" + "/news" * 4 + "/1.html")
        assert TrapGuard().is_trap("http://www.example.cn/" + "/".join(map(str, range(20))))


class TestSchedule:
    def test_the_next_visit_is_after_the_interval_or_at_the_hour_in_shanghai(self) -> None:
        assert next_visit(Fetch(every=timedelta(hours=6)), NOON) == NOON + timedelta(hours=6)
        assert next_visit(Fetch(), NOON) == NOON + timedelta(days=1)
        at = next_visit(Fetch(at=time(3)), NOON)
        assert at.astimezone(UTC) == datetime(2026, 3, 1, 19, tzinfo=UTC)
        assert next_visit(Fetch(at=time(3)), at).astimezone(UTC) == datetime(2026, 3, 2, 19, tzinfo=UTC)

    def test_a_page_that_fails_is_tried_ever_later_and_then_given_up(self) -> None:
        waits = [next_try(n, NOON) for n in range(1, MAX_TRIES + 1)]
        assert waits[0] == NOON
        assert waits[1:4] == [NOON + timedelta(hours=hours) for hours in (6, 12, 24)]
        assert waits[-1] is None

    def test_hours_are_those_of_shanghai(self) -> None:
        from pipeline.recipe_values import Hours

        assert is_open(Fetch(), NOON)
        assert is_open(Fetch(hours=Hours(20, 7)), NOON)  # 20:00 there
        assert not is_open(Fetch(hours=Hours(0, 7)), NOON)
