"""Date, author and category of whole pages: which of several statements is believed."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from pipeline.extract import extract
from pipeline.records import Extraction, Field, Media, Precision
from tests.cases_of import load_cases

FETCHED_AT = datetime(2025, 6, 1, 4, tzinfo=UTC)
TITLE = "小额借款逾期后上门核实怎么应对"
BODY = (
    "<p>小额借款逾期以后，借款人应当先核对欠款的本金与利息，再与平台协商还款计划。</p>"
    "<p>收到上门核实的通知以后不要失联，把通话与短信都保存下来，日后协商时用得上。</p>"
    "<p>协议要写在纸上，双方各留一份，口头的承诺事后很难证明，2020年3月4日的案子就是例子。</p>"
)


def read(
    strip: str = "",
    *,
    head: str = "",
    above: str = "",
    end: str = "",
    below: str = "",
    url: str = "http://www.example.cn/a/1.html",
    lead: str = "",
) -> Extraction:
    markup = (
        f"<html><head><title>{TITLE}_青禾网</title>{head}</head><body>{above}<div><h1>{TITLE}</h1>{lead}"
        f"<div>{strip}</div><div>{BODY}{end}</div></div>{below}</body></html>"
    )
    return extract(markup, media=Media.HTML, url=url, fetched_at=FETCHED_AT)


def day(extraction: Extraction) -> str:
    return str(extraction.published.day)


def author(extraction: Extraction) -> str:
    return extraction.author.value if extraction.author else ""


def json_ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(fields, ensure_ascii=False)}</script>'


class TestDate:
    def test_the_visible_strip_comes_before_all_metadata(self) -> None:
        head = json_ld(**{"@type": "NewsArticle", "datePublished": "2024-01-02"})
        head += "<meta property='article:published_time' content='2024-01-03'>"
        page = read("2024-05-06 10:20 来源：禾木网", head=head, url="http://www.example.cn/20240104/1.html")
        assert (day(page), page.published.evidence) == ("2024-05-06", "byline")

    def test_structured_data_before_meta_before_the_address(self) -> None:
        url = "http://www.example.cn/20240104/1.html"
        meta = "<meta name='PubDate' content='20240103'>"
        structured = json_ld(**{"@type": "NewsArticle", "datePublished": "2024-01-02"})
        assert (day(read(head=meta + structured, url=url)), day(read(head=meta, url=url)), day(read(url=url))) == (
            "2024-01-02",
            "2024-01-03",
            "2024-01-04",
        )

    @pytest.mark.parametrize(
        "head",
        [
            "<meta property='article:published_time' content='2024-05-06T10:20:00+08:00'>",
            "<meta name='publishdate' content='2024-05-06'>",
            "<meta name='publish-date' content='Mon, 06 May 2024 10:20:00 +0800'>",
            "<meta property='og:release_date' content='2024年05月06日10:20'>",
            "<meta name='apub:time' content='2024/5/6 10:20:00'>",
            "<meta name='apub:time' content='05/06/2024, 10:20:00'>",
            "<meta name='PubDate' content='20240506102000'>",
            "<meta itemprop='datePublished' content='1714962000'>",
        ],
    )
    def test_a_date_of_the_head(self, head: str) -> None:
        page = read(head=head)
        assert (day(page), page.published.evidence) == ("2024-05-06", "meta")

    @pytest.mark.parametrize(
        ("fields", "wanted"),
        [
            (
                {"@type": "NewsArticle", "datePublished": "2024-05-06T10:20:00+08:00", "dateModified": "2024-06-01"},
                "2024-05-06",
            ),
            ({"@graph": [{"@type": "WebSite"}, {"@type": "Article", "datePublished": "2024-05-06"}]}, "2024-05-06"),
            ({"title": TITLE, "pubDate": "2024-05-06T10:20:00"}, "2024-05-06"),
            ({"@type": "Article", "dateModified": "2024-06-01"}, "None"),
            ({"@type": "Article", "comment": [{"@type": "Comment", "datePublished": "2024-06-01"}]}, "None"),
        ],
        ids=["modified", "graph", "untyped", "only modified", "of a comment"],
    )
    def test_a_date_of_structured_data(self, fields: dict[str, object], wanted: str) -> None:
        assert day(read(head=json_ld(**fields))) == wanted

    def test_broken_structured_data_is_searched(self) -> None:
        head = '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-05-06",}</script>'
        assert day(read(head=head)) == "2024-05-06"

    def test_the_minute_comes_from_metadata_of_the_same_day(self) -> None:
        meta = "<meta property='article:published_time' content='2024-05-06T10:20:00+08:00'>"
        assert read("发布时间：2024-05-06", head=meta).published.precision is Precision.SECOND
        assert read("发布时间：2024-05-07", head=meta).published.precision is Precision.DAY

    def test_a_publication_is_believed_before_a_change_and_a_signature(self) -> None:
        assert day(read("更新时间：2024-06-01 10:20 发布时间：2024-05-06 10:20")) == "2024-05-06"
        assert day(read("成文日期：2024年05月01日 | 发布日期：2024年05月06日")) == "2024-05-06"
        meta = "<meta name='pubdate' content='2024-05-06'>"
        assert day(read("最后更新：2024-06-01 10:20", head=meta)) == "2024-05-06"
        assert day(read("最后更新：2024-06-01 10:20")) == "2024-06-01"

    @pytest.mark.parametrize(
        "above",
        [
            "<div>今天是2025年6月1日 星期日</div>",
            "<div>欢迎您 2025年6月1日 12:00 登录</div>",
            "<ul><li><a href=/2>房贷利率下调</a> 2025-05-30</li><li><a href=/3>车贷新规</a> 2025-05-29</li></ul>",
        ],
        ids=["today", "welcome", "list"],
    )
    def test_a_date_above_the_article_is_not_its_date(self, above: str) -> None:
        assert day(read(above=above)) == "None"

    @pytest.mark.parametrize(
        "below",
        [
            "<div><h3>相关阅读</h3><ul><li><a href=/2>房贷利率下调</a> 2024-05-30</li></ul></div>",
            "<div>青禾网 版权所有 2003-2024</div>",
            "<div class=comment><p>林晚 2024-05-07 10:20</p><p>写得很好。</p></div>",
        ],
        ids=["related", "footer", "comment"],
    )
    def test_a_date_below_the_article_is_not_its_date(self, below: str) -> None:
        assert day(read(below=below)) == "None"

    @pytest.mark.parametrize(
        "line", ["活动时间：2024年5月6日至5月20日", "截至2024年5月6日", "开庭时间：2024年5月6日上午9时"]
    )
    def test_the_date_of_an_event_is_not_the_articles(self, line: str) -> None:
        assert day(read(line)) == "None"

    def test_the_date_below_a_signature_counts_last(self) -> None:
        end = "<p>禾木市财政局</p><p>2024年5月6日</p>"
        assert day(read(end=end)) == "2024-05-06"
        assert day(read(end=end, url="http://www.example.cn/t20240508_1.html")) == "2024-05-08"

    def test_a_strip_behind_the_lead(self) -> None:
        lead = "<p>核心提示：上门核实的人要出示证件，借款人可以全程录音，也可以要求改在公共场所见面。</p>"
        assert day(read("林晚 · 2024/05/06 10:20", lead=lead)) == "2024-05-06"

    def test_a_strip_above_the_title(self) -> None:
        assert day(read(above="<div>发布时间：2024-05-06 10:20</div>")) == "2024-05-06"

    def test_label_and_date_in_cells_of_their_own(self) -> None:
        assert day(read("<p>注册时间</p><p>2009-05-18</p><p>发布时间</p><p>2024-05-06</p>")) == "2024-05-06"

    @pytest.mark.parametrize(
        ("ago", "wanted"),
        [
            ("3小时前", "2025-06-01"),
            ("2天前", "2025-05-30"),
            ("昨天 10:20", "2025-05-31"),
            ("36秒前", "None"),
            ("3年前", "None"),
        ],
    )
    def test_a_relative_date_is_counted_from_the_fetch(self, ago: str, wanted: str) -> None:
        page = read(f"禾木财经 {ago}")
        assert day(page) == wanted
        assert page.published.precision in (Precision.DAY, Precision.NONE)

    @pytest.mark.parametrize(
        "strip", ["2025-06-03 10:20 来源：禾木网", "1970-01-01 08:00 来源：禾木网", "36秒前 百家号"]
    )
    def test_a_date_that_cannot_be_true_and_no_date_stay_none(self, strip: str) -> None:
        page = read(strip)
        assert (page.published.at, page.published.evidence) == (None, "none")


class TestAuthor:
    @pytest.mark.parametrize(
        ("strip", "wanted"),
        [
            ("2024-05-06 10:20 来源：禾木网 作者：林小晚 责任编辑：苏晓", "林小晚"),
            ("<span>原创</span><span>林小晚</span><span>禾木观察</span><span>2024-05-06 10:20</span>", "林小晚"),
            ("<span>掌上禾木</span><span>林小晚</span><span>2024-05-06</span>", "林小晚"),
            ("<p>林小晚</p><p>2024-05-06 10:20</p>", "林小晚"),
            ("<p>北方的狼</p><p>2024-05-06 10:20</p><p>关注</p>", "北方的狼"),
            ("<a class=author-name>山里娃926</a><p>2024-05-06 10:20</p>", "山里娃926"),
            ("<p>2024-05-06 10:20 禾木報 記者王小明／台北報導</p>", "王小明"),
            ("<p>林小晚129级企业账号</p>", "林小晚"),
            ("<p>苏晓-法律顾问 2024-05-06</p>", "苏晓"),
        ],
    )
    def test_the_author_of_the_strip(self, strip: str, wanted: str) -> None:
        assert author(read(strip)) == wanted

    @pytest.mark.parametrize(
        "strip",
        [
            "2024-05-06 10:20 来源：禾木日报",
            "2024-05-06 10:20 禾木日报",
            "禾木财经 2024-05-06 10:20 北京",
            "来源：未知 作者：admin 时间：2024-05-06 10:20 点击：123次",
            "作者：佚名 2024-05-06",
            "作者：本站 来源：网络 2024-05-06",
            "责任编辑：林小晚 2024-05-06",
            "发布时间:2024-05-06 10:20 来源: 作者: 点击:",
            "湖南-株洲用户u6ycu 2024-05-06 10:20",
            "青禾网 2024-05-06 10:20",
            "<p>新闻</p><p>2024-05-06 10:20</p>",
            "<span class=author>来源：禾木网</span> <span>2024-05-06 10:20</span>",
        ],
    )
    def test_no_author_is_made_up(self, strip: str) -> None:
        assert author(read(strip)) == ""

    def test_the_account_of_a_wechat_page_is_not_its_author(self) -> None:
        assert author(read("<a id=js_name>早安禾木</a> <em>2024-05-06 10:20</em>")) == ""

    @pytest.mark.parametrize(
        ("head", "wanted"),
        [
            (
                json_ld(**{"@type": "Article", "author": {"@type": "Person", "name": "林小晚"}}),
                Field("林小晚", "json_ld"),
            ),
            (
                json_ld(**{"@type": "Article", "author": [{"name": "林小晚"}, {"name": "苏晓"}]}),
                Field("林小晚、苏晓", "json_ld"),
            ),
            (
                json_ld(
                    **{
                        "@graph": [
                            {"@type": "Article", "author": {"@id": "#1"}},
                            {"@type": "Person", "@id": "#1", "name": "Lin Wan"},
                        ]
                    }
                ),
                Field("Lin Wan", "json_ld"),
            ),
            (json_ld(**{"@type": "Article", "author": {"@type": "Organization", "name": "青禾网"}}), None),
            ("<meta name=author content='林小晚'>", None),  # the page shows him nowhere
            ("<meta property=article:author content='林小晚'>", Field("林小晚", "meta")),
            ("<meta name=author content='青禾网'>", None),
            ("<meta name=author content='禾木新闻网'>", None),
            ("<meta name=author content='DedeCMS'>", None),
            ("<meta name=mediaid content='禾木号外'>", None),
        ],
    )
    def test_the_author_of_the_metadata(self, head: str, wanted: Field | None) -> None:
        assert read("2024-05-06 10:20", head=head).author == wanted

    @pytest.mark.parametrize(
        ("end", "wanted"),
        [
            ("<p>（作者：林小晚）</p>", "林小晚"),
            ("<p>发布:小禾 | 分类:理财 | 评论:12 | 浏览:26</p>", "小禾"),
            ("<p>责任编辑：林小晚</p>", ""),
            ("<p>作者简介：林小晚，禾木律所律师，从业十年。</p>", ""),
        ],
    )
    def test_the_author_at_the_end(self, end: str, wanted: str) -> None:
        assert author(read("2024-05-06 10:20", end=end)) == wanted

    def test_the_papers_reporter_is_where_nobody_else_signs(self) -> None:
        lead = "<p>本报讯（记者 林小晚）小额借款逾期以后，借款人应当先核对欠款，再与平台协商还款计划。</p>"
        assert author(read("2024-05-06 10:20", lead=lead)) == "林小晚"
        assert author(read("2024-05-06 10:20 作者：苏晓", lead=lead)) == "苏晓"

    def test_the_reporter_who_signs_the_first_paragraph_is(self) -> None:
        page = read(
            "2024-05-06 10:20",
            lead="<p>〔記者王小明／台北報導〕小額借款逾期以後，借款人應當先核對欠款，再協商還款。</p>",
        )
        assert page.author == Field("王小明", "dateline")


REMARKS = (
    "IP 属地 石湾|来自石湾|石湾网友|发布于石湾|来自 手机客户端|630人看过 收藏 分享|阅读 630|630 阅读|630次播放|热度 630|第630期|评论员文章"
    "|图文无关|本站讯|综合消息"
    "|最新消息|正在阅读|当前阅读|语音朗读|背景色|繁體中文|收藏人数：3|问题来自石湾|责任编辑|小编推荐|已认证律师|实名认证|VIP会员|3年前注册|点击进入|学习强国|扫码下载"
    "|阅读提示|推荐星级"
).split("|")


@pytest.mark.parametrize(
    "strip", ["<p>{}</p><p>2018-05-06 10:20</p>", "<p><span>{}</span> <span>2018-05-06 10:20</span></p>"]
)
@pytest.mark.parametrize("remark", REMARKS)
def test_a_remark_beside_the_date_is_nobody(strip: str, remark: str) -> None:
    page = read(strip.format(remark))
    assert (author(page), day(page)) == ("", "2018-05-06")


@pytest.mark.parametrize(
    "line",
    [
        "（林小晚 摄）",
        "图/林小晚",
        "（责任编辑：林小晚）",
        "责任编辑 林小晚",
        "（据禾木日报）",
        "（全文完）",
        "（未完待续）",
        "由平台提交于法院的材料有3份",
        "银监会发布于2018年5月11日的通知规定如下",
        "Posted by mistake in 2018, the notice was withdrawn",
        "记者 林小晚走访了三家平台",
        "感谢林小晚 文",
        "转载请注明作者和出处",
        "编辑：林小晚 校对：苏晓",
        "审核：林小晚",
        "受访者：林小晚",
    ],
)
def test_a_line_at_the_end_that_names_no_author(line: str) -> None:
    assert author(read("2018-05-06 10:20", end=f"<p>{line}</p>")) == ""


class TestCategory:
    def test_the_labelled_section_before_the_breadcrumb(self) -> None:
        above = "<div>当前位置：<a href=/>首页</a> &gt; <a href=/z/>债务优化</a> &gt; 正文</div>"
        assert read("2024-05-06 分类：理财", above=above).category == Field("理财", "byline")
        assert read("2024-05-06 10:20", above=above).category == Field("债务优化", "breadcrumb")

    def test_a_breadcrumb_of_slashes(self) -> None:
        assert read(above="<div>首页 / 逾期动态 / 详情</div>").category == Field("逾期动态", "breadcrumb")

    def test_the_section_of_structured_data(self) -> None:
        crumbs = [{"@type": "ListItem", "name": "首页"}, {"@type": "ListItem", "item": {"name": "逾期动态"}}]
        assert read(head=json_ld(**{"@type": "BreadcrumbList", "itemListElement": crumbs})).category == Field(
            "逾期动态", "json_ld"
        )
        assert read(head="<meta name=ColumnName content='通知公告'>").category == Field("通知公告", "meta")


@pytest.mark.parametrize(
    "script",
    [
        "[" * 20_000,
        '{"a":' * 20_000,
        "null",
        "[1, [2], {}]",
        '{"@type": ["Article", 3], "author": [[1]], "datePublished": {}}',
        "\ud800",
    ],
)
def test_any_structured_data_has_a_result(script: str) -> None:
    read(head=f'<script type="application/ld+json">{script}</script>')


PARAGRAPH = "　　小额借款逾期以后，借款人应当先核对欠款的本金与利息，再与平台协商第{}期的还款计划。"
PARTS = {
    "PARAGRAPHS": "".join(f"<p>{PARAGRAPH.format(n)}</p>" for n in range(6)),
    "LINES": "".join(f"{PARAGRAPH.format(n)}<br><br>" for n in range(6)),
    "NAVIGATION": "<ul>"
    + "".join(f"<li><a href=/>{name}</a></li>" for name in ("首页", "新闻", "财经", "体育", "房产"))
    + "</ul>",
    "RELATED": "<div><h3>相关新闻</h3><ul><li><a href=/9>车贷新规</a> <span>2013-04-01</span></li></ul></div>",
    "FOOTER": "<div><p>Copyright © 2003-2013 青禾网 版权所有</p></div>",
}


KINDS = ("in_the_wild", "without_headings", "badges", "signed", "nobody", "undated", "feet", "known_failures")


@pytest.mark.parametrize("case", load_cases("fields", *KINDS))
def test_the_fields_of_a_page_of_this_structure(case: dict[str, Any]) -> None:
    markup = f"<html><head>{case['head']}</head><body>{case['body']}</body></html>"
    for name, part in PARTS.items():
        markup = markup.replace(f"@{name}@", part)
    page = extract(markup, media=Media.HTML, url="http://www.example.cn/a/1.html", fetched_at=FETCHED_AT)
    found = {"title": page.title.value if page.title else "", "author": author(page)}
    found["published"] = day(page) if page.published.day else ""
    assert found == case["after"]
