"""The score says 1 to a perfect corpus and names what is wrong with a spoiled one."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.demo.farm import make_farm
from scraper.demo.score import align, is_left, score
from scraper.demo.table import write_table

FARM = make_farm(3, n_articles=40)


def make_perfect() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for row in FARM.truth:
        one = {"site": row["site"], "url": f"http://127.0.0.1:80{row['path']}"}
        if row["verdict"] == "keep":
            group = row["site"] + row["path"]
            if row["copy_of"] and row["relation"] != "spun":
                group = row["copy_of"].replace(" ", "")
            fields = {name: row[name] for name in ("title", "author", "published_date", "text")}
            rows.append({**one, **fields, "table": "articles", "group_id": group})
        elif row["verdict"] == "drop":
            rows.append({**one, "table": "dropped", "reason": row["reason"]})
    return rows


def score_all(corpus: list[dict[str, Any]]) -> dict[str, Any]:
    return score(FARM.truth, corpus)[-1]


def test_a_perfect_corpus_has_nothing_wrong() -> None:
    records = score(FARM.truth, make_perfect())
    total = records[-1]
    assert [record["site"] for record in records] == [*dict.fromkeys(row["site"] for row in FARM.truth), "all"]
    for name in ("missing", "wrongly_kept", "wrongly_dropped", "spam_left", "annotations_left", "parts_left"):
        assert total[name] == 0
    for name in ("char_precision", "char_recall", "pair_precision", "pair_recall"):
        assert total[name] == 1
    assert total["kept"] == total["texts_exact"] == total["titles_right"] == total["dates_right"] == 40
    assert total["words_restored"] == total["words_deleted"] > 0
    assert total["reasons_right"] == total["dropped"] > 0
    assert total["spam_put"] > 0
    assert total["annotations_put"] > 0


def test_sites_add_up() -> None:
    *sites, total = score(FARM.truth, make_perfect())
    for name in ("pages", "kept", "copies", "spam_put", "chars_true", "words_deleted"):
        assert sum(site[name] for site in sites) == total[name]


def test_an_empty_corpus_misses_everything() -> None:
    total = score_all([])
    assert total["missing"] == total["pages"]
    assert total["char_recall"] is None


def test_what_is_lost_costs_recall_and_what_is_added_costs_precision() -> None:
    shorter = [row | {"text": row.get("text", "")[10:]} for row in make_perfect()]
    longer = [row | {"text": f"{row.get('text', '')}\n责任编辑：某某"} for row in make_perfect()]
    assert score_all(shorter)["char_precision"] == 1
    assert 0.9 < score_all(shorter)["char_recall"] < 1
    assert score_all(longer)["char_recall"] == 1
    assert 0.9 < score_all(longer)["char_precision"] < 1


def test_words_that_stay_deleted_are_not_restored() -> None:
    rows = make_perfect()
    for row in rows:
        row["text"] = row.get("text", "").replace("电话", "").replace("问题", "问")
    total = score_all(rows)
    assert total["words_restored"] < total["words_deleted"]


def test_left_spam_and_annotations_are_counted() -> None:
    rows = make_perfect()
    truths = {row["site"] + row["path"]: row for row in FARM.truth}
    for row in rows:
        truth = truths[row["site"] + row["url"].removeprefix("http://127.0.0.1:80")]
        if truth["verdict"] == "keep":
            row["text"] = "\n".join([row["text"], *truth["spam"], "(wǎng)" if truth["n_annotations"] else ""])
    total = score_all(rows)
    assert total["spam_left"] == total["spam_put"]
    assert total["annotations_left"] == sum(row["n_annotations"] > 0 for row in FARM.truth if row["verdict"] == "keep")


def test_groups_that_are_torn_cost_recall_and_false_ones_precision() -> None:
    torn = [row | {"group_id": number} for number, row in enumerate(make_perfect())]
    heaped = [row | {"group_id": "one"} for row in make_perfect()]
    assert score_all(torn)["pair_recall"] == 0
    assert score_all(heaped)["pair_recall"] == 1
    assert score_all(heaped)["pair_precision"] < 0.2


def test_wrong_verdicts_are_named() -> None:
    rows = make_perfect()
    keep = next(row for row in rows if row["table"] == "articles")
    keep |= {"table": "dropped", "reason": "off_topic"}
    drop = next(row for row in rows if row["table"] == "dropped" and row is not keep)
    drop |= {"table": "articles", "text": "", "title": ""}
    total = score_all(rows)
    assert (total["wrongly_dropped"], total["wrongly_kept"], total["wrong_drops"]) == (1, 1, {"off_topic": 1})


@pytest.mark.parametrize("name", ["published_date", "author"])
def test_what_pandas_puts_for_none_counts_as_none(name: str) -> None:
    rows = [row | {name: row.get(name) or float("nan")} for row in make_perfect()]
    assert score_all(rows)["dates_right"] == score_all(rows)["authors_right"] == 40


def test_the_table_has_a_line_a_site_and_says_what_its_columns_mean() -> None:
    records = score(FARM.truth, make_perfect())
    lines = write_table(records).splitlines()
    assert [line.split()[0] for line in lines[: len(records) + 1]] == ["site", *(row["site"] for row in records)]
    legend = " ".join(lines[len(records) + 1 : lines.index("dropped  pages by reason; ! marks wrong ones")])
    assert all(f"{head.strip('!')}" in legend for head in lines[0].split() if head != "site")


def test_what_was_dropped_stands_below_by_site_and_reason() -> None:
    rows = make_perfect()
    keep = next(row for row in rows if row["table"] == "articles")
    keep |= {"table": "dropped", "reason": "off_topic"}
    records = score(FARM.truth, rows)
    below = dict(line.split(maxsplit=1) for line in write_table(records).partition("\ndropped ")[2].splitlines()[1:])
    assert below[keep["site"]] == "off_topic 1!"
    reasons: Counter[str] = Counter()
    for part in below["all"].replace("!", "").split(", "):
        name, count = part.split()
        reasons[name] += int(count)
    assert reasons == records[-1]["drops"]
    assert sum(records[-1]["drops"].values()) == records[-1]["dropped"] + 1


@pytest.mark.parametrize(
    ("line", "text", "left"),
    [
        ("国产精品88,亚洲视频大全", "逾期以后\n国产精品88，先说", True),
        ("看 片 频 道", "看片频道", True),
        ("国产精品88,亚洲视频大全", "逾期以后先打电话", False),
    ],
)
def test_a_phrase_is_enough_to_call_a_line_left(line: str, text: str, left: bool) -> None:
    assert is_left(line, text) is left


@given(st.text(max_size=80), st.text(max_size=80))
def test_alignment_covers_the_true_text(one: str, other: str) -> None:
    matched = align(one, other)
    assert len(matched) == len("".join(one.split()))
    assert sum(matched) <= len("".join(other.split()))
    assert all(align(one, one))
