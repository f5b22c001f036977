"""What is learnt across the pages of a host, and what a page of such a host makes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning.edits import check_edits, replay
from pipeline.config import Config
from pipeline.knowledge import load_knowledge
from pipeline.page import SiteRules, clean_page
from pipeline.page_rows import find_proven
from pipeline.records import Article, Draft, Edit, Flag, Media, RawPage, Reason
from pipeline.repair.annotations import propose
from pipeline.repair.habits import Evidence, SiteDeletions
from pipeline.site_knowledge import (
    MIN_PAGES,
    HostPage,
    SiteKnowledge,
    learn_list,
    learn_sites,
    name_host,
    select_first,
)
from tests.annotated_hosts import ANNOTATED, BY_HAND, TEASER, write_annotated, write_teaser

KNOWLEDGE = load_knowledge(Config())
NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)
LISTED = {"網wǎng": 5, "還huán": 3, "貸dài": 3, "說shuō": 3}


def page(number: int, host: str = "a", proven: frozenset[str] = frozenset(), text: str = "") -> HostPage:
    name = f"{host}{number}"
    return HostPage(host, NOON + timedelta(hours=number), f"https://{host}/{number}", name, name, proven, text)


def clean(url: str, text: str, known: SiteKnowledge | None = None) -> Article:
    raw = RawPage(url, "import", text.encode(), Media.TEXT, NOON, "<urn:x>")
    return clean_page(raw, KNOWLEDGE, SiteRules(knowledge=known or SiteKnowledge()))


def find_edits(text: str, by_host: dict[str, int]) -> list[Edit]:
    edits = list(propose(Draft(text), KNOWLEDGE, by_host))
    check_edits(text, edits, "annotations")
    return edits


class TestLearning:
    @pytest.mark.parametrize(("n_pages", "n_first"), [(0, 0), (7, 0), (8, 8), (15, 8), (16, 16), (33, 32)])
    def test_the_first_power_of_two_of_a_hosts_pages_teaches(self, n_pages: int, n_first: int) -> None:
        first = select_first(page(number) for number in range(n_pages))
        assert [one.url for one in first.get("a", [])] == [f"https://a/{number}" for number in range(n_first)]

    def test_a_page_counts_once_as_it_was_first(self) -> None:
        pages = [page(number) for number in range(MIN_PAGES - 1)]
        again = [replace(one, fetched_at=one.fetched_at + timedelta(days=9), raw_ref="again") for one in pages]
        assert select_first([*pages, *again]) == {}
        (first,) = select_first([*again, *pages, page(MIN_PAGES)]).values()
        assert "again" not in {one.raw_ref for one in first}

    def test_imported_files_have_no_host(self) -> None:
        assert select_first(replace(page(number), host=name_host("file:a.html")) for number in range(20)) == {}

    @given(st.permutations([page(number, "ab"[number % 2], frozenset({f"網{number % 5}"})) for number in range(24)]))
    def test_the_order_of_the_pages_does_not_matter(self, pages: list[HostPage]) -> None:
        assert learn_sites(select_first(pages)) == learn_sites(select_first(sorted(pages, key=lambda one: one.url)))

    def test_two_proving_pages_are_no_list_and_one_pages_character_is_in_none(self) -> None:
        two = [frozenset({"網wǎng", "貸dài"})] * 2
        assert learn_list([*two, frozenset(), frozenset()]) == {}
        assert learn_list([*two, frozenset({"趼jiǎn"})]) == {"網wǎng": 2, "貸dài": 2}

    def test_pages_without_an_annotator_teach_nothing(self) -> None:
        assert learn_sites(select_first(page(number, text="逾期以后应当协商还款。") for number in range(40))) == {}

    def test_words_are_learnt_from_copies_on_two_other_hosts(self) -> None:
        rng = Random(2)
        lines = [
            f"第{number}条：平台会先通过电话提醒{rng.choice('甲乙丙丁戊己')}方，编号{rng.random()}，再由人员上门核实情况。\n这是第{number}条的说明，{rng.random()}，请各位读者自行核对。\n另有说明{rng.random()}，请读者自行参阅附件。"
            for number in range(10)
        ]
        hosts = {"a": lines, "b": lines, "c": [line.replace("电话", " ") for line in lines]}
        pages = [page(at, host, text=text) for host, texts in hosts.items() for at, text in enumerate(texts)]
        learnt = learn_sites(select_first(pages))
        assert set(learnt) == {"c"}
        assert learnt["c"].deletions.odds_of("电话") > 0.0
        only_two = [one for one in pages if one.host != "b"]  # what one neighbour alone says may be its own addition
        assert learn_sites(select_first(only_two)) == {}

    def test_a_digest_tells_knowledge_apart(self) -> None:
        deletions = SiteDeletions({"电话": Evidence(5, 0)})
        different = [
            SiteKnowledge(),
            SiteKnowledge(LISTED),
            SiteKnowledge(LISTED, deletions),
            SiteKnowledge({"網wǎng": 2}),
        ]
        assert len({known.digest for known in different}) == len(different)
        assert SiteKnowledge(dict(reversed(LISTED.items()))).digest == SiteKnowledge(LISTED).digest
        assert [bool(known) for known in different] == [False, True, True, True]


class TestUse:
    def test_one_annotation_of_the_hosts_list_is_enough(self) -> None:
        (edit,) = find_edits(TEASER, LISTED)
        assert (edit.before, edit.after, edit.reason, edit.confidence) == ("(wǎng)", "", Reason.ANNOTATION, 0.99)
        assert edit.evidence == "網 BE57 reads wǎng; listed by the host on 5 pages"
        assert find_edits(TEASER, {}) == []

    @pytest.mark.parametrize(
        "text", ["手上長了趼(jiǎn)", "網(wāng)", "網站(wǎng)", "網（見附件）", "網(wang)", "张(Zhāng)"]
    )
    def test_what_is_not_in_the_hosts_list_stays(self, text: str) -> None:
        assert find_edits(text, LISTED) == []

    def test_a_page_that_proves_itself_keeps_its_own_evidence(self) -> None:
        text = write_annotated(1)[0]["text"]
        alone, told = find_edits(text, {}), find_edits(text, {"網wǎng": 7})
        assert alone
        assert told == alone

    def test_damage_beside_the_one_annotation_is_restored_and_names_the_host(self) -> None:
        text = "網(wǎng)貸逾期之后,應(yīng)當(dāng)適當?shù)販p少開支"
        edits = find_edits(text, LISTED | {"應yīng": 4, "當dāng": 4, "適shì": 4})
        assert "適當地減少" in replay(text, [edit for edit in edits if edit.confidence >= 0.9])
        assert all("listed by the host" in edit.evidence and edit.confidence <= 0.99 for edit in edits)

    @given(st.text(st.sampled_from("網貸還(（wǎnghuádi)）?\ufffd…\n，当當dāng<>"), max_size=80))
    def test_any_text_gives_sound_edits(self, text: str) -> None:
        find_edits(text, LISTED)

    def test_only_what_a_page_itself_proves_is_learnt_from(self) -> None:
        row = write_annotated(1)[0]
        assert "網wǎng" in find_proven(clean(row["url"], row["text"]).edits)
        teaser = write_teaser(ANNOTATED, 1)
        known = clean(teaser["url"], teaser["text"], SiteKnowledge(LISTED))
        assert "(wǎng)" not in known.text
        assert find_proven(known.edits) == []

    def test_without_knowledge_a_gloss_is_left(self) -> None:
        teaser = write_teaser(BY_HAND, 1)
        assert "(wǎng)" in clean(teaser["url"], teaser["text"]).text

    def test_words_that_the_host_deletes_are_restored_where_the_page_alone_proves_nothing(self) -> None:
        text = "催收说明\n借款人接到催收 的时候不要慌张，先问清对方的工号，逾期之后应当尽快与平台协商还款。\n利息以合同的约定为准，超过的可以不还。"
        known = SiteKnowledge(deletions=SiteDeletions({"电话": Evidence(20, 0)}))
        alone, told = clean("https://a/1", text), clean("https://a/1", text, known)
        assert "电话" not in alone.text
        assert "接到催收电话的时候" in told.text
        assert Flag.SUSPECTED_GAPS in alone.flags
