"""What stands around an article: navigation, lists of other articles, scripts, styles, comments, share links, footers."""

from __future__ import annotations

import string
from collections.abc import Iterable
from datetime import datetime, timedelta
from html import escape
from random import Random

from tests.simulators.families.words import NICKNAMES, TITLES
from tests.simulators.families.writing import draw_general_article, draw_loan_article

CHANNELS = """
首页 新闻 国内 国际 社会 财经 股票 基金 理财 银行 保险 信用卡 贷款 房产 汽车 科技 手机 数码 体育
娱乐 女性 健康 教育 高考 旅游 历史 军事 文化 读书 博客 微博 论坛 视频 图片 专题 游戏 彩票 天气
邮箱 地图 招聘 公益 佛学 时尚 美食 亲子 星座 母婴 评论 滚动 排行 订阅 客户端 English
""".split()
LOAN_CHANNELS = """
首页 网贷逾期 信用卡逾期 协商还款 催收应对 法律援助 征信修复 贷款知识 车贷 房贷 债务重组 经验分享 问答
专题 律师 政策法规 平台大全 计算器 关于我们
""".split()
_ONES = "abcdefghijklmnopqrstuvwxyz0123456789"


def esc(text: str) -> str:
    return escape(text, quote=False)


def draw_id(rng: Random, length: int = 6) -> str:
    """A name as build tools write them: letters and digits, a letter first."""
    return rng.choice(string.ascii_lowercase) + "".join(rng.choice(_ONES) for _ in range(length - 1))


def link(text: str, rng: Random, *, attributes: str = "") -> str:
    return f'<a href="/{draw_id(rng, 4)}/{rng.randrange(1000, 999999)}.html"{attributes}>{esc(text)}</a>'


def list_links(texts: Iterable[str], rng: Random, *, item: str = "<li>{}</li>", glue: str = "\n") -> str:
    return glue.join(item.format(link(text, rng)) for text in texts)


def draw_channels(rng: Random, count: int, *, loans: bool = False) -> list[str]:
    words = LOAN_CHANNELS if loans else CHANNELS
    return [words[0], *rng.sample(words[1:], min(count, len(words)) - 1)]


def draw_headlines(rng: Random, count: int, *, loans: bool = False, taiwan: bool = False) -> list[str]:
    """Titles of other articles."""
    if loans or taiwan:
        return [draw_loan_article(rng, "tiny", taiwan=taiwan).title for _ in range(count)]
    return [rng.choice(TITLES[rng.choice(list(TITLES))][1]) for _ in range(count)]


def draw_teasers(rng: Random, count: int, *, loans: bool = False, taiwan: bool = False) -> list[tuple[str, str]]:
    """Titles with the first characters of their articles, cut as lists cut them."""
    pairs = []
    for _ in range(count):
        writing = (
            draw_loan_article(rng, "tiny", taiwan=taiwan) if loans or taiwan else draw_general_article(rng, "tiny")
        )
        text = "".join(writing.lines)[: rng.randint(35, 90)]
        pairs.append((writing.title, text + rng.choice(("...", "…", "……", "[详细]" if not taiwan else "...繼續閱讀"))))
    return pairs


def draw_dates(rng: Random, count: int, before: datetime, style: str) -> list[str]:
    """Days before `before`, newest first: what stands beside the titles of a list."""
    days = sorted(rng.randint(0, 60) for _ in range(count))
    return [(before - timedelta(days=day)).strftime(style) for day in days]


def draw_script(rng: Random, size: int) -> str:
    """A script of about `size` characters, as trackers and widgets are."""
    parts = []
    length = 0
    while length < size:
        name = draw_id(rng, rng.randint(2, 8))
        part = rng.choice(
            (
                f'var {name}={{"id":"{draw_id(rng, 12)}","t":{rng.randrange(10**9)},"u":"//s.example.cn/{draw_id(rng)}.js"}};',
                f"function {name}(e,t){{return e&&e.length>{rng.randrange(9)}?t(e):null}}",
                f'_hmt.push(["_trackEvent","{name}","click"]);',
                f'document.getElementById("{name}")&&(window.{name}=1);',
                f'/* 统计代码 {name} 请勿删除 */ var s_{name}="{rng.choice(NICKNAMES)}";',
            )
        )
        parts.append(part)
        length += len(part)
    return f'<script type="text/javascript">{"".join(parts)}</script>'


def draw_style(rng: Random, size: int) -> str:
    rules = []
    length = 0
    while length < size:
        rule = (
            f".{draw_id(rng)} .{draw_id(rng)}{{margin:{rng.randrange(20)}px;color:#{rng.randrange(0xFFFFFF):06x};"
            f"font-size:{rng.choice((12, 14, 16, 18))}px}}"
        )
        rules.append(rule)
        length += len(rule)
    return f"<style>{''.join(rules)}</style>"


def draw_inline(line: str, rng: Random, share: float = 0.15) -> str:
    """The line as markup, in some lines a word linked, in bold, or in a span."""
    if rng.random() > share or len(line) < 12:
        return esc(line)
    start = rng.randrange(1, len(line) - 6)
    end = start + rng.randint(2, 5)
    before, word, after = (esc(part) for part in (line[:start], line[start:end], line[end:]))
    mark = rng.choice(
        ('<a href="/tags/{i}.html" target="_blank">{w}</a>', "<strong>{w}</strong>", '<span style="color:#c00">{w}</span>',
         '<a class="keyword" href="/k/{i}/">{w}</a>', "<b>{w}</b>", "<font color=red>{w}</font>")
    )  # fmt: skip
    return before + mark.format(w=word, i=draw_id(rng, 5)) + after


def format_number(rng: Random, most: int = 9000) -> int:
    return int(most ** rng.random())


def document(
    title: str,
    head: str,
    body: str,
    *,
    charset: str = "utf-8",
    doctype: str = "<!DOCTYPE html>",
    body_tag: str = "<body>",
) -> str:
    return (
        f'{doctype}\n<html>\n<head>\n<meta http-equiv="Content-Type" content="text/html; charset={charset}" />\n'
        f"<title>{esc(title)}</title>\n{head}\n</head>\n{body_tag}\n{body}\n</body>\n</html>\n"
    )
