"""The grouping of a whole table of pages: which page is a copy of which, how, and how far that was verified."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.errors import DataError
from pipeline.group.aggregators import find_holders
from pipeline.group.candidates import find_candidates
from pipeline.group.clusters import Standing, build_clusters
from pipeline.group.evidence import Evidence
from pipeline.group.families import find_families
from pipeline.group.signatures import Numbers, compute_signatures
from pipeline.group.verification import LEAST_FRAME, Kind, classify, measure_coverage
from pipeline.records import Relation

COLUMNS = pa.schema(
    [
        ("doc_id", pa.string()),
        ("group_id", pa.string()),
        ("canonical_id", pa.string()),
        ("relation", pa.string()),
        ("similarity", pa.float64()),
        ("n_copies", pa.int32()),
        ("template_id", pa.string()),
    ]
)


def group_copies(table: pa.Table) -> pa.Table:
    """Return one row a page, sorted by `doc_id`, with its group; see `COLUMNS`. The order of the rows does not matter.

    Takes `doc_id text title n_edits published_at`, one row a kept page; `text` is the fingerprint text. Pages whose
    letters, digits and Han characters agree are `exact` copies; longer pages are compared window by window, and every
    member of a group was verified against its canonical page: `near`, or `contained` where it is a piece of it.
    `similarity` is the share of the page's 4-grams that the canonical page holds, 1.0 for exact copies and for the
    canonical page itself, whose `relation` is null. `template_id` names a family of at least three different articles
    in one frame. Raises DataError when a `doc_id` is missing or occurs twice.

    >>> pages = {"doc_id": ["b", "a"], "text": ["逾期了？", "逾期了。"], "title": ["", ""], "n_edits": [0, 2]}
    >>> table = pa.table({**pages, "published_at": pa.nulls(2, pa.timestamp("us", tz="UTC"))})
    >>> group_copies(table).select(["doc_id", "group_id", "canonical_id", "relation"]).to_pylist()[0]
    {'doc_id': 'a', 'group_id': 'a', 'canonical_id': 'b', 'relation': 'exact'}
    """
    order = np.asarray(pc.sort_indices(table["doc_id"])).astype(np.int64)
    doc_ids = table["doc_id"].take(pa.array(order)).combine_chunks().cast(pa.string())
    _check_doc_ids(doc_ids)
    n_rows = len(order)
    rows = np.empty(n_rows, dtype=np.int64)
    rows[order] = np.arange(n_rows)
    signatures = compute_signatures(table["text"], rows)
    classes, n_classes = signatures.classes, len(signatures.n_kept)
    by_preference = _rank_pages(table.select(["n_edits", "published_at"]).take(pa.array(order)))
    preference = np.empty(n_rows, dtype=np.int64)
    preference[by_preference] = np.arange(n_rows)
    best, first_row = np.full((2, n_classes), n_rows)
    np.minimum.at(best, classes, preference)
    np.minimum.at(first_row, classes, np.arange(n_rows))
    best_row = by_preference[best]  # of every class, the page that would stand for it
    titles = table["title"].take(pa.array(order[best_row])).to_pylist()
    n_pages = np.bincount(classes, minlength=n_classes)

    pairs, common = find_candidates(signatures.samples, signatures.sampled_classes, signatures.n_samples)
    coverage = measure_coverage(signatures, pairs)
    holders = find_holders(signatures, coverage, titles)
    evidence = Evidence(signatures, holders)
    kinds = classify(signatures, coverage, common)
    evidence.add(coverage, kinds)
    frames = (kinds >= Kind.RELATED) & (coverage.covered.min(axis=1) >= LEAST_FRAME)
    frames &= ~np.isin(pairs, list(holders.aggregators)).any(axis=1)
    standing = Standing(n_pages.tolist(), best.tolist(), signatures.n_kept.tolist())
    clusters = build_clusters(evidence, standing, n_classes)

    group, canonical, similarity = np.arange(n_classes), np.arange(n_classes), np.ones(n_classes)
    relation = np.full(n_classes, Relation.EXACT.value, dtype=object)
    for cluster in clusters:
        items = [cluster.canonical, *cluster.members]
        group[items], canonical[items] = min(items), cluster.canonical
        for item in cluster.members:
            similarity[item] = evidence.get_share(item, cluster.canonical)
            is_part = evidence.is_part(item, cluster.canonical) or not evidence.is_same(item, cluster.canonical)
            relation[item] = Relation.CONTAINED.value if is_part else Relation.NEAR.value
    family = find_families(pairs[frames], group)[group][classes]
    canonical_row = best_row[canonical][classes]
    n_members = np.bincount(group, weights=n_pages, minlength=n_classes)[group][classes]
    columns = [
        doc_ids,
        doc_ids.take(pa.array(first_row[group][classes])),
        doc_ids.take(pa.array(canonical_row)),
        pa.array(relation[classes], pa.string(), mask=canonical_row == np.arange(n_rows)),
        pa.array(similarity[classes]),
        pa.array(n_members.astype(np.int32) - 1, pa.int32()),
        doc_ids.take(pa.array(first_row[family], mask=family < 0)),
    ]
    return pa.Table.from_arrays(columns, schema=COLUMNS)


def _check_doc_ids(doc_ids: pa.Array) -> None:
    """Raise DataError unless the sorted ids are there and distinct."""
    if doc_ids.null_count:
        raise DataError("a page has no doc_id", where="column doc_id", todo="give every page its doc_id")
    if len(doc_ids) > 1:
        repeated = doc_ids[1:].filter(pc.equal(doc_ids[1:], doc_ids[:-1]))
        if len(repeated):
            raise DataError(
                f"{len(repeated)} rows repeat the doc_id of another",
                where=f"column doc_id, first {repeated[0].as_py()!r}",
                todo="pass only the current revision of every page",
            )


def _rank_pages(pages: pa.Table) -> Numbers:
    """Return the rows by fewest edits, then earliest publication, unknown last; rows come sorted by doc_id."""
    n_edits = pc.fill_null(pages["n_edits"].cast(pa.int64()), 0).to_numpy()
    published = pages["published_at"].cast(pa.timestamp("us", tz="UTC")).cast(pa.int64())
    latest = np.iinfo(np.int64).max
    return np.lexsort((pc.fill_null(published, latest).to_numpy(), n_edits))
