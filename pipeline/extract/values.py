"""What every line of a page is worth as a part of its article: above zero for prose, below for links and furniture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.extract.labels import label_role
from pipeline.extract.outline import Outline
from pipeline.extract.siblings import (
    MAX_NAME_CHARS,
    Posts,
    find_cards,
    find_posts,
    find_rows,
    find_teasers,
    is_answer,
    is_stamp,
    is_vote,
)
from pipeline.extract.text import Line, weigh_line
from pipeline.lines import is_keyword_line
from pipeline.records import Role

LINK_COST = 3.0  # of a line that is a link, whatever its length; a navigation bar has dozens
LINK_CHAR_COST = 0.1
APART_COST = 4.0  # of a line of a list of teasers, or of a reader's post
CONTROL_COST = 3.0
MIN_LINKED_PROSE = 30  # characters
MIN_DIGEST_HAN = 80  # of a list that is the article
MIN_ARTICLE_HAN = 40  # of paragraphs; less is a motto, or a title with a comma
MAX_CONTROL_CHARS = 40
MAX_HEADING_CHARS = 20  # of a list of teasers
# The buttons around an article; a line of nothing else is furniture. A closed vocabulary: the functions of a page.
_CONTROLS = re.compile(
    r"(?:分享到?|收藏(?:此页|本页|本文|文章)?|打印(?:此页|本页|本文)?|列印|关闭(?:窗口|此页|本页)?|關閉|字[号號体體級]|[大中小]|评论|評論|回复|回覆|回應|举报|檢舉|舉報"
    r"|点赞|點讚|赞|讚|踩一?下?|[顶頂]一?下?|支持|反对|反對|复制(?:链接|网址)?|微信|微博|新浪|腾讯|人人网?|开心网?|豆瓣|[Qq]{2}(?:空间|好友)?|朋友圈|扫一扫|返回(?:顶部|首页|列表)?"
    r"|[上下]一?[页頁篇]|回到(?:开始|开头|顶部|首页)|首[页頁]|尾[页頁]|末[页頁]|查看(?:全部|更多)|展开(?:全文|更多)?|收起|阅读(?:全文|原文)|更多|订阅|訂閱|关注|關注|登[录錄入]|注册|註冊|纠错|推荐|推薦|发表"
    r"|我要|参与|广告|廣告|推广|赞助|详细|点击|查看|浏览|人气|阅读|有用|没用|只看(?:楼主|樓主|该作者|該作者|[Tt][Aa])|追问|追答|采纳|有帮助|没帮助|挑错|投稿|转发|轉發|转载|转帖|邮件|短信|手机看新闻|多种方式看新闻|本帖最后由.{1,30}编辑|[条次人个個條]|[到至]|[(（\[【|｜/／:：,，·•\s)）\]】>»<«+_\d%-]|&)+",
)
_STOP = re.compile("[。，！？；]")
# What a site says of itself below every page. Each alternative begins with a sign of its own, so that it is found fast.
_LEGAL = re.compile(
    r"C(?i:opyright)|c(?i:opyright)|©|版[权權]所有|I(?i:CP)[备備证證]|i(?i:CP)[备備证證]|网安备|未经.{0,10}(?:授权|许可|同意|允许).{0,30}(?:转载|摘编|复制|镜像|使用)"
    r"|举报电话|建议使用.{0,20}浏览器"
)
# What a form asks of those who comment: it opens the comments of every portal, board and content system.
_CONDUCT = re.compile(
    r"(?:文明|理性)(?:上网|上網|发言|發言|评论|評論|跟帖|跟贴|留言)|(?:发言|發言|评论|評論|留言|自觉|自覺).{0,16}遵守.{0,30}(?:法规|法規|法律|协议|協議|公约|公約|规定|規定|规则|規則)"
)
MAX_CONDUCT_CHARS = 80
_SIGNATURE = re.compile(
    r"[\W_]{0,3}(?:(?:责任|責任|本文|文章|图片|本期|值班|执行)?(?:编辑|編輯|责编|責編|编审|编校|校对|审核|来源|來源|稿源)|发信[人站]|作者邮箱)\s?[：:]"
)
_QUOTED = re.compile("[。《]")  # what an article says of its own sources
MAX_SIGNATURE_CHARS = 50
_NOTICE = re.compile(
    r"\W{0,3}(?:免责|免責|郑重|鄭重|特别|特別|版权|版權|重要|温馨|溫馨|友情|风险|風險)?(?:声明|聲明|提示|提醒)\s?[：:]"
    r"|[^\W\d]{2,12}(?:声明|聲明)\s?[：:]\s?(?:本文|该文|此文|以上|文中|文章|内容|內容|资讯|資訊|图片|圖片|作者|转载|轉載)"
)


@dataclass(slots=True)
class Values:
    """The worth of each line, and which lines are somebody else's."""

    worth: list[float]
    roles: dict[int, Role] = field(default_factory=dict)
    posts: list[Posts] = field(default_factory=list)
    lists: list[tuple[int, int]] = field(default_factory=list)  # of other articles, as ranges of lines
    has_article: bool = True  # False: nothing on the page reads like one
    own: list[float] = field(default_factory=list)  # the worth of each line before lists were set apart


