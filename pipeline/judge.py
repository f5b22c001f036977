"""Keep a page or drop it, with a typed reason: a visible list of rules, the first that applies decides.

Details name counts and shares, never words of the page: they are published.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from itertools import chain, islice, product
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from pipeline.lexicon import Folded, Lexicon, Term, fold
from pipeline.records import Block, DropReason, Role, Verdict

if TYPE_CHECKING:
    from pipeline.config import JudgeConfig
    from pipeline.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From where each rule applies; None switches it off.

    Set on the survey of 400 pages and its 125 stubs; checked on 3,900 pages of 30 sentences of statutes and of finance
    and law answers, none of which a rule other than `off_topic` drops.
    """

    empty: int | None = 1  # fewer letters and digits than this
    soft_404: int | None = 300  # error pages have fewer visible characters; notices about a page inside articles do not
    stub: int | None = 60  # tag and keyword pages say less than this beside their title
    unreadable: float | None = 0.3  # of the visible characters; intact text stays below 0.05
    adult: float | None = 0.5  # of the visible characters stand in lines of porn or gambling words
    list_page: float | None = 0.6  # of the lines are titles or cut teasers
    too_short: int | None = 60  # visible characters
    off_topic: int | None = 1  # different words of the topic, or three around it for each

    @classmethod
    def from_config(cls, config: JudgeConfig) -> Thresholds:
        """The thresholds of `[judge]`: false switches a rule off, true gives the default, a number is the threshold."""
        given = {}
        for field in fields(cls):
            value = getattr(config, field.name, True)
            if value is not True:
                given[field.name] = None if value is False else value
        return cls(**given)


@dataclass(frozen=True, slots=True)
class JudgedPage:
    """What the rules look at."""

    title: str
    text: str  # after cleaning
    url: str = ""
    extracted: str = ""  # before cleaning
    blocks: tuple[Block, ...] = ()  # of `extracted`
    n_replaced: int = 0  # U+FFFD that decoding put in
    spam_chars: int = 0  # that cleaning removed as spam


@dataclass(frozen=True, slots=True)
class Facts:
    """What is counted once and used by several rules."""

    page: JudgedPage
    body: Folded
    head: Folded
    visible: int  # characters of the text that are not blank
    lines: tuple[str, ...]  # of the folded text, stripped, none empty


@dataclass(frozen=True, slots=True)
class Rule:
    """One reason to drop a page; `judge` gives a detail where the rule applies, an empty text where it does not."""

    name: DropReason
    version: int  # raised whenever its verdicts may change
    why: str  # one sentence for the report and the card
    judge: Callable[[Facts, Thresholds, Lexicon], str]


def judge(page: JudgedPage, knowledge: Knowledge) -> Verdict:
    """The verdict under the configuration of the workspace."""
    return apply_rules(page, Thresholds.from_config(knowledge.config.judge), knowledge.lexicon)


def apply_rules(page: JudgedPage, thresholds: Thresholds, lexicon: Lexicon) -> Verdict:
    """Drop for the first rule that applies, keep when none does."""
    body = fold(page.text)
    lines = tuple(line for line in map(str.strip, body.text.split("\n")) if line)
    facts = Facts(page, body, fold(page.title), _count_visible(page.text), lines)
    for rule in RULES:
        if getattr(thresholds, rule.name) is not None and (detail := rule.judge(facts, thresholds, lexicon)):
            return Verdict(False, rule.name, detail)
    return Verdict(True)


_LETTER = re.compile(r"[^\W_]")
_NOT_LETTER = re.compile(r"[\W_]+")
_SENTENCE_END = re.compile(r"[。！？!?；;]")
_HAN = re.compile(r"[㐀-鿿]+")
_ERROR_TITLE = re.compile(r"\s*(?:http\s?)?(?:40[0-9]|50[0-9])\b")
_TAG_PATH = re.compile(r"/(?:tags?|tlist|keywords?|so|ss|go|search)(?:[/\-_.]|$)|/[^/]*[㐀-鿿]{3}[^/]*/?$")
_STUB_LINE = re.compile(r"展开\s")
_LABELLED = re.compile(r"\D{1,8}[：:]\s*\S")  # 问题：…, a line of an interview and no title
_TEASER_END = re.compile(r"(?:\.{3,}|…+|。{3,})\W{0,3}$")


def _count_visible(text: str) -> int:
    return sum(map(len, text.split()))


def _judge_empty(facts: Facts, thresholds: Thresholds, lexicon: Lexicon) -> str:
    wanted = thresholds.empty or 0
    letters = sum(1 for _ in islice(_LETTER.finditer(facts.body.text), wanted))
    return f"{letters} letters and digits" if letters < wanted else ""


MAX_NOTICE_SENTENCES = 3  # an error page excuses itself in no more


