"""The demo farm: the same for the same seed, various, damaged in every way, and true to its own truth."""

from __future__ import annotations

import gzip
import re
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from pipeline.recipes import load_recipes
from pipeline.records import DropReason, Flag, Relation
from scraper.demo.articles import MIN_CHARS
from scraper.demo.directory import DEAD, FORBIDDEN, MOVED
from scraper.demo.farm import Farm, make_farm
from scraper.demo.sentences import GROUPS, LISTED, TAIWAN, load_frames, load_topics
from scraper.demo.simulators.layouts import flatten
from scraper.demo.simulators.script import convert_naively, convert_with_dictionary, simplify
from scraper.demo.sites import SITES

SMALL = make_farm(7, n_articles=40)
LARGE = make_farm(7)
KINDS = (
    *("annotated:php", "annotated:browser", "script:naive", "script:variants", "deletions:topic+phone", "spam_head"),
    *("spam_tail", "spam_inside", "place_tail", "broker_paragraph", "injected", "leaked_tags", "comments", "teasers"),
    *("charset:gbk+declared_utf-8", "charset:gbk+declared_None", "charset:big5", "repeated_title", "disclaimers"),
    *("contact", "pager:下一页", "related_links", "breadcrumb", "byline:"),
)


def rows_of(farm: Farm, verdict: str) -> list[dict[str, Any]]:
    return [row for row in farm.truth if row["verdict"] == verdict]


def grams_of(text: str) -> set[str]:
    return {line[at : at + 8] for line in text.split("\n") for at in range(len(line) - 7)}


# Pages that copy nothing and share no frame.
DIFFERENT = [row["text"] for row in rows_of(LARGE, "keep") if not row["copy_of"] and not row["template"]]


class TestSentences:
    def test_there_are_a_thousand_and_no_two_are_the_same(self) -> None:
        said = [line for topic in load_topics(*GROUPS).values() for name in LISTED[2:] for line in getattr(topic, name)]
        assert len(said) >= 1000
        assert [line for line, count in Counter(said).items() if count > 1] == []

    def test_every_conversion_comes_back_by_t2s(self) -> None:
        text = "\n".join(row["text"] for row in rows_of(LARGE, "keep"))
        assert simplify(text) == text
        assert simplify(convert_naively(text, particle="着")) == text
        assert simplify(convert_with_dictionary(text)) == text

    def test_taiwan_sentences_fit_into_big5(self) -> None:
        for topic in load_topics(TAIWAN).values():
            "".join(topic.sentences + topic.items + topic.leads).encode("big5")

    def test_slots_and_choices_are_all_filled(self) -> None:
        assert not [row["path"] for row in LARGE.truth if re.search(r"[\[\]{}|]", row["text"] + row["title"])]

    def test_neighbours_of_a_topic_exist(self) -> None:
        topics = load_topics(*GROUPS)
        assert {name for topic in topics.values() for name in topic.near} <= topics.keys()
        assert len(load_frames()["openers"]) > 20


class TestVariety:
    def test_lengths_are_those_of_articles(self) -> None:
        assert all(MIN_CHARS - 10 <= len(text) <= 1600 for text in DIFFERENT)

    def test_different_articles_share_no_paragraph(self) -> None:
        lines = Counter(line for text in DIFFERENT for line in set(text.split("\n")) if len(line) >= 25)
        assert [line for line, count in lines.items() if count > 1] == []

    def test_different_articles_share_little(self) -> None:
        users = defaultdict(list)
        sizes = []
        for number, text in enumerate(DIFFERENT):
            grams = grams_of(text)
            sizes.append(len(grams))
            for gram in grams:
                users[gram].append(number)
        common: Counter[tuple[int, int]] = Counter()
        for numbers in users.values():
            common.update((one, other) for at, one in enumerate(numbers) for other in numbers[at + 1 :])
        shares = [count / min(sizes[one], sizes[other]) for (one, other), count in common.items()]
        assert max(shares) < 0.35
        assert sum(share > 0.15 for share in shares) < len(DIFFERENT) ** 2 / 200

    def test_titles_differ(self) -> None:
        titles = Counter(row["title"] for row in rows_of(LARGE, "keep") if not row["copy_of"])
        assert [title for title, count in titles.items() if count > 1] == []


