"""What a phrase or a list shares with the rest of its page, and how much it says that nobody would expect.

Nothing here knows spam. The phrases of an honest list are words (苹果, 招商银行), short and known to the counts of the
language model, or they speak of what the page speaks of. Keywords are compounds without grammar: each tells two or three
unrelated things, which is measured by its information, the surprise of the model at the whole phrase.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from pipeline.knowledge import Knowledge
from pipeline.lexicon import Term, fold
from pipeline.lines import is_prose_line

PAIR = re.compile("(?=([㐀-鿿]{2}))")
_SPACED = re.compile(r"(?:\S\s+){2,}\S")  # `亚 洲 视 频`, an evasion
_BLANK = re.compile(r"\s+")
# Characters that clauses are built with, but for the words in which they are none (有声, 小说, 对公, 许可): one keyword in
# thirty holds one, one clause in twelve holds none.
_FUNCTION = re.compile(
    "有(?![限声聲色机機氧])|(?<![宾賓])[会會](?![员員所議议計计馆館籍展])|和(?![平值])|(?<![现現内內])在(?![线線职職])|不(?![锈鏽动動限打干孕育卡])|"
    "[的了是着著把被给給您她它这這也"
    "与與但而又很太去從从使吗嗎呢吧啊呀之於哪谁誰咋啥怎么麼什]|(?<![耳])其|(?<![迷])你|他(?![达達])|那(?![非])|于|我(?![的])|就(?![业業医醫诊診])|都(?![市会會城])|"
    "要(?![素点點])|(?<![功智热熱性节節技效储儲职職])能(?![源量耗热熱])|到(?![账帐帳付门門家店货貨])|"
    "(?<![许許认認])可(?![视視乐樂验驗转轉查])|(?<![银銀])[还還](?![款原贷貸])|(?<![小传傳学學])[说說](?!明)|[来來](?![源电電料])|对(?![公比照账讲战])|對(?![公比照帳講戰])|"
    "(?<![靶定方])向(?![导導])|[为為](?!什)|以(?![太])|及(?!格)|[应應](?![用急聘])|[当當](?![天铺鋪地日归歸])|[没沒](?![药藥收])|得(?![利])|(?<![包])[过過](?![滤濾户戶敏期程])|"
    "(?<![转轉出])[让讓]|自己|一个|一個"
)
_ASKING = re.compile("怎[么麼][样樣]|靠[谱譜][吗嗎]|哪[里裡][买買有]|哪[家个個]好")
# The institutions that a text may list: courts, offices, schools, lenders; no casino's 贵宾厅, no detective's 取证公司.
_INSTITUTION = re.compile(
    "(?:法院|检察院|檢察院|仲裁委|(?<![结結私])局|(?:公安|财政|財政|司法|教育|民政|大)[厅廳]|派出所|事务所|事務所|研究所|交易所|"
    "(?:服务|服務|调解|調解|金融|社保|信用|征信|举报|舉報|投诉|投訴|援助|登记|登記|会展|市民|体育|奥体|研究|急救|疾控|交易|管理|培训|信用卡)中心|"
    "(?:(?<![)）])有限|股份|保险|保險|担保|擔保|小贷|小貸|贷款|貸款|金融|租赁|租賃|管理|集团|集團)公司|银行|銀行|农商行|支行|协会|協會|委员会|委員會|"
    "大学|大學|学院|學院|中学|中學|小学|小學|医院|醫院|政府|条例|條例|规定|規定|(?:权益|權益|诉讼|訴訟|保护|保護|合同|管理|银行|促进|劳动|安全|责任|税|民|刑|公司|破产)法)$"
)
_AMOUNT = re.compile(
    r"[\d一二三四五六七八九十百千万两半]+(?:元|克|斤|个|個|次|张|張|台|只|片|颗|粒|岁|歲|年|月|天|日|号|號|楼|樓|层|章|条|條|倍|吉|寸|米|公里|公斤|分钟|小时|人|户|戶|块|塊|%|％)|[百千万元]$"
)
# What stands between a stop, or the beginning of the line, and a comma.
OPENING = re.compile(r"(?:^|(?<=[。！？；!?;]))([^，,。！？；：、“”《》!?;:\s]{4,20})[，,](?=.{4})")
# Of 2,500 openings of honest sentences without a function word one in a hundred tells so much, and none of those holds a
# word that spam uses.
OPENING_INFORMATION, OPENING_SURPRISE = 28.0, 6.2  # in natural logarithms, of the phrase and of a character
# Each of the hundred commonest family names, where a name of two or three characters may begin.
_NAME = re.compile(
    "[王李张張刘劉陈陳杨楊黄黃赵趙周吴吳徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許邓鄧韩韓冯馮曹彭曾肖田董潘袁蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石金韦韋贾賈夏付方邹鄒熊白孟秦邱侯江尹薛闫段雷"
    "龙龍黎史陶贺賀毛郝顾顧龚龔邵万覃武钱錢戴严嚴莫孔向常汤湯][㐀-鿿]{1,2}$"
)
MIN_COMPOUND = 4
MIN_LIKE = 0.34  # of a phrase's pairs of characters stand in what is proven
MIN_LISTED_CHARS, MIN_LISTED = 5, 0.5
MAX_SURPRISE = 12.0  # natural logarithms a character; a single unheard-of one shall not decide about a phrase
MAX_INFORMATION = 45.0  # nor a single long phrase about a list


class Phrase:
    """One item of a list, or a line of its own; what is dear to know is read when it is asked for."""

    def __init__(self, text: str, page: PageWords) -> None:
        self.text = _BLANK.sub("", text)
        self.is_spaced = _SPACED.fullmatch(text) is not None  # written with a blank behind every character
        self._page = page

    @cached_property
    def is_clause(self) -> bool:
        """Whether it holds a function word; 怎么样 and the like, with which keywords end, are none."""
        return _FUNCTION.search(_ASKING.sub("", self.text)) is not None

    @cached_property
    def is_named(self) -> bool:
        """Whether it ends like the name of a person."""
        return _NAME.search(self.text) is not None

    @cached_property
    def pairs(self) -> frozenset[str]:
        """Its pairs of Han characters, simplified."""
        return frozenset(PAIR.findall(fold(self.text).text))

    @cached_property
    def shared(self) -> float:
        """Share of its pairs that the page's paragraphs have."""
        return len(self.pairs & self._page.prose) / max(len(self.pairs), 1)

    @cached_property
    def information(self) -> float:
        """Surprise of the model at the whole of it, in natural logarithms."""
        return self._page.surprise(self.text)

    @cached_property
    def is_at_home(self) -> bool:
        """Whether it names the subject, a platform, an institution or an amount."""
        return self._page.is_at_home(self.text)

    @cached_property
    def _listed(self) -> tuple[int, int]:
        hits = self._page.find_listed(self.text)
        return sum(end - start for start, end, _ in hits), sum(e - s for s, e, term in hits if not term.weak)

    @property
    def n_listed(self) -> int:
        """Characters of words that spam uses, ambiguous ones included."""
        return self._listed[0]

    @property
    def n_strong(self) -> int:
        """Characters of words that hardly occur outside spam."""
        return self._listed[1]

    @property
    def is_foreign(self) -> bool:
        """Whether it says nothing that the page or its subject says, and is no clause."""
        return not (self.is_clause or self.is_at_home or self.shared)

    @property
    def is_listed(self) -> bool:
        """Whether it is made of words that spam uses.

        Of 2,500 openings of honest sentences none is, of 1,500 headings and items of lists four, of four characters each.
        """
        n_letters = sum(map(str.isalnum, self.text))
        return len(self.text) >= MIN_LISTED_CHARS and self.n_listed >= MIN_LISTED * n_letters

    @property
    def is_related(self) -> bool:
        """Whether the page's paragraphs speak of the same, or its title says it."""
        return self.shared > MAX_SHARED or (self.text == self._page.title and not self.n_strong)

    def is_like(self, spam: frozenset[str]) -> bool:
        """Whether it is made of the same words as what is proven."""
        return len(self.pairs & spam) >= max(1.0, MIN_LIKE * len(self.pairs))


