"""Lines of a page, and the choice of the block that is the article."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract import extract
from pipeline.extract.markup import parse
from pipeline.extract.outline import read_outline
from pipeline.records import Extraction, Media, Role

PROSE = (
    "借款人应当先核对欠款的本金与利息，再与平台协商一份自己能够承担的还款计划。",
    "收到通知以后不要失联，把通话与短信都保存下来，日后协商时用得上。",
    "协议要写在纸上，双方各留一份，口头的承诺事后很难证明。",
)
NAVIGATION = "".join(f'<li><a href="/{n}.html">逾期栏目第{n}个</a></li>' for n in range(40))


def read(markup: str, media: Media = Media.HTML) -> Extraction:
    return extract(
        markup, media=media, url="https://www.example.cn/a/1.html", fetched_at=datetime(2025, 6, 1, tzinfo=UTC)
    )


def kept(extraction: Extraction) -> list[str]:
    return [extraction.text[block.start : block.end] for block in extraction.blocks if block.kept]


def lines(markup: str) -> list[str]:
    return [line.text for line in read_outline(parse(markup)).lines]


class TestLines:
    def test_br_and_blocks_end_a_line_and_inline_elements_do_not(self) -> None:
        assert lines("<p>一<b>二</b>三<br>四</p>五<div>六</div>") == ["一二三", "四", "五", "六"]

    def test_indents_go_and_inner_blanks_stay(self) -> None:
        assert lines("<p>&nbsp;&nbsp;　　平台会通过 、短信  提醒&nbsp;</p>") == ["平台会通过 、短信  提醒"]

    def test_entities_are_decoded_once(self) -> None:
        assert lines("<p>A&amp;amp;B &lt;p&gt;</p>") == ["A&amp;B <p>"]

    def test_a_row_of_data_is_one_line(self) -> None:
        table = "<table><tr><th>天数</th><th>做法</th></tr><tr><td>30</td><td>短信</td></tr></table>"
        assert lines(table) == ["天数 | 做法", "30 | 短信"]

    def test_a_row_of_a_layout_stays_in_its_cells(self) -> None:
        assert lines("<table><tr><td>左一<br>左二</td><td>右</td></tr></table>") == ["左一", "左二", "右"]

    def test_line_breaks_of_the_source_are_no_blanks_between_hanzi(self) -> None:
        wrapped = PROSE[0][:20] + "\n    " + PROSE[0][20:] + PROSE[1][:30] + "\n" + PROSE[1][30:]
        assert lines(f"<p>{wrapped}</p>") == [PROSE[0] + PROSE[1]]

    def test_paragraphs_divided_only_by_line_breaks_are_lines(self) -> None:
        assert lines("<div>" + "\n　　".join(PROSE) + "</div>") == list(PROSE)


class TestChoice:
    def test_three_lines_between_breaks_win_over_two_navigation_bars(self) -> None:
        page = f"<body><ul>{NAVIGATION}</ul><div>{'<br>'.join(PROSE)}</div><ul>{NAVIGATION}</ul></body>"
        assert kept(read(page)) == list(PROSE)

    def test_paragraphs_in_boxes_of_their_own_stay_together(self) -> None:
        boxes = "".join(f"<section><section><p>{text}</p></section></section>" for text in PROSE)
        page = f"<body><div><ul>{NAVIGATION}</ul></div><div><div>{boxes}</div></div></body>"
        assert kept(read(page)) == list(PROSE)

    def test_one_long_paragraph_does_not_shut_out_the_short_ones(self) -> None:
        page = f"<body><ul>{NAVIGATION}</ul><div><div>{PROSE[0] * 12}</div><div>{PROSE[1]}</div><div>{PROSE[2]}</div></div></body>"
        assert kept(read(page)) == [PROSE[0] * 12, PROSE[1], PROSE[2]]

    def test_half_width_punctuation_counts_as_well(self) -> None:
        text = [line.replace("，", ",").replace("。", ".") for line in PROSE]
        page = f"<body><ul>{NAVIGATION}</ul><table><tr><td><p>{'</p><p>'.join(text)}</p></td></tr></table></body>"
        assert kept(read(page)) == text

    def test_the_article_wins_over_longer_comments(self) -> None:
        comments = "".join(f"<p>{text}</p>" for text in PROSE * 4)
        article = "".join(f"<p>{text}</p>" for text in PROSE)
        page = f'<body><div><div class="content">{article}</div><div class="comment-list">{comments}</div></div></body>'
        assert kept(read(page)) == list(PROSE)

    @pytest.mark.parametrize(
        "spam",
        ["热门影院在线观看,高清视频大全推荐,最新地址发布页面", "蜘蛛池模板: 热门影院 | 高清视频 | 最新地址 | 免费资源"],
    )
    def test_spam_beside_the_block_is_no_part_of_it(self, spam: str) -> None:
        article = "".join(f"<p>{text}</p>" for text in PROSE)
        assert kept(read(f"<body><p>{spam}</p><div>{article}</div><p>{spam}</p><p>{spam}</p></body>")) == list(PROSE)

    def test_spam_and_disclaimers_inside_the_block_are_left_to_later_stages(self) -> None:
        odd = ["热门影院在线观看,高清视频大全推荐,最新地址发布页面", "声明：内容仅供参考。"]
        inside = "".join(f"<p>{text}</p>" for text in [*PROSE, *odd])
        assert kept(read(f"<body><div>{inside}</div></body>")) == [*PROSE, *odd]


def links(n: int, first: int = 0) -> str:
    return "".join(
        f'<li><a href="/t/{k}.html">{TITLES[k % len(TITLES)]}第{k}回</a></li>' for k in range(first, first + n)
    )


TITLES = ("房贷断供以后怎么办", "征信报告应该怎样看", "被列为失信人多久解除", "网贷利息的上限是多少")
BLURB = "很多人收入下降之后都会遇到这个难题，先看合同，再看账单，最后才谈协商。"


class TestOtherArticles:
    """Lists of other articles and posts of readers are told from the article by their structure, without a label."""

    @pytest.mark.parametrize(
        "item",
        [
            '<li><a href="/{n}.html">{title}</a><p>{blurb}</p></li>',
            '<div class="k{n}"><h4><a href="/{n}.html">{title}</a></h4><p>{blurb}</p><span>2024-05-0{n}</span></div>',
            '<dl><dt><a href="/{n}.html">{title}</a></dt><dd>{blurb}</dd></dl>',
            '<li><a href="/{n}.html"><img src="a.jpg"></a><a href="/{n}.html">{title}</a><i>{blurb}</i></li>',
            '<section><a href="/{n}.html"><h3>{title}</h3></a><p>{blurb}</p><div>3小时前</div></section>',
        ],
    )
    @pytest.mark.parametrize("place", ["{article}<div>{items}</div>", "<div>{items}</div>{article}"])
    def test_a_short_article_beats_longer_teasers(self, item: str, place: str) -> None:
        items = "".join(item.format(n=n, title=TITLES[n % 4], blurb=BLURB * 2) for n in range(1, 9))
        article = f"<div>{''.join(f'<p>{text}</p>' for text in PROSE)}</div>"
        assert kept(read(f"<body><div>{place.format(article=article, items=items)}</div></body>")) == list(PROSE)

    @pytest.mark.parametrize("heading", ["<h3>大家都在看</h3>", "<b>更多精彩</b>", ""])
    def test_a_list_between_two_paragraphs_goes_and_both_stay(self, heading: str) -> None:
        box = f"<div>{heading}<ul>{links(5)}</ul></div>"
        paragraphs = [f"<p>{text}</p>" for text in PROSE]
        page = f"<body><div>{paragraphs[0]}{box}{''.join(paragraphs[1:])}</div></body>"
        assert kept(read(page)) == list(PROSE)

    def test_a_list_among_paragraphs_in_boxes_of_their_own_parts_them_not(self) -> None:
        boxes = [f"<div>{text}</div>" for text in PROSE]
        page = (
            f"<body><ul>{NAVIGATION}</ul><div>{''.join(boxes[:2])}<div><ul>{links(9)}</ul></div>{boxes[2]}</div></body>"
        )
        assert kept(read(page)) == list(PROSE)

    def test_an_advertisement_behind_every_paragraph_makes_no_list_of_them(self) -> None:
        page = "".join(
            f'<p>{text}</p><div class="a{n}"><a href="/{n}">{TITLES[n]}</a></div>' for n, text in enumerate(PROSE)
        )
        assert kept(read(f"<body><div>{page}</div></body>")) == list(PROSE)

    def test_a_digest_of_linked_titles_is_an_article(self) -> None:
        items = "".join(f'<p><a href="/{n}">{n}、{TITLES[n]}</a></p><p>{BLURB * 2}</p>' for n in range(4))
        found = kept(read(f"<body><ul>{NAVIGATION}</ul><div>{items}</div><ul>{NAVIGATION}</ul></body>"))
        assert [text for text in found if text == BLURB * 2] == [BLURB * 2] * 4
        assert f"1、{TITLES[1]}" in found

    def test_cards_of_products_are_no_article(self) -> None:
        card = '<div class="p"><h4><a href="/x">快贷{n}</a></h4><p>额度{n}万元，月费率百分之一，当天放款。</p><a href="/y">立即申请</a></div>'
        cards = "".join(card.format(n=n) for n in range(1, 12))
        page = f"<body><div><div>{'<br>'.join(PROSE)}</div><div>{cards}</div></div></body>"
        assert kept(read(page)) == list(PROSE)

    def test_files_that_are_attached_stay(self) -> None:
        page = f"<body><ul>{NAVIGATION}</ul><div>{''.join(f'<p>{text}</p>' for text in PROSE)}<p>附件：</p>"
        page += '<p><a href="/1.doc">1.申报表.doc</a></p><p><a href="/2.xls">2.汇总表.xls</a></p></div></body>'
        assert kept(read(page)) == [*PROSE, "附件：", "1.申报表.doc", "2.汇总表.xls"]


POST = '<div class="c"><b>{name}</b><span>{when}</span><p>{text}</p><a href="#">回复</a></div>'


class TestPosts:
    def test_comments_without_a_label_or_name_are_no_article(self) -> None:
        posts = "".join(
            POST.format(name=name, when="2024-05-01 10:20", text=PROSE[1] * 2) for name in ("甲乙", "丙丁", "戊己")
        )
        page = f"<body><div><div>{'<br>'.join(PROSE)}</div><div>{posts}</div></div></body>"
        extraction = read(page)
        assert kept(extraction) == list(PROSE)
        comments = [extraction.text[b.start : b.end] for b in extraction.blocks if b.role is Role.COMMENT]
        assert comments.count(PROSE[1] * 2) == 3

    def test_on_a_board_the_first_post_is_the_article(self) -> None:
        post = '<div id="post_{n}"><div>{name}</div><div>发表于 2012-3-{n} 10:20</div><div>{text}</div><div><a href="#">回复</a></div></div>'
        texts = ["<br>".join(PROSE), "说得有道理，先收藏了。", "我也遇到过，后来分期还清了。"]
        page = "".join(post.format(n=n, name=f"用户{n}", text=text) for n, text in enumerate(texts, 1))
        assert [
            text for text in kept(read(f"<body><ul>{NAVIGATION}</ul><div>{page}</div></body>")) if text in PROSE
        ] == list(PROSE)
        assert "说得有道理，先收藏了。" not in kept(read(f"<body><ul>{NAVIGATION}</ul><div>{page}</div></body>"))

    def test_answers_belong_to_their_question(self) -> None:
        answer = '<div class="answer"><div>{name}</div><div>2024-05-01</div><p>{text}</p><a href="#">有用</a></div>'
        answers = "".join(
            answer.format(name=name, text=text) for name, text in zip(("甲乙丙", "丁戊己"), PROSE[1:], strict=True)
        )
        page = f"<body><h1>借款逾期以后怎么与平台协商</h1><div><p>{PROSE[0]}</p></div><h2>2条回答</h2><div>{answers}</div></body>"
        assert kept(read(page)) == list(PROSE)


class TestFurniture:
    def test_a_notice_below_the_article_is_left_out_where_furniture_parts_them(self) -> None:
        paragraphs = "".join(f"<tr><td>{text}</td></tr>" for text in PROSE * 2)
        notice = "<tr><td><a href='/'>打印</a></td></tr><tr><td>请您注意遵守有关的法律和法规，尊重网上的道德，并且承担由此引起的责任。</td></tr>"
        page = f"<body><table>{paragraphs}</table><table>{notice}</table></body>"
        assert kept(read(page)) == list(PROSE * 2)

    @pytest.mark.parametrize(
        "line", ["【收藏此页】【打印】【关闭】", "分享到： 微信 微博 QQ空间", "字号：大 中 小", "廣告"]
    )
    def test_buttons_between_paragraphs_go(self, line: str) -> None:
        page = f"<body><div><p>{PROSE[0]}</p><p>{line}</p><p>{PROSE[1]}</p><p>{PROSE[2]}</p></div></body>"
        assert kept(read(page)) == list(PROSE)

    @pytest.mark.parametrize("line", ["（责任编辑：陈某某）", "来源：江北晚报", "[编辑：PN01]"])
    def test_a_signature_of_the_editor_is_no_text(self, line: str) -> None:
        page = f"<body><div>{''.join(f'<p>{text}</p>' for text in PROSE)}<p>{line}</p></div></body>"
        assert kept(read(page)) == list(PROSE)

    def test_data_at_the_end_stays(self) -> None:
        rows = "".join(f"<tr><td>小额贷款{n}</td><td>短信提醒</td><td>按合同约定</td></tr>" for n in range(3))
        page = f"<body><div>{''.join(f'<p>{text}</p>' for text in PROSE)}<table>{rows}</table></div></body>"
        assert kept(read(page)) == [*PROSE, *(f"小额贷款{n} | 短信提醒 | 按合同约定" for n in range(3))]

    def test_rows_of_numbers_stay(self) -> None:
        rows = "".join(f"<tr><td>{n}</td><td>{n * 7}%</td><td>201{n}-01</td></tr>" for n in range(1, 6))
        page = f"<body><div>{''.join(f'<p>{text}</p>' for text in PROSE)}<table>{rows}</table><p>{PROSE[0]}</p></div></body>"
        assert kept(read(page)) == [*PROSE, *(f"{n} | {n * 7}% | 201{n}-01" for n in range(1, 6)), PROSE[0]]

    def test_a_box_named_like_furniture_that_holds_the_article_is_the_article(self) -> None:
        page = f"<body><ul>{NAVIGATION}</ul><div class='ad_area side'>{'<br>'.join(PROSE)}</div><div>短短的一行</div></body>"
        assert kept(read(page)) == list(PROSE)


class TestLinks:
    def test_an_article_full_of_links_is_one(self) -> None:
        linked = [f'<div><a href="/w">{text[:9]}</a>{text[9:]}</div>' for text in PROSE]
        page = f"<body><div>{''.join(linked)}</div><ul>{NAVIGATION}</ul></body>"
        assert kept(read(page)) == list(PROSE)

    def test_paragraphs_inside_links_count_where_nothing_else_is_said(self) -> None:
        linked = "".join(f'<a href="javascript:;"><p>{text}{text}</p></a>' for text in PROSE)
        assert kept(read(f"<body><ul>{NAVIGATION}</ul><div>{linked}</div></body>")) == [text * 2 for text in PROSE]


class TestAnyMarkup:
    @pytest.mark.parametrize(
        "markup",
        [
            "",
            "<",
            "<!",
            "\x00",
            "\ud800",
            "<frameset><frame src=a></frameset>",
            "<title>x",
            "<table><tr>",
            "<p hidden>",
            "]]>",
            "&#0;",
        ],
    )
    def test_scraps_end_in_an_extraction(self, markup: str) -> None:
        for media in Media:
            assert read(markup, media).extractor

    @pytest.mark.parametrize(
        "markup",
        [
            "<div>" * 5_000 + PROSE[0] + "</div>" * 5_000,
            "<div>逾" * 100_000,
            "<b></div>" * 100_000,
            "<ul><li>逾" * 60_000,
            '<p style="display:none">' * 3_000 + PROSE[0],
            "<p>" + "逾期\n" * 300_000,
            "<!--" * 200_000,
            "<table><tr><td>" * 100_000 + PROSE[0],
            "<b>" * 1_000_000,
            "<select><option>" * 100_000,
            '<p a="' * 200_000,
            f"<html><body><p>{PROSE[0]}</p></body></html>" * 500,
            "\x00" * 1_000_000,
            "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">" + PROSE[0],
            "<p " + "/".join(f"a{n}" for n in range(100_000)),
            "<script>var a = 1;</script>" * 50_000,
            "<style>.a{display:none}</style>" * 30_000,
        ],
        ids="nested unclosed misnested lists hidden lines comments tables one_tag options quotes pages nul attributes slashes scripts styles".split(),
    )
    def test_a_megabyte_of_bad_markup_ends_soon(self, markup: str) -> None:
        assert read(markup).extractor.startswith("auto/5")

    def test_text_behind_the_longest_page_is_not_read_and_the_extractor_says_so(self) -> None:
        extraction = read("<p>逾期" * 400_000)
        assert extraction.extractor == "auto/5 (cut: too long)"

    def test_an_image_written_into_the_page_takes_no_room(self) -> None:
        image = f'<img src="data:image/png;base64,{"A" * 5_000_000}">'
        extraction = read(f"<body>{image}<div>{'<br>'.join(PROSE)}</div></body>")
        assert (kept(extraction), extraction.extractor) == (list(PROSE), "auto/5")

    @given(st.text(alphabet="<>/=\"' \nabdivprt逾期，。:&;#!-相关文章2024", max_size=400))
    def test_blocks_tile_the_text(self, markup: str) -> None:
        for media in Media:
            extraction = read(markup, media)
            texts = [extraction.text[block.start : block.end] for block in extraction.blocks]
            assert "\n".join(texts) == extraction.text
            assert all(text and text == text.strip() for text in texts)
            assert all(block.kept == (block.role == "body") == (not block.reason) for block in extraction.blocks)
