"""How well a corpus agrees with the truth about the farm, site by site: plain rows in, plain rows out."""

from __future__ import annotations

import argparse
import difflib
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from .farm import ANNOTATION
from .table import write_table

Row = Mapping[str, Any]
KEPT_TABLES = frozenset({"articles", "copies"})
ALL = "all"

_SEPARATORS = re.compile(r"[,，、/|_\-·\t\n:：? ]+| I ")
_BLANKS = re.compile(r"\s+")


@dataclass(slots=True)
class SiteScore:
    """Counts of one site, or of all; the ratios are made of them."""

    site: str
    pages: int = 0  # that have a truth of their own; second parts are not counted
    missing: int = 0  # in no table
    kept: int = 0  # rightly
    wrongly_kept: int = 0
    dropped: int = 0  # rightly
    wrongly_dropped: int = 0
    reasons_right: int = 0  # of `dropped`
    parts_left: int = 0  # second parts that stand in the corpus as articles
    copies: int = 0  # pages that copy another, by the truth; rewritten ones apart
    texts_exact: int = 0
    titles_right: int = 0
    dates_right: int = 0  # a page without a day must have none
    authors_right: int = 0
    spam_put: int = 0
    spam_left: int = 0
    annotations_put: int = 0  # in the whole page
    annotations_left: int = 0  # in title and text
    words_deleted: int = 0
    words_restorable: int = 0  # that the page itself proves
    words_restored: int = 0
    chars_true: int = 0  # without blanks
    chars_got: int = 0
    chars_matched: int = 0
    pairs_true: int = 0  # of pages with the same article; a pair counts at both of its sites
    pairs_got: int = 0
    pairs_both: int = 0
    drops: Counter[str] = field(default_factory=Counter)  # by the corpus's reason
    wrong_drops: Counter[str] = field(default_factory=Counter)  # the wrong ones of them

    @property
    def char_precision(self) -> float | None:
        """Of the corpus's characters, the share that belongs to the articles."""
        return _ratio(self.chars_matched, self.chars_got)

    @property
    def char_recall(self) -> float | None:
        """Of the articles' characters, the share that the corpus has."""
        return _ratio(self.chars_matched, self.chars_true)

    @property
    def pair_precision(self) -> float | None:
        """Of the pairs that the corpus groups, the share that belongs together."""
        return _ratio(self.pairs_both, self.pairs_got)

    @property
    def pair_recall(self) -> float | None:
        """Of the pairs that belong together, the share that the corpus groups."""
        return _ratio(self.pairs_both, self.pairs_true)

    def to_record(self) -> dict[str, Any]:
        """Counts and ratios by name."""
        ratios = ("char_precision", "char_recall", "pair_precision", "pair_recall")
        counters = {"drops": dict(self.drops), "wrong_drops": dict(self.wrong_drops)}
        return asdict(self) | counters | {name: getattr(self, name) for name in ratios}


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def score(truth: Iterable[Row], corpus: Iterable[Row]) -> list[dict[str, Any]]:
    """One record a site, in the order of the truth, and one for `all` at the end (see `SiteScore`).

    `truth` is `Farm.truth`. A row of `corpus` is a row of a corpus table with `table` (`articles`, `copies`, `dropped`)
    beside its own columns: `site`, `url`, and `title`, `author`, `published_date`, `text`, `group_id`, or `reason`.
    Pages are matched by site and path.
    """
    truths = list(truth)
    found = {(row["site"], urlsplit(str(row["url"])).path): row for row in corpus}
    sites: dict[str, SiteScore] = {}
    for row in truths:
        one = sites.setdefault(row["site"], SiteScore(row["site"]))
        _count_page(one, row, found.get((row["site"], row["path"])))
    total = SiteScore(ALL)
    for one in sites.values():
        for name in SiteScore.__slots__:
            if name != "site":
                setattr(total, name, getattr(total, name) + getattr(one, name))
    _count_pairs(sites, total, truths, found)
    return [one.to_record() for one in (*sites.values(), total)]


def _count_page(one: SiteScore, truth: Row, got: Row | None) -> None:
    kept = got is not None and got["table"] in KEPT_TABLES
    if truth["verdict"] == "part":
        one.parts_left += kept
        return
    one.pages += 1
    one.missing += got is None
    one.copies += bool(truth["copy_of"]) and truth["relation"] != "spun"
    if got is None:
        return
    if not kept:
        one.drops[str(got.get("reason"))] += 1
    if truth["verdict"] == "drop":
        one.wrongly_kept += kept
        one.dropped += not kept
        one.reasons_right += not kept and got.get("reason") == truth["reason"]
        return
    if not kept:
        one.wrongly_dropped += 1
        one.wrong_drops[str(got.get("reason"))] += 1
        return
    one.kept += 1
    _count_fields(one, truth, got)


