"""Addresses that no page may lead the crawler to: private ones, however they are written or resolved, and odd ports.

Two layers. `AddressGuard` sees every request, redirects and robots.txt included, and refuses what the URL itself shows.
`PublicResolver` checks what a name resolves to: the checked address is the one that is connected to, so that a name
cannot change its mind in between. Behind a proxy the proxy resolves names, and only the first layer is left.
"""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

from scrapy.http import Request
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.error import DNSLookupError

from pipeline.recipes import Recipe
from scraper.guards.refusals import RefusedError

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from twisted.internet.defer import Deferred

_PORTS = frozenset({80, 443, *range(8000, 9000)})
_DEFAULT_PORTS = {"http": 80, "https": 443}
_NAT64 = ip_network("64:ff9b::/96")


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is on the public internet; addresses that carry an IPv4 address are judged by that too.

    >>> is_public(ip_address("::ffff:127.0.0.1")), is_public(ip_address("1.1.1.1"))
    (False, True)
    """
    if isinstance(address, IPv6Address):
        teredo = address.teredo
        inner = address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)
        if inner is None and address in _NAT64:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None and not is_public(inner):
            return False
        if address.ipv4_mapped is not None:
            return True
    return address.is_global and not address.is_multicast


def parse_literal(host: str) -> IPv4Address | IPv6Address | None:
    """The address that a host is written as, in any form a resolver takes: `127.1`, `0x7f.1`, `2130706433`.

    >>> parse_literal("2130706433"), parse_literal("www.example.cn")
    (IPv4Address('127.0.0.1'), None)
    """
    bare = host.strip("[]").partition("%")[0]
    with contextlib.suppress(ValueError):
        return ip_address(bare)
    with contextlib.suppress(OSError, UnicodeEncodeError):
        return IPv4Address(socket.inet_aton(bare.rstrip(".")))
    return None


def refuse(url: str, recipe: Recipe | None) -> str:
    """Why `url` may not be fetched for a site, as a kind of failure; empty when it may.

    `allow_private` opens the recipe's own host, at any port, and nothing else.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or _DEFAULT_PORTS.get(parts.scheme, 0)
    except ValueError:
        return "url"
    if parts.scheme not in _DEFAULT_PORTS or not host:
        return "url"
    if recipe and recipe.fetch.allow_private and host == urlsplit(recipe.home).hostname:
        return ""
    literal = parse_literal(host)
    if literal is not None and not is_public(literal):
        return "private_address"
    if host in PublicResolver.private_hosts or host == "localhost" or host.endswith(".localhost"):
        return "private_address"
    return "" if port in _PORTS else "port"


class AddressGuard:
    """A downloader middleware in front of all others: nothing, not even robots.txt, is asked of a refused address."""

    def __init__(self, crawler: Crawler) -> None:
        self._recipe: Recipe | None = getattr(crawler.spider, "recipe", None)
        self._max_chars = crawler.settings.getint("URLLENGTH_LIMIT")
        if self._recipe and self._recipe.fetch.allow_private:
            PublicResolver.allowed_hosts.add(urlsplit(self._recipe.home).hostname or "")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """How Scrapy makes it."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Refuse, or let pass under the site's own download slot: the delay is the site's, whatever host it sends to."""
        if len(request.url) > self._max_chars:
            raise RefusedError("url_length")
        if kind := refuse(request.url, self._recipe):
            raise RefusedError(kind, urlsplit(request.url).netloc)
        if self._recipe:
            request.meta["download_slot"] = self._recipe.name


class PublicResolver(CachingThreadedResolver):
    """Scrapy's resolver, which fails for names that resolve to private addresses.

    It serves all crawls of the process: `allowed_hosts` are the homes of those sites whose recipes allow private
    addresses (each site's own guard keeps the other sites away from them), `private_hosts` the names that it refused.
    """

    allowed_hosts: set[str] = set()  # noqa: RUF012  # one resolver a process
    private_hosts: set[str] = set()  # noqa: RUF012

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:  # noqa: N802  # Twisted's name
        """The address of a name, once it is known to be public."""
        deferred = super().getHostByName(name, timeout)
        deferred.addCallback(self._check, name)
        return deferred

    def _check(self, address: Any, name: str) -> Any:
        if not is_public(ip_address(address)) and name not in self.allowed_hosts:
            self.private_hosts.add(name)
            raise DNSLookupError(f"{name} resolves to a private address")
        return address