class TestPlan:
    def test_equal_seeds_give_equal_farms_and_others_do_not(self) -> None:
        again, other = make_farm(7, n_articles=40), make_farm(8, n_articles=40)
        assert again.truth == SMALL.truth
        assert [again.respond(p.site.name, p.path) for p in again.pages] == [
            SMALL.respond(p.site.name, p.path) for p in SMALL.pages
        ]
        assert other.truth != SMALL.truth

    @pytest.mark.parametrize("farm", [SMALL, LARGE], ids=["small", "large"])
    @pytest.mark.parametrize("kind", KINDS)
    def test_every_damage_is_there(self, farm: Farm, kind: str) -> None:
        assert any(name.startswith(kind) for row in farm.truth for name in row["damages"])

    @pytest.mark.parametrize("farm", [SMALL, LARGE], ids=["small", "large"])
    def test_every_verdict_relation_and_flag_is_there(self, farm: Farm) -> None:
        assert {row["reason"] for row in farm.truth if row["reason"]} == set(DropReason) - {DropReason.ERROR}
        assert {row["relation"] for row in farm.truth} == {None, "spun", *Relation}
        assert {flag for row in farm.truth for flag in row["flags"]} >= {Flag.SPUN, Flag.BROKER, Flag.CONTACT}
        assert len({row["site"] for row in farm.truth}) == len(SITES) >= 10
        assert any(row["verdict"] == "part" for row in farm.truth)
        assert sum(bool(row["template"]) for row in farm.truth) >= 1

    def test_the_number_of_articles_is_the_one_asked_for(self) -> None:
        assert len(rows_of(LARGE, "keep")) == 420
        assert len(rows_of(SMALL, "keep")) == 40
        assert len(make_farm(1, n_articles=20, sites=2).sites) == 2

    def test_words_are_deleted_more_than_once_on_a_page(self) -> None:
        lost = [Counter(hit["word"] for hit in row["deletions"]) for row in LARGE.truth]
        assert sum(count["题"] > 1 for count in lost) >= 10
        assert sum(count["电话"] > 1 for count in lost) >= 10

    def test_some_pages_have_no_day_and_no_author(self) -> None:
        kept = rows_of(LARGE, "keep")
        assert 20 < sum(row["published_date"] is None for row in kept) < 120
        assert 20 < sum(row["author"] is None for row in kept) < 300


class TestTruth:
    @pytest.mark.parametrize("page", SMALL.pages, ids=lambda page: page.key)
    def test_pages_and_truth_agree(self, page: Any) -> None:
        row = SMALL.tell_truth(page)
        if row["verdict"] != "keep":
            assert row["text"] == ""
            return
        lines = row["text"].split("\n")
        for hit in row["deletions"]:
            assert lines[hit["line"]][hit["offset"] :].startswith(hit["word"])
        plain = all(
            name.split(":")[0] in ("real_links", "byline", "related_links", "breadcrumb") for name in row["damages"]
        )
        if plain and not page.parts:
            shown = flatten(SMALL.make(page).body.decode()).split("\n\n")
            assert [line for line in shown if line in lines] == lines or set(lines) <= set(shown)
        if row["n_annotations"]:
            assert "annotated" in " ".join(row["damages"])

    def test_copies_name_an_original_whose_text_they_resemble(self) -> None:
        texts = {f"{row['site']} {row['path']}": row["text"] for row in LARGE.truth}
        for row in LARGE.truth:
            if not row["copy_of"]:
                continue
            original = texts[row["copy_of"]]
            if row["relation"] == Relation.EXACT:
                assert row["text"] == original
            elif row["relation"] == Relation.CONTAINED:
                assert original.startswith(row["text"])
            elif row["relation"] == Relation.NEAR:
                mine, theirs = grams_of(row["text"]), grams_of(original)
                assert len(mine & theirs) > 0.4 * len(theirs)

    def test_the_parts_of_an_article_are_joined_in_its_truth(self) -> None:
        by_key = {page.key: page for page in LARGE.pages}
        parts = [page for page in LARGE.pages if page.part_of]
        assert parts
        for part in parts:
            first = by_key[part.part_of or ""]
            whole = LARGE.tell_truth(first)["text"]
            assert whole == f"{first.source.text}\n{part.source.text}"
            assert f'href="{part.path}">下一页' in LARGE.make(first).body.decode()

    def test_spam_lines_stand_in_the_page(self) -> None:
        for page in SMALL.pages:
            row = SMALL.tell_truth(page)
            if (
                row["spam"]
                and "charset" not in " ".join(row["damages"])
                and "annotated" not in " ".join(row["damages"])
            ):
                shown = SMALL.make(page).body.decode().replace(" ", "")
                assert all(line.replace(" ", "").replace("&", "&amp;") in shown for line in row["spam"])


