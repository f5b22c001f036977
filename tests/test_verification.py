"""`yuqi verify` finds what it is there to find: each law, broken on purpose, is reported."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from pipeline.cli import call
from pipeline.config import MASK_KINDS
from pipeline.verification import verify_corpus
from tests.test_build import write_pages

Change = Callable[[pa.Table], pa.Table]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("verified") / "space"
    write_pages(root.parent / "pages", 20)
    damaged = (
        "信用卡逾期能不能协商\n网贷逾期问越来越多，资金问、家庭问困扰很多人，平台会通过 、短信联系本人，"
        "有疑问请加QQ：123456789，或者致信 nobody@example.com 咨询还款事宜。"
    )
    (root.parent / "pages" / "damaged.txt").write_text(damaged, encoding="utf-8")
    assert call(["init", str(root)]) == 0
    assert call(["-C", str(root), "import", str(root.parent / "pages")]) == 0
    assert call(["-C", str(root), "build", "--workers", "1"]) == 0
    return root


def broken_laws(root: Path) -> set[str]:
    archive = sorted((root / "data" / "raw").glob("*.warc.gz"))
    laws = verify_corpus(root / "data" / "corpus", archive, frozenset(MASK_KINDS))
    return {law.name for law in laws if law.violations}


def set_column(name: str, change: Callable[[list[object]], list[object]]) -> Change:
    def apply(table: pa.Table) -> pa.Table:
        values = pa.array(change(table[name].to_pylist()), table.schema.field(name).type)
        return table.set_column(table.schema.get_field_index(name), table.schema.field(name), values)

    return apply


CASES: dict[str, tuple[str, Change, str]] = {
    "a character added to a text": ("articles", set_column("text", lambda v: [f"{v[0]}。", *v[1:]]), "replay"),
    "an edit lost": ("edits", lambda table: table.filter(pc.not_equal(table["reason"], "dropped_word")), "replay"),
    "an edit that never was": ("edits", set_column("before", lambda v: ["无", *v[1:]]), "edits"),
    "a suggestion marked as made": ("edits", set_column("confidence", lambda v: [0.5, *v[1:]]), "edits"),
    "an article lost": ("articles", lambda table: table.slice(1), "nothing lost"),
    "an article twice": ("articles", lambda table: pa.concat_tables([table, table.slice(0, 1)]), "nothing lost"),
    "another body": ("articles", set_column("raw_sha256", lambda v: ["0" * 64, *v[1:]]), "raw bytes"),
    "a copy without its article": ("copies", set_column("canonical_id", lambda v: ["0" * 16, *v[1:]]), "groups"),
    "a wrong count of copies": ("articles", set_column("n_copies", lambda v: [7, *v[1:]]), "groups"),
    "a number that slipped through": (
        "articles", set_column("title", lambda v: ["请拨打13800000000", *v[1:]]), "masks",
    ),
    "a column of another type": (
        "articles", lambda table: table.set_column(1, "revision", table["revision"].cast(pa.int64())), "schema",
    ),
}  # fmt: skip


def test_a_sound_corpus_keeps_all_laws(built: Path) -> None:
    assert broken_laws(built) == set()


@pytest.mark.parametrize("case", CASES)
def test_a_broken_law_is_found(case: str, built: Path, tmp_path: Path) -> None:
    name, change, law = CASES[case]
    root = tmp_path / "space"
    shutil.copytree(built, root, symlinks=True)
    (part,) = (root / "data" / "corpus" / name).glob("*.parquet")
    table = pq.read_table(part)
    assert len(table), "the case needs a row"
    pq.write_table(change(table), part)
    assert law in broken_laws(root)
    assert call(["-C", str(root), "verify"]) == 5
