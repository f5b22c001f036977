"""Boilerplate by label: disclaimers, contact lines, bare labels of lists, and the title said again."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from pipeline.cleaning.closing_notices import find_notices
from pipeline.cleaning.frame_lines import find_frame
from pipeline.cleaning.layout import drop_lines, line_spans
from pipeline.cleaning.page_furniture import SIGNS, name_furniture
from pipeline.cleaning.site_labels import name_label, name_site_line
from pipeline.knowledge import Knowledge
from pipeline.lexicon import Folded, fold
from pipeline.lines import is_prose_line
from pipeline.pairs import Beginnings
from pipeline.records import Draft, Edit, Reason

# Kinds of label whose line is no part of an article when it stands after its last prose.
_TAIL_KINDS = ("related", "comment", "share", "navigation", "document_share")
# Ornaments of labels; the blanks are those of `str.isspace`.
_BLANKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_OPENING = _BLANKS + "◎※★☆■□●○▲△►▶>》#*·•-—=【[（("
_CLOSING = _BLANKS + "：:》>】])）-—="
_CONTACT_VALUE = re.compile(  # begins with a set, so that it is searched for at C speed
    r"[0-9A-Za-z_.+微电電邮郵-](?:(?:(?<=1)(?<!\d1)[3-9]\d[\s-]?\d{4}[\s-]?\d{4}|(?<=4)(?<!\d4)00[\s-]?\d{3}[\s-]?\d{4}"
    r"|(?<=0)(?<!\d0)\d{2,3}[\s-]\d{7,8})(?!\d)|(?<=[A-Za-z0-9_.+-])[A-Za-z0-9_.+-]{0,63}\s?(?:@|＠|\(at\))\s?[\w-]+\.\w+"
    r"|(?:(?<=Q)Q|(?<=q)q|(?<=微)信|(?<=电)话|(?<=電)話|(?<=[邮郵])箱)号?[：:]?\s*[A-Za-z0-9_-]{5,})"
)
_CAPTION = re.compile(
    "(?:(?:图|配图|插图|图片|图为|原标题|标题|题目|文章标题|原题|专题|视频)\\d{0,3})?。(?:(?:图|组图|图片|配图|"
    "插图|资料图|示意图|第?\\d{1,2}[张页](?:图片)?)?\\d{0,3})?"
)
_PUNCTUATION = re.compile(r"[^\w]+")
_NOTICE = re.compile(
    "本文|本站|本网|本平台|侵权|转载|版权|个人观点|作者观点|仅供参考|来源于|来自网络|上传|投稿|自发贡献"
)
_COPYRIGHT = re.compile(r"(?:Copyright|©|版权所有|版權所有|\(c\)\s?\d{4})|\w{1,3}ICP[备備证證]", re.IGNORECASE)
# An advertisement speaks for itself; who quotes it, doubts it or judges it warns of it.
_OFFER = re.compile(
    "我们|我司|本公司|本机构|本团队|专业团队|找我|欢迎|请加|加微|加[vV]|扫码|点击|咨询热线|免费咨询|私信|包办|代办"
)
_WARNING = re.compile(
    "[“”「」]|谎称|自称|宣称|声称|号称|所谓|承诺.{0,12}(?:虚假|无效)|虚假|无效|诈骗|骗局|骗子|谨防|警惕|切勿|"
    "不要相信|提醒|风险提示|法院|警方|记者|监管|噱头"
)
# How a debt broker or lender speaks whom no list knows: it says who it is, how to reach it at once, and what one gets.
_CALL = re.compile(
    "加[ 　]?(?:我|微|薇|威|[VvＶ]|QQ|qq|Q群)|"
    "添加.{0,8}(?:微信|顾问|老师|客服|QQ)|(?:扫描?|识别).{0,6}二维码|扫码|私聊|私信|后台回复|点击.{0,4}(?:头像|下方|链接)|"
    "来电咨询|致电|找我|联系我(?!的)|"
    "现在咨询|立即咨询|"
    "关注.{0,4}公众号|微信(?:号)?同|微信号?[：: ]*[A-Za-z][\\w-]{4,}|免费通话|留下.{0,4}(?:电话|手机|联系方式)"
)
_SPEAKER = re.compile(
    "我们|我司|本公司|本机构|本团队|本人(?:承接|代办|专)|咱们|找我|加我|我的(?:企业)?微信|专业(?:团队|法务|律师|"
    "顾问|老师)|老师会|顾问(?:微信|会)|律师团队|长期(?:收徒|办理|承接|合作)|收徒"
)
_PROMISE = re.compile(
    "成功率|免费(?:为|评估|咨询|领取|发|送|帮|分析)|送你|送您|不成功|先(?:服务|办|处理|做)后|全额退款|只收|立减|"
    "立马|当天(?:到账|放款|下款)|秒(?:到|批|下)|名额有限|先到先得|竭诚|(?:分钟|小时)内(?:回复|联系|答复)|包过|上岸|"
    "下款|黑白?户|成功案例|全国(?:可|接|承)|(?:最长|可)分.{1,6}期|专属方案|定制方案|年经验|一对一|手把手|百分百|"
    "100%|无需(?:抵押|征信)|凭身份证|减免.{0,6}(?:成|利息)"
)
_DOUBT = re.compile(
    "谎称|自称|宣称|声称|号称|所谓|虚假|无效|诈骗|骗局|骗子|骗|谨防|警惕|切勿|不要|不可|别|提醒|风险提示|法院|警方|"
    "记者|监管|噱头|违法|涉嫌|投诉|举报|套路|陷阱|官方客服|银行客服"
)
_FIELD = re.compile(
    "(?:联系人|联系电话|电话|電話|手机|热线|熱線|专线|传真|傳真|地址|邮编|郵編|邮箱|郵箱|[Ee]-?mail|QQ|qq|微信|"
    "公众号|微博|网址|網址|备案号|许可证|工作时间|营业时间|服务时间)号?码?\\s?[：:]"
)
_SERVICE = re.compile("^.{0,6}(?:客服|站长|投稿|商务|广告|合作|举报|删帖|侵权|联系我们|联系方式|咨询热线)")
# How every call begins, and every contact and copyright, in folded text, but for what `_DIGITS` finds: numpy finds the
# lines that may hold them, and only those are looked at.
_CALLS = "@ ＠ (at) 添加 扫 识别 私聊 私信 后台 点击 来电 致电 找我 联系我 现在咨询 立即咨询 关注 微信 免费通话 留下 qq 电话 邮箱".split()
_NOTICES = (
    "@ ＠ (at) © (c) qq 微信 电话 邮箱 联系人 手机 热线 专线 传真 地址 邮编 email e-mail 公众号 微博 网址 备案号 许可证 工作时间 营业时间 "
    "服务时间 copyright 版权所有 icp"
).split()
_SIGNS = Beginnings(([*_CALLS, *(f"加{after}" for after in "我微薇威vｖq \u3000")], _NOTICES, SIGNS))
_DIGITS = re.compile(r"\d\d\d")  # written so, it is searched for at C speed
MAX_CONTACT_CHARS = 80
MAX_HEADING_CHARS = 60
_EDIT = re.compile(
    r"(?<=\S)[ \t]*[\[【]\s?(?:编辑(?:本段|源代码)?|編輯(?:本段|原始碼|原始码)?|edit(?: source)?)"
    r"(?:\s?\|\s?(?:编辑源代码|編輯原始碼|编辑原始码|edit source))?\s?[\]】]\s*$",
    re.IGNORECASE,
)
MIN_BROKER_WORDS = 2  # different firm phrases in one line; a warning about brokers seldom has two of their own
MIN_OFFERS = 3  # different calls and promises without a sender
MIN_FIELDS = 2  # of a contact line
MAX_LEADS, MIN_LEAD_CHARS = 3, 30  # paragraphs of a summary above the text, and characters of each
MAX_LABEL_CHARS = 14  # a bare label; the longest one of the survey has eleven
MAX_ROW_CHARS = 2000
MAX_NOTICE_CHARS = 160  # a disclaimer; prose that begins with such a word runs longer


class _Place(NamedTuple):
    """Where a line stands."""

    below_first: bool  # behind the first paragraph
    at_edge: bool  # before the first paragraph or behind the last one


def propose(draft: Draft, knowledge: Knowledge) -> Iterator[Edit]:
    """Deletions of disclaimers and contact lines, and of bare labels that stand after the last prose."""
    lines, folded = draft.text.split("\n"), fold(draft.text)
    frame = find_frame(lines, knowledge) | find_notices(lines)
    prose = [number for number, line in enumerate(lines) if is_prose_line(line)]
    first = prose[0] if prose else len(lines)
    article = [number for number in prose if number not in frame] or [len(lines), -1]
    has_broker = knowledge.lexicon.broker.occurs(folded)
    calling, noticing, framing = _find_signs(folded, lines)
    dropped: dict[int, tuple[Reason, str]] = {}
    for number, (line, plain) in enumerate(zip(lines, folded.text.split("\n"), strict=True)):
        place = _Place(number > first, not article[0] <= number <= article[-1])
        if (has_broker or number in calling) and (broker := _name_broker(line, knowledge)):
            dropped[number] = Reason.BROKER, broker
        elif number in frame:
            dropped[number] = Reason.BOILERPLATE, frame[number]
        elif found := _name_line(line, plain, place, (number in noticing, number in framing), knowledge):
            dropped[number] = found
    for number in _find_repeated_leads(lines, prose, draft.title):
        dropped.setdefault(number, (Reason.BOILERPLATE, "the lead, which the text says again"))
    if dropped:  # what stood behind these lines is the end of the text now
        rest = ["" if number in dropped else line for number, line in enumerate(lines)]
        dropped |= {number: (Reason.BOILERPLATE, name) for number, name in find_frame(rest, knowledge).items()}
        yield from drop_lines(draft.text, dropped)
    if "[" in draft.text or "【" in draft.text:
        yield from _cut_edit_links(draft.text, line_spans(draft.text), dropped)


def _find_repeated_leads(lines: Sequence[str], prose: Sequence[int], title: str) -> Sequence[int]:
    """The numbers of the first paragraphs with which the next ones begin: a summary taken from the text below it."""
    for n_leads in range(1, MAX_LEADS + 1):
        leads = [lines[number].removeprefix(title).rstrip("….") for number in prose[:n_leads]]
        below = [lines[number] for number in prose[n_leads : 2 * n_leads]]
        if min(map(len, leads), default=0) < MIN_LEAD_CHARS or len(below) < n_leads:
            return ()
        if all(map(str.startswith, below, leads)):
            return prose[:n_leads]
    return ()


def _find_signs(folded: Folded, lines: Sequence[str]) -> tuple[set[int], set[int], set[int]]:
    """The numbers of the lines that may call somebody, of those that may be a contact or a notice, or the page's frame."""
    starts = list(accumulate(lines, lambda start, line: start + len(line) + 1, initial=0))
    found = folded.find(_SIGNS)
    digits = [match.start() for match in _DIGITS.finditer(folded.text)]
    calling, noticing, framing = ({bisect_right(starts, at) - 1 for at in (*found.of(n), *digits)} for n in range(3))
    return calling, noticing, framing


