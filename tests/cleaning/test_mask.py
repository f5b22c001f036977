from __future__ import annotations

import re
from datetime import UTC, datetime
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning.disguise import undisguise
from pipeline.cleaning.mask import ALL_KINDS, BLOT, MARKS, blot, find_personal, propose
from pipeline.config import MASK_KINDS, Config, MaskConfig
from pipeline.knowledge import Knowledge, load_knowledge
from pipeline.page import clean_page
from pipeline.page_rows import page_row
from pipeline.records import Draft, Media, RawPage, Reason
from tests.cases_of import load_cases
from tests.simulators.personal import Sample, draw_negative, draw_personal

FOUND = load_cases("cleaning/mask", "in_the_wild", "synthetic", "adversarial")
CLEAN = load_cases("cleaning/mask", "negative", "adversarial_negative")


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge(Config())


def mask(text: str) -> str:
    parts, at = [], 0
    for span in find_personal(text):
        parts += [text[at : span.start], MARKS[span.kind]]
        at = span.end
    return "".join((*parts, text[at:]))


@pytest.mark.parametrize("case", [*FOUND, *load_cases("cleaning/mask", "known_failures")])
def test_personal_data_is_masked(case: dict[str, Any]) -> None:
    assert mask(case["before"]) == case["after"]


@pytest.mark.parametrize("case", CLEAN)
def test_what_is_nobodys_stays(case: dict[str, Any]) -> None:
    assert find_personal(case["before"]) == []


@pytest.mark.parametrize("case", [*FOUND, *CLEAN])
def test_masked_and_blotted_text_is_left_alone(case: dict[str, Any]) -> None:
    assert find_personal(mask(case["before"])) == []
    assert find_personal(blot(case["before"])) == []


@pytest.mark.parametrize("case", FOUND)
def test_a_neighbour_of_hanzi_changes_nothing(case: dict[str, Any]) -> None:
    assert mask(f"。某某{case['before']}。\n网贷") == f"。某某{case['after']}。\n网贷"


def test_an_edit_tells_kind_and_length_and_never_the_data(knowledge: Knowledge) -> None:
    (edit,) = propose(Draft("电话13800000000"), knowledge)
    assert (edit.start, edit.end, edit.after, edit.reason) == (2, 13, "[手机号]", Reason.PERSONAL_DATA)
    assert edit.evidence == "mobile, 11 characters"


def test_only_the_kinds_of_the_workspace_are_masked(knowledge: Knowledge) -> None:
    only_mail = Knowledge(
        Config(mask=MaskConfig(kinds=("email",))),
        *(getattr(knowledge, name) for name in ("lexicon", "readings", "model", "simplify", "digest")),
    )
    (edit,) = propose(Draft("13800000000 wang@example.com"), only_mail)
    assert edit.after == "[邮箱]"
    assert blot("13800000000 wang@example.com", frozenset({"email"})) == "13800000000 " + BLOT * 16


def test_the_kinds_are_those_of_the_configuration() -> None:
    assert frozenset(MASK_KINDS) == ALL_KINDS


PIECES = st.lists(
    st.sampled_from([
        "13800000000", "138 0000 0000", "010-80000000", "80000000", "wang@example.com", "10000000@qq.com", "QQ：", "12345678",
        "微信", "微信号：", "加V", "abc_12345", "身份证", "卡号", "6222000000000000008", "4000000000000002", "、", "。", " ", "-", "/",
        "86", "+", "①③⑧", "一三八", "\u200b", "\ufe0f\u20e3", "O", "+852 ", "*", "****", "转801", "wxid_",
        "2024-10-14", "电话：", "元", "http://x.cn/", "[手机号]", "[银行卡号]", "@", "第", "(", ")", "1", "X",
    ]),
    max_size=12,
).map("".join)  # fmt: skip


@given(st.one_of(st.text(), PIECES))
def test_spans_are_sorted_disjoint_and_inside(text: str) -> None:
    ends = [0]
    for span in find_personal(text):
        assert ends[-1] <= span.start < span.end <= len(text)
        ends.append(span.end)


