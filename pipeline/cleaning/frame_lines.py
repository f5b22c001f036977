"""Lines in which a page speaks of itself to its reader, told by one measure: how much of a line is words of the frame.

A page's frame has few things (the text, its pictures, an app, a channel), few acts (open, follow, share, reprint, answer
for), and says little else. So its lines need no list of phrasings: where nearly all of a line is made of such things and
acts, and no word remains that could be the article's, the frame speaks. Words that articles share with it (a platform, a
user, data) count as filling and prove nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.knowledge import Knowledge
from pipeline.lexicon import Folded, fold
from pipeline.lines import is_prose_line

# Shares of the letters. Set by hand on lines of our own; of 117,567 lines of statutes and of finance and law answers, each
# read as if it stood at the edge of an article, two are taken for the frame's, both about copyright.
MIN_RIGHTS_SHARE, MIN_CALL_SHARE, MIN_INNER_SHARE = 0.66, 0.78, 0.9
MAX_CHARS, MAX_INNER_CHARS = 220, 24
MAX_REST_CHARS = 24  # names of sites and people, and what no list of words holds
MAX_LINES = 12  # at either end of the article
# Whose text it is, and who answers for it. The first row is said of texts alone.
_SURE_RIGHTS = (
    "版权|版權|著作权|转载|摘编|翻载|出处|首发|如有侵权|若有侵权|侵删|立场|免责声明|免责|署名|原创|刊载|登载|代表|转自"
)
_RIGHTS = (
    "侵权|摘录|引用|复制|镜像|注明|来源|侵犯|观点|看法|意见|授权|许可|真实性|准确性|完整性|及时性|合法性|有效性|声明|上传|发布|存储|自媒体|证实|赞同|认同|保证|"
    "追究|必究|自负|自担|投资建议|投稿|谨慎|参考|保留|知识共享|删除|删稿|撤稿"
)
# What the reader is to do with the page, the account or the app.
_CALLS = (
    "点击|点我|点开|轻点|点这里|戳|长按|扫码|扫一扫|扫描|识别|关注|订阅|加入|添加|下载|安装|打开|进入|前往|返回|回到|查看|阅读|浏览|观看|收看|播放|播报|收听|听|放大|获取|"
    "展开|滑动|分享|转发|收藏|点赞|打赏|赞赏|鼓励|支持|留言|评论|讨论|互动|排序|默认|加载|投票|打分|推荐|举报|反馈|尽在|点个赞"
)
_THINGS = (
    "本文|此文|该文|文中|文章|原文|全文|正文|余文|作品|稿件|内容|图文|图片|大图|原图|高清图|视频|音频|播放器|客户端|app|公众号|公众平台|订阅号|视频号|服务号|二维码|"
    "网页|页面|本页|本站|本网站|本网|本平台|本号|本刊|本报|本台|频道|专题|栏目|专栏|首页|主页|朋友圈|粉丝团|粉丝专页|官微|博主|作者|小编|译者|原作者|资讯|新闻|消息|好文|"
    "评论区|余下|剩余|电子报|周刊"
)
_FILLING = (
    "平台|网站|媒体|链接|浏览器|小程序|微博|微信|粉丝|账号|帐号|官方|楼主|编辑|网友|读者|用户|观众|会员|信息|信息存储服务|信息存储空间服务|存储空间|空间|服务|邮箱|本人|"
    "个人|官网|专页|下方|上方|文末|左下角|右下角|右上角|按钮|权利人|版权人|协议|立即|的|了|请|即|可以|可|及|与|和|或|由|为|系|是|仅|只|均|都|不|未经|未|经|以上|如果|"
    "如有|如|若|有|更多|精彩|最新|所有|归|属于|属|权利|禁止|严禁|不得|不可|切勿|敬请|欢迎|感谢|谢谢|该|此|其|这|我们|我|您|你|在|到|于|从|向|自|对|把|将|给|让|并|且|也|就|"
    "还|再|后|前|来自|来|去|看|读|供|提供|用|通过|使用|作为|勿|任何|一切|相关|有关|联系|及时|处理|告知|通知|说明|标注|特别|郑重|友情|温馨|提示|提醒|凡|一律|遵循|附上|附|包括|而|"
    "但|但是|意味着|出于|传递|传播|目的|之|喜欢|觉得|不错|有用|好看|无法|不能|马上|立刻|现在|时刻|赶快|快来|记得|不要错过|享受|体验|了解|详情|详细|完整|继续|往下|向下|按|一下|"
    "一个|个|需要|我要|已有|已|人|次|位|条|约|分钟|免费|第一时间|每日|每天|独立|独家|公司|所|部分|整理|自行|风险|投资|市场|入市|据此|操作|依据|法律|责任|法律责任|承担|"
    "有限公司|集团|建议|构成|网络|海量|精准|解读|资料|允许|事宜|每周|专业|专业人士|专业意见|咨询|律师|帮助|如需|具体|知识|希望|表明|随意|个赞|区|全部|他们|好友|朋友|吧|哦|啦|机会|干货|其他|其它"
)
_LISTS = {"sure": _SURE_RIGHTS, "rights": _RIGHTS, "calls": _CALLS, "things": _THINGS, "filling": _FILLING}


def _read_kinds() -> dict[str, str]:
    """The kind of every word, the longer words of a kind first; a word of two kinds is of the first."""
    kinds: dict[str, str] = {}
    for kind, words in _LISTS.items():
        for word in sorted(words.split("|"), key=len, reverse=True):
            kinds.setdefault(word, kind)
    return kinds


def _join_by_first(words: Iterable[str]) -> str:
    """An alternation in the order of `words`, those of a first character together: the engine tries few at a place."""
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{first}(?:{'|'.join(group)})" for first, group in rests.items())


_KINDS = _read_kinds()
_WORDS = re.compile(_join_by_first(_KINDS))
# The name of a site or channel to go to for more.
_TARGET = re.compile(
    r"(?<=返回|进入|前往|打开|关注|登录|下载)[^\W\d_]{2,8}?"
    r"(?=[\W_]{1,3}(?:查看|阅读|浏览|了解|获取|观看)更多|(?:频道|栏目|专区|首页|客户端|app|公众号|微博|微信)[\W_]*$)"
)
_LETTERS = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"(?:https?://|www\.)[\w./?=&%-]+|[\w.+-]+@[\w.-]+|[\d.]+[%万千k]?")
# Steps of a description, what is quoted, and what is said of others: an article speaks about such things.
_STEP = re.compile(r"^\s*(?:[（(]?[\d一二三四五六七八九十]+[、.．)）]|第[\d一二三四五六七八九十]+步|步骤|[①-⑳])")
_REPORT = re.compile(
    "应当|要求|赔偿|损失|认为|称|表示|起诉|法院|他人|对方|陌生|不明|骗|构成(?:侵权|犯罪|违)|证据|登录|账户|账单|(?<!其)[他她]|(?:打开|点击|关注|下载|分享|评论|留言|转载)(?:了|过|着)|吗|怎[么样]|如何|"
    "之后|以后|时候|自己|许多|有人|监管|登记|支付|缴|办理"
)
_OWN = re.compile(r"[\W_]*(?:本(?!人)|此文|该文|以上(?:内容|文字|图)|图片)")
_QUOTE = re.compile("[“”「」『』]")


class Frame(NamedTuple):
    """What a line is made of."""

    share: float  # of its letters, those of the frame's words
    n_rest: int  # its other letters
    sure: frozenset[str]
    rights: frozenset[str]
    calls: frozenset[str]
    things: frozenset[str]


def read_frame(folded: str) -> Frame:
    """What a folded line is made of; numbers count for nothing.

    >>> read_frame("点击图片放大").share
    1.0
    """
    line, n_targets = _TARGET.subn("", _NUMBER.sub("", folded))
    line = "".join(_LETTERS.findall(line))
    found: dict[str, set[str]] = {kind: set() for kind in _LISTS}
    found["things"].update(["target"] * n_targets)
    covered = 0
    for match in _WORDS.finditer(line):
        found[_KINDS[match[0]]].add(match[0])
        covered += match.end() - match.start()
    named = (frozenset(found[name]) for name in ("sure", "rights", "calls", "things"))
    return Frame(covered / max(len(line), 1), len(line) - covered, *named)


def name_frame(line: str, knowledge: Knowledge, *, at_edge: bool) -> str:
    """What the frame of the page says in a line, empty for a line of the article."""
    if not 4 <= len(line) <= MAX_CHARS or _STEP.match(line) or _QUOTE.search(line):
        return ""
    folded = fold(line)
    if _REPORT.search(folded.text):
        return ""
    frame = read_frame(folded.text)
    if frame.n_rest > MAX_REST_CHARS:
        return ""
    n_rights = len(frame.sure) + len(frame.rights)
    # Two words of rights, and another word that shows of what; or one, where the line names itself and says nothing else.
    is_sure = n_rights > 1 and bool(frame.sure or frame.things)
    is_own = bool(frame.sure) or _OWN.match(folded.text) is not None
    is_bare = n_rights == 1 and is_own and frame.share >= (MIN_CALL_SHARE if frame.things else 1.0)
    if at_edge and frame.share >= MIN_RIGHTS_SHARE and (is_sure or is_bare):
        return "a notice of the page about its text"
    is_call = bool(frame.calls) and (bool(frame.things) or (len(frame.calls) > 1 and frame.share == 1.0))
    least = MIN_CALL_SHARE if at_edge else MIN_INNER_SHARE
    if is_call and frame.share >= least and (at_edge or len(line) <= MAX_INNER_CHARS):
        return "" if _names_subject(folded, knowledge) else "a call of the page to its reader"
    return ""


def _names_subject(folded: Folded, knowledge: Knowledge) -> bool:
    """Whether the line has a word of the corpus's subject that is none of the frame's, as 微信 is."""
    lexicon = knowledge.lexicon
    subjects = (lexicon.core, lexicon.loan_words, lexicon.topics, lexicon.platforms)
    return any(not _WORDS.fullmatch(term.text) for words in subjects for _, _, term in words.scan(folded))


def find_frame(lines: Sequence[str], knowledge: Knowledge) -> dict[int, str]:
    """The lines of the frame by number, each with what it says: before the first and after the last line of the article.

    Those ends are found from outside: a line of the frame that is as long as a paragraph is none.
    """
    found = {}
    for numbers in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        n_read = 0
        for number in numbers:
            name = name_frame(lines[number], knowledge, at_edge=True)
            if name:
                found[number] = name
            elif is_prose_line(lines[number]) or (n_read := n_read + bool(lines[number])) > MAX_LINES:
                break
    for number, line in enumerate(lines):
        if (
            number not in found
            and len(line) <= MAX_INNER_CHARS
            and (name := name_frame(line, knowledge, at_edge=False))
        ):
            found[number] = name
    return found
