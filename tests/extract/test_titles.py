"""The title by agreement of what a page says."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.extract import extract
from pipeline.records import Extraction, Field, Media, Role

BODY = (
    "<p>小额借款逾期以后，借款人应当先核对欠款的本金与利息，再与平台协商还款计划。</p>"
    "<p>收到上门核实的通知以后不要失联，把通话与短信都保存下来，日后协商时用得上。</p>"
    "<p>协议要写在纸上，双方各留一份，口头的承诺事后很难证明。</p>"
)
TITLE = "小额借款逾期后上门核实怎么应对"


def read(markup: str, media: Media = Media.HTML) -> Extraction:
    return extract(markup, media=media, url="", fetched_at=datetime(2025, 6, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("head", "top", "evidence"),
    [
        ("<title>贷款频道</title>", f"<h1>{TITLE}</h1>", "h1"),
        (f"<title>{TITLE}_青禾网</title>", "<h1><a href=/>青禾网</a></h1>", "title"),
        (f"<title>{TITLE}_青禾网</title>", f"<h1><a href=/>青禾网</a></h1><h2>{TITLE}</h2>", "h2"),
        (f"<title>{TITLE} - 逾期资讯 - 青禾网</title>", "", "title"),
        (
            f"<title>免费视频大全,在线影院推荐,热门电影下载</title><meta property='og:title' content='{TITLE}'>",
            "",
            "og:title",
        ),
        ("<title>免费视频大全,在线影院推荐,热门电影下载</title>", f"<h1>热门电影在线观看</h1><h2>{TITLE}</h2>", "h2"),
        (f"<title>{TITLE}</title>", f"<div class=t>{TITLE}</div>", "line"),
        ("<title>理财频道</title>", f"<div>{TITLE}</div><div>2011年08月03日 09:41 来源：某某晚报</div>", "line"),
    ],
    ids=["section", "logo", "second", "parts", "og", "injected", "box", "byline"],
)
def test_the_title_is_what_several_places_say(head: str, top: str, evidence: str) -> None:
    page = f"<html><head>{head}</head><body><div>{top}<div>{BODY}</div></div></body></html>"
    assert read(page).title == Field(TITLE, evidence)


def test_a_title_keeps_its_brackets_and_its_script() -> None:
    page = "<h1>【提示】小額借款逾期(副标题：上门核实)</h1>" + BODY
    assert read(page).title == Field("【提示】小額借款逾期(副标题：上门核实)", "h1")


CLAUSES = [
    "接到陌生催收电话，先问清这几个问题，先做好这四件事",
    "分12期还是分60期，差别不只是每月金额，看完这几点再决定",
    "账单日、还款日、宽限期，一次分清，先做好这九件事",
    "软暴力也是暴力，别把忍耐当成本分（2024年整理）",
    "还清以后记录多久才消失，先做好这八件事",
]


def lines_of(extraction: Extraction, role: Role) -> list[str]:
    return [extraction.text[block.start : block.end] for block in extraction.blocks if block.role is role]


@pytest.mark.parametrize("title", CLAUSES)
@pytest.mark.parametrize(
    "top",
    [
        "<title>{0}_青禾网</title><h1>{0}</h1>",
        "<title>理财频道</title><h1>{0}</h1>",
        "<title>青禾网</title><div>{0}</div>",
    ],
    ids=["agreed", "h1", "box"],
)
def test_a_title_of_several_clauses_is_a_title(title: str, top: str) -> None:
    extraction = read(f"{top.format(title)}<div>林晚 2024-05-06 10:20</div>{BODY}")
    assert extraction.title is not None
    assert extraction.title.value == title
    assert lines_of(extraction, Role.TITLE) == [title]
    assert str(extraction.published.day) == "2024-05-06"


@pytest.mark.parametrize(
    "site", ["_全国资讯网(www.example.cn)", " - 逾期网", "|法律咨询", "-青禾网", "_逾期资讯_青禾网"]
)
@pytest.mark.parametrize("top", ["<title>{0}</title><h1>{0}</h1>", "<h1>{0}</h1>", "<title>{0}</title>"])
def test_the_site_behind_a_title_is_none_of_it(site: str, top: str) -> None:
    title = read(top.format(TITLE + site) + BODY).title
    assert title is not None
    assert title.value == TITLE


@pytest.mark.parametrize(
    "line",
    [
        "记者：不少短视频说可以“停息挂账”，真的吗？！",
        "来源：中国人民银行《征信业管理条例》第十六条",
        "评论：这个判决值得点赞。",
        "当前位置：被告仍居住在原址",
        "时间：2024年5月6日上午9时",
    ],
)
@pytest.mark.parametrize(
    "body", ["<p>{0}</p><p>好的，先说结论。</p>" + BODY, BODY + "<p>{0}</p>" + BODY, BODY + "<p>{0}</p>"]
)
def test_what_an_article_labels_stays_in_it(line: str, body: str) -> None:
    extraction = read(f"<h1>{TITLE}</h1>{body.format(line)}")
    assert line in lines_of(extraction, Role.BODY)
    assert extraction.published.day is None


def test_the_reading_of_ruby_is_no_text_and_blanks_are_ordinary() -> None:
    extraction = read(f"<h1>{TITLE}</h1><p>借<ruby>款<rp>(</rp><rt>kuan</rt><rp>)</rp></ruby>人&nbsp;应当</p>{BODY}")
    assert "借款人 应当" in lines_of(extraction, Role.BODY)


def test_injected_keywords_alone_are_no_title() -> None:
    assert read(f"<title>免费视频大全,在线影院推荐,热门电影下载</title>{BODY}").title is None


def test_a_numbered_chapter_is_not_taken_for_the_title() -> None:
    extraction = read(f"<title>{TITLE}_青禾网</title><h2>一、小额借款逾期的现状</h2>{BODY}")
    assert extraction.title == Field(TITLE, "title")


class TestText:
    @pytest.mark.parametrize(
        "head",
        [
            [],
            ["免费视频大全,在线影院推荐,热门电影下载,中文资源"],
            ["首頁>>逾期資訊>>正文"],
            [
                "免费视频大全,在线影院推荐,热门电影下载 ?",
                "当前位置：首页 > 逾期资讯 > 正文",
                "逾期法务 2024-10-14 03:19:52",
            ],
            ["精彩评论"],
        ],
    )
    def test_the_first_line_that_can_be_one(self, head: list[str]) -> None:
        page = "\n\n".join([*head, TITLE, "小编导语", "借款人应当先核对欠款的本金与利息，再与平台协商还款计划。" * 2])
        assert read(page, Media.TEXT).title == Field(TITLE, "first_line")

    def test_a_dated_byline_below_tells_the_title_from_navigation(self) -> None:
        prose = "借款人应当先核对欠款的本金与利息，再与平台协商还款计划。" * 2
        page = f"贷款\n信用卡\n青禾逾期资讯网站\n{TITLE}\n苏晓 2024-05-06 10:11\n{prose}"
        assert read(page, Media.TEXT).title == Field(TITLE, "first_line")

    def test_a_navigation_bar_at_the_head_is_set_apart(self) -> None:
        prose = "借款人应当先核对欠款的本金与利息，再与平台协商还款计划。" * 2
        page = f"首頁\n逾期資訊\n信用卡逾期\n關于我們\n{TITLE}\n{prose}"
        extraction = read(page, Media.TEXT)
        assert extraction.title == Field(TITLE, "first_line")
        assert [block.role for block in extraction.blocks] == [*[Role.NAVIGATION] * 4, Role.TITLE, Role.BODY]

    def test_a_line_that_is_said_again_beats_the_first_one(self) -> None:
        prose = "借款人应当先核对欠款的本金与利息，再与平台协商还款计划。" * 2
        page = f"青禾逾期网\n{TITLE}\n{prose}\n{TITLE}\n{prose}"
        assert read(page, Media.TEXT).title == Field(TITLE, "repeated_line")

    def test_a_page_that_begins_with_a_paragraph_has_none(self) -> None:
        prose = "借款人应当先核对欠款的本金与利息，再与平台协商还款计划。" * 2
        assert read(f"{prose}\n{prose}", Media.TEXT).title is None

    @pytest.mark.parametrize("title", CLAUSES)
    def test_a_line_of_clauses_above_a_byline_or_said_again(self, title: str) -> None:
        prose = "借款人应当先核对欠款的本金与利息，再与平台协商还款计划。" * 3
        for page in (f"{title}\n林晚 2024-05-06 10:20\n{prose}", f"{title}\n小编导语\n{prose}\n{title}\n{prose}"):
            found = read(page, Media.TEXT).title
            assert found is not None
            assert found.value == title

    @pytest.mark.parametrize(
        "spam",
        ["久久99热这里只有精品", "成 人 午 夜 福 利 视 频", "乐竞体育(中国)官方网站", "友情链接: 上海搬家 | 北京搬家"],
    )
    def test_a_phrase_that_the_prose_never_comes_back_to_stays_a_line(self, spam: str) -> None:
        prose = "小额借款逾期以后，借款人应当先核对欠款的本金与利息，再与平台协商还款计划。" * 3
        extraction = read(f"{spam}\n{TITLE}\n{prose}", Media.TEXT)
        assert extraction.title == Field(TITLE, "first_line")
        assert spam in lines_of(extraction, Role.BODY)

    @pytest.mark.parametrize(
        "first",
        ["问：网贷逾期怎么办", "答：可以协商", "Q:逾期了怎么办", "记者：您怎么看逾期", "借款人要做的事有以下几件："],
    )
    def test_a_page_that_begins_in_a_talk_has_none(self, first: str) -> None:
        prose = "借款人应当先核对欠款的本金与利息，再与平台协商还款计划。" * 3
        extraction = read(f"{first}\n先核对本金\n{prose}", Media.TEXT)
        assert extraction.title is None
        assert lines_of(extraction, Role.BODY)[0] == first


def test_a_title_in_clauses_on_a_page_that_folded_its_marks_is_no_row_of_keywords() -> None:
    title = "接到陌生来电,先问清这几个难题,志愿者柳叶这样说"
    top = f"<div>{title}</div><div>更新时间:2024-06-30 作者:柳微凉</div>"
    folded = BODY.replace("，", ",")
    assert read(f"<title>{title}_青禾网</title>{top}{folded}").title == Field(title, "line")


def test_a_row_of_keywords_is_no_title_of_a_page_that_folded_its_marks() -> None:
    row, folded = "免费视频大全,在线影院推荐,热门电影下载", BODY.replace("，", ",")
    assert read(f"<title>{row}</title><h1>{row}</h1><h2>{TITLE}</h2>{folded}").title == Field(TITLE, "h2")


@pytest.mark.parametrize("lost", ["\ufffd", "\ufffd\ufffd"])
def test_characters_that_decoding_lost_come_from_the_other_statement(lost: str) -> None:
    broken = TITLE.replace("上门", lost if len(lost) > 1 else f"{lost}门")
    page = f"<title>{TITLE}_青禾网</title><h1>{broken}</h1>{BODY}"
    assert read(page).title == Field(TITLE, "h1")


def test_what_no_statement_has_stays_lost() -> None:
    broken = TITLE.replace("上", "\ufffd")
    assert read(f"<title>青禾网</title><h1>{broken}</h1>{BODY}").title == Field(broken, "h1")


def test_a_title_that_lost_a_character_is_known_by_the_statement_that_has_it() -> None:
    head, top = (
        "<title>谈判桌上最管用的一招_青禾网</title>",
        "<div>谈\ufffd桌上最管用的一招</div><div>祁小棠 2023-08-16 10:01:35</div>",
    )
    assert read(f"<html><head>{head}</head><body>{top}{BODY}</body></html>").title == Field(
        "谈判桌上最管用的一招", "line"
    )


def test_a_folded_title_above_a_byline_without_a_day() -> None:
    title, folded = "盖着红章的来函,怎样验明正身,别等到最后一天", BODY.replace("，", ",")
    top = f"<div>{title}</div><div>柳微凉7级会员 逾期法务 149℃</div>"
    found = read(f"<html><head><title>{title}_青禾网</title></head><body>{top}{folded}</body></html>").title
    assert found is not None
    assert found.value == title


@pytest.mark.parametrize(
    ("head", "top"),
    [
        ("极速赛车群、快三技巧、分分彩稳赚、时时彩计划-{0}_青禾网", "<h1>快三技巧</h1><div>{0}</div>"),
        ("{0}_青禾网_玻尿酸原液，减肥药瘦得快，玻尿酸原液，生发液批发", "<h1>减肥药瘦得快</h1><h2>{0}</h2>"),
        ("{0}-青禾网", "<h1><a href=/>青禾网</a></h1><h2>{0}</h2>"),
        ("青禾网-{0}", "<h1>青禾网</h1><div>{0}</div>"),
        ("{0} @ 理财小屋 :: 青禾志", "<h1><a href=/>理财小屋</a></h1><h2><a href=/1>{0}</a></h2>"),
        ("{0} - 债务优化 - 青禾论坛 - Powered by Discuz!", "<h1><a href=/z/>[债务优化]</a> <span>{0}</span></h1>"),
        ("逾期资讯", "<h1>{0}</h1>"),
        ("青禾网", "<div>{0}</div><div>2024-05-06 10:20 来源：青禾网</div>"),
    ],
    ids=["row in front", "row behind", "logo", "site first", "blog", "forum", "section", "byline"],
)
def test_neither_injected_words_nor_the_sites_name_win(head: str, top: str) -> None:
    found = read(
        f"<html><head><title>{head.format(TITLE)}</title></head><body><div>{top.format(TITLE)}</div>{BODY}</body></html>"
    ).title
    assert found is not None
    assert found.value == TITLE


def test_a_title_broken_over_two_lines_is_one() -> None:
    head = f"<head><title>{TITLE}_青禾网</title></head>"
    top = f"<div>{TITLE[:8]}<br>{TITLE[8:]}</div><div>2024-05-06 来源：禾木网</div>"
    page = f"<html>{head}<body>{top}{BODY}</body></html>"
    assert read(page).title == Field(TITLE, "title")


@pytest.mark.parametrize(
    "title", ["论还债", "PPP-项目与网贷的区别", "借呗、花呗、微粒贷，三家的宽限期一次讲清（2025必看·避坑）"]
)
def test_a_short_title_and_one_with_separators_stay_whole(title: str) -> None:
    page = f"<html><head><title>{title}_青禾网</title></head><body><h1>{title}</h1><div>2024-05-06 10:20</div>{BODY}</body></html>"
    assert read(page).title == Field(title, "h1")


TEXT = "\n".join(part.removesuffix("</p>") for part in BODY.split("<p>")[1:])


@pytest.mark.parametrize(
    "head",
    [
        "尊敬的客户：\n",
        "尊敬的海州银行信用卡用户\n",
        "释义 |\n",
        "张志远 李文博\n",
        "(100000 某某大学 海州)\n",
        "• 投稿小林\n",
        "理财 正文\n",
        "P. 225\n",
        "汽车\n游戏\n旅游\n时尚\n财经\n",
        "海州健康网\n",
        "共1个回答\n",
    ],
    ids=["greeting", "customers", "cell", "names", "affiliation", "item", "label", "page", "menu", "site", "count"],
)
def test_what_a_text_page_begins_with_is_no_title_by_its_form(head: str) -> None:
    assert read(head + TEXT, Media.TEXT).title is None
    found = read(f"{head}{TITLE}\n{TEXT}", Media.TEXT).title
    assert found is not None
    assert found.value == TITLE


@pytest.mark.parametrize(
    "page",
    [
        f"当前位置:外汇大全 - 助学贷款 - {TITLE}?\n{TITLE}?\n{TEXT}",
        f"{TITLE}?你好，这里是理财时间。小额借款逾期以后，应当先核对欠款。\n{TITLE}?\n{TEXT}",
        f"逾期后收到短信怎么办？会不会上门核实？\n{TEXT}",
    ],
    ids=["way", "description", "two questions"],
)
def test_a_question_is_the_title_that_the_page_repeats_or_doubles(page: str) -> None:
    found = read(page, Media.TEXT).title
    assert found is not None
    assert found.value in {TITLE + "?", "逾期后收到短信怎么办？会不会上门核实？"}


def test_what_an_attribute_lost_to_the_text_is_no_article() -> None:
    leak = '借款人应当先核对欠款的本金与利息，再与平台协商还款计划。\n"贰"、怎么协商\n" />\n'
    extraction = read(f"{leak}{TITLE}\n{TEXT}", Media.TEXT)
    assert extraction.title == Field(TITLE, "first_line")
    assert extraction.blocks[0].role is Role.NAVIGATION
