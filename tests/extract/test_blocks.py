"""Lines of a page, and the choice of the block that is the article."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract import extract
from pipeline.extract.markup import parse
from pipeline.extract.outline import read_outline
from pipeline.records import Extraction, Media

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
        ],
        ids=["nested", "unclosed", "misnested", "lists", "hidden", "lines", "comments"],
    )
    def test_a_megabyte_of_bad_markup_ends_soon(self, markup: str) -> None:
        assert read(markup).extractor == "auto/3"

    @given(st.text(alphabet="<>/=\"' \nabdivprt逾期，。:&;#!-相关文章2024", max_size=400))
    def test_blocks_tile_the_text(self, markup: str) -> None:
        for media in Media:
            extraction = read(markup, media)
            texts = [extraction.text[block.start : block.end] for block in extraction.blocks]
            assert "\n".join(texts) == extraction.text
            assert all(text and text == text.strip() for text in texts)
            assert all(block.kept == (block.role == "body") == (not block.reason) for block in extraction.blocks)