class TestServing:
    def test_every_listed_path_answers_and_others_do_not(self) -> None:
        for site in SMALL.sites:
            for path in SMALL.list_paths(site.name):
                assert SMALL.respond(site.name, path).status in (200, 301)
            assert SMALL.respond(site.name, "/nothing").status == 404
            assert SMALL.respond(site.name, site.path.format(id=DEAD)).status == 404
            assert SMALL.respond(site.name, site.path.format(id=MOVED)).status == 301
            robots = SMALL.respond(site.name, "/robots.txt").body.decode()
            assert site.path.format(id=FORBIDDEN).startswith(re.findall(r"Disallow: (\S+)", robots)[0])

    @pytest.mark.parametrize("site", SMALL.sites, ids=lambda site: site.name)
    def test_every_article_is_found_by_what_the_recipe_names(self, site: Any) -> None:
        origin = "http://127.0.0.1:9"
        seen = set()
        for path in SMALL.list_paths(site.name):
            body = SMALL.respond(site.name, path, origin).body
            if path.endswith(".gz"):
                body = gzip.decompress(body)
            if path.startswith(("/sitemap", "/rss", "/atom")):
                etree.fromstring(body)  # well-formed, in the charset that it names
                seen |= set(re.findall(rb"http://127.0.0.1:9(/[^<\"]+)", body))
            elif path.startswith("/list/"):
                seen |= {link.partition(b"?")[0] for link in re.findall(rb'href="(/[^"]+)"', body)}
        wanted = {page.path.encode() for page in SMALL.pages if page.site is site and not page.part_of}
        assert wanted <= seen

    def test_recipes_load_and_know_the_articles(self, tmp_path: Path) -> None:
        ports = {site.name: 9000 + number for number, site in enumerate(SMALL.sites)}
        SMALL.write_recipes(tmp_path, ports)
        recipes = {recipe.name: recipe for recipe in load_recipes(tmp_path)}
        assert recipes.keys() == ports.keys()
        for page in SMALL.pages:
            recipe = recipes[page.site.name]
            assert recipe.is_article(f"http://127.0.0.1:{ports[page.site.name]}{page.path}")
            assert not recipe.is_article(f"http://127.0.0.1:{ports[page.site.name]}/list/1.html")

    def test_lists_lead_from_leaf_to_leaf(self) -> None:
        leaves = [path for path in LARGE.list_paths("wenku") if path.startswith("/list/")]
        assert len(leaves) > 2
        for leaf, following in pairwise(leaves):
            assert f'<a class="next" href="{following}">'.encode() in LARGE.respond("wenku", leaf).body

    def test_headers_lie_as_the_site_does(self) -> None:
        headers = {
            site: dict(LARGE.respond(site, LARGE.list_paths(site)[0]).headers)["Content-Type"]
            for site in ("mingtai", "luntan", "bendi")
        }
        assert headers == {"mingtai": "text/html; charset=utf-8", "luntan": "text/html", "bendi": "text/html"}
        assert b'encoding="gbk"' in LARGE.respond("luntan", "/sitemap.xml").body