def _count_fields(one: SiteScore, truth: Row, got: Row) -> None:
    text, title = _as_text(got.get("text")), _as_text(got.get("title"))
    one.texts_exact += text.strip() == truth["text"].strip()
    one.titles_right += title == truth["title"]
    one.dates_right += _as_text(got.get("published_date"))[:10] == (truth["published_date"] or "")
    one.authors_right += _as_text(got.get("author")) == (truth["author"] or "")
    one.spam_put += len(truth["spam"])
    one.spam_left += sum(is_left(line, text) for line in truth["spam"])
    one.annotations_put += truth["n_annotations"]
    one.annotations_left += len(ANNOTATION.findall(text + title)) if truth["n_annotations"] else 0
    matched = align(truth["text"], text)
    one.chars_true += len(_BLANKS.sub("", truth["text"]))
    one.chars_got += len(_BLANKS.sub("", text))
    one.chars_matched += sum(matched)
    starts = _find_line_starts(truth["text"])
    lines = truth["text"].split("\n")
    for hit in truth["deletions"]:
        start = starts[hit["line"]] + len(_BLANKS.sub("", lines[hit["line"]][: hit["offset"]]))
        one.words_deleted += 1
        one.words_restorable += hit["restorable"]
        one.words_restored += all(matched[start : start + len(hit["word"])])


def _as_text(value: object) -> str:
    """The value as text; empty for None and for what pandas puts in its place."""
    return "" if value is None or value != value else str(value)  # noqa: PLR0124 NaN and NaT


def is_left(line: str, text: str) -> bool:
    """Whether a foreign line, or one of its phrases, is still in the text."""
    close = _BLANKS.sub("", text)
    if _BLANKS.sub("", line) in close:
        return True
    return any(phrase in close for phrase in _SEPARATORS.split(line) if len(phrase) > 4)


def align(true_text: str, got_text: str) -> list[bool]:
    """For every character of the true text, blanks apart, whether the other text has it in its place.

    Whole lines are aligned first, then the characters of those that differ: exact enough, and hundreds of times faster
    than characters alone.
    """
    true_lines, got_lines = _split(true_text), _split(got_text)
    matched: list[bool] = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, true_lines, got_lines, autojunk=False).get_opcodes():
        mine, theirs = true_lines[i1:i2], got_lines[j1:j2]
        if tag == "equal":
            matched += [True] * sum(map(len, mine))
        elif len(mine) == len(theirs):
            for one, other in zip(mine, theirs, strict=True):
                matched += _align_chars(one, other)
        else:
            matched += _align_chars("".join(mine), "".join(theirs))
    return matched


def _align_chars(true_line: str, got_line: str) -> list[bool]:
    matched = [False] * len(true_line)
    if got_line:
        for start, _, size in difflib.SequenceMatcher(None, true_line, got_line, autojunk=False).get_matching_blocks():
            matched[start : start + size] = [True] * size
    return matched


def _split(text: str) -> list[str]:
    return [line for line in (_BLANKS.sub("", line) for line in text.split("\n")) if line]


def _find_line_starts(text: str) -> list[int]:
    """Where each line begins in the text without blanks."""
    starts, total = [], 0
    for line in text.split("\n"):
        starts.append(total)
        total += len(_BLANKS.sub("", line))
    return starts


def _count_pairs(
    sites: Mapping[str, SiteScore], total: SiteScore, truths: Sequence[Row], found: Mapping[tuple[str, str], Row]
) -> None:
    """Pairs of kept pages with the same article, by the truth and by the corpus; rewritten pages are left out."""
    origin: dict[tuple[str, str], str] = {}
    groups: dict[tuple[str, str], Any] = {}
    for row in truths:
        key = (row["site"], row["path"])
        got = found.get(key)
        if row["verdict"] == "keep" and row["relation"] != "spun" and got is not None and got["table"] in KEPT_TABLES:
            origin[key] = row["copy_of"] or " ".join(key)
            groups[key] = got.get("group_id") or key
    for name, members in (("pairs_true", _pair_up(origin)), ("pairs_got", _pair_up(groups))):
        _add_pairs(sites, total, name, members)
    _add_pairs(sites, total, "pairs_both", _pair_up(origin) & _pair_up(groups))


def _pair_up(groups: Mapping[tuple[str, str], Any]) -> set[tuple[tuple[str, str], tuple[str, str]]]:
    members: dict[Any, list[tuple[str, str]]] = defaultdict(list)
    for key, group in groups.items():
        members[group].append(key)
    return {pair for keys in members.values() for pair in combinations(sorted(keys), 2)}


def _add_pairs(
    sites: Mapping[str, SiteScore],
    total: SiteScore,
    name: str,
    pairs: Iterable[tuple[tuple[str, str], tuple[str, str]]],
) -> None:
    for one, other in pairs:
        for score_of in {id(s): s for s in (total, sites[one[0]], sites[other[0]])}.values():
            setattr(score_of, name, getattr(score_of, name) + 1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table, or records and table as JSON, for files of JSON lines."""
    parser = argparse.ArgumentParser(prog="python -m scraper.demo.score", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("truth", type=Path, help="what `python -m scraper.demo.server --truth` wrote")
    parser.add_argument("rows", type=Path, help="rows of the corpus tables, each with `table`")
    parser.add_argument("--json", action="store_true", help="print {records, table} instead")
    given = parser.parse_args(arguments)
    records = score(_read_lines(given.truth), _read_lines(given.rows))
    found = {"records": records, "table": write_table(records)}
    sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n" if given.json else write_table(records))
    return 0


def _read_lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


if __name__ == "__main__":
    raise SystemExit(main())
