"""What a host's pages tell of each other: the list of its annotator, the words that it deletes, and its own lines.

Pages are cleaned once without it. What they then prove is learnt from the first 2^k pages of each host, and the pages
that it concerns are cleaned again; so knowledge is a function of pages alone, whatever the order of reading.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from pipeline.cleaning.host_lines import HostLine
from pipeline.extract.host_paths import HostBody, learn_body
from pipeline.identity import normalise_url
from pipeline.repair.habits import SiteDeletions, learn_deletions

MIN_PAGES = 8  # of a host; fewer teach nothing
MIN_PROVING = 3  # pages of a host that each prove an annotator, before other pages need less
MIN_LISTING = 2  # of them, for a character with its reading: one page may hold a genuine gloss beside its annotations
# Aligning sentences takes 3 ms a page where all are copies (measured on the demo farm), and memory for every run of
# characters. So many pages of a host are aligned at most, and of all hosts together as many of the first as fit.
ALIGNED_PAGES = 32
MAX_ALIGNED = 1_000
LINE_PAGES = 256  # of a host, spread over all that teach, whose lines are compared: 0.1 s
_SENTENCE = re.compile("[^。！？!?\n]{8,300}")
_MIN_SHARED = 2  # sentences that a page has in common with pages of other hosts, to be aligned with them
_MAX_HOLDERS = 12  # pages that hold a sentence; what more say is boilerplate


@dataclass(frozen=True, slots=True)
class SiteKnowledge:
    """What is known of a host: what its annotator lists, with the pages that prove it, words, lines, the article's place."""

    listed: Mapping[str, int] = field(default_factory=dict)  # characters with their readings, `網wǎng`
    deletions: SiteDeletions = field(default_factory=lambda: SiteDeletions({}))
    lines: Mapping[str, HostLine] = field(default_factory=dict)
    body: HostBody | None = None

    def __bool__(self) -> bool:
        """Whether anything is known."""
        return bool(self.listed or self.deletions.words or self.lines or self.body)

    @property
    def digest(self) -> str:
        """Sixteen hex digits; equal knowledge has equal ones."""
        known = repr([sorted(each.items()) for each in (self.listed, self.deletions.words, self.lines)] + [self.body])
        return hashlib.sha256(known.encode()).hexdigest()[:16]

    def describe(self) -> dict[str, dict[str, str]]:
        """What is known in words, for people: nothing of it is read again."""
        return {
            "annotator": {key: f"on {count} pages" for key, count in sorted(self.listed.items())},
            "deleted_words": {
                key: f"missing in {evidence.n_gaps} places where copies have it, said {evidence.n_said} times"
                for key, evidence in sorted(self.deletions.words.items())
            },
            "body": _describe_body(self.body) if self.body else {},
            "lines": {
                key: f"on {line.n_holders} of {line.n_pages} unrelated pages{', below the article' * line.is_tail}"
                for key, line in sorted(self.lines.items())
            },
        }


@dataclass(frozen=True, slots=True)
class HostPage:
    """A page as it was cleaned without knowledge of its host."""

    host: str
    fetched_at: datetime
    url: str
    raw_ref: str
    doc_id: str
    proven: frozenset[str]  # the characters with their readings, `網wǎng`, that the page itself proves to be listed
    text: str = field(default="", repr=False)  # normalised, before words were restored; of the first pages alone
    body_path: str = ""  # where it has its article


def name_host(url: str) -> str:
    """The host of an address with its port, where that is not the usual one; empty for an imported file.

    >>> name_host("http://WWW.example.cn:8080/a"), name_host("file:a.html")
    ('www.example.cn:8080', '')
    """
    _, slashes, rest = normalise_url(url).partition("://")
    return re.split("[/?#]", rest, maxsplit=1)[0].rpartition("@")[2] if slashes else ""


