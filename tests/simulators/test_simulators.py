"""The simulators do what the survey saw, and the bundled sample is what they make."""

from __future__ import annotations

import gzip
import json
import re
from datetime import date
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.sample.make_sample import HERE, list_differences, make_files, read_sources
from data.sample.plan import plan_pages
from pipeline.records import DropReason, Relation
from scraper.demo.simulators import damages as d
from scraper.demo.simulators import furniture, intrusions, spam
from scraper.demo.simulators.annotate import (
    Decoder,
    annotate_text,
    can_be_listed,
    choose_list,
    cut_before_marks,
    decode,
)
from scraper.demo.simulators.deletions import RULES, delete_words
from scraper.demo.simulators.draft import Damage, Page, Site, Source
from scraper.demo.simulators.encodings import break_byte
from scraper.demo.simulators.layouts import LAYOUTS, flatten
from scraper.demo.simulators.page import compose
from scraper.demo.simulators.script import convert_naively, convert_with_dictionary, convert_with_variants, simplify

SOURCES = read_sources()
MAINLAND = [source for source in SOURCES.values() if source.script == "hans"]
FILES = make_files()
TRUTH = [json.loads(line) for line in FILES["truth.jsonl"].decode().splitlines()]
HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=60)
PUNCTUATED = st.lists(
    st.sampled_from("逾期问题电话的同时，全球化方法催收第三条然而。因此规范和措施 、"), max_size=40
).map("".join)


class TestAnnotation:
    @pytest.mark.parametrize(
        ("intended", "listed", "seen"),
        [
            ("適當的寬限期或", "數shù 當dāng", "適當(dāng)?shù)膶捪奁诨"),
            ("因為網貸", "驗yàn", "因?yàn)榫W貸"),
            ("詢如何成為過", "內nèi 過guò", "詢?nèi)绾纬蔀檫^(guò)"),
            ("再從銀行", "購gòu", "再?gòu)你y行"),
            ("當地監", "數shù 當dāng", "當(dāng)?shù)乇O"),
        ],
    )
    def test_a_match_between_two_characters_breaks_the_text_as_surveyed(
        self, intended: str, listed: str, seen: str
    ) -> None:
        entries = [(entry[0], entry[1:]) for entry in listed.split()]
        assert annotate_text(intended, entries, Decoder.PHP).startswith(seen)

    def test_the_decoders_differ_only_in_the_lone_lead_byte(self) -> None:
        entries = [("購", "gòu")]
        assert annotate_text("再從銀行", entries, Decoder.PHP).startswith("再?gòu)")
        assert annotate_text("再從銀行", entries, Decoder.BROWSER).startswith("再\ufffd(gòu)")
        assert annotate_text("再從銀行", entries, Decoder.DROPPING).startswith("再(gòu)")

    def test_private_use_pairs_are_kept_or_gone_without_a_trace(self) -> None:
        kept = annotate_text("因為生意不", [("驗", "yàn")], Decoder.PHP)
        dropped = annotate_text("因為生意不", [("驗", "yàn")], Decoder.PHP, keep_private=False)
        private = [char for char in kept if "\ue000" <= char <= "\uf8ff"]
        assert private
        assert dropped == "".join(char for char in kept if char not in private)

    def test_a_cut_before_a_mark_that_is_none_leaves_a_question_mark(self) -> None:
        shown = set()
        for seed in range(20):
            pieces = cut_before_marks("。可以考慮".encode("gbk"), 0.5, Random(seed))
            shown.add("".join(decode(piece, Decoder.PHP) for piece in pieces))
        assert shown == {"。可以考慮", "?？梢钥紤]"}

    @given(text=HAN, decoder=st.sampled_from(Decoder))
    def test_without_entries_every_decoder_gives_the_text_back(self, text: str, decoder: Decoder) -> None:
        assert annotate_text(text, (), decoder) == text

    @given(text=HAN, size=st.integers(1, 30), seed=st.integers(0, 9))
    def test_a_listed_character_is_glossed_everywhere_or_the_framing_broke(
        self, text: str, size: int, seed: int
    ) -> None:
        entries = choose_list([text], size, Random(seed))
        glossed = annotate_text(text, entries, Decoder.DROPPING)
        removed = re.sub("|".join(re.escape(f"({reading})") for _, reading in entries) or "$^", "", glossed)
        codes = [char.encode("gbk") for char, _ in entries]
        data = text.encode("gbk", errors="replace")
        straddles = any(data.find(code, at, at + 2) == at for at in range(1, len(data), 2) for code in codes)
        if "?" not in data.decode("gbk") and not straddles:
            assert removed == text

    @given(st.binary(max_size=200), st.sampled_from(Decoder), st.booleans())
    def test_any_bytes_are_decoded(self, data: bytes, decoder: Decoder, keep: bool) -> None:
        assert isinstance(decode(data, decoder, keep_private=keep), str)

    def test_lists_hold_only_traditional_characters_outside_gb2312(self) -> None:
        entries = choose_list([convert_naively(source.text) for source in MAINLAND], 150, Random(1))
        assert len(entries) == 150
        assert all(can_be_listed(char) for char, _ in entries)
        assert not any(map(can_be_listed, "貸逾后"))


