"""Dropped words: what a site deleted, given back where the page itself proves it.

Sites delete whole words before they publish: 题 of 问题 where text follows, 电话 (a blank stays), 球 of 全球化. One hit may
be an author's slip, so a word is restored only on a page that proves to be of the deleting kind; single hits become
suggestions. Connectives such as 然而 leave no trace and are never restored.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.knowledge import Knowledge
from pipeline.lines import is_prose_line
from pipeline.records import Draft, Edit, Reason

SURE, SUGGESTED = 0.95, 0.6
MIN_HITS = 2  # independent hits on a page; gated like this, 16,000 clean pages gave no false insertion in the survey


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where `word` belongs instead of `start:end`, and how the place shows it."""

    start: int
    end: int
    word: str
    cue: str


# What one has, solves or meets is a 问题; who asks, and how, is a person or an adverb. Positive evidence only: any noun
# of a person may stand before the verb 问, so a list of what must not stand there never ends.
_NOUNS = (
    "资金 债务 负债 欠款 贷款 借款 还款 逾期 网贷 催收 信用 征信 信用卡 利息 利率 费用 成本 财务 金融 经济 收入 就业 工作 "
    "家庭 婚姻 心理 情绪 生活 健康 法律 合同 诉讼 隐私 信息 安全 质量 技术 管理 监管 合规 道德 伦理 社会 服务 时间 沟通 态度 "
    "现实 实际 历史 具体 关键 根本 主要 核心 常见 严重 突出 类似 相关 有关 上述 以上 此类 这类 各类 同类 这些 那些 一些 某些 哪些 "
    "其他 其它 个人 平台 银行 公司 机构 流程 程序 手续 材料 证据 责任 权益 纠纷 遗留 后续 新的 老的 大的 小的 真正 所有 任何 "
    "解决 处理 遇到 出现 发现 面临 面对 存在 产生 发生 引发 造成 带来 讨论 研究 分析 说明 反映 应对 避免 看待 关于 回答 提出 反馈 "
    "许多 方式 来电 出了 有了 其余 看清 同一 这个 那个 一个 两个 三个 四个 五个 几个 每个 多个 第一 首要 系列 种种 等等 老大 新旧"
).split()
_ASKED = "题答询候卷世责诊号句津鼎心罪道诸及好话政室明问我你他她您谁了过起这那哪什怎是清出到几多得能会可“”「？?"
_QUESTION = re.compile(
    rf"(?:(?<={'|'.join(sorted({noun[-2:] for noun in _NOUNS}))})|(?<=[由心险度务用范害争重性新见正清了]的|[^们者家]等|[些类个]小|，把|前把))问"
    rf"(?=[㐀-鿿，,、。；;：:）)])(?![{_ASKED}])(?!的[最很多是比])"
)
_INTACT_QUESTION = re.compile(
    "问题(?=[^\n。！？!?][^\n])"
)  # 问题 with text after it, which the deletion would have hit

# A blank between Han characters or marks that is neither an indent nor the gap after a sentence.
_BLANK = re.compile(r"(?<=[㐀-鿿、，,：:]) (?=[㐀-鿿、，,])|(?<=[㐀-鿿]) (?=[。；;])")
_CHANNEL = "短信|微信|邮件|信函|上门|函件|社交|电子邮件|律师函|QQ|网络|信件|邮寄|面谈|传真|APP"
_LEFT_CHANNEL = re.compile(rf"(?:{_CHANNEL})(?:催收|通知|提醒|沟通|联系)?(?:、|和|与|或|及|以及|或者|，|,)$")
_RIGHT_CHANNEL = re.compile(rf"(?:催收|通知|提醒|沟通|联系|轰炸)?(?:、|和|与|或|及|以及|或者|，|,)(?:{_CHANNEL})")
_CALLING = re.compile(
    "(?:拨打|拨通|接到|接听|挂断|打来|回拨|不接|拒接|打[了过]?[一两几][次个通]|打给?)(?:客服|官方|催收)?$"
)
_BY = re.compile("(?:通过|采用|利用|使用|依靠|经由|以|用|进行)(?:客服|官方|银行|平台)?$")
_USE = re.compile("(?:联系|通知|催收|告知|提醒|等方式|等形式|等手段|等渠道|录音|号码)")
_CALLS = re.compile(  # what stands before 电话 and hardly before a blank; asked only on a page that is proven to lose it
    "(?:陌生|诈骗|咨询|催收|催款|催债|固定|客服|经侦|骚扰|办公|单位的|本人|[一两三几每]通|挂|挂断|(?<![直间连对迎承])接|接起|拿起|收到|"
    "接到|打错|打[了过]?[一两几]?个?|签约|修复|回访|是)$"
)
_OBJECT = re.compile("官司|工|车|球|字|架|折|卡|印|包|击|扰|开|破|算|动|理")  # what else one can 打
_PAIRED = 8  # characters between the blanks on both sides of a short word
_CONTEXT = 14  # characters on each side that the slot rules may look at

_GLOBAL = re.compile("(?:经济|贸易|金融|资本|市场|产业|信息|数字)(全 ?)(?=化(?![工学肥妆验解纤]))")

