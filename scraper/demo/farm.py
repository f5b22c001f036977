"""The demo farm: sites, answers to every request, recipes, and the truth about every page."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from .directory import Response, answer, write_directory, write_recipe
from .planning import PlannedPage, plan_pages
from .simulators.draft import Page
from .sites import SITES, FarmSite

# What the annotating tool leaves of a gloss, framing broken or not.
ANNOTATION = re.compile(r"\(?[a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*\)")
_NOT_FOUND = answer("<html><body><h1>404 Not Found</h1></body></html>", status=404)


@dataclass(frozen=True)
class Farm:
    """Sites on paper; nothing is served here. Pages are made when they are asked for, and then kept."""

    seed: int
    sites: tuple[FarmSite, ...]
    pages: tuple[PlannedPage, ...]
    _made: dict[str, Page] = field(default_factory=dict, repr=False, compare=False)

    def respond(self, site: str, path: str, origin: str = "") -> Response:
        """What the site answers to a request for the path, with its addresses at `origin`; 404 for unknown paths."""
        page = self._by_key.get(f"{site} {path}")
        host = self._sites[site].site.host
        if page is None:
            return self._directories[site].get(path, _NOT_FOUND).at(host, origin or f"http://{host}")
        body = self.make(page).body
        charset = "" if body.startswith(b"\x1f\x8b") else page.site.charset_header
        found = answer(body, charset=charset)
        tag = ("ETag", f'"{hashlib.sha256(body).hexdigest()[:16]}"')
        return Response(found.status, (*found.headers, tag), body)

    def make(self, page: PlannedPage) -> Page:
        """The page, made once."""
        if page.key not in self._made:
            self._made[page.key] = page.make()
        return self._made[page.key]

    def list_paths(self, site: str) -> list[str]:
        """Every path of the site that has an answer other than 404, pages first."""
        return [page.path for page in self.pages if page.site.name == site] + list(self._directories[site])

    @cached_property
    def truth(self) -> tuple[dict[str, Any], ...]:
        """One row a page, ready for JSON, in the order of the pages; see `tell_truth`."""
        return tuple(self.tell_truth(page) for page in self.pages)

    def tell_truth(self, page: PlannedPage) -> dict[str, Any]:
        """What is true about the page.

        `site`, `path`, `title` (simplified), `author`, `published_date` (None where the page shows none), `text` with the
        deleted words in it, `verdict` (`keep`, `drop`, or `part` for the second page of an article), `reason`, `copy_of`
        and `part_of` (`site path`), `relation` (exact, near, contained, spun), `flags`, `template` (siblings: different
        articles in one frame), `deletions`, `damages`, `spam` (foreign lines put in), `n_annotations` (glosses put in).
        """
        made = [self.make(part) for part in (page, *page.parts)]
        truth = made[0].truth
        text = "\n".join(part.truth.text for part in made)
        if page.site.kind == "taiwan":
            text = text.replace("著", "着")  # only the particle occurs there, and OpenCC leaves it alone
        verdict = "part" if page.part_of else "keep" if truth.reason is None else "drop"
        return {
            "site": page.site.name,
            "path": page.path,
            "title": truth.title,
            "author": truth.author,
            "published_date": truth.published_date.isoformat() if truth.published_date else None,
            "text": text if verdict == "keep" else "",
            "verdict": verdict,
            "reason": truth.reason,
            "copy_of": page.copy_of,
            "relation": page.relation,
            "part_of": page.part_of,
            "flags": list(page.flags),
            "template": page.template,
            "deletions": [asdict(hit) for hit in truth.deletions],
            "damages": list(truth.damages),
            "spam": [line for part in made for line in part.truth.spam],
            "n_annotations": _count_annotations(made[0].body) if "annotated" in " ".join(truth.damages) else 0,
        }

    def write_recipes(self, folder: Path, ports: Mapping[str, int]) -> None:
        """Writes `NAME.toml` for every site into the folder, for servers at these ports of loopback."""
        folder.mkdir(parents=True, exist_ok=True)
        for site in self.sites:
            (folder / f"{site.name}.toml").write_text(write_recipe(site, ports[site.name]), encoding="utf-8")

    @cached_property
    def _by_key(self) -> dict[str, PlannedPage]:
        return {page.key: page for page in self.pages}

    @cached_property
    def _sites(self) -> dict[str, FarmSite]:
        return {site.name: site for site in self.sites}

    @cached_property
    def _directories(self) -> dict[str, dict[str, Response]]:
        return {
            site.name: write_directory(site, [page for page in self.pages if page.site is site]) for site in self.sites
        }


def make_farm(seed: int, *, n_articles: int = 420, sites: int | None = None) -> Farm:
    """The farm of that seed with `n_articles` articles, copies included, on the first `sites` sites (all if None).

    From 40 articles on, all sites together hold every kind of damage.
    """
    chosen = SITES[:sites]
    return Farm(seed, chosen, tuple(plan_pages(seed, n_articles, chosen)))


def _count_annotations(body: bytes) -> int:
    return len(ANNOTATION.findall(body.decode("utf-8", errors="replace")))