class TestScript:
    @pytest.mark.parametrize("source", MAINLAND, ids=lambda source: source.key)
    def test_every_conversion_of_an_article_comes_back_by_t2s(self, source: Source) -> None:
        assert simplify(source.text) == source.text
        assert simplify(convert_naively(source.text, particle="着")) == source.text
        assert simplify(convert_with_dictionary(source.text)) == source.text

    def test_naive_conversion_leaves_one_to_many_characters(self) -> None:
        assert convert_naively("逾期后采取措施由于里面的范围和账户") == "逾期后采取措施由于里面的范圍和賬戶"
        assert convert_naively("意味着平台") == "意味著平臺"

    def test_variants_and_dictionary_differ_from_it(self) -> None:
        assert convert_with_variants("你为什么一般") == "妳為什麽壹般"
        assert convert_with_dictionary("逾期后采取") == "逾期後採取"


class TestDeletions:
    def test_words_go_as_surveyed(self) -> None:
        lines = ["电话催收：平台会通过电话、短信联系，解决问题后停止。", "法律问题", "在全球化的同时，也有问题。"]
        damaged, deletions = delete_words(lines, ["topic", "phone", "globe", "meanwhile"], Random(0))
        assert damaged == ("催收：平台会通过 、短信联系，解决问后停止。", "法律问题", "在全 化的也有问题。")
        assert [(hit.line, hit.offset, hit.word) for hit in deletions] == [
            (0, 0, "电话"),
            (0, 10, "电话"),
            (0, 21, "题"),
            (2, 2, "球"),
            (2, 5, "同时，"),
        ]

    @given(st.lists(PUNCTUATED, max_size=4), st.floats(0, 1), st.integers(0, 9))
    def test_the_record_gives_the_lines_back(self, lines: list[str], share: float, seed: int) -> None:
        damaged, deletions = delete_words(lines, RULES, Random(seed), share)
        for number, (true, left) in enumerate(zip(lines, damaged, strict=True)):
            mine = [hit for hit in deletions if hit.line == number]
            assert all(true[hit.offset : hit.offset + len(hit.word)] == hit.word for hit in mine)
            rest, end = [], 0
            for hit in mine:
                rest.append(true[end : hit.offset])
                end = hit.offset + len(hit.word)
            pattern = "[ 之]?".join(re.escape(part) for part in [*rest, true[end:]])
            assert re.fullmatch(pattern, left)


class TestSpam:
    @pytest.mark.parametrize("separator", spam.SEPARATORS.values())
    def test_a_line_has_its_segments(self, separator: str) -> None:
        for vocabulary in spam.VOCABULARIES:
            line = spam.make_line(Random(3), vocabulary, separator)
            assert len(line.split(separator)) >= 4

    @pytest.mark.parametrize("spelling", spam.Spelling)
    def test_every_spelling_adds_to_the_page_and_leaves_the_article(self, spelling: spam.Spelling) -> None:
        source, site = SOURCES["mediation"], Site("a.example", "甲", "farm")
        page = compose(source, site, [intrusions.inject(spelling, others=MAINLAND)], Random(5))
        plain = compose(source, site, [], Random(5))
        assert len(page.body) > len(plain.body) + 100
        assert set(source.lines) <= set(flatten(page.body.decode()).split("\n\n"))
        assert page.truth.text == source.text

    def test_skeletons_repeat_one_id(self) -> None:
        assert len(set(re.findall(r'id="(\w{5})"', spam.make_tag_skeleton(Random(1))))) == 1

    def test_labels_places_and_brokers(self) -> None:
        assert spam.label_line(Random(1), spam.BETTING).startswith("主站蜘蛛池模板: ")
        assert len(spam.make_place_tail(Random(1)).split(" | ")) >= 6
        assert "债务优化" in spam.make_broker_paragraph(Random(1))
        assert spam.lose_symbol(spam.space_out("看片")) == "看 片 ?"


class TestFurniture:
    @pytest.mark.parametrize("style", furniture.BYLINE_STYLES)
    def test_a_byline_says_what_it_claims(self, style: str) -> None:
        made = furniture.make_byline(
            style, Random(2), author="闻照晚", day=date(2024, 3, 9), category="征信", site="甲网"
        )
        text = " ".join(made.lines)
        assert made.names_author == ("闻照晚" in text)
        assert made.names_date == ("2024" in text)

    def test_contacts_are_of_the_invented_kind(self) -> None:
        text = "\n".join(furniture.make_contact(Random(seed)) for seed in range(60))
        assert all(re.search(r"0000000$|1111$", phone) for phone in re.findall(r"\b1\d{10}\b", text))

    def test_teasers_are_cut(self) -> None:
        pairs = [(source.title, source.text) for source in MAINLAND]
        assert all(teaser.blurb.endswith("...") for teaser in furniture.make_teasers(Random(1), pairs))


