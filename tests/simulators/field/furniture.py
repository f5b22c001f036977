"""What stands around the article: scripts, styles, hot words, share bars, footers."""

from __future__ import annotations

import json

from tests.simulators.field.writing import Sheet

SHARES = (
    "<span>分享到：</span><a>微信</a><a>微博</a><a>QQ空间</a>",
    '<div class="bdsharebuttonbox"><a class="bds_more">分享</a><a title="分享到QQ空间"></a><a title="分享到新浪微博"></a></div>',
    '<div class="jiathis_style"><a class="jiathis_button_qzone">QQ空间</a><a>人人网</a><a>开心网</a></div>',
)


def script(sheet: Sheet, size: int) -> str:
    """About `size` characters of trackers and slots of advertisements."""
    parts: list[str] = []
    while sum(map(len, parts)) < size:
        slot = sheet.number(100000, 999999)
        parts.append(
            f'var cpro_id="u{slot}";(window["cproStyleApi"]=window["cproStyleApi"]||{{}})[cpro_id]={{at:"3",rsi0:"728",'
            f'titFF:"%E5%BE%AE%E8%BD%AF",hn:"0",wn:"0"}};var _hmt=_hmt||[];(function(){{var hm=document.createElement("script");'
            f'hm.src="//hm.example.com/hm.js?{slot:x}";var s=document.getElementsByTagName("script")[0];'
            "s.parentNode.insertBefore(hm,s)}})();"
        )
    return f'<script type="text/javascript">{"".join(parts)}</script>'


def style(sheet: Sheet, size: int) -> str:
    parts: list[str] = []
    while sum(map(len, parts)) < size:
        name = f".c{sheet.number()}"
        parts.append(
            f"{name}{{width:{sheet.number()}px;float:left;font-size:{sheet.number(12, 20)}px;color:#{sheet.number(100, 999)}}}"
            f"{name} li{{height:{sheet.number(20, 40)}px;overflow:hidden;zoom:1}}"
        )
    return f"<style>{''.join(parts)}</style>"


def box(sheet: Sheet, title: str, count: int, form: str = '<li><a href="{url}">{}</a></li>', css: str = "box") -> str:
    """A list of links under a title."""
    return f'<div class="{css}"><h3>{sheet.say(title)}</h3><ul>\n{sheet.links(count, form)}\n</ul></div>'


def footer(sheet: Sheet, site: str, year: int = 0) -> str:
    """The site's own last lines; `year` is that of the visit where the site draws its pages for each visitor."""
    years, record = (
        f"2005-{year or sheet.number(2012, 2024)}",
        f"禾ICP备0{sheet.number(1000, 9999)}号-{sheet.number(1, 9)}",
    )
    return sheet.say(
        f'<div class="footer"><a>关于我们</a> | <a>广告服务</a> | <a>联系我们</a> | <a>网站地图</a> | <a>隐私政策</a>'
        f"<p>Copyright &copy; {years} {site} All Rights Reserved 版权所有 {record}</p>"
        f"<p>违法和不良信息举报电话：0000-{sheet.number(1000000, 9999999)} 举报邮箱：jubao@example.com</p></div>"
    )


def as_json(value: object) -> str:
    """For a <script>: no end tag stands in it."""
    return json.dumps(value, ensure_ascii=False).replace("</", "<\\/")
