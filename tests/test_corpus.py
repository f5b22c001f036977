"""Loading for analysts: filters, names, errors, other readers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import pipeline
from pipeline import (
    corpus_files,
    explain,
    load_copies,
    load_corpus,
    load_dropped,
    load_edits,
    load_extracted,
    load_runs,
)
from pipeline.cli import call
from pipeline.errors import DataError, UsageError
from pipeline.schema import SCHEMAS

SAMPLE = Path(__file__).parents[1] / "data" / "sample" / "pages"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("loaded") / "space"
    assert call(["init", str(root)]) == 0
    assert call(["-C", str(root), "import", str(SAMPLE)]) == 0
    assert call(["-C", str(root), "build", "--workers", "1"]) == 0
    return root / "data" / "corpus"


def test_all_public_names_exist() -> None:
    assert pipeline.__all__ == sorted(pipeline.__all__)
    assert all(hasattr(pipeline, name) for name in pipeline.__all__)


def test_the_public_clean_is_a_function_whatever_was_imported_before() -> None:
    code = "import pipeline.cli, pipeline.build; from pipeline import clean, load_corpus; print(clean('网贷逾期').text)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() in {"", "网贷逾期"}


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import pipeline, sys; print(sorted(set(sys.modules) & {'pandas', 'pyarrow', 'scrapy', 'numpy'}))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_columns_are_those_of_the_schema(corpus: Path) -> None:
    assert list(load_corpus(corpus).columns) == SCHEMAS["articles"].names
    assert list(load_copies(corpus).columns) == SCHEMAS["copies"].names
    assert list(load_dropped(corpus).columns) == SCHEMAS["dropped"].names
    assert list(load_edits(corpus).columns) == SCHEMAS["edits"].names
    assert list(load_extracted(corpus).columns) == SCHEMAS["extracted"].names
    assert len(load_runs(corpus)) == 1


def test_meta_has_no_text_and_named_columns_come_in_their_order(corpus: Path) -> None:
    assert "text" not in load_corpus(corpus, columns="meta")
    assert list(load_corpus(corpus, columns=["title", "doc_id"]).columns) == ["title", "doc_id"]


def test_days_are_inclusive_and_leave_undated_articles_out(corpus: Path) -> None:
    everything = load_corpus(corpus, columns=["published_date"]).published_date
    dated = sorted(day for day in everything if day is not None)
    some = load_corpus(corpus, since=str(dated[3]), until=dated[-3])
    assert len(some) == len(dated[3:-2])
    assert some.published_date.min() == dated[3]
    assert everything.isna().any()


def test_lists_filter_by_any_member(corpus: Path) -> None:
    everything = load_corpus(corpus)
    platform = everything.platforms.explode().dropna().iloc[0]
    found = load_corpus(corpus, platforms=[platform])
    assert len(found) == sum(platform in row for row in everything.platforms)
    assert len(load_corpus(corpus, limit=2)) == 2


def test_frames_carry_where_they_come_from(corpus: Path) -> None:
    frame = load_corpus(corpus)
    assert frame.attrs["run_id"] == load_runs(corpus).run_id[0]


@pytest.mark.parametrize(
    ("arguments", "near"),
    [
        ({"columns": ["titel"]}, "title"),
        ({"sites": ["imports"]}, "import"),
        ({"platforms": ["花呗呗"]}, "花呗"),
        ({"since": "2024-13-01"}, "2024-01-31"),
    ],
)
def test_a_wrong_name_is_answered_with_the_nearest(corpus: Path, arguments: dict[str, object], near: str) -> None:
    with pytest.raises(UsageError, match=near):
        load_corpus(corpus, **arguments)  # type: ignore[arg-type]


def test_a_folder_without_a_corpus_says_what_to_type(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="yuqi build"):
        load_corpus(tmp_path)


def test_pandas_reads_the_files_without_help(corpus: Path) -> None:
    frame = pd.read_parquet(corpus / "articles")
    assert len(frame) == len(load_corpus(corpus))
    assert all(path.suffix == ".parquet" for path in corpus_files(corpus))


def test_edits_of_one_document_and_their_explanation(corpus: Path) -> None:
    doc_id = load_corpus(corpus).sort_values("n_edits").doc_id.iloc[-1]
    edits = load_edits(corpus, doc_id=doc_id)
    assert set(edits.doc_id) == {doc_id}
    story = explain(doc_id, corpus)
    assert len(story.edits) == len(edits)
    assert "<ins" in story._repr_html_()
    assert story.title in str(story)


def test_a_dropped_page_can_be_explained_too(corpus: Path) -> None:
    row = load_dropped(corpus).iloc[0]
    assert row.reason in str(explain(row.url, corpus))
