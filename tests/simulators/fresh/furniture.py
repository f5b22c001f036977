"""What stands around the article on nearly every site: lists of links, scripts, styles."""

from __future__ import annotations

import json
from collections.abc import Sequence

from tests.simulators.fresh.writing import Page

CHANNELS = (
    "新闻 国内 国际 社会 军事 财经 股票 基金 理财 银行 保险 房产 汽车 科技 数码 教育 健康 体育 娱乐 旅游 文化 历史 读书 女性 "
    "亲子 美食 游戏 动漫 公益 图片 视频 直播 专题 论坛 博客 微博 地方 评论 法治 时政"
).split()


def channels(page: Page, count: int, form: str = '<a href="{url}">{}</a>', glue: str = "\n") -> str:
    chosen = page.rng.sample(CHANNELS, min(count, len(CHANNELS)))
    return glue.join(form.format(page.say(name), url=f"/{n}/") for n, name in enumerate(chosen, 1))


def link_list(page: Page, count: int, form: str = '<li><a href="{url}" target="_blank">{}</a></li>') -> str:
    """`count` links with the titles of other pages; {n} is their number, {url} their address, {date} a day, {who}, {text}."""
    rows = []
    for number, title in enumerate(page.headlines(count), 1):
        url = f"/{page.number(2010, 2022)}/{page.number(1000, 9999)}{number}.html"
        day = f"{page.number(1, 12):02}-{page.number(1, 28):02}"
        rows.append(form.format(title, url=url, n=number, date=day, who=page.handle(), text=page.snippet()))
    return "\n".join(rows)


def filler_script(page: Page, size: int) -> str:
    """About `size` characters of a site's own script: slots of advertisements, settings, counters."""
    parts: list[str] = []
    size *= page.rng.choice((1, 1, 1, 3))
    while sum(map(len, parts)) < size:
        slot = page.number(10000, 99999)
        parts.append(
            f'window.slotbydup=window.slotbydup||[];slotbydup.push({{id:"u{slot}",container:"s_{slot}",size:"300,250",'
            f'display:"inlay-fix",async:{page.pick("true", "false")}}});(function(d,t){{var s=d.createElement(t);'
            f's.src="//static.example.com/j/{slot}.js";d.getElementsByTagName("head")[0].appendChild(s)}})(document,"script");'
        )
    return f'<script type="text/javascript">{"".join(parts)}</script>'


def filler_style(page: Page, size: int, prefix: str = "m") -> str:
    parts: list[str] = []
    while sum(map(len, parts)) < size:
        name = f".{prefix}-{page.number()}"
        parts.append(
            f"{name}{{float:left;width:{page.number()}px;margin:0 {page.number(1, 30)}px;color:#{page.number(100, 999)}}}"
            f"{name} a:hover{{text-decoration:underline}}{name}:after{{content:'';display:block;clear:both}}"
        )
    return f"<style>{''.join(parts)}</style>"


def titled(page: Page, site: Sequence[str]) -> str:
    """The <title>: the article's title with names of the site and its sections, in the order and with the mark of some site."""
    mark = page.pick("_", "-", " - ", "|", " | ", "--", "——")
    return mark.join([page.title, *site])


def as_json(value: object) -> str:
    """For a <script>: no end tag stands in it."""
    return json.dumps(value, ensure_ascii=False).replace("</", "<\\/")
