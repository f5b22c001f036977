"""The strip beside the title: author, category, dates and counters in the many orders that pages print them.

The formats are those of the survey of 400 pages. A line is a byline only when all of it is accounted for, so that a
heading or a sentence with a date in it is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.extract.dates import Stamp, find_stamps
from pipeline.extract.labels import fold, is_lead, label_role
from pipeline.lines import han_count
from pipeline.records import Precision

MAX_BYLINE_CHARS = 160
MAX_LEFT_CHARS = 8  # what may stay unexplained in a byline, such as a button's caption

# Labels by the kind of their value; searched in folded text, so only simplified forms are written.
_KINDS = {
    "author": "作者|撰文|撰稿|博主|发布者|发布人|楼主|记者|文/|by",
    "category": "所属栏目|所属分类|分类|栏目|类别|频道",
    "published": "发布时间|发布日期|发表时间|发表日期|发布于|发表于|发表在|上传时间|添加时间|创建时间|时间|日期|发布|发表",
    "updated": "更新时间|更新日期|最后更新|最近更新|修改时间|更新于|编辑于|更新",
    "all": "标签|关键词|关键字|字体|字号|分享到|原标题",  # the rest of the line belongs to it
    "other": "责任编辑|责编|文案编辑|编辑|审核|校对|来源|稿源|出处|分享|ip属地",
    "count": "阅读量|阅读次数|阅读数|阅读|浏览次数|浏览量|浏览数|浏览|点击量|点击次数|点击数|点击|人气|查看次数|查看|热度|访问量|围观"
    "|评论数|评论|回复|点赞|收藏|喜欢|字数",
}
_KIND_OF = {label: kind for kind, labels in _KINDS.items() for label in labels.split("|")}
_OWN_TIME = "收录|录入|入库|采集|提交|审核|投稿|上架|提问|回答|签发|刊登|刊发|登载|推送|转载|公布|编辑|成文"
_LABEL = re.compile(
    f"(?:(?:{_OWN_TIME})(?=(?:时间|日期)\\s?[:：]))?(?:文章|本文|信息|新闻|资讯|内容|本站|最后|首次|原文|稿件)?"
    f"(?P<label>{'|'.join(sorted(_KIND_OF, key=len, reverse=True))})"
    r"(?:\s?[:：]\s?|(?<=/)|(?P<bare>\s?(?=[(（\[]?\d)|\s(?=\S)))"
)
_HINT = re.compile(r"[\d:：/>-]|作|by|剛剛|刚刚", re.IGNORECASE)  # no byline is without one of these
_AGO = re.compile(r"\d{1,4}\s?(?:秒|分钟|小时|个小时|天|周|个月|月|年)之?前|刚刚|[今昨前]天\s?\d{1,2}:\d{2}(?::\d{2})?")
_YEARLESS = re.compile(r"\s?(?:1[0-2]|0?[1-9])[-/月.](?:3[01]|[12]\d|0?[1-9])日?(?:\s\d{1,2}:\d{2}(?::\d{2})?)?(?!\d)")
_LEVEL = re.compile(r"(?:vip|lv\.?)?\s?\d{1,4}\s?级(?:(?:会|企业|个人|认证|账号|用户)\S{0,4})?$", re.IGNORECASE)
_CALLING = re.compile(r"\s?[-—]\s?\S{0,8}(?:顾问|律师|法务|专员|的人|征服者|上岸者|老师|达人|用户|编辑)$")
_COUNTER = re.compile(
    r"[(（\[]?\d{1,9}(?:\.\d)?[w万k+]?[次℃°条人个篇字]?[)）\]]?(?:评论|阅读|浏览|点赞|回复)?", re.IGNORECASE
)
_RANK = re.compile(
    r"(?:普通|高级|认证|企业|个人|钻石|黄金|铂金|白银|注册|终身|年度|至尊|正式|新手)(?:会员|用户|账号)|管理员|超级管理员"
)
# 《某某日报》 is a source, `某某《条例》` is none; a lost arrow stands between blanks.
_CLAUSE = re.compile(r"怎么|什么|如何|为何|您|吗|(?<=\S)[?？!！。；]|(?<=\S)《|》(?=\S)")
MAX_VALUE_CHARS = 20  # of a name, a section or a source: a court's or an office's
_HEARING = re.compile(r"(?:上午|下午|早上|晚上|中午)?\d{1,2}[时点]")  # 2024年5月6日上午9时: no system writes that
_EVENT = re.compile(r"(?:^|\s)(?!文章|本文|信息|新闻|资讯|内容|首次|最后)(?P<name>[一-鿿]{2,4}?)(?:时间|日期)\s?[:：]")
_NO_EVENTS = ("发布", "发表", "上传", "添加", "创建", "更新", "修改")
MAX_COUNT_CHARS = 6  # 次浏览, 暂无评论
_TRAILING_COUNT = re.compile(r"(?<=[^\d])\d{1,7}℃?$")
_GAP = re.compile(r"(?:[\s　|｜•·,，]|https?://[\w./?=&%-]{0,100}|www\.[\w./-]{0,80})+")
_EDGES = " \t\xa0　|｜•·/／,，;；:：-—–_()（）[]【】<>《》「」\"'“”*#※◎●■&"
_NAME = re.compile(r"(?=.*[A-Za-z一-鿿])(?!.*[一-鿿]{9})[\w.@-]{2,16}")
_SECTION = re.compile(r"[\w·]{2,10}")
_NO_NAMES = frozenset(
    "今日 今天 昨天 发布 发表 更新 时间 日期 分享 返回 收藏 原创 转载 本文 本站 来源 未知 佚名 编辑 作者 发布于 发表于"
    " 更新于 最后更新 发布时间 更新时间 打印 关闭 发布在 已发布 置顶 推荐 首发 网络 互联网 星期 上午 下午".split()
)


@dataclass(slots=True)
class Byline:
    """What one or several lines of the strip say; `published` before `updated` in credibility."""

    author: str = ""
    category: str = ""
    published: list[Stamp] = field(default_factory=list)
    updated: list[Stamp] = field(default_factory=list)
    n_claims: int = 0  # labelled values, dates, names and counters

    @property
    def stamps(self) -> list[Stamp]:
        """The dates in the order in which they are to be believed."""
        return self.published + self.updated

    def absorb(self, other: Byline) -> None:
        """Take from a later line what this one does not say."""
        self.author = self.author or other.author
        self.category = self.category or other.category
        self.published += other.published
        self.updated += other.updated


@dataclass(frozen=True, slots=True)
class _Mark:
    """A label, a date or a relative time in a line."""

    start: int
    end: int
    kind: str  # of `_KINDS`, or "stamp", "ago"
    stamp: Stamp | None = None


def read_byline(line: str) -> Byline | None:
    """What a line of the strip says, or None when the line is something else.

    >>> byline = read_byline("小花2024-12-09债务优化83")
    >>> byline.author, byline.category, byline.published[0].at.date().isoformat()
    ('小花', '债务优化', '2024-12-09')
    """
    if not 2 <= len(line) <= MAX_BYLINE_CHARS or not _HINT.search(line):
        return None
    line, is_cut = _without_crumbs(line)
    folded = fold(line)
    event = _find_event(folded)
    marks = list(_find_marks(line, folded, event))
    tokens = _tokens(line)
    if not marks and not _is_member(tokens):
        return None
    if any(mark.stamp and _HEARING.match(line, mark.end) for mark in marks):
        return None
    byline = _combine(line, marks)
    if event and byline and byline.n_claims < 2:
        return None  # `开庭时间：2024-05-06`
    if is_cut and byline:  # `首页 > 逾期动态 人气:2`: what ends the breadcrumb is a section, never a person
        byline.author, byline.category = "", byline.category or byline.author
    return byline


def read_name(text: str) -> str:
    """The name in a token, freed of a member's level and of what the person is called; "" when it can be no name.

    >>> read_name("林小晚129級企業賬號"), read_name("苏一-法律顾问"), read_name("2024")
    ('林小晚', '苏一', '')
    """
    token = text.strip(_EDGES)
    folded = fold(token)
    for noise in (_LEVEL, _CALLING):
        if found := noise.search(folded):
            token, folded = token[: found.start()].strip(_EDGES), folded[: found.start()].strip(_EDGES)
    if not _NAME.fullmatch(folded) or folded in _NO_NAMES or is_lead(token) or label_role(token):
        return ""
    return token


def _is_called(folded: str) -> bool:
    found = _CALLING.search(folded)
    return found is not None and 2 <= found.start() <= 6


def _without_crumbs(line: str) -> tuple[str, bool]:
    """The line behind the last `>` of a breadcrumb that shares it with the byline, and whether one was cut off."""
    if ">" in line and fold(line).startswith(("首页", "当前位置")):
        return line[line.rindex(">") + 1 :].strip(), True
    return line, False


def _find_event(folded: str) -> _Mark | None:
    """The label `X时间：` of whatever a site calls its publication."""
    if "时间" not in folded and "日期" not in folded:
        return None
    found = _EVENT.search(folded)
    if not found or found["name"].startswith((*_NO_EVENTS, *_OWN_TIME.split("|"))):
        return None
    return _Mark(found.start("name"), found.end(), "published")


def _find_marks(line: str, folded: str, event: _Mark | None) -> Iterator[_Mark]:
    """Labels, dates and relative times in order, without overlaps."""
    found = [event] if event else []
    found += [_Mark(stamp.start, stamp.end, "stamp", stamp) for stamp in find_stamps(line)]
    found += [_Mark(match.start(), match.end(), "ago") for match in _AGO.finditer(folded)]
    for match in _LABEL.finditer(folded):
        kind, start = _KIND_OF[match["label"]], match.start()
        glued = start > 0 and "一" <= folded[start - 1] <= "鿿"
        # Without a colon a label is only a word: it has to stand alone, and a number or a name has to follow.
        is_counted = folded[match.end() : match.end() + 2].lstrip("(（[").isdigit()
        if match["bare"] is not None and (glued or (kind in ("category", "other", "count", "all") and not is_counted)):
            continue
        if glued and not any(mark.end <= start for mark in found):
            continue
        found.append(_Mark(start, match.end(), kind))
        if kind in ("published", "updated") and (short := _YEARLESS.match(folded, match.end())):
            found.append(_Mark(short.start(), short.end(), "ago"))
    end = 0
    for mark in sorted(found, key=lambda mark: (mark.start, mark.kind != "stamp")):
        if mark.start >= end:
            yield mark
            end = mark.end


def _combine(line: str, marks: Sequence[_Mark]) -> Byline | None:
    """The byline that the marks and the text between them make up, None when too much is left over."""
    byline = Byline()
    before: list[str] = []
    after: list[str] = []
    is_claimed = False  # a label says that this is a byline
    kind = ""
    position = 0
    for mark in [*marks, _Mark(len(line), len(line), "end")]:
        between = line[position : mark.start]
        tokens = _tokens(between)
        if kind in ("author", "category", "other", "count") and _is_said(kind, between, tokens):
            return None
        position = mark.end
        byline.n_claims += kind not in ("", "published", "updated")
        if kind in ("author", "category"):
            is_claimed = True
            value = (read_name(tokens[0]) if kind == "author" else tokens[0].strip(_EDGES)) if tokens else ""
            setattr(byline, kind, getattr(byline, kind) or value)
            tokens = tokens[1:]
        elif kind in ("other", "count", "all"):
            is_claimed = True
            tokens = [] if kind == "all" else tokens[1:]
        (after if kind in ("stamp", "ago") or byline.stamps else before).extend(tokens)
        if mark.stamp is not None:
            (byline.updated if kind == "updated" else byline.published).append(mark.stamp)
        is_claimed = is_claimed or (kind in ("published", "updated") and mark.kind in ("stamp", "ago"))
        kind = mark.kind
    return _place(byline, before, after, is_claimed=is_claimed)


def _is_said(kind: str, text: str, tokens: Sequence[str]) -> bool:
    """Whether what follows a label is a sentence, so that the label is a speaker's or a chapter's."""
    value = text.strip(_EDGES.replace("《", "").replace("》", ""))
    if "，" in value or _CLAUSE.search(value):
        return True
    if not tokens:
        return False
    if kind == "count":
        return len(tokens[0]) > MAX_COUNT_CHARS and not _COUNTER.match(tokens[0])
    return len(tokens[0]) > MAX_VALUE_CHARS


def _tokens(text: str) -> list[str]:
    return [token for token in _GAP.split(text) if token.strip(_EDGES)]


def _place(byline: Byline, before: list[str], after: list[str], *, is_claimed: bool) -> Byline | None:
    """The byline with the unlabelled words in their places: a name before the date, a section and counters behind it."""
    words, n_counters = _split_counters(before)
    tail, n_tail_counters = _split_counters(after)
    is_dated = bool(byline.stamps)
    left: list[str] = []
    byline.n_claims += n_counters + n_tail_counters
    for word in words:
        if word[-1] in ":：":  # a label that nobody knows, never a name
            left.append(word)
        elif not (is_dated or is_claimed) and n_tail_counters and _is_category(word):
            byline.category = byline.category or word  # `金融债务36秒前1`
        elif not byline.author and not word.startswith(("截至", "截止", "自从")) and (name := read_name(word)):
            byline.author = name
        elif byline.author and not byline.category and _is_category(word):
            byline.category = word
        else:
            left.append(word)
    is_sure = is_claimed or n_tail_counters > 0 or any(s.precision is not Precision.DAY for s in byline.stamps)
    for number, word in enumerate(tail):
        bare = _TRAILING_COUNT.sub("", word)
        is_ranked = number + 1 < len(tail) and _RANK.fullmatch(fold(tail[number + 1])) is not None
        if _RANK.fullmatch(fold(word)):
            continue
        if word[-1] in ":：":
            left.append(word)
        elif not byline.author and (is_ranked or _is_called(fold(word))):
            byline.author = read_name(word)
        elif not byline.category and _is_category(bare) and (is_sure or bare != word or (len(bare) <= 4 and not words)):
            byline.category = bare
        else:
            left.append(word)
    byline.n_claims += bool(byline.author) + bool(byline.category)
    if not (is_dated or is_claimed or n_counters + n_tail_counters or _is_member(before)):
        return None
    return byline if sum(map(len, left)) <= (MAX_LEFT_CHARS if is_claimed else 0) else None


def _split_counters(tokens: Sequence[str]) -> tuple[list[str], int]:
    """The tokens that say something, and how many of the others are numbers."""
    words = []
    n_counters = 0
    for raw in tokens:
        label = raw[-1] if raw[-1] in ":：" else ""
        token = raw.strip(_EDGES)
        folded = fold(token)
        if _COUNTER.fullmatch(folded):
            n_counters += 1
        elif label:
            words.append(token + label)
        elif folded not in _NO_NAMES and folded not in _KIND_OF:
            words.append(token)
    return words, n_counters


def _is_member(tokens: Sequence[str]) -> bool:
    """Whether the first token is a user with a level or a calling, who needs no date beside him."""
    return bool(tokens) and (_LEVEL.search(fold(tokens[0])) is not None or _is_called(fold(tokens[0])))


def _is_category(word: str) -> bool:
    return _SECTION.fullmatch(word) is not None and han_count(word) >= 2 and not is_lead(word)
