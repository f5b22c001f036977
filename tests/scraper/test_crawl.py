"""Crawls of a real farm, each as a process."""

from __future__ import annotations

import gzip
import hashlib
import random
import signal
import socket
import sqlite3
import time
from collections import Counter
from itertools import pairwise

from tests.scraper.farm import Answer, Farm, Workspace, article, redirect

SOURCES = """
sitemaps = ["/sitemap.xml"]
feeds = ["/feed.xml"]
lists = [{ start = "/list/1.html", next = "a.next", pages = 5 }]
stop_after_known = 3
"""
HTML = {"Content-Type": "text/html"}


def numbers_of(workspace: Workspace) -> list[int]:
    return sorted(int(page.url.rpartition("/")[2].removesuffix(".html")) for page in workspace.pages())


def add_list(farm: Farm, leaves: list[range]) -> None:
    for at, numbers in enumerate(leaves, 1):
        links = "".join(f'<a href="../news/{number}.html">{number}</a>' for number in numbers)
        next_link = f'<a class="next" href="{at + 1}.html">下一页</a>' if at < len(leaves) else ""
        farm.pages[f"/list/{at}.html"] = Answer(f"<html>{links}{next_link}</html>".encode())


class TestDiscovery:
    def test_all_sources_lead_to_articles_and_a_second_run_asks_for_sources_alone(
        self, farm: Farm, workspace: Workspace
    ) -> None:
        farm.add_articles(range(1, 16))
        farm.add_sitemap(range(1, 5))
        items = "".join(f"<item><link>{farm.url}/news/{n}.html</link></item>" for n in range(4, 7))
        farm.pages["/feed.xml"] = Answer(f"<rss><channel>{items}</channel></rss>".encode())
        add_list(farm, [range(6, 9), range(9, 13)])
        workspace.add_site("one", farm.url, SOURCES)
        first = workspace.crawl()
        assert first.code == 0, first.err
        assert numbers_of(workspace) == list(range(1, 13))
        line = first.sites["one"]
        assert (line["fetched"], line["new"], line["forbidden"], line["failed"]) == (12, 12, 0, {})
        assert farm.log[0][2]["User-Agent"] == "Yuqi (+bot@example.org)"

        farm.log.clear()
        second = workspace.crawl()
        assert (second.sites["one"]["fetched"], second.sites["one"]["new"]) == (0, 0)
        assert set(farm.counts) == {"/robots.txt", "/sitemap.xml", "/feed.xml", "/list/1.html"}

        add_list(farm, [range(13, 16), range(6, 9), range(9, 13)])
        farm.log.clear()
        third = workspace.crawl()
        assert third.sites["one"]["fetched"] == 3
        assert numbers_of(workspace) == list(range(1, 16))
        assert farm.counts["/list/3.html"] == 0  # known from the second leaf on

    def test_an_index_of_sitemaps_in_any_charset_is_followed(self, farm: Farm, workspace: Workspace) -> None:
        farm.add_articles(range(1, 4))
        maps = [f"{farm.url}/a.xml", f"{farm.url}/b.xml.gz", f"{farm.url}/c.txt", "http://www.example.cn/d.xml"]
        locs = "".join(f"<sitemap><loc>{link}</loc></sitemap>" for link in maps)
        farm.pages["/sitemap.xml"] = Answer(f"\n<?xml version='1.0'?><sitemapindex>{locs}</sitemapindex>".encode())
        sitemap = (
            '<?xml version="1.0" encoding="GBK"?><urlset><!-- 逾期 --><url><loc>{}/news/{}.html</loc></url></urlset>'
        )
        farm.pages["/a.xml"] = Answer(sitemap.format(farm.url, 1).encode("gbk"), headers={"Content-Type": "text/xml"})
        packed = gzip.compress(sitemap.replace("GBK", "utf-8").format(farm.url, 2).encode("gbk"))
        farm.pages["/b.xml.gz"] = Answer(packed, headers={"Content-Type": "application/gzip"})
        farm.pages["/c.txt"] = Answer(f"{farm.url}/news/3.html\n".encode(), headers={"Content-Type": "text/plain"})
        workspace.add_site("one", farm.url)
        crawl = workspace.crawl()
        assert numbers_of(workspace) == [1, 2, 3], crawl.err

    def test_an_unchanged_sitemap_is_not_sent_again(self, farm: Farm, workspace: Workspace) -> None:
        farm.add_articles(range(1, 3))
        farm.add_sitemap(range(1, 3))
        full = farm.pages["/sitemap.xml"]
        assert isinstance(full, Answer)
        tagged = Answer(full.body, headers={**full.headers, "ETag": '"v1"'})
        farm.pages["/sitemap.xml"] = lambda n: tagged if n == 1 else Answer(status=304, headers={"ETag": '"v1"'})
        workspace.add_site("one", farm.url)
        workspace.crawl()
        assert workspace.crawl().sites["one"]["sources"] == 1
        assert [h.get("If-None-Match") for _, path, h in farm.log if path == "/sitemap.xml"] == [None, '"v1"']
        # Another recipe wants other links: the same sitemap must be read again.
        workspace.add_site("one", farm.url, 'sitemaps = ["/sitemap.xml"]\ndeny = ["x"]')
        workspace.crawl()
        assert [h.get("If-None-Match") for _, path, h in farm.log if path == "/sitemap.xml"][2] is None

    def test_the_parts_of_an_article_are_archived_too(self, farm: Farm, workspace: Workspace) -> None:
        farm.pages["/news/1.html"] = article(1, links='<a href="1_2.html">下一页</a><a href="2.html">下一篇</a>')
        farm.pages["/news/1_2.html"] = article(2, links='<a href="1.html">1</a><a href="1_3.html">下一页</a>')
        farm.pages["/news/1_3.html"] = article(3, links='<a href="1_2.html">上一页</a>')
        farm.add_sitemap(range(1, 2))
        workspace.add_site("one", farm.url)
        workspace.crawl()
        assert sorted(page.url.removeprefix(farm.url) for page in workspace.pages()) == [
            "/news/1.html", "/news/1_2.html", "/news/1_3.html",
        ]  # fmt: skip
        records = b"".join(gzip.decompress(path.read_bytes()) for path in workspace.raw.iterdir())
        assert records.count(f"X-Yuqi-Part-Of: {farm.url}/news/1.html\r\n".encode()) == 2

    def test_a_list_that_never_ends_is_left_and_a_pattern_that_matches_nothing_is_told(
        self, farm: Farm, workspace: Workspace
    ) -> None:
        for n in range(1, 40):
            farm.pages[f"/day/{n}"] = Answer(f'<a class="next" href="/day/{n + 1}">tomorrow</a>'.encode())
        farm.add_sitemap(range(1, 3))
        workspace.add_site("endless", farm.url, 'lists = [{ start = "/day/1", next = "a.next", pages = 100 }]')
        workspace.add_site("nothing", farm.url, 'sitemaps = ["/sitemap.xml"]\ndeny = ["^/news"]')
        crawl = workspace.crawl()
        assert crawl.code == 0
        assert sum(path.startswith("/day/") for _, path, _ in farm.log) == 10
        assert "without a link to an article" in crawl.sites["endless"]["notes"][0]
        assert "see article_url and deny" in crawl.sites["nothing"]["notes"][0]


