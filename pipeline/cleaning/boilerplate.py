"""Boilerplate by label: disclaimers, contact lines, bare labels of lists, and the title said again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.cleaning.layout import drop_lines, line_spans
from pipeline.cleaning.spam import find_edges
from pipeline.knowledge import Knowledge
from pipeline.lexicon import fold
from pipeline.lines import is_prose_line
from pipeline.records import Draft, Edit, Reason

# Kinds of label whose line is no part of an article when it stands after its last prose.
_TAIL_KINDS = ("related", "comment", "share", "navigation", "document_share")
_DECORATION = re.compile(r"^[\s◎※★☆■□●○▲△►▶>》#*·•\-—=【\[（(]+|[\s：:》>】\])）\-—=]+$")
_CONTACT_VALUE = re.compile(
    r"(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)|[\w.+-]+\s?(?:@|＠|\(at\))\s?[\w-]+\.\w+|(?:QQ|qq|微信|电话|電話|邮箱|郵箱)号?[：:]?\s*[A-Za-z0-9_-]{5,}"
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
    "[“”「」]|谎称|自称|宣称|声称|号称|所谓|承诺.{0,12}(?:虚假|无效)|虚假|无效|诈骗|骗局|骗子|谨防|警惕|切勿|不要相信|提醒|风险提示|法院|警方|记者|监管|噱头"
)
_SERVICE = re.compile("^.{0,6}(?:客服|站长|投稿|商务|广告|合作|举报|删帖|侵权|联系我们|联系方式|咨询热线)")
_SITE_NOTICE = re.compile("^(?:注意|说明|提示|声明|注)[：:]?本[站网]")
MAX_CONTACT_CHARS = 80
MIN_BROKER_WORDS = 2  # different firm phrases in one line; a warning about brokers seldom has two of their own
MAX_LABEL_CHARS = 14  # a bare label; the longest one of the survey has eleven
MAX_NOTICE_CHARS = 160  # a disclaimer; prose that begins with such a word runs longer


def propose(draft: Draft, knowledge: Knowledge) -> Iterator[Edit]:
    """Deletions of disclaimers and contact lines, and of bare labels that stand after the last prose."""
    spans = line_spans(draft.text)
    lines = [draft.text[start:end] for start, end in spans]
    edges = find_edges(lines)
    first = next((number for number, line in enumerate(lines) if is_prose_line(line)), len(lines))
    has_broker = knowledge.lexicon.broker.occurs(fold(draft.text))
    dropped: dict[int, tuple[Reason, str]] = {}
    for number, line in enumerate(lines):
        if has_broker and (broker := _name_broker(line, knowledge)):
            dropped[number] = Reason.BROKER, broker
        elif len(line) <= MAX_NOTICE_CHARS:
            found = _name_line(line, number in edges and number > first, number > first, knowledge)
            if found:
                dropped[number] = found
    yield from drop_lines(draft.text, dropped)


def _name_line(line: str, after_prose: bool, below_first: bool, knowledge: Knowledge) -> tuple[Reason, str] | None:
    """What kind of boilerplate the line is, None for text of the article."""
    labels = knowledge.lexicon.labels
    bare = _DECORATION.sub("", fold(line).text)
    if (term := labels["contact"].at_start(bare)) and _CONTACT_VALUE.search(line):
        return Reason.CONTACT, f"label {term.text} and an address"
    if below_first and len(line) <= MAX_CONTACT_CHARS and _SERVICE.search(bare) and _CONTACT_VALUE.search(line):
        return Reason.CONTACT, "a service line with an address"
    if below_first and _SITE_NOTICE.match(bare):
        return Reason.BOILERPLATE, "a notice of the site about itself"
    if below_first and _COPYRIGHT.match(line):
        return Reason.BOILERPLATE, "copyright line"
    if (term := labels["disclaimer"].at_start(bare)) and below_first and _is_notice(bare, term.text):
        return Reason.BOILERPLATE, f"label {term.text}"
    if not after_prose or len(bare) > MAX_LABEL_CHARS:
        return None
    if (term := labels["contact"].at_start(bare)) and len(bare) <= len(term.text) + 2:
        return Reason.CONTACT, f"bare label {term.text}"
    for kind in _TAIL_KINDS:
        if (term := labels[kind].at_start(bare)) and len(bare) <= len(term.text) + 3:
            return Reason.BOILERPLATE, f"bare label {term.text}"
    return None


def _name_broker(line: str, knowledge: Knowledge) -> str:
    """The phrases by which a debt broker's advertisement gives itself away, empty for text that warns of brokers."""
    words = {term.text for _, _, term in knowledge.lexicon.broker.find(fold(line)) if not term.weak}
    if not words or _WARNING.search(line):
        return ""
    has_address = bool(_CONTACT_VALUE.search(line))
    if has_address or (len(words) >= MIN_BROKER_WORDS and _OFFER.search(line)):
        return f"a broker's phrases: {', '.join(sorted(words))}"
    return ""


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