def select_first(pages: Iterable[HostPage]) -> dict[str, list[HostPage]]:
    """Of each host with `MIN_PAGES` pages the first 2^k in order of (first fetched, address); others teach nothing.

    A page that was fetched again counts once, as it was first.
    """
    by_host: dict[str, dict[str, HostPage]] = defaultdict(dict)
    for page in sorted(pages, key=lambda page: (page.fetched_at, page.url, page.raw_ref)):
        if page.host:
            by_host[page.host].setdefault(page.doc_id, page)
    return {
        host: list(found.values())[: _floor(len(found))]
        for host, found in sorted(by_host.items())
        if len(found) >= MIN_PAGES
    }


def learn_sites(
    first: Mapping[str, Sequence[HostPage]], lines: Mapping[str, Mapping[str, HostLine]] | None = None
) -> dict[str, SiteKnowledge]:
    """What is known of each host whose `first` pages teach something; `lines` were learnt from their texts, by host.

    Of the texts only those of `ALIGNED_PAGES` of each host are read.
    """
    deletions = _learn_deletions(first)
    # Plain dictionaries, because knowledge is sent to other processes.
    learnt = {
        host: SiteKnowledge(
            learn_list([page.proven for page in found]),
            SiteDeletions(dict(deletions.get(host, SiteDeletions()).words)),
            (lines or {}).get(host, {}),
            learn_body([page.body_path for page in found]),
        )
        for host, found in first.items()
    }
    return {host: knowledge for host, knowledge in learnt.items() if knowledge}


def _describe_body(body: HostBody) -> dict[str, str]:
    described = {body.path: f"on {body.n_pages} of {body.n_looked} pages"}
    return described | ({body.before: "before: the host has changed its pages since"} if body.before else {})


def spread(pages: Sequence[HostPage]) -> Sequence[HostPage]:
    """The `LINE_PAGES` of a host's first pages whose lines are compared: evenly spread, so that a new layout is noticed."""
    return pages[:: max(len(pages) // LINE_PAGES, 1)]


def learn_list(proven: Iterable[frozenset[str]]) -> dict[str, int]:
    """The list of an annotator from what each page proves, with the number of pages; empty without `MIN_PROVING` of them.

    >>> learn_list([frozenset({"網wǎng", "貸dài"}), frozenset({"網wǎng"}), frozenset({"網wǎng", "還huán"})])
    {'網wǎng': 3}
    """
    proving = [page for page in proven if page]
    counts = Counter(key for page in proving for key in page)
    if len(proving) < MIN_PROVING:
        return {}
    return {key: count for key, count in sorted(counts.items()) if count >= MIN_LISTING}


def _learn_deletions(first: Mapping[str, Sequence[HostPage]]) -> dict[str, SiteDeletions]:
    """What each host deletes, from pages that share sentences with pages of other hosts."""
    copied = _find_copied(first)
    limit = max((_floor(len(found)) for found in copied.values()), default=0)
    while sum(min(len(found), limit) for found in copied.values()) > MAX_ALIGNED:
        limit //= 2
    return learn_deletions((host, page.text) for host, found in copied.items() for page in found[:limit])


def _find_copied(first: Mapping[str, Sequence[HostPage]]) -> dict[str, list[HostPage]]:
    """The pages of each host, in their order, that have whole sentences in common with pages of other hosts."""
    aligned = {host: found[:ALIGNED_PAGES] for host, found in first.items()}
    sentences = {host: [set(_SENTENCE.findall(page.text)) for page in found] for host, found in aligned.items()}
    holders: Counter[str] = Counter()
    hosts: Counter[str] = Counter()
    for pages in sentences.values():
        for said in pages:
            holders.update(said)
        hosts.update(set().union(*pages))
    shared = {sentence for sentence, count in hosts.items() if count > 1 and holders[sentence] <= _MAX_HOLDERS}
    copied = {
        host: [page for page, said in zip(found, sentences[host], strict=True) if len(said & shared) >= _MIN_SHARED]
        for host, found in aligned.items()
    }
    return {host: found for host, found in copied.items() if found}


def _floor(count: int) -> int:
    """The largest power of two up to `count`."""
    return 1 << count.bit_length() - 1 if count else 0
