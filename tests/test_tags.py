from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.config import Config
from pipeline.knowledge import load_knowledge
from pipeline.lexicon import Lexicon, fold
from pipeline.records import Flag
from pipeline.tags import MIN_SPUN, find_flags, measure_spun, tag


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_knowledge(Config()).lexicon


@pytest.mark.parametrize(
    ("text", "platforms"),
    [
        ("蚂蚁花呗和支付宝借呗逾期", ("借呗", "支付宝", "花呗")),
        ("京东白条逾期", ("京东白条",)),  # not 京东 as well
        ("白条逾期两个月", ("京东白条",)),
        ("集市上的白条鸡，卖金条的铺子", ()),
        ("给对方打白条，欠款一直没还", ()),
        ("网商银行的网商贷怎么还款", ("网商贷", "网商银行")),
        ("360借条改名奇富借条", ("360借条",)),
        ("WEBANK 与 webank 的贷款", ("微众银行",)),
        ("建行信用卡欠款", ("建设银行",)),
        ("承建行为违法，其中行为人和施工行为", ()),
        ("中国银行业协会与中国银行保险监督管理委员会发文", ()),
        ("中国银行信用卡中心", ("中国银行",)),
        ("上海银行间同业拆放利率", ()),
        ("協商平安銀行與廣發銀行的欠款", ("平安银行", "广发银行")),
        ("只好分期还款", ()),
        ("好分期逾期", ("好分期",)),
        ("以及贷款合同", ()),
        ("今借到王某人民币三万元，逾期还款按约定计息", ()),
        ("今借到逾期会上门催收吗", ("今借到",)),
        ("合同的违约金条款与逾期利息", ()),
        ("金条逾期两天", ("京东金条",)),
        ("钱不够花就借款，有钱就慢慢还呗", ()),
        ("还呗逾期怎么协商", ("还呗",)),
        ("拿去花掉的借款", ()),
        ("分付逾期上征信吗", ("微信分付",)),
    ],
)
def test_platforms_are_named_canonically(text: str, platforms: tuple[str, ...], lexicon: Lexicon) -> None:
    assert tag(text, "", lexicon).platforms == platforms


@pytest.mark.parametrize(
    ("text", "laws"),
    [
        ("根据《民法典》第六百七十五条", ("中华人民共和国民法典",)),
        ("《中华人民共和国民法典》与《民法典》", ("中华人民共和国民法典",)),
        ("《人民民法典》之一千条", ("中华人民共和国民法典",)),
        ("《劳动合同法》规定", ("中华人民共和国劳动合同法",)),
        ("《刑法》与刑法学", ("中华人民共和国刑法",)),
        ("《商业银行信用卡业务监督管理办法》第七十条", ("商业银行信用卡业务监督管理办法",)),
        ("公司法人代表", ()),
        ("個人信息保護法", ("中华人民共和国个人信息保护法",)),
    ],
)
def test_laws_are_named_officially(text: str, laws: tuple[str, ...], lexicon: Lexicon) -> None:
    assert tag(text, "", lexicon).laws == laws


def test_a_topic_needs_the_title_or_two_mentions(lexicon: Lexicon) -> None:
    assert tag("", "收到律师函怎么办", lexicon).topics == ("律师函",)
    assert tag("有人收到律师函。", "", lexicon).topics == ()
    assert tag("有人收到律师函。律师函不是判决。", "", lexicon).topics == ("律师函",)


def test_ambiguous_words_alone_make_no_topic(lexicon: Lexicon) -> None:
    assert "诈骗" not in tag("缴纳保证金，退还保证金，保证金账户", "保证金", lexicon).topics


def test_names_are_sorted_and_said_once(lexicon: Lexicon) -> None:
    found = tag("花呗 借呗 花呗 微粒贷 刑法 民法典 刑法 律师函 律师函 立案 立案", "", lexicon)
    for names in (found.platforms, found.topics, found.laws):
        assert list(names) == sorted(set(names))
        assert names


SPUN = (
    "面对逾期疑惑，借款人理应按照具体情况采纳适宜的途径。假若无法准时还款，也许会造成更多疑问，须要留意后续影响。"
    "倘若平台选用上门的形式，是不是合法，要紧的是增进对条款的理解，切忌失约。"
)
PLAIN = (
    "面对逾期问题，借款人应该根据具体情况采取合适的方式。如果无法按时还款，可能会导致更多问题，需要注意后果。"
    "如果平台采取上门的方式，是否合法，重要的是提高对条款的了解，不要违约。"
)


def test_spun_text_is_flagged_and_its_original_is_not(lexicon: Lexicon) -> None:
    assert Flag.SPUN in find_flags(SPUN, lexicon)
    assert find_flags(PLAIN, lexicon) == ()


def test_errors_of_closed_form_count_as_evidence(lexicon: Lexicon) -> None:
    broken = PLAIN + "《人民民事诉讼法》之一百零七条规定，是不是是合法，须要注意。"
    assert measure_spun(fold(broken), lexicon) >= MIN_SPUN > measure_spun(fold(PLAIN), lexicon)


def test_a_percentage_is_no_broken_ordinal(lexicon: Lexicon) -> None:
    assert measure_spun(fold("按照百分之一百二十执行，是原因之一。" * 20), lexicon) < 1


def test_questions_with_answers_are_flagged(lexicon: Lexicon) -> None:
    assert find_flags("问：逾期会坐牢吗？\n答：一般不会。", lexicon) == (Flag.QA,)
    assert find_flags("【問題1】：逾期會坐牢嗎？\n律師解答：一般不會。", lexicon) == (Flag.QA,)
    assert find_flags("他问：你还钱吗？\n问题：没有人回答。", lexicon) == ()


def test_two_phrases_of_brokers_are_flagged_and_one_is_not(lexicon: Lexicon) -> None:
    assert find_flags("我们帮您协商，不成功不收费，助您上岸。", lexicon) == (Flag.BROKER,)
    assert find_flags("自称不成功不收费的中介多半是骗子。", lexicon) == ()


PIECES = st.lists(st.sampled_from(["花呗", "中行", "逾期", "疑惑", "问：", "答：", "\n", "İ", "ß", "民法典", "x"])).map(
    "".join
)


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("佢哋話唔識點還錢，咁多張卡爆晒，銀行日日打嚟追，搞到佢冇心機。", (Flag.DIALECT,)),
        ("啥子叫网贷逾期嘛，就是到期了莫得钱还，咋个办呢？木有关系，协商就要得嘛。", (Flag.DIALECT,)),
        ("俺不会还不起钱的，这是电影里的一句话。", ()),
        ("请联系开证行。如果贷款过期，收集人员会打电话，过期付款将送到信用报告局。", (Flag.MACHINE_TRANSLATED,)),
        ("信用证由开证行审单付款，与信用卡逾期无关。", ()),
        ("网贷逾期之后应当怎样协商，协商时要准备哪些材料，银行会不会同意，本文逐一说明……", (Flag.TEASER_ONLY,)),
        ("网贷逾期之后应当怎样协商？第一步是查清欠款。【阅读全文】", (Flag.TEASER_ONLY,)),
        ("他叹了口气……最后还是把钱还上了。", ()),
    ],
)
def test_a_voice_and_a_broken_end_are_flagged(text: str, flags: tuple[Flag, ...], lexicon: Lexicon) -> None:
    assert find_flags(text, lexicon) == flags


@given(text=st.one_of(st.text(), PIECES), title=st.text(max_size=30))
def test_any_text_has_tags_and_flags(text: str, title: str, lexicon: Lexicon) -> None:
    tag(text, title, lexicon)
    find_flags(text, lexicon)