def is_control(text: str) -> bool:
    """Whether the line consists of buttons: `【收藏】【打印】【关闭】`; numbers alone may be data."""
    return len(text) <= MAX_CONTROL_CHARS and _CONTROLS.fullmatch(text) is not None and any(map(str.isalpha, text))


def is_conduct(text: str) -> bool:
    """Whether the line is what a form asks of those who comment: `文明上网，理性发言`."""
    return len(text) <= MAX_CONDUCT_CHARS and "。" not in text[:-1] and _CONDUCT.search(text) is not None


def is_signature(text: str) -> bool:
    """Whether the line names nobody but the editor or the source: `（责任编辑：陈某某）`."""
    return len(text) <= MAX_SIGNATURE_CHARS and _SIGNATURE.match(text) is not None and not _QUOTED.search(text)


def value_lines(outline: Outline) -> Values:
    """The value of every line of the page."""
    lines = outline.lines
    tags = [outline.spans[box].opening.tag for box in outline.boxes]
    values = Values([_worth(line, is_row=tag == "tr") for line, tag in zip(lines, tags, strict=True)])
    rows = find_rows(outline)
    teasers = [*find_teasers(outline), *find_cards(outline, rows)]
    values.posts = find_posts(outline, rows)
    for posts in values.posts:
        if posts.is_answers:
            _value_answers(outline, values, posts)
            continue
        # Where no article stands above, what is discussed is the first post.
        is_board = _weigh_prose(lines, values, posts.start, teasers) < MIN_ARTICLE_HAN
        for start, end in posts.members[is_board:]:
            _set_apart(values, start, end, Role.COMMENT)
            if end > start + 1:
                values.roles.update(dict.fromkeys(_find_signature(lines, start, end), Role.NAVIGATION))
    for number, line in enumerate(lines):
        if number not in values.roles and (is_conduct(line.text) or is_vote(line.text)):
            _set_apart(values, number, number + 1, Role.COMMENT)
    values.own = values.worth.copy()
    said = [(posts.start, posts.end) for posts in values.posts]
    values.lists = [(start, end) for start, end in teasers if not any(first <= start < last for first, last in said)]
    for start, end in values.lists:
        _set_apart(values, start, end, Role.TEASER)
    _take_headings(outline, values)
    return values


def read_linked_prose(outline: Outline, values: Values) -> None:
    """Count paragraphs inside links as text: where nothing else is said, the template links all it shows."""
    for number, line in enumerate(outline.lines):
        if (
            line.link_ratio > 0.5
            and len(line.text) >= MIN_LINKED_PROSE
            and "。" in line.text
            and number not in values.roles
        ):
            outline.lines[number] = weigh_line(line.text)
            values.worth[number] = outline.lines[number].weight


