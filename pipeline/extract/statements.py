"""What a page states its title to be, beside the visible line: parts of `<title>`, og:title, headline, and how a line agrees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from pipeline.extract.labels import MAX_REMEMBERED_CHARS, fold
from pipeline.extract.text import Line
from pipeline.lines import han_count, is_keyword_line, split_segments

MIN_SHARED = 0.2  # of the title's character pairs stand in the body; injected titles of the survey share none
MIN_FOREIGN_SHARE = 0.1
MIN_PHRASE_HAN = 4  # of an injected phrase
MIN_INJECTED_PHRASES = 4  # in one statement; a section and a site may be as foreign
MIN_INJECTED_CHARS = 16
MIN_ROW_CLAUSES = 5  # of a row of keywords between Chinese commas or blanks; fewer when one comes twice
MIN_NARROW_COMMAS = 3  # of a page whose full-width marks were folded; others have some between names and numbers
MIN_TITLE_BEFORE_SITE = 6
MAX_STATEMENT_CHARS = 400
MIN_SHOWN_CHARS = 6  # of a part that stands beside the body: a shorter one may be a section's name
MIN_TOLD_SHARE = 0.2  # of the part behind a name that only its shortness tells
MAX_SECTION_CHARS = 8  # of a section's name behind a title
_SAMPLE_CHARS = 4_000
_NARROW_COMMA = re.compile("[㐀-鿿],[㐀-鿿]")
_NO_LETTER = re.compile(r"[\W_]+")
SITE = re.compile(
    r"[\w·]{0,12}(?:网|网站|官网|频道|资讯|咨询|在线|论坛|之家|门户|博客|新闻中心|新闻|财经|问答|知道|百科|日报|晚报|时报|商报|早报|晨报|快报|导报|周报"
    r"|数字报|电子报|数字报刊|电子版|数字版|网络版|手机版|移动版|触屏版|网页版"
    r"|客户端|公众号|头条|社区|专栏|网刊|电视台|政府|百家号)(?:[(（][\w./:-]{4,40}[)）])?"
    r"|(?:https?://)?(?:[\w-]{1,30}\.){1,4}(?:cn|com|net|org|cc|top|vip|info|hk|tw)(?:\.\w\w)?/?|powered\sby\s\S.{0,30}|discuz!?.{0,10}|(?:掌上|指尖|无线)[一-鿿]{2,4}|[一-鿿]{2,6}(?:都市报|法制报|法治报|信息港|视窗|热线|传媒|融媒体?|广播|电台|卫视|生活网)",
    re.IGNORECASE,
)
SEPARATOR = re.compile(
    r"\s*(?:_{1,2}|[|｜]|\s[-–—·]\s|——|--|>{1,2}|»|::|\s@\s|(?<=[一-鿿？?！!）)”》】\d])[-–—](?=[一-鿿A-Za-z《“【])|(?<=[网报版线道])[-–—](?=\d))\s*"
)
_COLON = re.compile(r"\s?[:：]\s?")
# What programs and templates write where nobody did.
_UNNAMED = re.compile(
    r"(?:无标题|無標題)(?:文档|文檔|文件|页|頁)?\s?\d{0,3}"
    r"|(?:untitled|new page|index|home|document|welcome|title|default)(?: (?:document|page))?\W{0,2}\d{0,3}"
    r"|(?:文章|新闻|新聞|信息|资讯|详细)?(?:阅读|内容|內容|正文|详情|浏览|显示|查看)(?:页面?)?|首页|首頁"
)
_OUTER = "_|｜>»:@"  # separators that titles hardly ever hold themselves


def plain(text: str) -> str:
    """Letters and digits only, simplified and in lower case: what two statements of a title are compared by."""
    return _plain_short(text) if len(text) <= MAX_REMEMBERED_CHARS else _NO_LETTER.sub("", fold(text))


@lru_cache(maxsize=512)
def _plain_short(text: str) -> str:
    return _NO_LETTER.sub("", fold(text))


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of the title, cut at its separators."""

    text: str
    evidence: str
    parts: tuple[str, ...]
    whole: str  # plain
    plains: tuple[str, ...]  # of the parts
    n_sites: int = 0  # parts in front that name the site

    @classmethod
    def read(cls, text: str, evidence: str, site: str, sample: Sample, near: Mapping[str, int]) -> Statement:
        """The statement of a text; `site` is the site's name as the page states it, `near` the plain lines beside the body."""
        parts = tuple(part for part in SEPARATOR.split(text) if part.strip())
        is_named = len(parts) == 1 and len(named := _split_at_colon(text, near)) > 1
        parts = named if is_named else parts
        plains = tuple(map(plain, parts))
        n_sites = int(is_named)
        while n_sites < len(parts) - 1 and is_site(parts[n_sites], site):
            n_sites += 1
        if n_sites < len(parts) - 1 and not is_named:
            n_sites = _find_shown(parts, plains, n_sites, sample, near)
        return cls(text, evidence, parts, plain(text), plains, n_sites)

    def agreement(self, wanted: str) -> float:
        """How well a plain line agrees: 5 for the statement's beginning, 3 for a part behind the site, 2 for one inside."""
        if len(wanted) < 2 or not self.parts:
            return 0.0
        first = self.plains[self.n_sites]
        if self.n_sites and self.whole.startswith(wanted) and wanted in self.plains[: self.n_sites]:
            return 0.0
        if wanted == first or (len(wanted) >= 4 and self.whole.startswith(wanted)):
            return 5.0
        if self.n_sites and "".join(self.plains[self.n_sites :]).startswith(wanted) and len(wanted) >= 4:
            return 5.0
        if len(first) >= 6 and wanted.startswith(first):
            return 4.0
        if len(first) >= 6 and first in wanted:
            return 3.0
        if wanted in self.plains:
            return 1.0 if len(wanted) >= 6 else 0.0
        return 2.0 if len(wanted) >= 6 and wanted in self.whole else 0.0

    def is_told(self, sample: Sample) -> bool:
        """Whether it is long enough for a title, and the body speaks about it."""
        first = self.parts[self.n_sites] if self.parts else ""
        return len(plain(first)) >= MIN_SHOWN_CHARS and not is_site(first, "") and sample.share(first) >= MIN_SHARED

    def is_in(self, wanted: str) -> bool:
        """Whether a plain line holds the title that is stated, and more."""
        first = self.plains[self.n_sites] if self.parts else ""
        return len(first) >= MIN_SHOWN_CHARS and first in wanted and first != wanted

    def is_behind(self, wanted: str) -> bool:
        """Whether the plain line is one of the parts behind the title: a section or the site."""
        return wanted in self.plains[self.n_sites + 1 :]