def _cut_edit_links(text: str, spans: Sequence[tuple[int, int]], dropped: Mapping[int, object]) -> Iterator[Edit]:
    """Deletions of the links behind a heading by which a reader may edit its section: `影响[编辑]`."""
    for number, (start, end) in enumerate(spans):
        if number not in dropped and end - start <= MAX_HEADING_CHARS and (found := _EDIT.search(text, start, end)):
            first, last = found.span()
            yield Edit(first, last, text[first:last], "", Reason.BOILERPLATE, 1.0, "a link to edit a section")


def _name_line(
    line: str, folded: str, place: _Place, signs: tuple[bool, bool], knowledge: Knowledge
) -> tuple[Reason, str] | None:
    """What kind of boilerplate the line is, None for text of the article; `signs` of a notice, and of the page's frame."""
    below_first, after_prose = place.below_first, place.at_edge and place.below_first
    labels = knowledge.lexicon.labels
    bare = folded.lstrip(_OPENING).rstrip(_CLOSING) if len(line) <= MAX_ROW_CHARS else ""
    if label := name_label(bare, at_edge=place.at_edge, below_first=below_first):
        return Reason.BOILERPLATE, f"a row behind the label {label}"
    if len(line) > MAX_NOTICE_CHARS:
        return None
    if line_of_site := name_site_line(folded, below_first=below_first, at_edge=place.at_edge):
        return Reason.BOILERPLATE, line_of_site
    if furniture := name_furniture(folded, below_first=below_first, after_prose=after_prose, has_sign=signs[1]):
        return Reason.BOILERPLATE, furniture
    if signs[0] and (found := _name_notice(line, bare, below_first, after_prose, knowledge)):
        return found
    if below_first and (term := labels["disclaimer"].at_start(bare)) and _is_notice(bare, term.text):
        return Reason.BOILERPLATE, f"label {term.text}"
    if not after_prose or len(bare) > MAX_LABEL_CHARS:
        return None
    if (term := labels["contact"].at_start(bare)) and len(bare) <= len(term.text) + 2:
        return Reason.CONTACT, f"bare label {term.text}"
    for kind in _TAIL_KINDS:
        if (term := labels[kind].at_start(bare)) and len(bare) <= len(term.text) + 3:
            return Reason.BOILERPLATE, f"bare label {term.text}"
    return None