class TestArchive:
    def test_bytes_are_kept_as_they_were_served(self, farm: Farm, workspace: Workspace) -> None:
        bodies = {}
        for number, charset in enumerate(["gbk", "big5", "utf-16", "utf-8"], 1):
            body = b"\xff\x00" + "<html>逾期".encode(charset) + bytes(range(256))
            bodies[f"{farm.url}/news/{number}.html"] = body
            farm.pages[f"/news/{number}.html"] = Answer(
                gzip.compress(body), headers={"Content-Type": "text/html; charset=GB2312", "Content-Encoding": "gzip"}
            )
        farm.add_sitemap(range(1, 5))
        workspace.add_site("one", farm.url)
        workspace.crawl()
        pages = workspace.pages()
        assert {page.url: page.body for page in pages} == bodies
        assert {(page.site, page.charset_declared) for page in pages} == {("one", "GB2312")}

    def test_what_is_no_page_is_counted_and_never_asked_for_again(self, farm: Farm, workspace: Workspace) -> None:
        farm.pages.update({
            "/news/1.html": Answer(b"x" * (5 * 1024 * 1024 + 1)),
            "/news/2.html": Answer(
                gzip.compress(bytes(6 * 1024 * 1024)), headers={"Content-Encoding": "gzip", **HTML}
            ),
            "/news/3.html": Answer(b"gone", 410),
            "/news/5.html": Answer(b"\x89PNG", headers={"Content-Type": "image/png"}),
            "/news/6.html": redirect("/"),
            "/": Answer(b"<html>home"),
            "/news/7.html": Answer(b"x" * (5 * 1024 * 1024 - 1000), headers=HTML),
        })  # fmt: skip
        farm.add_sitemap(range(1, 8))
        workspace.add_site("one", farm.url)
        crawl = workspace.crawl()
        assert crawl.sites["one"]["failed"] == {
            "too_large": 2, "http_404": 1, "http_410": 1, "not_a_page": 1, "no_article": 1,
        }, crawl.err  # fmt: skip
        assert numbers_of(workspace) == [7]
        farm.log.clear()
        workspace.crawl()
        assert set(farm.counts) == {"/robots.txt", "/sitemap.xml"}
        with sqlite3.connect(workspace.state) as db:
            states = db.execute("SELECT status FROM url WHERE kind = 'article' ORDER BY url_key").fetchall()
        db.close()
        assert [state for (state,) in states] == ["failed", "failed", "gone", "gone", "failed", "failed", "fetched"]

    def test_a_redirect_is_followed_and_the_page_kept_once(self, farm: Farm, workspace: Workspace) -> None:
        farm.add_articles(range(1, 2))
        farm.pages["/news/2.html"] = redirect("/news/1.html")
        farm.pages["/news/3.html"] = redirect("/news/4.html")
        farm.add_articles(range(4, 5))
        farm.add_sitemap(range(1, 4))
        workspace.add_site("one", farm.url)
        workspace.crawl()
        assert numbers_of(workspace) == [1, 4]
        farm.add_sitemap(range(1, 5))
        farm.log.clear()
        workspace.crawl()
        assert set(farm.counts) == {"/robots.txt", "/sitemap.xml"}
        records = b"".join(gzip.decompress(path.read_bytes()) for path in workspace.raw.iterdir())
        assert f"X-Yuqi-Requested-URL: {farm.url}/news/3.html".encode() in records

    def test_a_lost_state_is_built_again_from_the_archive(self, farm: Farm, workspace: Workspace) -> None:
        farm.add_articles(range(1, 31))
        farm.add_sitemap(range(1, 31))
        workspace.add_site("one", farm.url)
        workspace.crawl()
        for path in workspace.state.parent.glob("crawl.sqlite*"):
            path.unlink()
        farm.log.clear()
        crawl = workspace.crawl()
        assert crawl.sites["one"]["adopted"] == 30
        assert set(farm.counts) == {"/robots.txt", "/sitemap.xml"}

    def test_the_same_time_gives_the_same_archive(self, farm: Farm, workspace: Workspace, tmp_path: object) -> None:
        farm.add_articles(range(1, 5))
        farm.add_sitemap(range(1, 5))
        workspace.add_site("one", farm.url)
        other = Workspace(workspace.root.parent / "other")
        other.add_site("one", farm.url)
        pages = []
        for each in (workspace, other):
            each.crawl("--seed-time", "2026-03-01T08:00:00+00:00")
            pages.append(each.pages())
        assert pages[0] == pages[1]
        assert len(pages[0]) == 4


