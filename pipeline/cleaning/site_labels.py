"""Rows of links, tags and teasers behind the label of the site: `猜你喜欢：…`, `相关热词 … | …`, `关键字：…`.

Labels of sites are composed of few words (相关 and 热门, 推荐 and 标签), so that they need no list; what follows decides
whether such words are a label or begin a sentence.
"""

from __future__ import annotations

import re

MAX_CHARS = 2000
MAX_TAG_CHARS, MAX_TAGS_CHARS = 16, 160  # of one keyword behind 关键字：, and of the line
MIN_ITEMS = 3  # of a row whose label has no colon
# What the label says of the things, and what things they are.
_WHICH = (
    "友情|相关|相關|热门|热点|热搜|近期|最新|最近|随机|随便|站内|网站|站点|本站|本类|同类|全站|为您|为你|猜你|猜您|"
    "大家|网友|今日|本周|更多|精彩|推荐|"
    "您?可能|你可能|都在|还在|还想?|还看了|也|会|感兴趣的?|喜欢的?|的|以下|其[他它]|栏目|编辑|小编|往期|上期|延伸|扩展|拓展|关联|主站|蜘蛛池|热"
)
_THINGS = (
    "链接|连接|推荐|标签|热词|搜索|搜索词|搜|看|关键词|关键字|词条|词|导航|地图|收录|更新|喜欢|感兴趣|资源|阅读|文章|内容|专题|新闻|资讯|报道|"
    "话题|帖子|模板|发布|热点|网址|网站|站点|栏目|信息"
)
# What a label or a row of tags begins with: most lines do not.
_FIRSTS = frozenset("友看往可本文关标tk").union(words[0] for words in _WHICH.split("|"))
_LABEL = re.compile(f"(?:友链|看更多|往期(?:精选|精彩|回顾|内容)|(?:{_WHICH}){{1,5}}(?:{_THINGS}))")
_COLON = re.compile(r"\s*[】\])）]?\s*[：:]\s*(?=\S)")
_BREAK = re.compile(r"\s*[】\])）]?[ \t\u3000|｜>»/-]\s*(?=\S)")
# Things that an article's own sentence may announce by a colon: 相关信息：三人受伤, 最新资讯：…
_LOOSE = re.compile("(?:信息|内容|更新|看|搜|词|发布|热点|模板|资源|报道)$")
_SIGN = re.compile(r"\s*[|｜_,，、;；/·\t~]\s*|\s+I\s+|\s+-\s+|\s+|(?<=[㐀-鿿])-(?=[㐀-鿿])")
_FIRM_SIGN = re.compile(r"[|｜_/·\t]|[㐀-鿿],[㐀-鿿]|\s-\s|[㐀-鿿] [㐀-鿿]|[㐀-鿿]-[㐀-鿿]")
_SENTENCE = re.compile(
    "[。！；]|，.{0,60}(?:的|了|是|在)|(?:如下|包括|以下|等|有)$|^(?:是|为|有|和|与|及|的|中|在|也|很|要|不)"
)
_TAGS = re.compile(r"(?:本文|文章)?(?:关键词|关键字|标签|tags?|keywords?)\s*[：:]\s*(?=\S)")
_QUOTED = re.compile("[。“”「」了]")
# Whole lines of a site's frame: the name of a picture's file where a browser would show the picture, the label above the
# text, a bar of what a site lets one do, and what a form says that takes nothing.
_FILE = re.compile(r"[^\s，。：:；]{1,80}\.(?:jpe?g|png|gif|webp|bmp)", re.IGNORECASE)
_HEADING = re.compile(
    r"(?:\S{1,8}[\s>»/|-]{1,3}){0,3}(?:\S{0,6}文章|新闻|资讯|内容|阅读|详细)?正文(?:内容)?[：:]?|(?:您)?正在(?:阅读|浏览|查看)[：:]?"
)
_FORM = re.compile(
    r"(?:抱歉|对不起|提示)?[，,！!]?\s?(?:本文|本站|该文)?(?:评论|留言|回复)(?:功能)?(?:暂时|暂|已经?|被)*关闭[了。！!]*"
)
_SITE = re.compile(r"(?:[^\W\d_]{2,6} )?[^\W\d_]{1,6}(?:网|网站|日报|晚报|时报|早报|在线|论坛)")
_FUNCTION = re.compile(
    "(?:网站)?首页|(?:会员|用户)?(?:登录|登陆|注册)|(?:网站|站点)地图|(?:联系|关于)我们|设为首页|(?:加入|添加)?收藏(?:本站|本页)?|返回(?:首页|顶部)|帮助(?:中心)?"
    "|在线留言|意见反馈|手机版|电脑版|繁体(?:中文)?|简体(?:中文)?|english|rss(?:订阅)?|网站导航|免责声明|版权(?:声明|提示)|隐私(?:政策|声明)|广告(?:服务|合作)|投稿|(?:高级)?(?:检索|搜索)|设置|退出"
)
MAX_FUNCTIONS_CHARS = 120
MIN_FUNCTIONS = 2  # and more than half of the bar
_FIRM = re.compile("友|相关|热|猜|往期|上期|延伸|扩展|拓展|随|您?可能|你可能|站|看更多|最新|最近|精彩|其")
_GIVEN = re.compile(
    "友情链接|友链|猜[你您]喜欢|热词|热搜|网站地图|站点地图|站内导航|网站导航|蜘蛛池|标签|都在搜|还想看|搜索|收录"
)


