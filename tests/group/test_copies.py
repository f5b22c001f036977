from __future__ import annotations

from datetime import UTC, datetime
from types import ModuleType
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.errors import DataError
from pipeline.group import COLUMNS, group_copies

SHORT = "逾期三天会被催收吗？平台一般先发短信提醒，再打电话核实情况。"  # 25 letters: below the limit of comparison
MEDIUM = (
    "青禾钱包的客服在第二天回了电话，说账单要到月底才能更新。小满把还款截图存在相册里，又请邻居帮忙看了一遍合同，"
    "发现服务费写在第三页的脚注，金额是四十二元，与页面上说的不同。"
)


def day(number: int) -> datetime:
    return datetime(2024, 1, number, tzinfo=UTC)


class TestShape:
    def test_no_rows_give_no_rows(self, group: Any) -> None:
        assert group([]).result.schema == COLUMNS
        assert group([]).result.num_rows == 0

    def test_one_page_is_its_own_canonical(self, group: Any) -> None:
        assert group([MEDIUM]).rows == [
            {
                "doc_id": "d0000",
                "group_id": "d0000",
                "canonical_id": "d0000",
                "relation": None,
                "similarity": 1.0,
                "n_copies": 0,
                "template_id": None,
            }
        ]

    def test_rows_come_sorted_with_the_declared_types(self, group: Any) -> None:
        result = group([MEDIUM, SHORT, MEDIUM], doc_id=["c", "a", "b"]).result
        assert result["doc_id"].to_pylist() == ["a", "b", "c"]
        assert result.schema == COLUMNS

    def test_a_repeated_doc_id_is_refused_by_name(self, group: Any) -> None:
        with pytest.raises(DataError, match="doc_id, first 'a'"):
            group([MEDIUM, SHORT], doc_id=["a", "a"])

    def test_a_missing_doc_id_is_refused(self, group: Any) -> None:
        with pytest.raises(DataError, match="no doc_id"):
            group([MEDIUM], doc_id=[None])

    def test_many_chunks_are_one_table(self, group: Any) -> None:
        parts = [group([text], doc_id=[doc_id]).table for doc_id, text in (("b", MEDIUM), ("a", SHORT), ("c", MEDIUM))]
        assert group_copies(pa.concat_tables(parts))["group_id"].to_pylist() == ["a", "b", "b"]


class TestExact:
    def test_only_letters_digits_and_han_characters_count(self, group: Any) -> None:
        grouped = group([SHORT, SHORT.replace("，", " , ").replace("。", "！\n"), SHORT + "(……)"])
        assert grouped.groups == [[0, 1, 2]]
        assert grouped.relations == [None, "exact", "exact"]
        assert grouped.similarities == [1.0, 1.0, 1.0]
        assert grouped.rows[0]["n_copies"] == 2

    def test_short_texts_that_differ_in_one_character_stay_apart(self, group: Any) -> None:
        assert group([SHORT, SHORT.replace("三", "五"), SHORT[:-2]]).groups == [[0], [1], [2]]

    def test_texts_without_letters_are_no_copies_of_each_other(self, group: Any) -> None:
        assert group(["", None, "。。。", "", "\n", "\0"]).groups == [[0], [1], [2], [3], [4], [5]]

    def test_many_more_copies_than_the_posting_cap_are_one_group(self, group: Any, bench: ModuleType) -> None:
        texts = ["\n".join([bench.Inventor(1).draft(900).render()[1], "。" * k]) for k in range(100)]
        grouped = group([*texts, bench.Inventor(2).draft(900).render()[1]])
        assert grouped.groups == [list(range(100)), [100]]
        assert grouped.relations[1:100] == ["exact"] * 99
        assert grouped.rows[5]["n_copies"] == 99

    def test_an_exact_copy_of_a_near_copy_is_near(self, group: Any, bench: ModuleType) -> None:
        text = bench.Inventor(3).draft(1500).render()[1]
        near = bench.Inventor(4).misspell(text, 0.02)
        grouped = group([text, near, near], n_edits=[0, 3, 3])
        assert grouped.groups == [[0, 1, 2]]
        assert grouped.canonicals == [1, 1, 1]  # two pages hold it, so it is closest to the others
        assert grouped.relations == ["near", None, "exact"]