class TestKills:
    def test_a_crawl_killed_at_any_moment_is_taken_up_again(self, farm: Farm, workspace: Workspace) -> None:
        leaves = [range(at, at + 10) for at in range(1, 91, 10)]
        farm.add_articles(range(1, 91))
        farm.pages["/news/5.html"] = article(5, links='<a href="5_2.html">下一页</a>')
        farm.pages["/news/5_2.html"] = article(6)
        add_list(farm, leaves)
        sources = SOURCES.replace("pages = 5", "pages = 50").replace("stop_after_known = 3", "stop_after_known = 15")
        workspace.add_site("one", farm.url, sources, "concurrency = 2")
        workspace.crawl()
        undisturbed = {(page.url, hashlib.sha256(page.body).hexdigest()) for page in workspace.pages()}
        assert len(undisturbed) == 91

        killed = Workspace(workspace.root.parent / "killed")
        killed.add_site("one", farm.url, sources, "concurrency = 2")
        farm.log.clear()
        farm.delay = 0.005
        rng, n_kills = random.Random(7), 0
        for _ in range(40):
            n_before = len(farm.log)
            process = killed.start()
            deadline = time.monotonic() + 20
            wanted = n_before + rng.randrange(14, 34)
            while process.poll() is None and len(farm.log) < wanted and time.monotonic() < deadline:
                time.sleep(0.001)
            if process.poll() is None:
                time.sleep(rng.random() * 0.02)
                process.send_signal(signal.SIGKILL)
                n_kills += 1
            code = process.wait()
            process.communicate()
            if code == 0:
                break
        assert n_kills >= 3
        pages = killed.pages()
        assert {(page.url, hashlib.sha256(page.body).hexdigest()) for page in pages} == undisturbed
        assert len(pages) == len(undisturbed)  # nothing twice
        articles = Counter({path: n for path, n in farm.counts.items() if path.startswith("/news/")})
        assert sum(articles.values()) - len(articles) <= 2 * 2 * n_kills  # on the wire, or in memory

    def test_an_interrupted_crawl_says_so_and_goes_on(self, farm: Farm, workspace: Workspace) -> None:
        farm.add_articles(range(1, 200))
        farm.add_sitemap(range(1, 200))
        farm.delay = 0.01
        workspace.add_site("one", farm.url)
        process = workspace.start()
        while len(farm.log) < 20:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
        assert process.returncode == 130, err
        assert '"outcome": "interrupted"' in out
        farm.delay = 0
        assert workspace.crawl("--due").code == 0
        assert numbers_of(workspace) == list(range(1, 200))

    def test_a_full_disk_keeps_what_was_archived(self, farm: Farm, workspace: Workspace) -> None:
        rng = random.Random(1)
        for n in range(1, 60):
            farm.pages[f"/news/{n}.html"] = Answer(rng.randbytes(20_000), headers=HTML)
        farm.add_sitemap(range(1, 60))
        workspace.add_site("one", farm.url)
        full = workspace.crawl(limit_bytes=600 * 1024)
        assert full.code == 7, full.err
        assert "Traceback" not in full.err
        kept = numbers_of(workspace)
        assert 20 <= len(kept) < 40
        farm.log.clear()
        assert workspace.crawl().code == 0
        assert numbers_of(workspace) == list(range(1, 60))
        assert len(farm.log) <= 2 + 59 - len(kept)

    def test_two_crawls_at_once_are_refused(self, farm: Farm, workspace: Workspace) -> None:
        farm.add_articles(range(1, 50))
        farm.add_sitemap(range(1, 50))
        farm.delay = 0.05
        workspace.add_site("one", farm.url)
        process = workspace.start()
        while not farm.log:
            time.sleep(0.01)
        second = workspace.crawl()
        assert second.code == 6
        assert f"process {process.pid}" in second.err
        process.kill()
        process.communicate()


