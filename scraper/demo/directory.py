"""What leads to a site's pages: home page, lists, sitemaps, feeds, robots.txt; and the recipe that says so.

Addresses are written with the host that the site pretends to have; the server puts its own in their place.
"""

from __future__ import annotations

import gzip
import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from email.utils import format_datetime

from .planning import PlannedPage
from .sites import FarmSite

PER_LIST, PER_FEED = 10, 20
FORBIDDEN, DEAD, MOVED = "000321", "999998", "999997"  # numbers of pages that robots.txt forbids, are gone, have moved


@dataclass(frozen=True, slots=True)
class Response:
    """What a site answers to a request for a path."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def at(self, host: str, origin: str) -> Response:
        """The response of a site that really lives at `origin` (`http://127.0.0.1:8000`)."""
        given, real = f"http://{host}".encode(), origin.encode()
        if self.body.startswith(b"\x1f\x8b") and ("Content-Type", "application/gzip") in self.headers:
            body = gzip.compress(gzip.decompress(self.body).replace(given, real), mtime=0)
        else:
            body = self.body.replace(given, real)
        headers = tuple((name, value.replace(f"http://{host}", origin)) for name, value in self.headers)
        return Response(self.status, headers, body)


def answer(body: bytes | str, kind: str = "text/html", charset: str = "utf-8", *, status: int = 200) -> Response:
    """A response; text is encoded in the charset, which the header names unless it is empty."""
    data = body.encode(charset or "utf-8", errors="xmlcharrefreplace") if isinstance(body, str) else body
    return Response(status, (("Content-Type", f"{kind}; charset={charset}" if charset else kind),), data)


def write_directory(site: FarmSite, pages: Sequence[PlannedPage]) -> dict[str, Response]:
    """Every path of the site that is no page of the plan, with its answer."""
    listed = sorted((page for page in pages if page.part_of is None), key=_age)
    forbidden, dead, moved = (site.path.format(id=number) for number in (FORBIDDEN, DEAD, MOVED))
    extra = [page.path for page in listed] + [forbidden, dead, moved]
    found = {
        "/": answer(_write_home(site, listed), charset=site.map_charset),
        "/robots.txt": answer(_write_robots(site), "text/plain"),
        forbidden: answer("<html><body><p>内部资料，请勿收录。</p></body></html>"),
        moved: Response(301, (("Location", f"http://{site.site.host}{listed[0].path}"),), b""),
    }
    if "sitemap" in site.finders:
        found["/sitemap.xml"] = answer(_write_sitemap(site, listed, extra), "application/xml", site.map_charset)
    if "sitemap_gz" in site.finders:
        packed = gzip.compress(_write_sitemap(site, listed, extra).encode(site.map_charset), mtime=0)
        found["/sitemap.xml"] = answer(_write_index(site), "application/xml")
        found["/sitemap-1.xml.gz"] = answer(packed, "application/gzip", "")
    limit = PER_FEED if len(site.finders) > 1 else len(listed)
    if "rss" in site.finders:
        found["/rss.xml"] = answer(_write_rss(site, listed[:limit]), "application/rss+xml", site.map_charset)
    if "atom" in site.finders:
        found["/atom.xml"] = answer(_write_atom(site, listed[:limit]), "application/atom+xml", site.map_charset)
    if "list" in site.finders:
        leaves = [listed[at : at + PER_LIST] for at in range(0, len(listed), PER_LIST)]
        for number, leaf in enumerate(leaves, 1):
            text = _write_leaf(site, leaf, number, len(leaves), extra[-3:] if number == 1 else [])
            found[f"/list/{number}.html"] = answer(text, charset=site.map_charset)
    return found


def write_recipe(site: FarmSite, port: int) -> str:
    """The site's recipe for a server at that port of loopback."""
    finders = {"sitemap": "sitemaps", "sitemap_gz": "sitemaps", "rss": "feeds", "atom": "feeds"}
    links = {"sitemap": "/sitemap.xml", "sitemap_gz": "/sitemap.xml", "rss": "/rss.xml", "atom": "/atom.xml"}
    lines = [f'name = "{site.name}"', f'home = "http://127.0.0.1:{port}/"', "", "[discover]"]
    lines += [f'{finders[name]} = ["{links[name]}"]' for name in site.finders if name in finders]
    if "list" in site.finders:
        lines.append('lists = [{ start = "/list/1.html", next = "a.next", pages = 50 }]')
    pattern = re.escape(site.path).replace(r"\{id\}", r"\d+(?:_\d+)?").replace(r"\-", "-")
    lines.append(f"article_url = '^{pattern}$'")
    if site.drop_params:
        lines.append(f'drop_params = ["{", ".join(site.drop_params)}"]')
    lines += ["", "[fetch]", "delay = 0.0", "concurrency = 4", "allow_private = true"]
    lines += ["", "[extract]", site.extract] if site.extract else []
    return "\n".join(lines) + "\n"


