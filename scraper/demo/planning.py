"""Which page stands where: articles written and copied, split over pages, and what is no article at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random

from pipeline.records import DropReason, Flag, Relation

from .articles import Writer
from .copying import Copying, copy
from .sentences import GROUPS, TAIWAN, load_frames, load_topics
from .simulators import damages as d
from .simulators import rejects
from .simulators.annotate import Entry, choose_list
from .simulators.draft import Damage, Page, Source
from .simulators.page import compose
from .simulators.script import convert_naively
from .sites import SITES, FarmSite, Surroundings
from .spinning import spin_source

MIN_PAGES = 3  # articles of a site
_SPUN = Copying.SPUN


def seed_rng(*parts: object) -> Random:
    """A generator of its own for whatever the parts name."""
    return Random(" ".join(map(str, parts)))  # noqa: S311 a farm must be the same again, not secret


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page and how it is made; `key` is `site path`, as `copy_of` and `part_of` name another."""

    site: FarmSite
    path: str
    source: Source
    damages: tuple[Damage, ...] = ()
    seed: str = ""
    ready: Page | None = None  # pages that are no articles
    copy_of: str | None = None
    relation: Relation | str | None = None
    flags: tuple[str, ...] = ()
    template: str = ""  # what siblings have in common
    part_of: str | None = None
    parts: tuple[PlannedPage, ...] = ()  # the further pages of an article

    @property
    def key(self) -> str:
        """Site and path."""
        return f"{self.site.name} {self.path}"

    def make(self) -> Page:
        """The page itself."""
        return self.ready or compose(self.source, self.site.site, self.damages, seed_rng(self.seed))


@dataclass(slots=True)
class _Place:
    """Where an article will stand."""

    site: FarmSite
    number: int
    path: str
    source: Source
    copy_of: str | None = None
    relation: Relation | str | None = None
    template: str = ""
    flags: list[str] = field(default_factory=list)


def share_out(sites: Sequence[FarmSite], n_articles: int) -> dict[str, int]:
    """How many articles each site gets; the first, whose articles are copied, takes what is left."""
    total = sum(site.share for site in sites)
    counts = {site.name: max(MIN_PAGES, round(n_articles * site.share / total)) for site in sites}
    counts[sites[0].name] = max(MIN_PAGES, n_articles - sum(counts.values()) + counts[sites[0].name])
    return counts


def plan_pages(seed: int, n_articles: int, sites: Sequence[FarmSite] = SITES) -> list[PlannedPage]:
    """All pages of the farm; equal arguments give equal plans."""
    rng = seed_rng(seed, "plan")
    counts = share_out(sites, n_articles)
    paths = _make_paths(rng)
    places = list(_place_own(seed, sites, counts, paths))
    places += _place_copies(rng, sites, counts, paths, places)
    places.sort(key=lambda place: (sites.index(place.site), place.number))
    texts = [convert_naively(place.source.text) for place in places if place.source.script == "hans"]
    lists = _choose_list(texts, 60, seed_rng(seed, "short list")), _choose_list(texts, 150, seed_rng(seed, "long list"))
    by_site: dict[str, list[_Place]] = defaultdict(list)
    for place in places:
        by_site[place.site.name].append(place)
    planned: list[PlannedPage] = []
    for site in sites:
        for place in by_site[site.name]:
            planned += _plan(seed, place, by_site[site.name], lists)
        planned += _plan_rejects(seed, site, [place.source for place in places], n_articles, paths)
    return planned


def _choose_list(texts: Sequence[str], size: int, rng: Random) -> tuple[Entry, ...]:
    """A replacement list without the few readings that bear no tone mark, as no surveyed list holds them."""
    return tuple(entry for entry in choose_list(texts, size, rng) if not entry[1].isascii())


def _make_paths(rng: Random) -> Iterator[int]:
    """Numbers for addresses, never twice."""
    used: set[int] = set()
    while True:
        number = rng.randrange(10**5, 10**6)
        if number not in used:
            used.add(number)
            yield number


def _copies_at(site: FarmSite, number: int) -> Copying | None:
    return site.copying[number % len(site.copying)]


def _place_own(
    seed: int, sites: Sequence[FarmSite], counts: Mapping[str, int], paths: Iterator[int]
) -> Iterator[_Place]:
    """The articles that a site has first, in an order that mixes the sites."""
    writer = Writer(seed_rng(seed, "writer"))
    keys, taiwan = list(load_topics(*GROUPS)), list(load_topics(TAIWAN))
    for site in sites:
        rng = seed_rng(seed, site.name, "own")
        numbers = [number for number in range(counts[site.name]) if _copies_at(site, number) is None]
        siblings = numbers[: min(site.siblings, len(numbers) - 2)] if site.siblings else []
        family = writer.write_siblings(len(siblings), rng.sample(keys, len(siblings))) if siblings else []
        for number in numbers:
            place = _Place(site, number, site.path.format(id=next(paths)), Source("", "", ""))
            if number in siblings:
                place.source, place.template = family[siblings.index(number)], f"{site.name} {seed}"
            elif site.kind == "taiwan":
                place.source = writer.write_taiwanese(taiwan[number % len(taiwan)])
            else:
                loses = any("deletions" in damage.name for damage in site.treat(Surroundings(number, (), (), ())))
                n_losable = 2 if loses else rng.choice((0, 0, 1))
                place.source = writer.write(keys[(writer.number * 7 + number) % len(keys)], n_losable=n_losable)
            if site.kind == "spun":
                place.source = spin_source(place.source, rng)
                place.flags.append(Flag.SPUN)
            place.source = replace(place.source, author=rng.choice(site.authors))
            yield place