def _split_at_colon(text: str, near: Mapping[str, int]) -> tuple[str, ...]:
    """The text in two where a line beside the body says what stands behind its colon: `blog: title`, as Blogger writes; else nothing."""
    for colon in _COLON.finditer(text):
        behind = plain(text[colon.end() :])
        if len(behind) >= MIN_SHOWN_CHARS and behind in near:
            return text[: colon.start()], text[colon.end() :]
    return ()


def _find_shown(
    parts: Sequence[str], plains: Sequence[str], first: int, sample: Sample, near: Mapping[str, int]
) -> int:
    """The number of the part that is the title: the first that stands beside the body, where the part in front does not.

    A part in front that the body does not speak about and that stands farther above is a blog's name.

    Where none does, a short part in front that the body does not speak about is the site's, before one that it does.
    """
    front = sample.share(parts[first])
    at = near.get(plains[first], -1)
    if at < 0 or front < MIN_SHARED:
        for number in range(first + 1, len(parts)):
            is_told = (
                near.get(plains[number], -1) > at
                and len(plains[number]) >= MIN_SHOWN_CHARS
                and not is_site(parts[number], "")
            )
            if is_told and sample.share(parts[number]) >= max(front, MIN_SHARED):
                return number
    is_short = len(plains[first]) <= MAX_SECTION_CHARS and len(plains[first + 1]) > MAX_SECTION_CHARS
    is_foreign = is_short and plains[first] not in near and front < MIN_FOREIGN_SHARE
    return first + (is_foreign and sample.share(parts[first + 1]) >= MIN_TOLD_SHARE)


def is_site(part: str, site: str) -> bool:
    """Whether a part of a statement names the site: as it states itself, or as sites are called."""
    text = "".join(part.split()) if len(part) <= 20 else part.strip()
    return SITE.fullmatch(text) is not None or (bool(site) and plain(text) != "" and plain(text) in plain(site))


def read_statements(
    stated: Sequence[tuple[str, str]], site: str, sample: Sample, near: Mapping[str, int]
) -> Iterator[Statement]:
    """The statements `(text, evidence)` that are not blank, too long, or said before, without injected phrases."""
    seen: set[str] = set()
    for text, evidence in stated:
        if text and len(text) <= MAX_STATEMENT_CHARS and text not in seen and not _UNNAMED.fullmatch(text.lower()):
            seen.add(text)
            own = _without_foreign(text, sample)
            statement = Statement.read(own, evidence, site, sample, near)
            is_host = all(is_site(part, site) for part in statement.parts) and sample.share(own) < MIN_SHARED
            if not is_host and (len(statement.parts) > 1 or (own and not sample.is_row(own))):
                yield statement


