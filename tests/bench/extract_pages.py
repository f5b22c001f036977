"""Pages to extract: simulated families, and folders of one's own."""

from __future__ import annotations

import importlib
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from random import Random
from typing import Any

from pipeline.decode import decode
from pipeline.records import Precision
from tests.bench.extract_score import Answer, Body, Truth
from tests.bench.extract_systems import Asked, System, ask
from tests.simulators.charset_faults import Served, serve
from tests.simulators.pages import Families, SimulatedPage

SHANGHAI = timezone(timedelta(hours=8))


@dataclass(frozen=True, slots=True)
class Sample:
    """A document to extract: its pages as they came, in order, and its truth."""

    family: str
    name: str
    asked: tuple[Asked, ...]
    truth: Truth
    body: Body  # of the truth

    def answer(self, system: System) -> Answer:
        """The answer of the first page, with the text of those that continue it behind its own."""
        first, *rest = [ask(system, asked) for asked in self.asked]
        text = "\n".join(answer.text for answer in (first, *rest))
        return replace(first, text=text)


def load_families(package: str) -> Families:
    """`FAMILIES` of `tests.simulators.<package>`."""
    families: Families = importlib.import_module(f"tests.simulators.{package}").FAMILIES
    return families


def draw_pages(families: Families, names: list[str], count: int, seed: int) -> Iterator[SimulatedPage]:
    """`count` pages of every family; page n of a family is the same whatever else is drawn."""
    for name in names or list(families):
        for number in range(count):
            yield families[name](Random(f"{name}/{seed}/{number}"))


def as_truth(page: SimulatedPage) -> Truth:
    day = page.published.date() if page.published else None
    return Truth(page.title, page.author, day, page.lines, page.category, page.neutral, page.comments)


def as_sample(page: SimulatedPage, number: int = 0, *, html: str = "", served: Served | None = None) -> Sample:
    """The page to extract, as `html` or as `served` bytes when they are given."""
    served = served or serve(page, html)
    asked = [Asked(page.url, served.body, page.fetched_at, served.declared)]
    asked += [Asked(url, serve(page, html).body, page.fetched_at) for url, html in page.parts]
    truth = as_truth(page)
    return Sample(page.family, f"{page.family}/{number}", tuple(asked), truth, Body.read(truth.lines))


def read_folder(folder: Path, names: list[str]) -> list[Sample]:
    """`X.html` with `X.json`: title, author, date (ISO day or null), body (list of lines or one text).

    Optional keys of the JSON: url, fetched_at, neutral (lines that do not count), family (else the name of the folder
    that holds the file). `names` are the families wanted, all without.
    """
    samples = []
    for path in sorted(folder.rglob("*.html")):
        told = path.with_suffix(".json")
        if told.exists():
            sample = _read_page(path, json.loads(told.read_text(encoding="utf-8")))
            if not names or sample.family in names:
                samples.append(sample)
    return samples


def _read_page(path: Path, told: dict[str, Any]) -> Sample:
    body = told.get("body") or told.get("lines") or ()
    lines = tuple(body.splitlines() if isinstance(body, str) else body)
    day = date.fromisoformat(str(told["date"])[:10]) if told.get("date") else None
    truth = Truth(told.get("title") or "", told.get("author"), day, lines, None, tuple(told.get("neutral") or ()))
    fetched_at = datetime.fromisoformat(told["fetched_at"]) if told.get("fetched_at") else datetime.now(UTC)
    asked = Asked(told.get("url") or f"http://www.example.cn/{path.stem}.html", path.read_bytes(), fetched_at)
    return Sample(told.get("family") or path.parent.name, path.stem, (asked,), truth, Body.read(lines))


def as_simulated(sample: Sample) -> SimulatedPage:
    """A page of one's own as one that can be injected and put in other charsets; decoded as this project decodes."""
    (asked,), truth = sample.asked, sample.truth
    published = datetime.combine(truth.day, time(), SHANGHAI) if truth.day else None
    return SimulatedPage(
        family=sample.family,
        url=asked.url,
        html=decode(asked.body).text,
        title=truth.title,
        author=truth.author,
        source=None,
        published=published,
        precision=Precision.DAY if published else Precision.NONE,
        category=truth.category,
        lines=truth.lines,
        comments=truth.comments,
        fetched_at=asked.fetched_at,
        neutral=truth.neutral,
    )


def seed_of(*parts: object) -> int:
    """A number that the same parts always give."""
    return zlib.crc32("/".join(map(str, parts)).encode())