def restore_digest(outline: Outline, values: Values) -> None:
    """Read the list of titles and paragraphs that says most as text: where nothing else is said, it is the article."""
    said = [sum(values.own[n] for n in range(*run) if outline.lines[n].is_prose) for run in values.lists]
    if max(said, default=0.0) < MIN_DIGEST_HAN:
        return
    for number in range(*values.lists[said.index(max(said))]):
        if values.roles.pop(number, None):
            line = outline.lines[number]
            outline.lines[number] = weigh_line(line.text, level=line.level)
            values.worth[number] = max(values.own[number], outline.lines[number].weight)


def _take_headings(outline: Outline, values: Values) -> None:
    """A short line above a list of teasers, in a box that holds nothing else, is its heading."""
    lines, roles = outline.lines, values.roles
    for number in [number for number in roles if number and number - 1 not in roles]:
        above = number - 1
        box = outline.boxes[above]
        span = outline.spans[box]
        while box > 0 and span.end <= number:
            box = span.parent
            span = outline.spans[box]
        is_heading = len(lines[above].text) <= MAX_HEADING_CHARS and not _STOP.search(lines[above].text)
        if is_heading and span.start == above and all(n in roles for n in range(number, span.end)):
            is_comments = any(roles[n] is Role.COMMENT for n in range(number, span.end))
            _set_apart(values, above, number, Role.COMMENT if is_comments else roles[number])


def _worth(line: Line, *, is_row: bool) -> float:
    text = line.text
    if line.link_ratio > 0.8:
        return -LINK_COST - LINK_CHAR_COST * line.link_chars
    if is_control(text) or _LEGAL.search(text):
        return -CONTROL_COST
    if not (line.is_prose or is_row) and len(text) >= 12 and is_keyword_line(text):
        return -LINK_COST
    if _NOTICE.match(text):
        return 0.0
    return line.weight if line.is_prose else line.weight - 0.5 * line.link_chars


def _set_apart(values: Values, start: int, end: int, role: Role) -> None:
    for number in range(start, end):
        if number not in values.roles:
            values.roles[number] = role
            values.worth[number] = min(values.worth[number], -APART_COST)


def _find_signature(lines: Sequence[Line], start: int, end: int) -> list[int]:
    """The lines of a post that nobody wrote: name, time and buttons."""
    signature = [
        n for n in range(start, end) if is_stamp(lines[n]) or lines[n].link_ratio > 0.5 or is_control(lines[n].text)
    ]
    said = [n for n in range(start, end) if n not in signature and label_role(lines[n].text) is None]
    if len(said) > 1 and len(lines[said[0]].text) <= MAX_NAME_CHARS and not _STOP.search(lines[said[0]].text):
        signature.append(said[0])
    return signature


def _value_answers(outline: Outline, values: Values, posts: Posts) -> None:
    """Set apart who answered and when: what stands above an answer's first sentence, times and buttons, the heading of all.

    Nothing that follows the last answer is worth anything.
    """
    lines = outline.lines
    apart = [
        number
        for number in range(max(posts.start - 2, 0), posts.start)
        if len(lines[number].text) <= MAX_HEADING_CHARS and is_answer(lines[number].text)
    ]
    for start, end in posts.members:
        first = next((n for n in range(start, end) if _STOP.search(lines[n].text) or len(lines[n].text) > 40), end)
        apart += (n for n in range(start, end) if n < first or is_stamp(lines[n]) or lines[n].link_ratio > 0.5)
    for number in range(posts.end, len(lines)):
        values.worth[number] = min(values.worth[number], 0.0)
    for number in apart:
        values.roles[number] = Role.NAVIGATION
        values.worth[number] = 0.0


def _weigh_prose(lines: Sequence[Line], values: Values, end: int, teasers: Iterable[tuple[int, int]]) -> float:
    """The worth of the paragraphs above a line that are nobody else's, and no blurbs of a list of teasers."""
    blurbs = {n for first, last in teasers if last <= end for n in range(first, last)}
    return sum(values.worth[n] for n in range(end) if lines[n].is_prose and values.worth[n] > 0 and n not in blurbs)
