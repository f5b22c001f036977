from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.parts import find_parts
from scraper.discovery import MAX_SITEMAP_BYTES, find_next, read_feed, read_list, read_sitemap, refuse_list

HOME = "http://www.example.cn/"
SITEMAP = (
    '<?xml version="1.0" encoding="{}"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    "<url><loc>http://www.example.cn/逾期/1.html</loc></url><url><loc> /2.html?a=1&amp;b=2 </loc>"
    '<image:image xmlns:image="http://www.example.org/image"><image:loc>http://www.example.cn/3.png</image:loc>'
    "</image:image></url></urlset>"
)
PAGES = ("http://www.example.cn/%E9%80%BE%E6%9C%9F/1.html", "http://www.example.cn/2.html?a=1&b=2")


class TestSitemaps:
    @pytest.mark.parametrize(
        ("declared", "real"),
        [("utf-8", "utf-8"), ("GBK", "gbk"), ("gb2312", "gb2312"), ("utf-8", "gbk"), ("GBK", "utf-8"),
         ("utf-16", "utf-16"), ("no-such", "gb18030")],
    )  # fmt: skip
    def test_the_charset_is_what_the_bytes_are(self, declared: str, real: str) -> None:
        assert read_sitemap(SITEMAP.format(declared).encode(real), HOME).pages == PAGES

    @pytest.mark.parametrize("junk", [b"\n \n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
    def test_junk_in_front_is_no_matter(self, junk: bytes) -> None:
        assert read_sitemap(junk + SITEMAP.format("utf-8").encode(), HOME).pages == PAGES

    def test_a_torn_file_gives_what_is_there(self) -> None:
        packed = gzip.compress(SITEMAP.format("utf-8").encode())
        assert read_sitemap(packed[:-9], HOME).pages == PAGES
        assert read_sitemap(SITEMAP.format("utf-8").encode()[:-30], HOME).pages == PAGES

    def test_broken_markup_does_not_break_addresses(self) -> None:
        body = (
            b"<urlset><url><foo></bar><loc>/?a=1&amp;b=2</loc></url><url><loc>/?a=1&c=2</loc></url>"
            b"<url><loc><![CDATA[/?a=1&d=2]]></loc></url><url><loc>/?a=1&#38;e=2</loc></url></urlset>"
        )
        assert read_sitemap(body, HOME).pages == tuple(f"{HOME}?a=1&{name}=2" for name in "bcde")

    def test_an_index_names_sitemaps(self) -> None:
        body = (
            b"<sitemapindex><sitemap><loc>/a.xml.gz</loc></sitemap><sitemap><loc>b.xml</loc></sitemap></sitemapindex>"
        )
        assert read_sitemap(body, HOME).sitemaps == (f"{HOME}a.xml.gz", f"{HOME}b.xml")

    def test_entities_are_never_resolved(self) -> None:
        body = (
            b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY a "aaaaaaaa">'
            b'<!ENTITY b "&a;&a;&a;&a;&a;&a;">]><urlset><url><loc>/x&f;&b;</loc></url></urlset>'
        )
        assert read_sitemap(body, HOME).pages == (f"{HOME}x",)

    def test_a_bomb_is_cut(self) -> None:
        bomb = gzip.compress(b"<urlset>" + bytes(3 * MAX_SITEMAP_BYTES), 1)
        assert read_sitemap(bomb, HOME).pages == ()


class TestFeeds:
    def test_kinds_of_feeds(self) -> None:
        atom = (
            '<feed xmlns="http://www.w3.org/2005/Atom"><link href="/"/><entry><link rel="self" href="/x"/>'
            '<link href="/1"/></entry><entry><link rel="alternate" href="/2"/></entry></feed>'
        )
        rss = (
            "<rss><channel><link>/</link><item><title>逾期</title><link>\n/1 </link></item>"
            '<item><guid isPermaLink="true">http://www.example.cn/2</guid></item><item><guid>77</guid></item>'
        )
        expected = (f"{HOME}1", f"{HOME}2")
        assert read_feed(atom.encode(), HOME) == read_feed(rss.encode("gbk"), HOME) == expected


class TestLists:
    def test_links_are_absolute_and_in_the_charset_of_the_page(self) -> None:
        page = (
            '<a href="/n?k=逾期">1</a><!-- <a href="/no"> --><a href="2.html#top">2</a><a href="javascript:x()">'
            '<a href="2.html"><a href="mailto:a@example.cn">'
        )
        assert read_list(page.encode("gbk"), f"{HOME}l/1.html") == (f"{HOME}n?k=%D3%E2%C6%DA", f"{HOME}l/2.html")
        assert read_list(b'<base href="/b/">' + page.encode(), HOME)[1] == f"{HOME}b/2.html"

    @pytest.mark.parametrize(
        "selector",
        ["a.next", ".pager a.next::attr(href)", 'a:-soup-contains("下一页")', ".pager li:last-child", "b.deep"],
    )
    def test_the_next_leaf_is_found_by_any_selector_of_a_recipe(self, selector: str) -> None:
        page = '<ul class="pager"><li><a href="1.html">1</a><li><a class="next" href="2.html"><b class="deep">下一页</b></a></ul>'
        assert find_next(page.encode(), f"{HOME}l/", selector) == f"{HOME}l/2.html"
        assert find_next(b"<p>end</p>", HOME, selector) == ""

    @pytest.mark.parametrize(
        ("page", "refusal"),
        [
            (b"<a href='/1.html'>" * 5_000, ""),
            (b"<a " + b"x" * 20_000_000 + b">", "too_large"),
            (b"<a href='/1.html'>" * 800_000, "too_large"),
            (b"<a " + b" ".join(b"x%d=1" % n for n in range(300_000)) + b">", "too_complex"),
            (b"<a " + b" ".join(b"x%d='>'" % n for n in range(200_000)) + b">", "too_complex"),
            (b"<div>" * 100_000, "too_complex"),
            (b"<b><div>" * 100_000, "too_complex"),
        ],
    )
    def test_a_page_that_no_parser_can_bear_is_left_and_says_why(self, page: bytes, refusal: str) -> None:
        assert refuse_list(page) == refusal


class TestParts:
    @pytest.mark.parametrize(
        ("href", "url"),
        [("12_2.html", "12_2.html"), ("/a/12-2.html", "12-2.html"), ("12/2.html", "12/2.html"), ("?page=2", "12.html?page=2"),
         ("http://www.example.cn/a/12_2.html", "12_2.html"), ("12.html?p=2", "12.html?p=2")],
    )  # fmt: skip
    def test_ways_to_go_on(self, href: str, url: str) -> None:
        assert find_parts(f"<a href='{href}'>".encode(), f"{HOME}a/12.html") == (f"{HOME}a/{url}",)

    @pytest.mark.parametrize(
        "href",
        ["12_all.html", "12-full.html", "12/all.html", "?all", "12.html?page=all", "12.html?viewall=1", "12_0.html"],
    )
    def test_the_page_that_shows_all_comes_last(self, href: str) -> None:
        page = f"<a href='{href}'>全文</a><a href='12_2.html'>2</a>".encode()
        found = find_parts(page, f"{HOME}a/12.html")
        assert found[0] == f"{HOME}a/12_2.html"
        assert found[1:] == (f"{HOME}a/{'12.html' if href[0] == '?' else ''}{href}",)

    @pytest.mark.parametrize(
        "href",
        ["13.html", "123.html", "12_1.html", "12_99.html", "12.html", "12_2.jpg", "/b/12_2.html", "12.html?id=2",
         "http://www.example.org/a/12_2.html", "12.html?page=2&s=1", "12_a.html", "12_alls.html", "12.html?all=2", "//[/12_2.html"],
    )  # fmt: skip
    def test_other_articles_are_no_parts(self, href: str) -> None:
        assert find_parts(f"<a href={href}>".encode(), f"{HOME}a/12.html") == ()

    def test_parts_know_their_brothers(self) -> None:
        page = b'<a href="12.html">1</a><a href="12_3.html">3</a><a href="12_2.html">2</a>'
        brothers = (f"{HOME}a/12_2.html", f"{HOME}a/12_3.html")
        assert find_parts(page, f"{HOME}a/12_2.html", f"{HOME}a/12.html") == brothers

    def test_an_article_that_is_a_parameter(self) -> None:
        page = b'<a href="/show.php?id=7&amp;page=2"><a href="/show.php?id=8&amp;page=2"><a href="/show.php?id=8">'
        assert find_parts(page, f"{HOME}show.php?id=7") == (f"{HOME}show.php?id=7&page=2",)


PIECES = ["<", ">", "<loc>", "</loc>", "<url>", "<item>", "<link>", "<a href=", "'", '"', "&", "&#0;", "逾期", "\x00",
          "12_2.html", "<!DOCTYPE x [", "]>", "<?xml version='1.0' encoding='", "utf-32", "?>", "\ud800", "//[", "%"]  # fmt: skip


@given(st.one_of(st.binary(), st.lists(st.sampled_from(PIECES)).map(lambda p: "".join(p).encode("utf-8", "replace"))))
def test_any_bytes_end_in_addresses(body: bytes) -> None:
    for data in (body, gzip.compress(body)):
        sitemap = read_sitemap(data, HOME)
        links = (
            *sitemap.pages,
            *sitemap.sitemaps,
            *read_feed(data, HOME),
            *read_list(data, HOME),
            *find_parts(data, HOME),
        )
        assert all(link.startswith(("http://", "https://")) and link.isascii() for link in links)
    find_next(body, HOME, "a", "no-such-charset")
