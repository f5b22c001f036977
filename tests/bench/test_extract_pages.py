"""Pages reach the extractor as they came, and its answer is that of the whole document."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from random import Random

from tests.bench.extract_pages import as_sample, as_simulated, draw_pages, load_families, read_folder
from tests.bench.extract_score import Answer, judge
from tests.bench.extract_systems import Asked, run_yuqi
from tests.simulators.families import FAMILIES
from tests.simulators.injector import inject


def test_page_of_a_family_is_the_same_whatever_else_is_drawn() -> None:
    families = load_families("families")
    alone = list(draw_pages(families, ["paper"], 2, 1))
    assert [page for page in draw_pages(families, ["zblog", "paper"], 2, 1) if page.family == "paper"] == alone


def test_parts_are_one_document() -> None:
    sample = as_sample(FAMILIES["split"](Random(1)))
    asked: list[str] = []

    def read(page: Asked) -> Answer:
        asked.append(page.url)
        return Answer(page.url, title=page.url)

    answer = sample.answer(read)
    assert len(asked) == 2
    assert answer == Answer("\n".join(asked), title=asked[0])


def test_this_project_is_asked_and_judged() -> None:
    sample = as_sample(FAMILIES["three_lines"](Random(1)))
    answer = sample.answer(run_yuqi)
    assert 0 <= judge(answer, sample.truth, sample.body).f1 <= 1
    assert answer.comments is not None


def test_folder_of_pages_is_read_in_any_charset(tmp_path: Path) -> None:
    page = FAMILIES["netease_like"](Random(2))
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "a.html").write_text(page.html, encoding="gb18030")
    told = {"title": page.title, "author": None, "date": "2012-03-04", "body": "\n".join(page.lines)}
    (tmp_path / "own" / "a.json").write_text(json.dumps(told), encoding="utf-8")
    (tmp_path / "own" / "b.html").write_text("<p>no truth beside it", encoding="utf-8")
    (sample,) = read_folder(tmp_path, [])
    assert (sample.family, sample.truth.day, sample.truth.lines) == ("own", date(2012, 3, 4), page.lines)
    assert read_folder(tmp_path, ["other"]) == []
    again = as_simulated(sample)
    assert again.lines == page.lines
    assert set(inject(again, "marquee", Random(1)).lines)