@given(st.one_of(st.text(), PIECES))
def test_masking_twice_is_masking_once(text: str) -> None:
    masked = mask(text)
    assert mask(masked) == masked


@given(st.one_of(st.text(), PIECES))
def test_blotting_keeps_the_length_and_happens_once(text: str) -> None:
    blotted = blot(text)
    assert len(blotted) == len(text)
    assert blot(blotted) == blotted


@pytest.mark.parametrize(
    "text",
    [
        "1" * 1_000_000,
        "1 " * 200_000,
        "13800000000 " * 20_000,
        "a" * 1_000_000 + "@",
        "a@" * 300_000,
        "QQ：" * 300_000,
        "卡号" + "6222000000000000008、" * 20_000,
        "微信号" * 300_000,
        "[" * 1_000_000,
        "a.a@a." * 150_000,
        "٣" * 1_000_000,
    ],
    ids=lambda text: text[:12],
)
def test_a_megabyte_of_one_thing_is_read(text: str) -> None:
    assert len(blot(text)) == len(text)


def test_numbers_in_random_writings_are_masked_whole() -> None:
    rng = Random(1)
    for sample in (draw_personal(rng) for _ in range(500)):
        (span,) = find_personal(sample.text)  # of eleven digits behind QQ some are read as a mobile number
        assert span.start <= sample.start < sample.end <= span.end, sample


def test_random_numbers_that_are_nobodys_stay() -> None:
    rng = Random(2)
    for sample in (draw_negative(rng) for _ in range(500)):
        assert find_personal(sample.text) == [], sample


def squeeze(text: str) -> str:
    return re.sub("[^0-9A-Za-z]", "", undisguise(text).text)


PARAGRAPH = "网贷逾期以后应当先与平台沟通，说明自己的困难，并且保留证据，争取协商还款，不要失联。"
AS_HTML = (
    "<html><head><title>{0}_网贷</title><meta name='author' content='{1}'></head><body><h1>{0}</h1><div class='info'>作者：{1} 2024-05-06"
    "</div><div class='content'><p>{4}</p><p>{2}{4}</p><p>{4}</p></div><div class='comments'><h3>评论</h3><p>{3}</p></div></body></html>"
)
AS_TEXT = "{0}\n作者：{1} 2024-05-06\n{4}\n{2}{4}\n{4}\n网友评论\n{3}"


@pytest.mark.parametrize(("media", "page"), [(Media.HTML, AS_HTML), (Media.TEXT, AS_TEXT)])
def test_nothing_personal_of_a_page_is_published(media: Media, page: str, knowledge: Knowledge) -> None:
    rng = Random(3)
    for number in range(60):
        samples: list[Sample] = [draw_personal(rng) for _ in range(4)]
        body = page.format(*(sample.text.replace("\n", " ") for sample in samples), PARAGRAPH).encode()
        raw = RawPage(f"file:{number}.html", "import", body, media, datetime(2024, 5, 6, tzinfo=UTC), "ref")
        row = page_row(clean_page(raw, knowledge))
        del row["fingerprint_text"]  # what grouping compares; in no table
        written = repr(row)
        squeezed = squeeze(written)
        for sample in samples:
            secret = sample.text[sample.start : sample.end]
            assert secret not in written, sample
            assert len(squeeze(secret)) < 7 or squeeze(secret) not in squeezed, sample


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("\u200b13800000000", "13800000000"),
        ("\ufeff电话\u200b138\u200b0000\u200b0000\u200b。", "138\u200b0000\u200b0000"),
        (
            "1\ufe0f\u20e33\ufe0f\u20e380000000\u200b0\ufe0f\u20e3。",
            "1\ufe0f\u20e33\ufe0f\u20e380000000\u200b0\ufe0f\u20e3",
        ),
    ],
)
def test_offsets_count_what_nobody_sees(text: str, covered: str) -> None:
    (span,) = find_personal(text)
    assert text[span.start : span.end] == covered
