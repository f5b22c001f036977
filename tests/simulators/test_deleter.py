"""The simulator of deletions does what the survey saw, and its record gives the text back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.simulators.deleter import LISTED, count_words, delete, half, whole

HABITS = {habit.name: habit for habit in LISTED}


@pytest.mark.parametrize(
    ("name", "text", "damaged", "evident"),
    [
        ("题", "资金问题的缺口。\n法律问题。", "资金问的缺口。\n法律问。", [True]),
        ("题", "这是家庭问题。", "这是家庭问题。", []),
        ("电话", "电话催收：通过电话、短信联系。", "催收：通过 、短信联系。", [False, True]),
        ("球", "经济全球化的背景", "经济全 化的背景", [True]),
        ("同时，", "带来便利的同时，也有风险。", "带来便利的也有风险。", [True]),
        ("催收", "第三方催收公司和催收公司", "第三方公司和公司", [True, False]),
        ("法院", "可以向法院提起诉讼，去法院", "可以向提起诉讼，去", [True, False]),
        ("之", "《民法典》第一百零七条", "《民法典》之一百零七条", [True]),
        ("国名", "《中华人民共和国民法典》", "《人民民法典》", [True]),
    ],
)
def test_a_habit_deletes_what_was_seen(name: str, text: str, damaged: str, evident: list[bool]) -> None:
    if name == "题" and not evident:
        text, damaged = f"{text}\n", f"{damaged}\n"
    result, deletions = delete(text, [HABITS[name]], frozenset({"方公", "和公"}))
    assert result == damaged.replace("法律问。", "法律问题。")
    assert [deletion.is_evident for deletion in deletions] == evident


def test_half_a_word_shows_where_it_leaves_a_pair_that_nobody_wrote() -> None:
    _, deletions = delete("采取措施吧。有措施的。", [half("措施", 0)], frozenset({"有施"}))
    assert [deletion.is_evident for deletion in deletions] == [True, False]


def test_words_cohere_and_stand_free() -> None:
    filler = (
        "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳"
    )
    framed = [f"{one}协商{other}" for one, other in zip(filler[:9], filler[9:], strict=False)]
    words = count_words([f"环境保护{char}" for char in filler[:9]] + framed + [filler] * 3)
    assert "协商" in words
    assert "境保" not in words


@given(
    st.text(st.sampled_from("问题电话方法全球化的同时，也催收向法院起诉《民法典》第一百零七条。\n "), max_size=60),
    st.sampled_from([*LISTED, whole("方法", " "), half("催收", 0)]),
)
def test_the_record_gives_the_text_back(text: str, habit: object) -> None:
    damaged, deletions = delete(text, [habit], frozenset())  # type: ignore[list-item]
    for deletion in reversed(deletions):
        damaged = damaged[: deletion.start] + deletion.truth + damaged[deletion.end :]
    assert damaged == text