def _place_copies(
    rng: Random, sites: Sequence[FarmSite], counts: Mapping[str, int], paths: Iterator[int], own: Sequence[_Place]
) -> Iterator[_Place]:
    """The articles that a site has from another; the half that names 电话 most is copied, as that is what filters delete."""
    originals = [place for place in own if place.source.script == "hans" and not place.flags and not place.template]
    liked = sorted(originals, key=lambda place: -place.source.text.count("电话"))[: len(originals) // 2 + 1]
    for site in sites:
        elsewhere = [place for place in liked if place.site is not site]
        elsewhere = elsewhere or [place for place in originals if place.site is not site]
        numbers = [number for number in range(counts[site.name]) if _copies_at(site, number) is not None]
        if not elsewhere:
            continue
        chosen = rng.sample(elsewhere, min(len(numbers), len(elsewhere)))
        for number, original in zip(numbers, chosen, strict=False):
            way = _copies_at(site, number) or Copying.EXACT
            made = copy(original.source, way, rng)
            day = original.source.published
            published = day + timedelta(days=rng.randrange(1, 40)) if day else None
            source = replace(made.source, author=rng.choice(site.authors), published=published)
            relation = "spun" if way is _SPUN else made.relation
            place = _Place(site, number, site.path.format(id=next(paths)), source, "", relation)
            place.copy_of = f"{original.site.name} {original.path}"
            place.flags += [Flag.SPUN] if way is _SPUN else []
            yield place


def _plan(
    seed: int, place: _Place, neighbours: Sequence[_Place], lists: tuple[tuple[Entry, ...], tuple[Entry, ...]]
) -> list[PlannedPage]:
    """The page of an article, or its two pages."""
    site = place.site
    rng = seed_rng(seed, place.path, "links")
    others = [other for other in neighbours if other is not place]
    near = rng.sample(others, min(8, len(others)))
    around = Surroundings(place.number, [other.source for other in near], *lists)
    damages = [d.point_links([other.path for other in near] or ["/"]), *site.treat(around)]
    flags = list(place.flags)
    names = " ".join(damage.name for damage in damages)
    flags += [
        flag
        for flag, sign in ((Flag.BROKER, "broker"), (Flag.CONTACT, "contact"), (Flag.CONTACT, "disclaimers"))
        if sign in names
    ]
    flags += [Flag.QA] if place.source.text.count("\n问：") > 1 else []
    page = PlannedPage(
        site, place.path, place.source, tuple(damages), f"{seed} {site.name} {place.path}",
        copy_of=place.copy_of, relation=place.relation, flags=tuple(sorted(set(flags))), template=place.template,
    )  # fmt: skip
    lines = place.source.lines
    if site.kind != "parts" or place.template or len(lines) < 4:
        return [page]
    half = len(lines) // 2
    stem, dot, ending = place.path.rpartition(".")
    path = f"{stem}_2{dot}{ending}"
    first = replace(
        page,
        source=replace(place.source, text="\n".join(lines[:half])),
        damages=(*damages, d.add_pager(path, "下一页")),
    )
    second = replace(
        page, path=path, source=replace(place.source, text="\n".join(lines[half:])), seed=f"{page.seed} 2",
        damages=(damages[0], d.add_pager(place.path, "上一页")), flags=(), part_of=first.key,
    )  # fmt: skip
    return [replace(first, parts=(second,)), second]


def _plan_rejects(
    seed: int, site: FarmSite, articles: Sequence[Source], n_articles: int, paths: Iterator[int]
) -> Iterator[PlannedPage]:
    """Pages of the site that a corpus must not keep."""
    rng = seed_rng(seed, site.name, "rejects")
    made: list[Page] = []
    if site.name in ("luntan", "vdwen") or site.kind == "tags":
        made.append(rejects.make_soft_404(site.site))
    if site.kind == "tags":
        frames = load_frames()
        titles = rng.sample([article.title for article in articles], max(2, n_articles // 30))
        made += [rejects.make_stub(title.partition("，")[0], site.site) for title in titles]
        for category in ("逾期资讯", "债务优化"):
            made.append(rejects.make_list_page(category, rng.sample(articles, min(9, len(articles))), site.site))
        made += [rejects.make_adult_page(rng, titles[0]), rejects.make_empty_page(site.site), rejects.make_junk(rng)]
        shuffled = rng.choice(articles)
        made.append(rejects.make_scrambled_page(rng, shuffled.title, shuffled.text, site.site))
        made.append(rejects.make_doorway(rng.choice(("青溪区", "东篱县", "云桥市")), "债务清收公司", site.site))
        for group, reason in (("off_topic", DropReason.OFF_TOPIC), ("too_short", DropReason.TOO_SHORT)):
            for row in frames[group]:
                source = Source(group, row["title"], row["text"].strip())
                made.append(rejects.reject(compose(source, site.site, (), rng), reason))
    for page in made:
        source = Source("", page.truth.title or site.site.name, "")
        yield PlannedPage(site, site.path.format(id=next(paths)), source, ready=page)