def _without_foreign(text: str, sample: Sample) -> str:
    """The statement without rows of keywords, and without several phrases that the body does not speak about.

    Hacked pages carry them in front of the title or behind it. Where nothing else is stated, all of it stays.
    """
    cuts = list(SEPARATOR.finditer(text))
    if len(cuts) < 1 or len(text) < MIN_INJECTED_CHARS:
        return text
    starts, ends = [0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(text)]
    parts = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    shares = [sample.share(part) for part in parts]
    foreign = {
        n
        for n, part in enumerate(parts)
        if shares[n] < MIN_FOREIGN_SHARE and han_count(part) >= MIN_PHRASE_HAN and not is_site(part, "")
    }
    rows = {n for n, part in enumerate(parts) if sample.is_row(part)}
    own = [n for n in range(len(parts)) if n not in foreign | rows and not is_site(parts[n], "")]
    if not rows and (len(foreign) < MIN_INJECTED_PHRASES or not own):
        return text
    kept = [n for n in range(len(parts)) if n not in rows and (n not in foreign or len(foreign) < MIN_INJECTED_PHRASES)]
    return text[starts[kept[0]] : ends[kept[-1]]] if kept else ""


def without_site(text: str, site: str = "") -> str:
    """The title without the names of section and site behind it."""
    cuts = list(SEPARATOR.finditer(text))
    n_kept = len(cuts)
    ends = [*(cut.start() for cut in cuts), len(text)]
    while n_kept and is_site(text[cuts[n_kept - 1].end() : ends[n_kept]], site):
        n_kept -= 1
    return text[: ends[n_kept]] if n_kept < len(cuts) and len(text[: ends[n_kept]]) >= MIN_TITLE_BEFORE_SITE else text


class Sample:
    """The beginning of the body, to see whether a statement speaks about it."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Keep the lines; nothing is read before it is asked for."""
        self._lines = lines
        self._shares: dict[str, float] = {}  # by plain text: the same parts are asked about again and again

    def has_clauses(self, text: str) -> bool:
        """Whether a comma parts clauses in the text: a Chinese one, or an ASCII one where the paragraphs have no other."""
        if "," not in text or "，" in text:
            return "，" in text
        prose = "\n".join(line.text for line in self._lines if line.is_prose)
        return "，" not in prose and len(_NARROW_COMMA.findall(prose)) >= MIN_NARROW_COMMAS

    def share(self, text: str) -> float:
        """Share of the statement's pairs of characters that the body has too; 1.0 for a statement without Han text."""
        wanted = plain(text)
        if wanted not in self._shares:
            self._shares[wanted] = self._share(wanted)
        return self._shares[wanted]

    def _share(self, wanted: str) -> float:
        if han_count(wanted) < 2:
            return 1.0
        body = self._body
        return sum([first + second in body for first, second in pairwise(wanted)]) / (len(wanted) - 1)

    def is_row(self, text: str) -> bool:
        """Whether the text is a row of keywords that the body does not speak about; a Chinese comma parts clauses."""
        if len(text.split()) >= MIN_ROW_CLAUSES and len(text) >= MIN_INJECTED_CHARS:
            return self.share(text) < MIN_FOREIGN_SHARE  # between blanks
        if not is_keyword_line(text):
            return False
        segments = split_segments(text)
        if "，" in text and text.count("，") < MIN_ROW_CLAUSES - 1 and len(set(segments)) == len(segments):
            return False
        return self.share(text) < MIN_SHARED

    @cached_property
    def _body(self) -> str:
        # A line must not vouch for itself, so only paragraphs count where there are any.
        prose = [line.text for line in self._lines if line.is_prose] or [line.text for line in self._lines]
        return fold("\n".join(prose)[:_SAMPLE_CHARS])


def best_part(statement: Statement, sample: Sample, site: str) -> str:
    """The part of `title_section-site` that is the title: without the site in front, and without what stands behind."""
    text = statement.text
    for part in statement.parts[: statement.n_sites]:
        text = text[text.index(part) + len(part) :].lstrip(" _|｜-–—>»·:@")
    while cuts := list(SEPARATOR.finditer(text)):
        cut = next((c for c in reversed(cuts) if c[0].strip() and c[0].strip()[0] in _OUTER), cuts[-1])
        head, tail = text[: cut.start()], text[cut.end() :]
        is_outer = cut is not cuts[-1] or (cut[0].strip()[:1] or " ") in _OUTER
        if len(plain(head)) < 2:
            text = tail
        elif (
            is_outer or is_site(tail, site) or len(plain(tail)) <= MAX_SECTION_CHARS or sample.share(tail) < MIN_SHARED
        ):
            text = head
        else:
            break
    return text
