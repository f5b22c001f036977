"""What an operator should look at after a build, though nothing failed: recipes that no longer fit their site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pyarrow as pa

from pipeline.extract import MATCHED_NOTHING
from pipeline.warc_reader import Problem

MIN_SHARE = 0.05  # of a site's kept pages; single pages of another design are no redesign


def find_alarms(pages: pa.Table) -> Iterator[Problem]:
    """For each site whose recipe or reader found nothing on too many kept pages, how many automatic extraction read."""
    kept = pages.filter(pages["keep"])
    sites = kept["site"].to_pylist()
    extractors = kept["extractor"].to_pylist()
    totals = Counter(sites)
    failed = Counter(
        site for site, extractor in zip(sites, extractors, strict=True) if MATCHED_NOTHING in (extractor or "")
    )
    for site, count in sorted(failed.items()):
        if count >= MIN_SHARE * totals[site]:
            yield Problem(
                f"sites/{site}.toml",
                f"[extract] found nothing on {count} of {totals[site]} pages, which were read automatically",
                "open one of them and mend the selectors or the reader; column `extractor` names the pages",
            )
