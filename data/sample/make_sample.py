"""Writes the bundled sample, `pages/` and `truth.jsonl`, from `articles.toml`, `plan.py` and the simulators.

    python data/sample/make_sample.py            # writes
    python data/sample/make_sample.py --check    # names the committed files that differ, and exits 1 if there are any

Equal articles and code give equal files; every page draws from its own generator, seeded by its name, so a new page
does not change the others.
"""

from __future__ import annotations

import argparse
import base64
import gzip
import io
import json
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from random import Random
from typing import Any
from uuid import NAMESPACE_URL, uuid5

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from warcio.statusandheaders import StatusAndHeaders  # noqa: E402
from warcio.warcwriter import WARCWriter  # noqa: E402

from data.sample.plan import make_rejects, plan_pages  # noqa: E402
from scraper.demo.simulators.draft import Page, Source, Truth  # noqa: E402
from scraper.demo.simulators.page import compose, relate  # noqa: E402


def read_sources(path: Path = HERE / "articles.toml") -> dict[str, Source]:
    """The articles by key, frames put around their bodies."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    sources = {}
    for row in data["article"]:
        frame = data["frame"].get(row.pop("frame", ""), {"before": "", "after": ""})
        parts = (frame["before"], row.pop("text"), frame["after"])
        sources[row["key"]] = Source(text="\n".join(part.strip() for part in parts if part), **row)
    return sources


def write_warc(pages: list[tuple[str, Page]]) -> bytes:
    """A gzipped WARC file with one response record a page; ids and dates are fixed."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for url, page in pages:
        http = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(page.body),
            http_headers=http,
            warc_headers_dict={
                "WARC-Record-ID": f"<urn:uuid:{uuid5(NAMESPACE_URL, url)}>",
                "WARC-Date": "2025-10-01T02:00:00Z",
            },
        )
        writer.write_record(record)
        record.raw_stream.close()  # the temporary copy that warcio made to count its digest
    return out.getvalue()


def write_json_lines(pages: list[tuple[str, Page]]) -> bytes:
    """One row a page: the first as `html`, the second as `text`, the third as base64 `body`."""
    rows = []
    for number, (url, page) in enumerate(pages):
        row = {"url": url, "site": "sample", "fetched_at": "2025-10-01T02:00:00Z"}
        if number == 2:
            row["body"] = base64.b64encode(page.body).decode()
        else:
            row["text" if number else "html"] = page.body.decode()
        rows.append(json.dumps(row, ensure_ascii=False))
    return ("\n".join(rows) + "\n").encode()


def describe_truth(name: str, truth: Truth) -> dict[str, Any]:
    """The row of truth.jsonl for the page of that file name or URL."""
    return {
        "page": name,
        "title": truth.title,
        "author": truth.author,
        "published_date": truth.published_date.isoformat() if truth.published_date else None,
        "text": truth.text if truth.reason is None else "",
        "verdict": "keep" if truth.reason is None else "drop",
        "reason": truth.reason,
        "copy_of": truth.copy_of,
        "relation": truth.relation,
        "deletions": [asdict(deletion) for deletion in truth.deletions],
        "damages": list(truth.damages),
    }


def make_files() -> dict[str, bytes]:
    """Every file of the sample by its path below this folder."""
    sources = read_sources()
    files: dict[str, bytes] = {}
    truths: list[dict[str, Any]] = []
    bundles: dict[str, list[tuple[str, Page]]] = {"warc": [], "jsonl": []}
    for plan in plan_pages(sources):
        rng = Random(f"{plan.name} {plan.article}")
        page = compose(sources[plan.article], plan.site, plan.damages, rng, as_text=plan.as_text)
        if plan.copy_of and plan.relation:
            page = relate(page, plan.copy_of, plan.relation)
        name = plan.name
        if name in bundles:
            name = f"https://{plan.site.host}/falv/{rng.randrange(10**4, 10**5)}.html"
            bundles[plan.name].append((name, page))
        else:
            files[f"pages/{name}"] = page.body
        truths.append(describe_truth(name, page.truth))
    for name, page in make_rejects(sources):
        files[f"pages/{name}"] = page.body
        truths.append(describe_truth(name, page.truth))
    files["pages/archive.warc.gz"] = write_warc(bundles["warc"])
    files["pages/rows.jsonl"] = write_json_lines(bundles["jsonl"])
    files["truth.jsonl"] = ("\n".join(json.dumps(row, ensure_ascii=False) for row in truths) + "\n").encode()
    return files


def list_differences(files: Mapping[str, bytes], folder: Path = HERE) -> list[str]:
    """The paths that are missing, left over or different; compressed files are compared by what they hold."""
    found = {path.relative_to(folder).as_posix() for path in (folder / "pages").glob("*")}
    different = sorted(found - files.keys())
    unpack = {name: gzip.decompress if name.endswith(".gz") else bytes for name in files}
    for name in sorted(files.keys() & found | {"truth.jsonl"}):
        path = folder / name
        if not path.exists() or unpack[name](path.read_bytes()) != unpack[name](files[name]):
            different.append(name)
    return different + sorted(files.keys() - found - {"truth.jsonl"})


def main() -> int:
    """Writes the sample, or with `--check` compares it; the exit code is 1 if it differs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--check", action="store_true", help="compare only")
    files = make_files()
    if parser.parse_args().check:
        different = list_differences(files)
        if different:
            print("not what the generator makes:", *different, sep="\n  ", file=sys.stderr)
            print("type: python data/sample/make_sample.py", file=sys.stderr)
        return 1 if different else 0
    (HERE / "pages").mkdir(exist_ok=True)
    for path in (HERE / "pages").glob("*"):
        if f"pages/{path.name}" not in files:
            path.unlink()
    for name, data in files.items():
        (HERE / name).write_bytes(data)
    print(f"{len(files)} files, {sum(map(len, files.values())) / 1000:.0f} kB", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
