"""Script, particles and punctuation over whole pages: what must not change, what must come back."""

from __future__ import annotations

import tomllib
from random import Random

import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.cleaning.edits import Trail, is_conversion, replay
from pipeline.cleaning.hanzi import IN_BOTH, IN_PHRASES, LEFT_OVER
from pipeline.cleaning.particles import find_true_zhu
from pipeline.cleaning.punctuation import TABLE
from pipeline.cleaning.script import classify_script, is_traditional
from pipeline.cleaning.steps import PARTICLES, PUNCTUATION, SCRIPT
from pipeline.config import Config, ScriptConfig
from pipeline.knowledge import load_knowledge
from pipeline.records import Draft, Phase, ScriptOriginal
from scraper.demo.sentences import GROUPS, LISTED, TAIWAN, fill, load_topics
from scraper.demo.simulators.script import convert_naively, convert_with_dictionary, convert_with_variants
from tests.cases_of import CASES

KNOWLEDGE = load_knowledge(Config())
STEPS = (SCRIPT, PARTICLES, PUNCTUATION)
FOLD = str.maketrans({wide: narrow for narrow, wide in TABLE.items()})


def read_lines(name: str) -> list[str]:
    cases = tomllib.loads((CASES / "scripts" / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return [line for case in cases for line in case["lines"].strip().split("\n")]


def write_pages(*groups: str) -> list[str]:
    rng = Random(7)
    topics = load_topics(*groups).values()
    return ["\n".join(fill(line, rng, {}) for name in LISTED for line in getattr(topic, name)) for topic in topics]


IDENTITY = read_lines("identity")
MAINLAND = write_pages(*GROUPS)


def clean(text: str, target: str = "hans") -> Trail:
    knowledge = load_knowledge(Config(script=ScriptConfig(target=target)))  # type: ignore[arg-type]
    page_is_traditional = is_traditional(text, knowledge.simplify(text))
    trail = Trail(text)
    for step in STEPS:
        trail.extend(step, step.propose(Draft(trail.text, text, is_traditional=page_is_traditional), knowledge))
    return trail


def classify(text: str) -> ScriptOriginal:
    return classify_script(text, KNOWLEDGE.simplify(text))


class TestIdentity:
    """What a new release of OpenCC must not break."""

    @pytest.mark.parametrize("page", MAINLAND, ids=lambda page: page[:8])
    def test_simplified_pages_of_the_demo_farm_stay(self, page: str) -> None:
        assert clean(page).composed(Phase.TEXT) == ()

    @pytest.mark.parametrize("line", IDENTITY, ids=lambda line: line[:8])
    def test_sentences_with_risky_characters_stay_alone_and_among_traditional_lines(self, line: str) -> None:
        assert clean(line).text == line
        page = convert_naively("逾期之后平台会采取措施，说明困难并协商还款。")
        assert clean(f"{page}\n{line}\n{page}").text.split("\n")[1] == line

    def test_every_risky_character_has_a_sentence(self) -> None:
        assert not {*IN_BOTH, *IN_PHRASES, *"坏著壹妳"} - set("".join(IDENTITY))

    def test_opencc_changes_no_other_characters_of_the_simplified_standard(self) -> None:
        rows = (bytes((lead, trail)) for lead in range(0xB0, 0xF8) for trail in range(0xA1, 0xFF))
        standard = "\n".join(row.decode("gb2312", "ignore") for row in rows)
        pairs = zip(standard, opencc.OpenCC("t2s").convert(standard), strict=True)
        assert {old for old, new in pairs if old != new} <= IN_BOTH | set("後菸")

    def test_opencc_still_leaves_what_the_table_adds(self) -> None:
        left = "\n".join(LEFT_OVER)
        assert opencc.OpenCC("t2s").convert(left) == left

    def test_clean_marks_stay(self) -> None:
        assert clean("\n".join(IDENTITY)).text == "\n".join(IDENTITY)


class TestConversions:
    @pytest.mark.parametrize("page", MAINLAND[::4], ids=lambda page: page[:8])
    def test_conversions_of_simplified_text_come_back(self, page: str) -> None:
        assert clean(convert_naively(page)).text == page
        assert clean(convert_naively(page, particle="着")).text == page
        for config in ("s2t", "s2tw", "s2hk"):
            assert clean(convert_with_dictionary(page, config)).text == page

    def test_variants_come_back_but_for_amounts(self) -> None:
        page = "一般情况下，你要一次说清楚什么时候还，一起协商，统一处理。合同写着壹万元整。"
        assert clean(convert_with_variants(page)).text == page

    @pytest.mark.parametrize("line", read_lines("particles"), ids=lambda line: line[:8])
    def test_zhe_and_zhu_are_told_apart(self, line: str) -> None:
        written = line.replace("着", "著")
        true = find_true_zhu(written, KNOWLEDGE.model)
        assert "".join("着" if char == "著" and at not in true else char for at, char in enumerate(written)) == line

    def test_a_simplified_page_that_writes_zhu_for_zhe_is_mended(self) -> None:
        page = "随著还款日临近，他看著账单发愁。著名律师的专著有显著影响。"
        assert clean(page).text == page.replace("随著", "随着").replace("看著", "看着")

    def test_zhu_stays_where_nothing_proves_that_it_is_zhe(self) -> None:
        page = "著作权人起诉，显著位置写明专著名称；对著作权、围绕著作权的争议由法院处理。"
        assert clean(page).text == page

    def test_other_targets(self) -> None:
        page = "線上申請貸款，品質與資訊透明，滑鼠與軟體的預設值，看著螢幕，隨著網路發展，後來在餓了麼採取措施。"
        assert clean(page, "keep").text == page
        assert clean(page).text.startswith("线上申请贷款，品质与资讯透明")
        assert clean(page, "tw2sp").text == (
            "在线申请贷款，品质与信息透明，鼠标与软件的默认值，看着屏幕，随着网络发展，后来在饿了么采取措施。"
        )

    def test_taiwan_words_stay_on_pages_that_a_character_table_made(self) -> None:
        page = "网路平台采取措施之后，由于逾期，联系借款人并说明关系，资讯与品质没有改变。"
        assert clean(convert_naively(page), "tw2sp").text == page


class TestOrigins:
    def test_each_way_to_make_a_page_is_told(self) -> None:
        for page in MAINLAND[::3]:
            assert classify(page) is ScriptOriginal.HANS
            assert classify(convert_naively(page)) is ScriptOriginal.HANT_NAIVE
            assert classify(convert_with_variants(page)) is ScriptOriginal.HANT_NAIVE
            assert classify(convert_with_dictionary(page)) is ScriptOriginal.HANT
            half = page.split("\n")
            mixed = "\n".join([*map(convert_naively, half[::2]), *half[1::2]])
            assert classify(mixed) is ScriptOriginal.MIXED

    def test_genuine_regional_pages_are_told(self) -> None:
        assert {classify(page) for page in write_pages(TAIWAN)} == {ScriptOriginal.HANT_TW}
        articles = tomllib.loads((CASES.parents[1] / "data/sample/articles.toml").read_text(encoding="utf-8"))[
            "article"
        ]
        for article in articles:
            if article.get("script", "hans") != "hans":
                assert classify(article["text"]).value == article["script"]

    def test_a_quotation_does_not_make_a_page_traditional(self) -> None:
        page = MAINLAND[0] + "\n「這是一段引文，說的是後來的事。」\n"
        assert classify(page) is ScriptOriginal.HANS
        assert clean(page).text.startswith(MAINLAND[0])


class TestFoldedMarks:
    @pytest.mark.parametrize("page", MAINLAND[::4], ids=lambda page: page[:8])
    def test_folded_pages_come_back(self, page: str) -> None:
        assert clean(page.translate(FOLD)).text == page

    @pytest.mark.parametrize(
        "kept",
        ["1,000", "10:30", "3,200.50", "https://www.example.org/a?b=1,2;c", "APR, IRR and LPR", "f(x)", "http://example.com:8080/"],
    )  # fmt: skip
    def test_numbers_times_addresses_and_latin_passages_stay(self, kept: str) -> None:
        page = f"借款人应当先看清合同,再决定是否签字;费用是{kept} 这一项,平台没有解释!真的吗?"
        assert kept in clean(page).text

    def test_a_path_in_chinese_stays(self) -> None:
        page = "请看网站,地址是https://www.example.org/搜索?q=1 就能查到,先登录,再查询!"
        assert "https://www.example.org/搜索?q=1 " in clean(page).text


CHARS = "网貸逾期問著着壹妳麽乾於沈坏藉鉅祇衞 ,:;?!()，。\n1A%「」《》线線"
TEXTS = st.text(st.sampled_from(CHARS), max_size=120) | st.text(max_size=60)


@settings(max_examples=200)
@given(text=TEXTS, target=st.sampled_from(["hans", "keep", "tw2sp"]))
def test_edits_compose_back_and_are_undone(text: str, target: str) -> None:
    trail = clean(text, target)
    edits = [row.edit for row in trail.composed(Phase.TEXT) if row.applied]
    assert replay(text, edits) == trail.text
    if target == "keep":
        assert not any(map(is_conversion, edits))


@settings(max_examples=200)
@given(text=TEXTS, is_folded=st.booleans())
def test_punctuation_is_reversible(text: str, is_folded: bool) -> None:
    trail = Trail(text)
    trail.extend(PUNCTUATION, PUNCTUATION.propose(Draft(text, text, is_folded=is_folded), KNOWLEDGE))
    after = list(trail.text)
    for row in trail.composed(Phase.TEXT):
        assert TABLE[row.edit.before] == row.edit.after
        after[row.edit.start : row.edit.end] = row.edit.before
    assert "".join(after) == text


@pytest.mark.parametrize(
    "unit", ["(", "()", "((催收", "著", "壹", "，,", "乾著", "線上\n网", "https://www.", "?!", "妳麽於"]
)
def test_long_lines_of_one_thing_end(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    trail = Trail(text)
    for step in STEPS:
        trail.extend(step, step.propose(Draft(trail.text, text, is_traditional=True, is_folded=True), KNOWLEDGE))
    assert len(trail.text) == len(text)