def name_label(folded: str, *, at_edge: bool, below_first: bool) -> str:
    """The label of a row of links, teasers or keywords in a folded line without ornaments, empty for any other line.

    >>> name_label("猜你喜欢：老城新貌 | 山间小路", at_edge=True, below_first=True)
    '猜你喜欢'
    >>> name_label("相关文章指出，利率仍会下降", at_edge=True, below_first=True)
    ''
    """
    if folded[:1] not in _FIRSTS or len(folded) > MAX_CHARS:
        return ""
    tags = _TAGS.match(folded)
    if tags:
        return folded[: tags.end()].strip() if _is_row_of_tags(folded[tags.end() :]) else ""
    found = _LABEL.match(folded)
    if not found or not (at_edge or below_first or _GIVEN.search(found[0])):
        return ""
    label, rest = found[0], folded[found.end() :]
    if not rest.strip("：: ") and (_GIVEN.search(label) or (at_edge and below_first)):
        return label
    if colon := _COLON.match(rest):
        rest = rest[colon.end() :]
        if _LOOSE.search(label) and not _GIVEN.search(label) and ("，" in rest or not at_edge):
            return ""
        is_sure = _GIVEN.search(label) is not None or at_edge or ("、" not in rest and _FIRM.match(label) is not None)
        return label if is_sure and not _SENTENCE.search(rest) else ""
    gap = _BREAK.match(rest)
    rest = rest[gap.end() :] if gap else rest
    if not gap and not _GIVEN.search(label):
        return ""
    items = [item for item in _SIGN.split(rest) if item]
    is_row = len(items) >= MIN_ITEMS and max(map(len, items)) <= 30 and not _SENTENCE.search(rest)
    return label if is_row and (_FIRM_SIGN.search(rest) or (gap and at_edge) or _GIVEN.search(label)) else ""


def _is_row_of_tags(rest: str) -> bool:
    """Whether all that follows are short words."""
    items = [item for item in _SIGN.split(rest) if item]
    return (
        len(rest) <= MAX_TAGS_CHARS
        and not _QUOTED.search(rest)
        and 0 < max(map(len, items), default=0) <= MAX_TAG_CHARS
    )


def name_site_line(folded: str, *, below_first: bool, at_edge: bool) -> str:
    """What a folded line is to the frame of its site, empty for text of the article.

    >>> name_site_line("| 会员登录 | 网站地图 | 设为首页", below_first=False, at_edge=True)
    'a bar of the site'
    >>> name_site_line("图片3.png", below_first=True, at_edge=False)
    'the name of a picture'
    """
    line = folded.strip()
    if not line or len(line) > MAX_FUNCTIONS_CHARS:
        return ""
    if line[-1] in "gGfFpP" and _FILE.fullmatch(line):
        return "the name of a picture"
    if not at_edge:
        return ""
    if not below_first and line[-1] in "文容读览看：:" and _HEADING.fullmatch(line):
        return "a label above the text"
    if not below_first and line[-1] in "网站报线坛" and _SITE.fullmatch(line):
        return "the name of the site"
    if below_first and "关闭" in line and _FORM.fullmatch(line):
        return "a form that is closed"
    items = [item for item in _SIGN.split(line.strip("|｜ ")) if item]
    n_functions = sum(_FUNCTION.fullmatch(item) is not None for item in items)
    return "a bar of the site" if n_functions >= MIN_FUNCTIONS and 2 * n_functions > len(items) else ""