def _name_notice(
    line: str, bare: str, below_first: bool, after_prose: bool, knowledge: Knowledge
) -> tuple[Reason, str] | None:
    """What a line with one of the signs of a contact, a notice or a copyright is."""
    if (term := knowledge.lexicon.labels["contact"].at_start(bare)) and _CONTACT_VALUE.search(line):
        return Reason.CONTACT, f"label {term.text} and an address"
    if not below_first:
        return None
    if len(line) <= MAX_CONTACT_CHARS and _SERVICE.search(bare) and _CONTACT_VALUE.search(line):
        return Reason.CONTACT, "a service line with an address"
    if after_prose and len(set(_FIELD.findall(line))) >= MIN_FIELDS:
        return Reason.CONTACT, "fields of a contact"
    if _COPYRIGHT.match(line) or (after_prose and _COPYRIGHT.search(line)):
        return Reason.BOILERPLATE, "copyright line"
    return None


def _name_broker(line: str, knowledge: Knowledge) -> str:
    """The phrases by which a debt broker's advertisement gives itself away, empty for text that warns of brokers."""
    words = {term.text for _, _, term in knowledge.lexicon.broker.find(fold(line)) if not term.weak}
    if _offers_itself(line):
        return "who it is, how to reach it, and what one gets"
    if not words or _WARNING.search(line):
        return ""
    has_address = bool(_CONTACT_VALUE.search(line))
    if has_address or (len(words) >= MIN_BROKER_WORDS and _OFFER.search(line)):
        return f"a broker's phrases: {', '.join(sorted(words))}"
    return ""