class TestPoliteness:
    def test_forbidden_paths_are_never_asked_for(self, farm: Farm, workspace: Workspace) -> None:
        farm.add_articles(range(1, 6))
        farm.add_sitemap(range(1, 6))
        farm.pages["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /news/3\nDisallow: /news/4.html\n")
        workspace.add_site("one", farm.url)
        crawl = workspace.crawl()
        assert crawl.sites["one"]["forbidden"] == 2
        assert numbers_of(workspace) == [1, 2, 5]
        assert not {"/news/3.html", "/news/4.html"} & set(farm.counts)

    def test_a_robots_file_that_fails_closes_the_site(self, farm: Farm, workspace: Workspace) -> None:
        farm.add_articles(range(1, 3))
        farm.add_sitemap(range(1, 3))
        farm.pages["/robots.txt"] = Answer(b"", 500)
        workspace.add_site("one", farm.url)
        crawl = workspace.crawl()
        assert crawl.sites["one"]["failed"] == {"http_500": 1}
        assert "robots.txt of" in crawl.err
        farm.pages["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /\n")
        assert "robots.txt forbids every page" in workspace.crawl().err
        assert set(farm.counts) == {"/robots.txt"}
        del farm.pages["/robots.txt"]  # missing is not failing
        workspace.crawl()
        assert numbers_of(workspace) == [1, 2]

    def test_retry_after_is_waited_for(self, farm: Farm, workspace: Workspace) -> None:
        farm.add_articles(range(1, 3))
        farm.add_sitemap(range(1, 3))
        busy = Answer(status=429, headers={"Retry-After": "2"})
        farm.pages["/news/1.html"] = lambda n: busy if n == 1 else article(1)
        workspace.add_site("one", farm.url)
        workspace.crawl()
        log = [(at, path) for at, path, _ in farm.log if path.startswith("/news/")]
        assert [path for _, path in log] == ["/news/1.html", "/news/1.html", "/news/2.html"]
        assert log[1][0] - log[0][0] >= 1.9
        assert numbers_of(workspace) == [1, 2]

    def test_a_site_that_wants_a_long_rest_is_left_to_the_next_run(self, farm: Farm, workspace: Workspace) -> None:
        farm.add_articles(range(1, 30))
        farm.add_sitemap(range(1, 30))
        farm.pages["/news/1.html"] = Answer(status=503, headers={"Retry-After": "86400"})
        workspace.add_site("one", farm.url)
        crawl = workspace.crawl()
        assert crawl.sites["one"]["outcome"] == "stopped"
        assert "asked to be left alone for 86400 s" in crawl.err
        assert farm.counts["/news/1.html"] == 1
        farm.add_articles(range(1, 2))
        assert workspace.crawl("--due").sites == {}
        workspace.crawl()
        assert numbers_of(workspace) == list(range(1, 30))

    def test_the_delay_of_recipe_and_robots_is_kept(self, farm: Farm, workspace: Workspace) -> None:
        farm.add_articles(range(1, 4))
        farm.add_sitemap(range(1, 4))
        farm.pages["/robots.txt"] = Answer(b"User-agent: *\nCrawl-delay: 0.4\n")
        workspace.add_site("one", farm.url)
        workspace.crawl()
        times = [at for at, path, _ in farm.log if path != "/robots.txt"]
        assert min(after - before for before, after in pairwise(times)) >= 0.39

    def test_a_run_ends_at_its_budget_and_the_next_goes_on(self, farm: Farm, workspace: Workspace) -> None:
        farm.add_articles(range(1, 8))
        farm.add_sitemap(range(1, 8))
        workspace.add_site("one", farm.url, fetch="max_pages = 5")
        assert workspace.crawl().sites["one"]["fetched"] == 5
        assert workspace.crawl().sites["one"]["fetched"] == 2

    def test_only_what_is_due_is_visited(self, farm: Farm, workspace: Workspace) -> None:
        farm.add_articles(range(1, 3))
        farm.add_sitemap(range(1, 3))
        workspace.add_site("one", farm.url, fetch='every = "6h"')
        for hour, n_sites in (("08", 1), ("13", 0)):
            assert len(workspace.crawl("--due", "--seed-time", f"2026-03-01T{hour}:00:00").sites) == n_sites