def _judge_soft_404(facts: Facts, thresholds: Thresholds, lexicon: Lexicon) -> str:
    if facts.visible >= (thresholds.soft_404 or 0) or facts.body.text.count("。") > MAX_NOTICE_SENTENCES:
        return ""
    notices = lexicon.labels["soft_404"]
    if _ERROR_TITLE.match(facts.page.title) or notices.occurs(facts.head):
        return f"the title of an error page, {facts.visible} characters"
    early = Folded(facts.body.text[:MAX_NOTICE_START])
    return f"the notice of an error page, {facts.visible} characters" if notices.occurs(early) else ""


MAX_NOTICE_START = 150  # characters; an error page comes to the point


MAX_TITLES = 4  # so many thresholds of text are more than a title said again


def _judge_stub(facts: Facts, thresholds: Thresholds, lexicon: Lexicon) -> str:
    if facts.visible >= MAX_TITLES * (thresholds.stub or 0):
        return ""
    title = _NOT_LETTER.sub("", facts.head.text)
    said = [line for line in facts.lines if not title or _NOT_LETTER.sub("", line) != title]
    n_chars = sum(_count_visible(line) - len(title) * (title in _NOT_LETTER.sub("", line)) for line in said)
    if n_chars >= (thresholds.stub or 0):
        return ""
    if not said:
        return "nothing but its title"
    if _TAG_PATH.search(unquote(_read_path(facts.page.url))):
        return f"a tag or search page with {n_chars} characters"
    if _STUB_LINE.match(said[0]) or lexicon.labels["stub"].occurs(facts.body):
        return f"a keyword page with {n_chars} characters"
    if not _SENTENCE_END.search(facts.body.text):
        return f"{n_chars} characters beside the title and no sentence"
    return ""


def _read_path(url: str) -> str:
    """The path of `url`, empty for what is no URL."""
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


MIN_HAN = 0.2  # of the visible characters; tables of numbers in Chinese articles have more
ENOUGH_HAN = 200  # a Chinese article of three paragraphs, whatever it quotes beside
MIN_MEASURED = 20  # visible characters below which shares say nothing


def _judge_unreadable(facts: Facts, thresholds: Thresholds, lexicon: Lexicon) -> str:
    if facts.visible < MIN_MEASURED:
        return ""
    strange = sum(map(len, _strange().findall(facts.body.text)))
    replaced = facts.page.n_replaced / max(len(facts.page.extracted), facts.visible)
    share = max(strange / facts.visible, min(replaced, 1.0))
    if share >= (thresholds.unreadable or 0):
        return f"{share:.0%} of the characters make no sense"
    han = sum(map(len, _HAN.findall(facts.body.text)))
    if han >= min(MIN_HAN * facts.visible, ENOUGH_HAN):
        return ""
    return f"{han / facts.visible:.0%} of the characters are Chinese"


# Latin-1 signs, general punctuation to symbols and boxes, CJK punctuation, full-width forms, emoji.
_SIGNS = "·°×÷§±©®¥£\u2010-\u27bf\u3001-\u3020\u3200-\u33ff\ufe30-\ufe4f\uff01-\uff5e\uffe0-\uffe6\U0001f300-\U0001faff"


@functools.cache
def _strange() -> re.Pattern[str]:
    """Characters that intact Chinese pages hardly have: all but the first level of GB 2312, ASCII and common signs.

    The first level (3,755 characters) covers 99 % of running text; text decoded with a wrong table is spread over rare
    Han, Latin letters with accents, kana and private-use characters.
    """
    common = bytes(byte for lead in range(0xB0, 0xD8) for trail in range(0xA1, 0xFF) for byte in (lead, trail))
    known = common.decode("gb2312", errors="ignore")
    return re.compile(rf"[^\s!-~{_SIGNS}{known}]+")


_SPAM_CLASSES = frozenset({"adult", "gambling", "lottery", "pharma"})
MIN_LINE_WORDS = 0.15  # of a line's characters belong to spam words; seen spam lines have 0.3 and more
PROSE_WORDS, PROSE_CHARS = 8, 0.1  # different spam words, share of all characters, of a page of such prose
MAX_REST = 100  # visible characters left when most of a page was removed as spam


def _judge_adult(facts: Facts, thresholds: Thresholds, lexicon: Lexicon) -> str:
    limit = thresholds.adult or 1.0
    removed = facts.page.spam_chars
    if removed and facts.visible < MAX_REST and removed >= limit * (removed + facts.visible):
        return f"{removed} characters of spam beside {facts.visible} of text"
    if not any(_is_spam(term) for _, _, term in lexicon.spam.scan(facts.body)):
        return ""
    words: set[str] = set()
    covered = in_lines = 0
    for line in facts.lines:
        hits = [hit for hit in lexicon.spam.find(Folded(line)) if _is_spam(hit[2])]
        length = sum(end - start for start, end, _ in hits)
        words.update(term.text for _, _, term in hits)
        covered += length
        if hits and length >= MIN_LINE_WORDS * len(line) and "。" not in line:
            in_lines += _count_visible(line)
    if in_lines >= limit * facts.visible:
        return f"{in_lines / facts.visible:.0%} of the text in spam lines"
    if len(words) >= PROSE_WORDS and covered >= PROSE_CHARS * facts.visible:
        return f"{len(words)} different spam words, {covered / facts.visible:.0%} of the text"
    return ""