def _offers_itself(line: str) -> bool:
    """Whether the line advertises: a call outside quotation marks, a promise, and a speaker or an address; none doubts it."""
    call, address = _CALL.search(line), _CONTACT_VALUE.search(line)
    found = call or address
    if found is None or _DOUBT.search(line) or line.count("“", 0, found.start()) > line.count("”", 0, found.start()):
        return False
    n_promises = len(set(_PROMISE.findall(line)))
    is_sent = _SPEAKER.search(line) is not None or (call is not None and address is not None)
    return n_promises > 0 and (is_sent or n_promises + len(set(_CALL.findall(line))) >= MIN_OFFERS)


def _is_notice(bare: str, label: str) -> bool:
    """True when the line speaks of the site or of rights, or is the label and a name; 风险提示：… of a report is text."""
    rest = bare[len(label) :]
    if len(label) <= 4 and rest and rest[0] not in "：: ":
        return False
    return bool(_NOTICE.search(bare)) or len(rest) <= 6


def propose_titles(draft: Draft, knowledge: Knowledge) -> Iterator[Edit]:
    """Deletions of lines that say the title again: headings, image captions, a shortened form near the top."""
    title = _plain(draft.title)
    if len(title) < 6:
        return
    spans = line_spans(draft.text)
    lines = [draft.text[start:end] for start, end in spans]
    dropped: dict[int, tuple[Reason, str]] = {}
    first_prose = _first_prose(lines)
    for number, line in enumerate(lines):
        if len(line) > 2 * len(draft.title) + 4:
            continue
        plain = _plain(line)
        if plain == title:
            dropped[number] = (Reason.REPEATED_TITLE, "the title again")
        elif title in plain and _CAPTION.fullmatch(plain.replace(title, "。", 1).replace("_", "")):
            dropped[number] = (Reason.REPEATED_TITLE, "the title again, as a caption")
        elif number < first_prose and len(plain) >= 8 and 0.6 * len(title) <= len(plain) and plain in title:
            dropped[number] = (Reason.REPEATED_TITLE, "the title again, shortened")
    if len(dropped) < len(lines):
        yield from drop_lines(draft.text, dropped)


def _plain(text: str) -> str:
    """Letters of a line in one script, for comparison."""
    return _PUNCTUATION.sub("", fold(text).text)


def _first_prose(lines: Sequence[str]) -> int:
    """Number of the first line that ends a sentence, or of the line after the last."""
    return next((number for number, line in enumerate(lines) if "。" in line), len(lines))
