"""Whole invented pages in the structure of the families of the survey, compared field by field."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from pipeline.extract import extract
from pipeline.records import Extraction, Media

PAGES = Path(__file__).parents[1] / "pages"
FOLDERS = sorted(path.parent for path in PAGES.glob("*/*/meta.toml"))


def describe(extraction: Extraction) -> dict[str, object]:
    fields = {name: getattr(extraction, name) for name in ("title", "author", "category")}
    published = extraction.published
    texts = [(block, extraction.text[block.start : block.end]) for block in extraction.blocks]
    return {
        **{name: field.value if field else None for name, field in fields.items()},
        **{f"{name}_evidence": field.evidence if field else None for name, field in fields.items()},
        "published_at": published.at.isoformat() if published.at else None,
        "published_date": published.day.isoformat() if published.day else None,
        "published_precision": published.precision.value,
        "published_evidence": published.evidence,
        "extractor": extraction.extractor,
        "n_invisible": extraction.n_invisible,
        "kept": [text for block, text in texts if block.kept],
        "set_apart": [f"{block.role}: {text}" for block, text in texts if not block.kept],
    }


def read(folder: Path) -> tuple[dict[str, object], dict[str, object]]:
    meta = tomllib.loads((folder / "meta.toml").read_text(encoding="utf-8"))
    page = next(folder.glob("page.*")).read_text(encoding="utf-8")
    extraction = extract(page, media=Media(meta["media"]), url=meta["url"], fetched_at=meta["fetched_at"])
    return describe(extraction), json.loads((folder / "expected.json").read_text(encoding="utf-8"))


def test_there_are_pages() -> None:
    assert len(FOLDERS) >= 5


@pytest.mark.parametrize(
    ("folder", "field"),
    [
        pytest.param(folder, field, id=f"{folder.parent.name}-{folder.name}-{field}")
        for folder in FOLDERS
        for field in json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    ],
)
def test_a_field_of_a_page(folder: Path, field: str) -> None:
    found, expected = read(folder)
    assert found[field] == expected[field]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_field_is_forgotten(folder: Path) -> None:
    found, expected = read(folder)
    assert found.keys() == expected.keys()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_nothing_hidden_comes_to_light(folder: Path) -> None:
    found, _ = read(folder)
    assert not any("隐藏" in line or "隱藏" in line for line in [*found["kept"], *found["set_apart"]])  # type: ignore[misc]
