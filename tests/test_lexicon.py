from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ConfigError
from pipeline.lexicon import FILES, Folded, Lexicon, Term, compile_terms, fold
from pipeline.terms import PAGE_CHARS, search_together

FOLDER = Path(__file__).parent.parent / "data" / "lexicon"
TEXTS = {name: (FOLDER / f"{name}.toml").read_text(encoding="utf-8") for name in FILES}
LEXICON = Lexicon.from_texts(TEXTS)


def find(text: str, *terms: Term) -> list[tuple[int, int, str]]:
    return [(start, end, term.name) for start, end, term in compile_terms(terms).find(fold(text))]


class TestVocabulary:
    def test_the_longest_form_wins(self) -> None:
        assert find("京东白条", Term("京东", "a"), Term("京东白条", "b"), Term("白条", "c")) == [(0, 4, "b")]

    def test_a_shorter_form_counts_where_a_longer_one_breaks_off(self) -> None:
        assert find("京东白鸡", Term("京东", "a"), Term("京东白条", "b")) == [(0, 2, "a")]

    def test_either_script_and_either_case_match(self) -> None:
        assert find("網貸與ＡWeBank", Term("网贷", "a"), Term("webank", "b")) == [(0, 2, "a"), (4, 10, "b")]

    def test_single_characters_match(self) -> None:
        assert find("贷款还债", Term("贷", "a"), Term("债", "b"), Term("贷款", "c")) == [(0, 2, "c"), (3, 4, "b")]

    def test_neighbours_rule_a_form_out(self) -> None:
        term = Term("工行", "bank", not_before="施", not_after="为")
        assert find("施工行。工行为。工行", term) == [(8, 10, "bank")]

    def test_a_ruled_out_form_leaves_the_place_to_a_shorter_one(self) -> None:
        assert find("甲乙丙丁", Term("甲乙丙", "a", not_after="丁"), Term("甲乙", "b")) == [(0, 2, "b")]

    def test_a_shield_hides_and_is_not_found(self) -> None:
        vocabulary = compile_terms([Term("中国银行", "bank"), Term("中国银行业", "")])
        assert vocabulary.find(fold("中国银行业")) == []
        assert not vocabulary.occurs(fold("中国银行业"))
        assert vocabulary.at_start("中国银行业") is None

    def test_the_start_of_a_line_is_looked_up(self) -> None:
        vocabulary = compile_terms([Term("相关", "a"), Term("相关文章", "b")])
        found = vocabulary.at_start(fold("相關文章：").text)
        assert found is not None
        assert found.name == "b"
        assert vocabulary.at_start("见相关文章") is None

    def test_of_two_terms_with_one_form_the_first_counts(self) -> None:
        assert find("甲乙", Term("甲乙", "a"), Term("甲乙", "b")) == [(0, 2, "a")]

    def test_signs_of_expressions_are_plain_characters(self) -> None:
        assert find("年化36%(含)[^-]", Term("36%", "a"), Term("(含)", "b"), Term("[^-]", "c", not_after="]^-\\")) == [
            (2, 5, "a"),
            (5, 8, "b"),
            (8, 12, "c"),
        ]

    def test_no_terms_find_nothing(self) -> None:
        assert find("甲乙") == []

    @given(st.lists(st.text("甲乙丙a.", min_size=1, max_size=4), max_size=8), st.text("甲乙丙a.", max_size=30))
    def test_the_search_agrees_with_a_plain_alternation(self, forms: list[str], text: str) -> None:
        longest_first = sorted(set(forms), key=len, reverse=True)
        plain = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
        expected = [(match.start(), match.end(), match[0]) for match in plain.finditer(text)]
        assert find(text, *(Term(form, form) for form in forms)) == expected

    @given(
        st.lists(st.text("甲乙丙a.𠀀", min_size=1, max_size=5), max_size=8),
        st.text("甲乙丙a.", max_size=1),
        st.text("甲乙丙a.𠀀", max_size=30),
    )
    def test_a_page_is_searched_like_a_line(self, forms: list[str], limit: str, text: str) -> None:
        terms = [Term(form, form, not_before=limit, not_after=limit[::-1]) for form in forms]
        lines = find(text, *terms)
        page = "丁" * PAGE_CHARS
        shifted = [(start + PAGE_CHARS, end + PAGE_CHARS, name) for start, end, name in lines]
        assert find(page + text, *terms) == shifted
        assert find(text + page, *terms) == lines

    def test_vocabularies_are_searched_together(self) -> None:
        alone = {
            "a": compile_terms([Term("逾期", "late")]),
            "b": compile_terms([Term("逾期", "x"), Term("债", "debt")]),
        }
        page = fold("逾期" + "的" * PAGE_CHARS + "債")
        for name, vocabulary in search_together(alone).items():
            assert vocabulary.find(page) == alone[name].find(page)