class TestGuards:
    def test_a_redirect_to_a_private_address_is_refused(
        self, farm: Farm, other_farm: Farm, workspace: Workspace
    ) -> None:
        other_farm.add_articles(range(1, 9))
        farm.pages["/news/1.html"] = redirect(f"{other_farm.url}/news/1.html")
        farm.pages["/news/2.html"] = redirect(f"http://2130706434:{other_farm.port}/news/1.html")
        farm.pages["/news/3.html"] = redirect(f"http://localhost:{other_farm.port}/news/1.html")
        farm.pages["/news/4.html"] = redirect(f"http://[::ffff:7f00:2]:{other_farm.port}/news/1.html")
        farm.pages["/news/5.html"] = Answer(
            f'<meta http-equiv="refresh" content="0;url={other_farm.url}/news/1.html">'.encode(), headers=HTML
        )
        farm.pages["/news/6.html"] = redirect("file:///etc/hostname")
        farm.pages["/news/7.html"] = redirect("http://1.1.1.1:22/news/1.html")
        farm.add_articles(range(8, 9))
        farm.add_sitemap(range(1, 9))
        workspace.add_site("one", farm.url)
        crawl = workspace.crawl()
        assert other_farm.log == []
        assert numbers_of(workspace) == [8], crawl.err
        assert crawl.sites["one"]["failed"] == {"private_address": 5, "http_302": 1, "port": 1}

    def test_one_site_that_fails_leaves_the_others_alone(self, farm: Farm, workspace: Workspace) -> None:
        farm.add_articles(range(1, 4))
        farm.add_sitemap(range(1, 4))
        with socket.socket() as unused:
            unused.bind(("127.0.0.1", 0))
            down = unused.getsockname()[1]
            workspace.add_site("down", f"http://127.0.0.1:{down}")
            workspace.add_site("nowhere", "http://nowhere.invalid")
            workspace.add_site("up", farm.url)
            (workspace.root / "sites" / "wrong.toml").write_text('name = "wrong"\n')
            crawl = workspace.crawl()
        assert crawl.code == 0
        assert sorted(crawl.sites) == ["down", "nowhere", "up", "wrong"]
        assert crawl.sites["up"]["fetched"] == 3
        assert crawl.sites["down"]["failed"] == {"refused": 1}
        assert crawl.sites["nowhere"]["failed"] == {"dns": 1}
        assert "Traceback" not in crawl.err
        assert workspace.crawl("--site", "wrong").code == 3

    def test_a_server_that_dies_is_not_asked_for_ever(self, farm: Farm, workspace: Workspace) -> None:
        for n in range(1, 60):
            farm.pages[f"/news/{n}.html"] = Answer(b"", 500)
        farm.add_sitemap(range(1, 60))
        workspace.add_site("one", farm.url)
        crawl = workspace.crawl()
        assert crawl.sites["one"]["outcome"] == "stopped"
        assert len(farm.log) <= 40
        farm.add_articles(range(1, 60))
        workspace.crawl()
        assert numbers_of(workspace) == list(range(1, 60))


class TestScrapyCommand:
    def test_scrapy_itself_goes_through_the_same_guards(self, farm: Farm, workspace: Workspace) -> None:
        farm.add_articles(range(1, 4))
        farm.add_sitemap(range(1, 4))
        farm.pages["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /news/3.html\n")
        workspace.add_site("one", farm.url)
        done = workspace.run_scrapy("crawl", "articles", "-a", "site=one")
        assert done.returncode == 0, done.stderr
        assert numbers_of(workspace) == [1, 2]
        assert workspace.run_scrapy("list").stdout.split() == ["articles"]