class TestNear:
    def test_one_character_in_a_medium_text(self, group: Any) -> None:
        grouped = group([MEDIUM, MEDIUM.replace("四十二", "四十三"), SHORT])
        assert grouped.groups == [[0, 1], [2]]
        assert grouped.relations == [None, "near", None]
        assert 0.9 < grouped.similarities[1] < 1.0

    def test_short_articles_that_share_a_paragraph_stay_apart(self, group: Any, bench: ModuleType) -> None:
        invent = bench.Inventor(5)
        shared = "".join(invent.paragraph(60))
        texts = ["".join(invent.paragraph(80)) + shared for _ in range(4)]
        assert group(texts).groups == [[0], [1], [2], [3]]

    @pytest.mark.parametrize(
        "kind", ["char:1", "char:5", "char:10", "char:15", "spin:10", "spin:30", "shuffled", "swapped"]
    )
    def test_an_edited_copy_joins_and_no_other_article_does(self, group: Any, bench: ModuleType, kind: str) -> None:
        invent = bench.Inventor(6)
        drafts = [draft for draft in (invent.draft(1200) for _ in range(12)) if draft.brand in draft.render()[1]][:6]
        texts = [text for draft in drafts for text in (draft.render()[1], invent.copy(draft, kind)[1])]
        grouped = group(texts)
        assert grouped.groups == [[k, k + 1] for k in range(0, 12, 2)]
        assert set(grouped.relations) == {None, "near"}

    def test_other_sites_frames_do_not_separate(self, group: Any, bench: ModuleType) -> None:
        invent = bench.Inventor(7)
        text = invent.draft(1500).render()[1]
        grouped = group([invent.frame(text, 1), invent.frame(text, 2), text, invent.misspell(text, 0.01)])
        assert grouped.groups == [[0, 1, 2, 3]]
        assert grouped.canonicals[0] in {2, 3}  # nobody else has what the frames add

    def test_a_common_footer_does_not_join(self, group: Any, bench: ModuleType) -> None:
        invent = bench.Inventor(8)
        footer = "".join(invent.paragraph(500))
        texts = [invent.draft(600).render()[1] + "\n" + footer for _ in range(60)]
        assert group(texts).groups == [[k] for k in range(60)]

    def test_hundreds_of_near_copies_beyond_the_cap_are_one_group(self, group: Any, bench: ModuleType) -> None:
        invent = bench.Inventor(9)
        text = invent.draft(1500).render()[1]
        grouped = group([invent.misspell(text, 0.02) for _ in range(150)])
        assert grouped.groups == [list(range(150))]

    def test_a_chain_of_small_changes_does_not_tie_its_ends(self, group: Any, bench: ModuleType) -> None:
        invent = bench.Inventor(10)
        paragraphs = ["".join(invent.paragraph(90)) for _ in range(20)]
        texts = []
        for k in range(60):
            texts.append("\n".join(paragraphs))
            paragraphs[k * 7 % 20] = "".join(invent.paragraph(90))
        grouped = group(texts)
        assert len(grouped.groups) < 60
        assert all(members[-1] - members[0] < 12 for members in grouped.groups)
        assert all(s > 0.5 for s in grouped.similarities)


class TestContained:
    @pytest.mark.parametrize("share", [25, 50, 75])
    def test_a_truncated_copy_is_contained_and_never_canonical(
        self, group: Any, bench: ModuleType, share: float
    ) -> None:
        invent = bench.Inventor(11)
        draft = invent.draft(1600)
        text, cut = draft.render()[1], invent.copy(draft, f"truncated:{share}")[1]
        grouped = group([cut, text], n_edits=[0, 9])
        assert grouped.groups == [[0, 1]]
        assert grouped.canonicals == [1, 1]
        assert grouped.relations == ["contained", None]
        assert grouped.similarities[0] > 0.99

    def test_truncations_of_a_truncation_go_to_the_whole(self, group: Any, bench: ModuleType) -> None:
        text = bench.Inventor(12).draft(2400).render()[1]
        grouped = group([text[:400], text[:800], text[:1600], text])
        assert grouped.canonicals == [3, 3, 3, 3]
        assert grouped.relations == ["contained", "contained", "contained", None]

    def test_two_articles_on_one_page_are_not_tied_by_it(self, group: Any, bench: ModuleType) -> None:
        invent = bench.Inventor(13)
        first, second = invent.draft(900), invent.draft(900)
        texts = [first.render()[1], second.render()[1]]
        titles = ["".join(first.title), "".join(second.title)]
        grouped = group([*texts, "\n".join(texts)], title=[*titles, "两则"])
        assert not any({0, 1} <= set(members) for members in grouped.groups)

    def test_the_two_halves_of_one_article_belong_to_it(self, group: Any, bench: ModuleType) -> None:
        text = bench.Inventor(14).draft(2400).render()[1]
        grouped = group([text[:1200], text[1200:], text], title=["押金怎么退", "押金怎么退", "押金怎么退"])
        assert grouped.groups == [[0, 1, 2]]
        assert grouped.canonicals == [2, 2, 2]

    def test_an_aggregator_stays_alone_even_when_one_article_is_most_of_it(self, group: Any, bench: ModuleType) -> None:
        invent = bench.Inventor(15)
        texts = [invent.draft(size).render()[1] for size in (3000, 500, 500)]
        grouped = group([*texts, "\n".join(texts)])
        assert grouped.groups == [[0], [1], [2], [3]]
        assert grouped.relations == [None] * 4

    def test_copies_of_the_parts_do_not_hide_an_aggregator(self, group: Any, bench: ModuleType) -> None:
        invent = bench.Inventor(16)
        texts = [invent.draft(800).render()[1] for _ in range(4)]
        copies = [invent.misspell(text, 0.03) for text in texts]
        grouped = group([*texts, *copies, "\n".join(texts)])
        assert grouped.groups == [[0, 4], [1, 5], [2, 6], [3, 7], [8]]


