"""Words with which pages label their parts, written once, in simplified script, and found in both scripts."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline import lexicon
from pipeline.records import Role

_COMMENTS = """
    精彩评论 最新评论 网友评论 热门评论 全部评论 用户评论 相关评论 评论列表 发表评论 发布评论 我要评论 文章评论 评论 评论区 网友留言
    发表回复 网友回复 欢迎参与讨论 参与讨论 留言列表 留言板 说点什么 取消回复 发表我的评论 网友点评 评论留言 条评论
"""
_TEASERS = """
    相关文章 相关推荐 相关阅读 相关资讯 相关新闻 相关内容 相关问题 相关信息 相关知识 最新发布 最新文章 最新资讯 最新更新 最新内容 随机看看
    随机文章 随机推荐 随便看看 猜你喜欢 猜您喜欢 猜你感兴趣 热点新闻 热点推荐 热点文章 热门文章 热门推荐 热门资讯 热门阅读 热门标签 本类推荐
    本类排行 本栏推荐 推荐阅读 推荐文章 推荐内容 延伸阅读 扩展阅读 同天发布文章 最近发表 最近更新 你或有兴趣的文章 您可能感兴趣的文章
    你可能感兴趣 你可能喜欢 您可能还喜欢 为您推荐 为你推荐 大家都在看 大家还在看 网友还看了 更多文章 更多资讯 更多推荐 查看全部 继续阅读
    阅读排行 点击排行 热门排行 排行榜 精彩推荐 编辑推荐 小编推荐 上一篇下一篇 友情链接 站内推荐 看过本文的还看了 文章推荐 推荐资讯
    标签 文章标签 本文标签 关键词 文章关键词 更多新闻 更多报道 相关报道 推荐产品 相关产品 热门产品
"""
_LEADS = """
    小编导语 导读 导语 摘要 编者按 简介 目录 目录导读 标准答案 问题回答 正文 内容提要 专家导读 内容导读 文章导读 本文目录 前言 引言 文章目录
    内容简介 核心提示 小编总结 结语 总结 投诉 举报 分享 收藏 打印 返回 首页 展开 目录列表 问题描述 最佳答案 满意回答 文档简介
"""

LABELS: dict[str, Role] = {
    **dict.fromkeys(_COMMENTS.split(), Role.COMMENT),
    **dict.fromkeys(_TEASERS.split(), Role.TEASER),
}
LEADS = frozenset(_LEADS.split())

_LONGEST = 24
MAX_REMEMBERED_CHARS = 120  # of a line whose folded form is kept
# Every label has one of these; a search for them is cheaper than folding the line.
_HINT = re.compile(
    "[论論荐薦章阅閱读讀关關看欢歡趣排发發新讯訊留回复復参參链鏈说說语語点點查签籤热熱导導要按介录錄答正示投举舉分收打返首展描总總言结結享问問]"
)
_COUNT = re.compile(r"[(（\[【]?\s*共?\d*\s*[条個个则]?\s*[)）\]】]?$")
_MAY_COUNT = re.compile(r"[\d條個个则共\s]$")  # without ornaments; others end in no count
_ORNAMENT = " \t　\xa0:：【】[]()（）<>《》>»›►▶▷▸◎■●◆★☆▌|｜#*·•-—=_＞…."
_NEIGHBOUR = re.compile(r"\s*[<«‹←【\[]?\s*(?:上|下)一?(?:篇|页|条|章|个|頁面)(?:文章|页面|面)?\s*(?:[:：>»›→】\]]|$)")


def fold(text: str) -> str:
    """The text in simplified characters and lower case; every offset stays valid.

    >>> fold("相關推薦")
    '相关推荐'
    """
    return _fold_short(text) if len(text) <= MAX_REMEMBERED_CHARS else lexicon.fold_text(text)


@lru_cache(maxsize=2048)  # every question about a line folds it anew
def _fold_short(text: str) -> str:
    return lexicon.fold_text(text)


def bare_label(line: str) -> str:
    """The folded line without ornaments and a count, or "" when it is too long to be a label."""
    return _read_label(line) if len(line) <= _LONGEST else ""


@lru_cache(maxsize=2048)
def _read_label(line: str) -> str:
    if not _HINT.search(line):
        return ""
    text = fold(line).strip(_ORNAMENT)
    return text if text in LABELS or not _MAY_COUNT.search(text) else _COUNT.sub("", text).strip(_ORNAMENT)


def label_role(line: str) -> Role | None:
    """The part of a page that the line announces: COMMENT, TEASER, or None.

    >>> label_role("【相關推薦】"), label_role("评论(0)"), label_role("相关推荐信的写法")
    (<Role.TEASER: 'teaser'>, <Role.COMMENT: 'comment'>, None)
    """
    return LABELS.get(bare_label(line))


def is_lead(line: str) -> bool:
    """Whether the line only announces what follows, as `小編導語` does, and can be neither title nor name."""
    label = bare_label(line)
    return label in LEADS or label.lstrip("一二三四五六七八九十、") in LEADS


def is_neighbour_link(line: str) -> bool:
    """Whether the line leads to the previous or next article or page: `上一篇:…`."""
    return len(line) <= 120 and ("上" in line[:5] or "下" in line[:5]) and _NEIGHBOUR.match(fold(line)) is not None