class TestFolding:
    @given(st.text())
    def test_offsets_stay_valid_and_a_second_run_changes_nothing(self, text: str) -> None:
        folded = fold(text)
        assert len(folded.text) == len(text)
        assert fold(folded.text) == folded

    def test_characters_whose_small_form_is_longer_keep_their_length(self) -> None:
        assert fold("İSTANBUL網") == Folded("İstanbul网")


class TestShippedLexicon:
    def test_no_form_means_two_platforms_or_laws(self) -> None:
        for name, key in (("platforms", "platform"), ("laws", "law")):
            import tomllib

            owners: dict[str, str] = {}
            for record in tomllib.loads(TEXTS[name])[key]:
                aliases = [alias if isinstance(alias, str) else alias["text"] for alias in record["aliases"]]
                for form in {*aliases, record["name"]}:
                    assert owners.setdefault(fold(form).text, record["name"]) == record["name"]

    def test_topics_are_numbered_once(self) -> None:
        import tomllib

        topics = tomllib.loads(TEXTS["topics"])["topic"]
        assert [topic["id"] for topic in topics] == list(range(1, len(topics) + 1))
        assert len({topic["name"] for topic in topics}) == len(topics)

    def test_words_of_law_and_news_are_no_spam(self) -> None:
        for word in "色情 淫秽 赌博 裸贷 卖淫 网络赌球 刷单 诈骗 信用卡 贷款 逾期 彩礼 发票".split():
            assert not [term for _, _, term in LEXICON.spam.find(fold(word)) if not term.weak]

    def test_every_kind_that_the_stages_use_is_there(self) -> None:
        assert {"related", "disclaimer", "contact", "soft_404", "stub", "question", "answer"} <= LEXICON.labels.keys()


class TestErrors:
    @pytest.mark.parametrize("name", FILES)
    def test_a_missing_file_is_named(self, name: str) -> None:
        with pytest.raises(ConfigError, match=name):
            Lexicon.from_texts({key: text for key, text in TEXTS.items() if key != name})

    @pytest.mark.parametrize("name", FILES)
    def test_a_file_that_is_no_toml_is_named(self, name: str) -> None:
        with pytest.raises(ConfigError, match=f"lexicon/{name}.toml"):
            Lexicon.from_texts({**TEXTS, name: "= ="})

    @pytest.mark.parametrize(
        ("name", "text", "key"),
        [
            ("platforms", '[[platform]]\nname = ""', "name"),
            ("platforms", '[[platform]]\nname = "a"\naliases = "b"', "aliases"),
            ("platforms", '[[platform]]\nname = "a"\naliases = [1]', "aliases"),
            ("platforms", '[[platform]]\nname = "a"\naliases = [{ context = true }]', "text"),
            ("platforms", "platform = 1", "platform"),
            ("laws", "ignore = [1]", "ignore"),
            ("topics", '[[topic]]\nkeywords = ["a"]', "name"),
            ("topics", 'core = "a"', "core"),
            ("spam", "adult = 1", "adult"),
            ("spam", '[adult]\nstrong = [""]', "strong"),
            ("labels", "related = 1", "related"),
            ("spun", '[[pair]]\ntelling = ["a"]', "name"),
        ],
    )
    def test_a_wrong_value_is_named_by_its_key(self, name: str, text: str, key: str) -> None:
        with pytest.raises(ConfigError, match=f"`{key}`") as caught:
            Lexicon.from_texts({**TEXTS, name: text})
        assert name in caught.value.where
        assert caught.value.todo