# A list whose siblings read 短信催收：, 上门催收： and one item that has lost its word at the start of its line.
_ITEM = re.compile(rf"^(?:{_CHANNEL}|社交平台|第三方|委外|司法)催收[：:]", re.MULTILINE)
_BARE_ITEM = re.compile("^催收(?=[：:])", re.MULTILINE)


def propose(draft: Draft, knowledge: Knowledge) -> Iterator[Edit]:
    """Restorations of 题, 电话 and 球; below the page gate they are suggestions."""
    text = draft.text
    questions = list(find_questions(text)) if "问" in text else []
    calls = list(find_calls(text)) if " " in text else []
    further = list(find_further_calls(text, {gap.start for gap in calls})) if len(calls) >= MIN_HITS else []
    worlds = [Gap(*match.span(1), "全球", "全球化 lost its 球") for match in _GLOBAL.finditer(text)]
    if not (questions or calls or worlds):
        return
    n_intact = len(_INTACT_QUESTION.findall(text))
    contexts = {text[gap.start - 3 : gap.start - 1] for gap in questions}  # the same word twice proves nothing more
    questions_proven = len(contexts) >= MIN_HITS and 5 * n_intact <= len(questions)
    calls_proven = len(calls) + questions_proven * len(contexts) >= MIN_HITS and not _says_calls(text)
    items = list(find_items(text)) if len(calls) >= MIN_HITS else []
    questions = questions if len(contexts) >= MIN_HITS else []  # a lone 问 is a verb more often than not
    gated = [
        (questions, questions_proven),
        (calls, calls_proven),
        (further if calls_proven else [], True),
        (items, calls_proven),
        (worlds, True),
    ]
    for gaps, proven in gated:
        for gap in gaps:
            evidence = (
                f"{gap.cue}; {len(gaps)} such places, {n_intact if gap.word == '题' else text.count(gap.word)} intact"
            )
            yield Edit(gap.start, gap.end, text[gap.start : gap.end], gap.word, Reason.DROPPED_WORD,
                       SURE if proven else SUGGESTED, evidence)  # fmt: skip


def _says_calls(text: str) -> bool:
    """Whether prose says 电话; titles and headings often keep the word that the body lost."""
    return "电话" in text and any("电话" in line for line in text.split("\n") if is_prose_line(line))


def find_questions(text: str) -> Iterator[Gap]:
    """Places where 问 stands for 问题.

    >>> [gap.start for gap in find_questions("解决资金问的途径，请顾问的同事询问。")]
    [5]
    """
    for match in _QUESTION.finditer(text):
        yield Gap(match.end(), match.end(), "题", "问 that is no verb, with text after it")


def find_calls(text: str) -> Iterator[Gap]:
    """Blanks in the slot of 电话: among other channels, after a verb of calling, between 通过 and what one does.

    >>> [gap.cue for gap in find_calls("通过 、短信等方式联系，张 三 来了")]
    ['a blank beside another channel']
    """
    for match in _BLANK.finditer(text):
        left = text[max(match.start() - _CONTEXT, 0) : match.start()]
        right = text[match.end() : match.end() + _CONTEXT]
        cue = ""
        if " " in left[-_PAIRED:] or " " in right[:_PAIRED]:
            continue  # blanks on both sides of a word are a link's or an author's
        if _RIGHT_CHANNEL.match(right) or _LEFT_CHANNEL.search(left):
            cue = "a blank beside another channel"
        elif _CALLING.search(left) and not (left.endswith("打") and _OBJECT.match(right)):
            cue = "a blank after a verb of calling"
        elif _BY.search(left) and _USE.match(right):
            cue = "a blank between a means and its use"
        if cue:
            yield Gap(*match.span(), "电话", cue)


def find_further_calls(text: str, found: set[int]) -> Iterator[Gap]:
    """Blanks after words that 电话 follows, beside those already `found`; weaker than they, so no proof of their own."""
    for match in _BLANK.finditer(text):
        left = text[max(match.start() - _CONTEXT, 0) : match.start()]
        right = text[match.end() : match.end() + _CONTEXT]
        is_paired = " " in left[-_PAIRED:] or " " in right[:_PAIRED]
        if match.start() not in found and not is_paired and _CALLS.search(left) and not _OBJECT.match(right):
            yield Gap(*match.span(), "电话", "a blank after a word of calls, on a page that lost 电话 elsewhere")


def find_items(text: str) -> Iterator[Gap]:
    """Bare 催收： items of a list whose siblings name their channel."""
    if len(_ITEM.findall(text)) >= MIN_HITS:
        for match in _BARE_ITEM.finditer(text):
            yield Gap(match.start(), match.start(), "电话", "a list item beside 短信催收 and 上门催收")


# 之一百零七条 for 第一百零七条: the rewriting tables of spun pages turn 第一 into 之一. Closed form, so it is mended.
_ORDINAL = re.compile("(?<=[》法典例定])之(?=[一二三四五六七八九]百?[零一二三四五六七八九十百]+条)")


def propose_ordinals(draft: Draft, knowledge: Knowledge) -> Iterator[Edit]:
    """第 where a synonym table wrote 之 before the number of an article of law."""
    if "之一" not in draft.text:
        return
    for match in _ORDINAL.finditer(draft.text):
        yield Edit(*match.span(), "之", "第", Reason.ORDINAL, 0.98, "之 before the number of an article of law")