MAX_SHARED = 0.34  # 直播 of 直播间


@dataclass(frozen=True, slots=True)
class ListTraits:
    """What tells an injected list from one of the article's; shares are in 0..1."""

    n: int
    chars: float  # mean length of its phrases
    information: float  # mean of its phrases
    compound: float  # of its phrases, those of four characters and more: few words are so long
    shared: float  # of its pairs of characters, those that the page's paragraphs have
    same_end: float  # of its phrases, those that end with the most frequent last character
    at_home: float  # of its phrases, those that name the subject, a platform, an institution or an amount
    clauses: float  # of its phrases, those with a function word
    named: float  # of its phrases, those that end like the name of a person
    growing: float  # of its phrases, those that begin with the one before
    spaced: float  # of its phrases, those written with a blank behind every character
    strong: float  # of its phrases, those with a word that hardly occurs outside spam
    pitched: float  # of its phrases, those with a word that spam uses, ambiguous ones included


class PageWords:
    """Pairs of Han characters, the cheapest stand-in for words: what a line shares with the rest of its page."""

    def __init__(
        self,
        lines: Sequence[str],
        knowledge: Knowledge,
        title: str = "",
        without: Container[int] = (),
    ) -> None:
        """`without` are numbers of lines that are no prose whatever marks they have: rows, and what is proven."""
        self._lines = lines
        self._without = without
        self._knowledge = knowledge
        self.title = title
        self._phrases: dict[str, Phrase] = {}

    @cached_property
    def _folded(self) -> list[str]:
        return [fold(line).text for line in self._lines]

    @cached_property
    def prose(self) -> frozenset[str]:
        """Pairs of the page's paragraphs, without openings of sentences that may be advertisements hung in."""
        return frozenset(
            pair
            for number, (line, folded) in enumerate(zip(self._lines, self._folded, strict=True))
            if is_prose_line(line) and number not in self._without
            for pair in PAIR.findall(OPENING.sub(self._drop_stranger, folded))
        )

    def _drop_stranger(self, opening: re.Match[str]) -> str:
        return "。" if self.is_strange_opening(opening[1], 0.0) else opening[0]

    def is_strange_opening(self, phrase: str, surprise: float = OPENING_SURPRISE) -> bool:
        """Whether a phrase between a stop and a comma is nothing that a sentence is likely to begin with.

        `surprise` is the least of a character, in natural logarithms.
        """
        found = self.read(phrase)
        if found.is_clause or found.is_at_home:
            return False
        return found.information >= max(OPENING_INFORMATION, surprise * len(phrase))

    @cached_property
    def speaks_of_spam(self) -> bool:
        """Whether a paragraph holds a word that hardly occurs outside spam: news and warnings quote such words."""
        scan = self._knowledge.lexicon.spam.scan
        prose = (
            OPENING.sub(self._drop_stranger, line)
            for number, line in enumerate(self._lines)
            if is_prose_line(line) and number not in self._without
        )
        return any(not term.weak for line in prose for _, _, term in scan(fold(line)))

    @cached_property
    def n_traditional(self) -> int:
        """Number of lines with a traditional character."""
        return sum(line.lower() != folded for line, folded in zip(self._lines, self._folded, strict=True))

    def read(self, phrase: str) -> Phrase:
        """The phrase as this page knows it."""
        found = self._phrases.get(phrase)
        if found is None:
            found = self._phrases[phrase] = Phrase(phrase, self)
        return found

    def find_listed(self, phrase: str) -> list[tuple[int, int, Term]]:
        """The words of the phrase that spam uses."""
        return self._knowledge.lexicon.spam.find(fold(phrase))

    def describe(self, phrases: Sequence[Phrase]) -> ListTraits:
        """The traits of a list of phrases, one at least."""
        n = len(phrases)
        counts = Counter(pair for phrase in phrases for pair in phrase.pairs)
        n_pairs = max(len(counts), 1)
        return ListTraits(
            n=n,
            chars=sum(len(phrase.text) for phrase in phrases) / n,
            compound=sum(len(phrase.text) >= MIN_COMPOUND for phrase in phrases) / n,
            information=sum(min(phrase.information, MAX_INFORMATION) for phrase in phrases) / n,
            shared=sum(pair in self.prose for pair in counts) / n_pairs,
            same_end=Counter(phrase.text[-1:] for phrase in phrases).most_common(1)[0][1] / n,
            at_home=sum(phrase.is_at_home for phrase in phrases) / n,
            clauses=sum(phrase.is_clause for phrase in phrases) / n,
            named=sum(phrase.is_named for phrase in phrases) / n,
            growing=sum(right.text.startswith(left.text) for left, right in pairwise(phrases)) / n,
            spaced=sum(phrase.is_spaced for phrase in phrases) / n,
            strong=sum(phrase.n_strong > 0 and not phrase.is_clause for phrase in phrases) / n,
            pitched=sum(phrase.n_listed > 0 for phrase in phrases) / n,
        )

    def surprise(self, phrase: str) -> float:
        """Surprise of the model at a phrase on a line of its own, in natural logarithms."""
        return self.surprise_after(phrase, "\n")

    def surprise_after(self, text: str, left: str) -> float:
        """Surprise of the model at `text` behind `left`, in natural logarithms."""
        log_p = self._knowledge.model.log_p
        whole = left[-3:] + text
        first = len(whole) - len(text)
        return sum(min(-log_p(whole[max(0, at - 3) : at], whole[at]), MAX_SURPRISE) for at in range(first, len(whole)))

    def is_at_home(self, phrase: str) -> bool:
        """Whether the phrase names the subject, a platform, an institution or an amount."""
        lexicon, folded = self._knowledge.lexicon, fold(phrase)
        if (
            _INSTITUTION.search(phrase)
            or _AMOUNT.search(phrase)
            or any(not term.weak for _, _, term in lexicon.topics.scan(folded))
        ):
            return True
        return any(words.occurs(folded) for words in (lexicon.core, lexicon.loan_words, lexicon.platforms))

    def is_institution(self, phrase: str) -> bool:
        """Whether the phrase ends like a court, an office, a school or a lender."""
        return _INSTITUTION.search(phrase) is not None

    def is_contrast(self, text: str) -> bool:
        """Whether `text` is simplified, and most lines of its page have traditional characters.

        Simplified are two characters at least that Big5 does not have.
        """
        if 2 * self.n_traditional < len(self._lines):
            return False
        n_simplified = len(text) - len(text.encode("big5", "ignore").decode("big5", "ignore"))
        return n_simplified >= 2 and fold(text).text == text.lower()


def find_pairs(lines: Iterable[str]) -> frozenset[str]:
    """All pairs of Han characters of the lines, simplified."""
    return frozenset(pair for line in lines for pair in PAIR.findall(fold(line).text))