class TestFamilies:
    @pytest.mark.parametrize("share", [0.3, 0.5, 0.6, 0.7])
    def test_different_articles_in_one_frame_stay_apart_and_get_a_template(
        self, group: Any, bench: ModuleType, share: float
    ) -> None:
        invent = bench.Inventor(17)
        texts = [draft.render()[1] for draft in invent.siblings(6, share)]
        grouped = group([*texts, invent.draft(1500).render()[1]])
        assert grouped.groups == [[k] for k in range(7)]
        assert grouped.templates == ["d0000"] * 6 + [None]

    def test_two_related_articles_are_no_family(self, group: Any, bench: ModuleType) -> None:
        texts = [draft.render()[1] for draft in bench.Inventor(18).siblings(2, 0.5)]
        assert group(texts).templates == [None, None]

    def test_copies_do_not_make_a_family(self, group: Any, bench: ModuleType) -> None:
        invent = bench.Inventor(19)
        texts = [draft.render()[1] for draft in invent.siblings(2, 0.5)]
        grouped = group([*texts, *[invent.misspell(text, 0.02) for text in texts]])
        assert grouped.groups == [[0, 2], [1, 3]]
        assert grouped.templates == [None] * 4

    def test_a_family_beyond_the_cap_is_found_with_its_copies(self, group: Any, bench: ModuleType) -> None:
        invent = bench.Inventor(20)
        texts = [draft.render()[1] for draft in invent.siblings(50, 0.6)]
        grouped = group([*texts, texts[7]])
        assert grouped.templates == ["d0000"] * 51
        assert len(grouped.groups) == 50


class TestCanonical:
    def test_fewest_edits_then_earliest_then_smallest_id(self, group: Any) -> None:
        assert group([MEDIUM] * 3, n_edits=[2, 1, 1], published_at=[day(1), day(9), day(3)]).canonicals == [2] * 3
        assert group([MEDIUM] * 3, published_at=[None, day(9), day(3)]).canonicals == [2] * 3
        assert group([MEDIUM] * 3, published_at=[None, None, None]).canonicals == [0] * 3

    def test_the_page_closest_to_the_others_goes_before_fewer_edits(self, group: Any, bench: ModuleType) -> None:
        invent = bench.Inventor(21)
        draft = invent.draft(1500)
        texts = [draft.render()[1]] + [invent.copy(draft, "char:10")[1] for _ in range(5)]
        assert group(texts, n_edits=[9, 0, 0, 0, 0, 0]).canonicals == [0] * 6

    def test_the_group_id_does_not_follow_the_canonical(self, group: Any) -> None:
        grouped = group([MEDIUM, MEDIUM], n_edits=[5, 0])
        assert grouped.canonicals == [1, 1]
        assert [row["group_id"] for row in grouped.rows] == ["d0000", "d0000"]


class TestCorpus:
    def test_precision_and_recall_on_generated_pages(self, bench: ModuleType) -> None:
        pages = bench.invent_pages(1500, seed=5)
        table = bench.tabulate(pages)
        result = group_copies(table)
        group_of = dict(zip(result["doc_id"].to_pylist(), result["group_id"].to_pylist(), strict=True))
        score = bench.score_groups(pages, [group_of[doc_id] for doc_id in table["doc_id"].to_pylist()])
        assert score.precision >= 0.99
        assert score.recall >= 0.98

    @settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(seed=st.integers(0, 10_000), data=st.data())
    def test_invariants_and_independence_of_the_order(self, bench: ModuleType, seed: int, data: st.DataObject) -> None:
        pages = bench.invent_pages(25, seed=seed)
        table = bench.tabulate(pages, seed=seed)
        result = group_copies(table)
        order = data.draw(st.permutations(range(len(table))))
        assert group_copies(table.take(pa.array(order))).equals(result)
        rows = {row["doc_id"]: row for row in result.to_pylist()}
        assert sorted(table["doc_id"].to_pylist()) == list(rows)
        members: dict[str, list[str]] = {}
        for row in rows.values():
            members.setdefault(row["group_id"], []).append(row["doc_id"])
        for row in rows.values():
            assert row["group_id"] == min(members[row["group_id"]])
            assert row["canonical_id"] in members[row["group_id"]]
            assert row["n_copies"] == len(members[row["group_id"]]) - 1
            assert (row["relation"] is None) == (row["doc_id"] == row["canonical_id"])
            assert 0.0 <= row["similarity"] <= 1.0
            assert rows[row["canonical_id"]]["canonical_id"] == row["canonical_id"]

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(texts=st.lists(st.text(st.characters(codec="utf-8"), max_size=300), max_size=8), times=st.integers(1, 40))
    def test_any_text_ends_in_a_result(self, group: Any, texts: list[str], times: int) -> None:
        grouped = group([text * times for text in texts])
        assert sum(map(len, grouped.groups)) == len(texts)