def _age(page: PlannedPage) -> tuple[int, str]:
    """Newest first, pages without a day last."""
    return (-page.source.published.toordinal() if page.source.published else 0, page.path)


def _url(site: FarmSite, path: str) -> str:
    return f"http://{site.site.host}{path}"


def _moment(page: PlannedPage) -> datetime | None:
    day = page.source.published
    return datetime.combine(day, time(2, 30), UTC) if day else None


def _write_robots(site: FarmSite) -> str:
    before = site.path.partition("{id}")[0]
    maps = f"Sitemap: {_url(site, '/sitemap.xml')}\n" if {"sitemap", "sitemap_gz"} & set(site.finders) else ""
    return f"User-agent: *\nDisallow: {before}{FORBIDDEN[:3]}\nDisallow: /admin/\nCrawl-delay: 0\n{maps}"


def _write_home(site: FarmSite, listed: Sequence[PlannedPage]) -> str:
    rows = "".join(f'<li><a href="{page.path}">{html.escape(page.source.title)}</a></li>\n' for page in listed[:12])
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="{site.map_charset}"><title>{site.site.name}</title></head>\n'
        f'<body><h1>{site.site.name}</h1>\n<a href="/list/1.html">全部文章</a> <a href="/admin/">管理</a>\n'
        f"<ul>\n{rows}</ul></body></html>\n"
    )


def _write_leaf(site: FarmSite, leaf: Sequence[PlannedPage], number: int, count: int, extra: Sequence[str]) -> str:
    mark = f"?{site.drop_params[0]}=list" if site.drop_params else ""
    rows = "".join(
        f'<li><a href="{page.path}{mark}">{html.escape(page.source.title)}</a> <span>{page.source.published or ""}</span>\n'
        f"<p>{html.escape(page.source.text[:50])}...</p></li>\n"
        for page in leaf
    )
    rows += "".join(f'<li><a href="{path}">{path}</a></li>\n' for path in extra)
    following = f' <a class="next" href="/list/{number + 1}.html">下一页</a>' if number < count else ""
    before = f'<a href="/list/{number - 1}.html">上一页</a>' if number > 1 else ""
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="{site.map_charset}"><title>{site.site.name}</title></head>\n'
        f'<body><div class="nav"><a href="/">首页</a></div>\n<ul class="list">\n{rows}</ul>\n'
        f'<div class="pages">{before} {number}/{count}{following}</div></body></html>\n'
    )


def _write_sitemap(site: FarmSite, listed: Sequence[PlannedPage], paths: Sequence[str]) -> str:
    days = {page.path: page.source.published for page in listed}
    rows = "".join(
        f"<url><loc>{_url(site, path)}</loc>"
        + (f"<lastmod>{day}</lastmod>" if (day := days.get(path)) else "<priority>0.3</priority>")
        + "</url>\n"
        for path in paths
    )
    return (
        f'<?xml version="1.0" encoding="{site.map_charset}"?>\n<!-- {site.site.name} -->\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    )


def _write_index(site: FarmSite) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"<sitemap><loc>{_url(site, '/sitemap-1.xml.gz')}</loc></sitemap>\n</sitemapindex>\n"
    )


def _write_rss(site: FarmSite, listed: Sequence[PlannedPage]) -> str:
    rows = "".join(
        f"<item><title>{html.escape(page.source.title)}</title><link>{_url(site, page.path)}</link>"
        + (f"<pubDate>{format_datetime(moment)}</pubDate>" if (moment := _moment(page)) else "")
        + f"<description><![CDATA[{page.source.text[:60]}...]]></description></item>\n"
        for page in listed
    )
    return (
        f'<?xml version="1.0" encoding="{site.map_charset}"?>\n<rss version="2.0"><channel>'
        f"<title>{site.site.name}</title><link>{_url(site, '/')}</link>\n{rows}</channel></rss>\n"
    )


def _write_atom(site: FarmSite, listed: Sequence[PlannedPage]) -> str:
    rows = "".join(
        f'<entry><title>{html.escape(page.source.title)}</title><link href="{_url(site, page.path)}"/>'
        f"<id>{_url(site, page.path)}</id>"
        + (f"<updated>{moment.isoformat()}</updated>" if (moment := _moment(page)) else "")
        + "</entry>\n"
        for page in listed
    )
    return (
        f'<?xml version="1.0" encoding="{site.map_charset}"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>{site.site.name}</title><id>{_url(site, '/')}</id>\n{rows}</feed>\n"
    )