def _is_spam(term: Term) -> bool:
    return not term.weak and term.name in _SPAM_CLASSES


MIN_LINES = 6  # below it a page is no list
MAX_TITLE_CHARS, TEASER_END_CHARS = 40, 12
MIN_LISTED_CHARS = 0.5  # headings are many lines of an article and few of its characters
MAX_LEFT = 300  # visible characters left beside teasers that extraction set apart
_LISTED_ROLES = frozenset({Role.TEASER, Role.NAVIGATION})


def _judge_list_page(facts: Facts, thresholds: Thresholds, lexicon: Lexicon) -> str:
    limit = thresholds.list_page or 1.0
    listed = [line for line in facts.lines if _is_listed(line)]
    n_lines, n_chars = len(facts.lines), sum(map(_count_visible, listed))
    if n_lines >= MIN_LINES and len(listed) >= limit * n_lines and n_chars >= MIN_LISTED_CHARS * facts.visible:
        return f"{len(listed)} of {n_lines} lines are titles or teasers"
    if facts.visible >= MAX_LEFT:
        return ""
    apart = sum(block.end - block.start for block in facts.page.blocks if block.role in _LISTED_ROLES)
    total = sum(block.end - block.start for block in facts.page.blocks)
    n_apart = sum(block.role in _LISTED_ROLES for block in facts.page.blocks)
    if n_apart >= MIN_LINES and apart >= limit * total:
        return f"{n_apart} teasers or links, {facts.visible} characters beside them"
    return ""


def _is_listed(line: str) -> bool:
    """Whether a line is a title, a link or a teaser that breaks off."""
    if len(line) <= MAX_TITLE_CHARS and line[-1] not in "。；;：:，,、":
        return not _LABELLED.match(line)
    return _TEASER_END.search(line, max(0, len(line) - TEASER_END_CHARS)) is not None


def _judge_too_short(facts: Facts, thresholds: Thresholds, lexicon: Lexicon) -> str:
    return f"{facts.visible} characters" if facts.visible < (thresholds.too_short or 0) else ""


# Their words (诉讼, 政策, 举报) stand in every second statute; those of the other topics, and of loans, seldom: of 4,000
# pieces of statutes and of finance and law answers without a core word, 0.8 % have three.
_TOPICS_OF_LAW = frozenset({"起诉立案", "诉前调解", "强制执行", "政策新规", "投诉维权", "诈骗", "心理与家庭"})
RELATED_WEIGHT = 3  # so many different words around the topic are as good as one of its own


def _judge_off_topic(facts: Facts, thresholds: Thresholds, lexicon: Lexicon) -> str:
    places, wanted = (facts.head, facts.body), thresholds.off_topic or 0
    words, related = set[str](), set[str]()
    for _, _, term in chain.from_iterable(map(lexicon.core.scan, places)):
        words.add(term.text)
        if len(words) >= wanted:
            return ""
    for vocabulary, place in product((lexicon.loan_words, lexicon.topics, lexicon.platforms), places):
        related |= {term.text for _, _, term in vocabulary.scan(place) if term.name not in _TOPICS_OF_LAW}
    n_words = len(words) + len(related) // RELATED_WEIGHT
    return f"{len(words)} words of the topic, {len(related)} around it" if n_words < wanted else ""


RULES = (
    Rule(DropReason.EMPTY, 1, "A page without a letter of text says nothing.", _judge_empty),
    Rule(DropReason.SOFT_404, 1, "Error pages are served as if they were articles.", _judge_soft_404),
    Rule(DropReason.STUB, 2, "Tag and keyword pages say only their title, for search engines.", _judge_stub),
    Rule(DropReason.UNREADABLE, 1, "Text in a wrong character table, or of another language.", _judge_unreadable),
    Rule(DropReason.ADULT, 1, "Porn and gambling hosts borrow loan keywords.", _judge_adult),
    Rule(DropReason.LIST_PAGE, 1, "Lists of titles and teasers repeat what their articles say.", _judge_list_page),
    Rule(DropReason.TOO_SHORT, 1, "Too little text to study.", _judge_too_short),
    Rule(DropReason.OFF_TOPIC, 2, "Hacked hosts carry pages of every subject.", _judge_off_topic),
)