class TestPage:
    @pytest.mark.parametrize("layout", LAYOUTS)
    def test_every_layout_shows_the_whole_article(self, layout: str) -> None:
        source = SOURCES["budget"]
        page = compose(source, Site("a.example", "甲", layout), [d.add_byline("source")], Random(1))
        lines = flatten(page.body.decode()).split("\n\n")
        assert [line for line in lines if line in source.lines] == list(source.lines)
        assert (page.truth.author, page.truth.published_date) == (source.author, source.published)

    def test_damages_happen_in_the_order_of_their_stages(self) -> None:
        site = Site("a.example", "甲", "farm")
        naive = d.convert_script("naive", convert_naively)
        pages = [
            compose(SOURCES["budget"], site, order, Random(1)).body
            for order in ([naive, d.add_breadcrumb()], [d.add_breadcrumb(), naive])
        ]
        assert pages[0] == pages[1]

    def test_charsets_may_lie(self) -> None:
        site = Site("a.example", "甲", "farm")
        page = compose(SOURCES["budget"], site, [d.encode("gbk", "utf-8")], Random(1))
        assert b'charset="utf-8"' in page.body
        assert SOURCES["budget"].title in page.body.decode("gbk")
        silent = compose(SOURCES["budget"], site, [d.encode("gbk", None)], Random(1))
        assert b"charset" not in silent.body

    def test_a_broken_byte_is_one_byte(self) -> None:
        data = "逾期问题".encode("gbk") * 20
        assert sum(a != b for a, b in zip(data, break_byte(data, Random(1)), strict=True)) == 1

    def test_cutting_and_editing_change_the_truth(self) -> None:
        site = Site("a.example", "甲", "farm")

        def make(*damages: Damage) -> Page:
            return compose(SOURCES["mortgage"], site, damages, Random(1))

        assert SOURCES["mortgage"].text.startswith(make(d.cut_short(0.5)).truth.text)
        assert "第壹道" in make(d.edit(("第一道", "第壹道"))).truth.text
        with pytest.raises(ValueError, match="nothing to edit"):
            make(d.edit(("没有这句", "")))


class TestSample:
    def test_the_committed_files_are_what_the_generator_makes(self) -> None:
        assert list_differences(FILES) == []

    def test_it_is_small(self) -> None:
        committed = sum(path.stat().st_size for path in HERE.rglob("*") if path.suffix != ".pyc" and path.is_file())
        assert committed <= 600_000

    def test_articles_share_no_sentence(self) -> None:
        framed = {"one_month", "three_months", "half_year"}
        sentences = {
            key: {part for part in re.split(r"[。！？；\n]", source.text) if len(part) > 8}
            for key, source in SOURCES.items()
        }
        for (key, mine), (other, theirs) in combinations(sentences.items(), 2):
            assert {key, other} <= framed or not mine & theirs

    def test_every_page_has_one_truth(self) -> None:
        names = [row["page"] for row in TRUTH]
        assert len(names) == len(set(names))
        files = {name for name in names if not name.startswith("https://")}
        assert {f"pages/{name}" for name in files} == FILES.keys() - {
            "truth.jsonl",
            "pages/archive.warc.gz",
            "pages/rows.jsonl",
        }
        inside = gzip.decompress(FILES["pages/archive.warc.gz"]) + FILES["pages/rows.jsonl"]
        assert all(name.encode() in inside for name in names if name.startswith("https://"))

    def test_rows_are_sound(self) -> None:
        texts = {row["page"]: row["text"] for row in TRUTH}
        for row in TRUTH:
            assert (row["verdict"] == "drop") == (row["reason"] in set(DropReason)) == (not row["text"])
            assert (row["copy_of"] is None) == (row["relation"] is None)
            lines = row["text"].split("\n")
            for hit in row["deletions"]:
                assert lines[hit["line"]][hit["offset"] :].startswith(hit["word"])
            if row["copy_of"]:
                assert row["relation"] in set(Relation)
                assert texts[row["copy_of"]].startswith(row["text"]) or row["relation"] == Relation.NEAR

    def test_it_holds_what_it_promises(self) -> None:
        damages = " ".join(name for row in TRUTH for name in row["damages"])
        for name in ("annotated:php", "annotated:browser", "annotated:dropping", "annotated:served", "+cut", "+mixed"):
            assert name in damages
        dropped = {row["reason"] for row in TRUTH if row["reason"]}
        assert dropped == set(DropReason) - {DropReason.TOO_SHORT, DropReason.ERROR}
        assert {row["relation"] for row in TRUTH if row["relation"]} == set(Relation)
        assert len(list(plan_pages(SOURCES))) + len(dropped) == len(TRUTH)
        pages = [FILES[f"pages/annotated_{name}"].decode() for name in ("php.html", "php_private_dropped.html")]
        assert all(re.search(r"\?[a-zāáǎàēéěèīíǐìōóǒòūúǔùü]+\)", page) for page in pages)
