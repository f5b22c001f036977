"""The damage is simulated from the mechanism alone, with tables of its own, and must be undone."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pytest

from pipeline.language import CharModel, Readings
from pipeline.records import Draft
from pipeline.repair.annotations import propose
from tests.simulators.annotator import FOLD, Decoder, convert_naively, draw_list, simulate_page

LANGUAGE = Path(__file__).parents[2] / "data/language"
KNOWLEDGE = SimpleNamespace(
    readings=Readings.from_bytes((LANGUAGE / "readings.bin").read_bytes()),
    model=CharModel((LANGUAGE / "ngrams.bin").read_bytes()),
)

SENTENCES = """
网贷逾期三个月以后，平台会不会把借款人告上法院？
我在五家平台借了钱，现在只还得起其中两家的最低还款额。
如果暂时没有能力还款，可以向客服说明失业的情况。
催收人员打电话给我的同事，这种做法是否合法？
协商还款需要准备收入证明、住院记录等材料。
信用卡逾期超过九十天，银行可能停止卡片的使用。
请保存好每一次通话的录音和短信的截图。
因为临时失业，我从去年冬天开始就无法按时还款。
适当的宽限期或分期还款方案，对双方都有利。
当地市场监督管理部门可以受理这类投诉。
他们试图用各种借口拖延退款的时间。
我们为您整理了常见的问题和处理的办法。
再从银行卡里扣款之前，平台应当通知持卡人。
向对方账户转账之前，请先核对姓名。
家里出了变故，因为生意不景气，欠了不少债务。
数据传输到汇总平台以后，征信记录才会更新。
年利率超过法定上限的部分，借款人有权拒绝支付。
签订合同的时候没有看清楚服务费这一项。
逾期记录在结清欠款之后会保留五年。
个人信息被泄露，可以向有关部门举报。
有的网友说，只要不接电话，就不会有事，这是误解。
法务部门发来的函件要仔细看，确认发件人的身份。
第三方催收公司没有权利上门搬走你的财产。
起诉之前，法院一般会先组织双方调解。
收到传票以后不要逃避，按时出庭并提交证据。
很多人以贷养贷，结果债务越滚越多。
先列出所有的欠款，再按照利息的高低安排还款顺序。
我问客服能不能减免罚息，对方说要等审核的结果。
人们日常消费越来越依赖手机里的信用产品。
提前还款是否需要支付违约金，要看合同的约定。
咨询如何办理停息挂账的人，最近明显增加。
专家提醒，凡是先收费后办事的中介，都要提高警惕。
这家公司在当地没有营业执照，却在网上发布广告。
孩子刚上学，家里的开支很大，我的压力越来越重。
贷款审批通过以后，资金会在二十四小时内到账。
失信被执行人不得乘坐飞机和高铁。
签字之前，应该把每一条条款都读一遍。
如果对方态度恶劣，可以要求更换处理人员。
请勿相信任何声称能够修复征信的广告。
银行同意把剩余的本金分成六十期偿还。
我每个月的工资只有四千元，除去房租所剩无几。
担保人在借款人无力偿还时，需要承担连带责任。
律师认为，暴力催收可能构成寻衅滋事罪。
合同里的利率是每日万分之五，换算成年利率并不低。
欠款结清后，记得向平台索取结清证明。
公积金和社保的记录也会影响授信的额度。
用户协议里写明，逾期信息将报送金融信用信息基础数据库。
对于恶意透支的行为，法律规定了严格的责任。
父母并不知道我在外面欠了这么多钱。
客服表示，系统升级期间，还款可能会延迟到账。
投诉时要写清时间、经过和自己的要求。
学生没有稳定的收入，不应当办理大额贷款。
经过三次沟通，平台最终同意延期两个月。
请问，银行内部的催收和外包的催收有什么区别？
网络借贷的风险，远比广告里说的要大。
总之，遇到困难要主动联系，逃避只会让情况更严重。
计算利息的时候，要区分等额本息和等额本金。
仲裁委员会作出裁决以后，当事人应当履行。
夫妻一方的债务，另一方是否要还，要看钱用在哪里。
还清最后一笔钱的那天，我终于睡了一个好觉。
""".split()

PAGE = [convert_naively(sentence) for sentence in SENTENCES]
FREQUENCY = Counter("".join(PAGE))


def repair(text: str) -> str:
    parts: list[str] = []
    done = 0
    for edit in propose(Draft(text=text), KNOWLEDGE):  # type: ignore[arg-type]
        if edit.confidence >= 0.9:
            parts += [text[done : edit.start], edit.after]
            done = edit.end
    return "".join(parts) + text[done:]


@pytest.mark.parametrize("folded", [False, True], ids=["full width", "folded"])
@pytest.mark.parametrize("size", [20, 60, 150])
@pytest.mark.parametrize(
    ("decoder", "keep_private", "floor"),
    [
        (Decoder.PHP, True, 1.0),
        (Decoder.PHP, False, 0.7),
        (Decoder.BROWSER, True, 1.0),
        (Decoder.IGNORING, True, 0.7),
    ],
)
def test_simulated_damage_is_undone(
    decoder: Decoder, keep_private: bool, floor: float, size: int, folded: bool
) -> None:
    rng = random.Random(size)
    fold = FOLD if folded else {}
    n_damaged = n_restored = 0
    for _ in range(6):
        page = rng.sample(PAGE, 40)
        table = draw_list(FREQUENCY, size, rng)
        lines = simulate_page(page, table, decoder, keep_private=keep_private, folded=folded)
        got = repair("\n".join(line.observed for line in lines)).translate(fold).split("\n")
        for line, restored in zip(lines, got, strict=True):
            if line.is_damaged:
                n_damaged += 1
                n_restored += restored == line.truth
            else:
                assert restored == line.truth
    assert n_restored >= floor * n_damaged
    assert n_damaged >= size // 20


def test_sound_pages_stay_as_they_are() -> None:
    rng = random.Random(5)
    for _ in range(20):
        for text in ("\n".join(rng.sample(PAGE, 30)), "\n".join(rng.sample(SENTENCES, 30))):
            assert repair(text) == text
