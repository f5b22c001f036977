"""Spam of trades that no list knows, links that leave the site, and what honest pages keep."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from random import Random

import pytest

from pipeline import clean
from pipeline.cleaning import spam
from pipeline.cleaning.edits import Trail
from pipeline.cleaning.steps import BOILERPLATE, SPAM
from pipeline.config import Config
from pipeline.extract import find_links_away
from pipeline.knowledge import load_knowledge
from pipeline.records import Draft
from tests.simulators import spammer

KNOWLEDGE = load_knowledge(Config())
PAGES = tomllib.loads((spammer.PHRASES.parent / "clean_pages.toml").read_text(encoding="utf-8"))["page"]
PROSE = [["".join(lines[:3]), "".join(lines[3:])] for lines in (page["prose"].strip().split("\n") for page in PAGES)]
ARTICLE = "借款人应当先核对欠款的本金与利息。{}再与平台协商一份自己能够承担的还款计划，写明每一期的金额和日期。"
SECOND = "征信报告上的逾期记录在还清之后还会保留五年，银行审批时会综合判断还款意愿和能力。"


def remove(
    lines: list[str] | tuple[str, ...], knowledge: object = KNOWLEDGE, away: frozenset[str] = frozenset()
) -> str:
    text = "\n".join(lines)
    draft = Draft(text, text, links_away=away)
    trail = Trail(text)
    trail.extend(SPAM, SPAM.propose(draft, knowledge))  # type: ignore[arg-type]
    return trail.text


@pytest.mark.parametrize("name", ["gambling", "lottery", "pharma", "games", "counterfeit"])
def test_lists_of_a_class_that_was_held_out_are_found(name: str) -> None:
    rng = Random(4)
    knowledge = spammer.hold_out(KNOWLEDGE, name)
    phrases = spammer.read_phrases()[name]
    n_found = 0
    for lines in PROSE:
        place = rng.choice(spammer.PLACES)
        page = spammer.inject(lines, phrases, rng.choice(("list", "list", "growing", "spaced")), place, rng)
        n_found += remove(page.lines, knowledge) == "\n".join(lines)
    assert n_found >= 0.8 * len(PROSE)


@pytest.mark.parametrize("form", ["brand", "labelled", "places"])
def test_other_forms_of_a_class_that_was_held_out_are_found_at_the_edges(form: str) -> None:
    rng = Random(5)
    knowledge = spammer.hold_out(KNOWLEDGE, "beauty")
    n_found = 0
    for lines in PROSE:
        page = spammer.inject(lines, spammer.read_phrases()["beauty"], form, rng.choice(("head", "tail")), rng)
        text = "\n".join(page.lines)
        trail = Trail(text)
        for step in (SPAM, BOILERPLATE):
            trail.extend(step, step.propose(Draft(trail.text, text), knowledge))
        n_found += trail.text == "\n".join(lines)
    assert n_found >= 0.9 * len(PROSE)


def test_praise_of_what_the_page_speaks_of_stays() -> None:
    line = "云泽腕表官方网站(yz123.com)，云泽腕表售后服务，全国免费检测"
    assert remove([SECOND, line]) == SECOND
    about = "云泽腕表厂建于一九五八年，云泽腕表的售后服务由厂里自己做，官方网站上可以查到全国的网点和免费检测的时间。"
    assert remove([about, line]) == f"{about}\n{line}"


def test_a_class_that_is_held_out_leaves_no_word_of_its_own() -> None:
    spam_words = spammer.hold_out(KNOWLEDGE, "pharma").lexicon.spam
    assert not {"伟哥", "壮阳", "喷剂"} & set(spam_words.terms)
    assert "批发" in spam_words.terms  # other trades sell too


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["title"])
def test_an_honest_page_keeps_its_lines_and_lists(page: dict[str, object]) -> None:
    lines = str(page["prose"]).strip().split("\n")
    lists = [str(items).split(" ") for items in page["lists"]]  # type: ignore[attr-defined]
    for sign in ("、", "，", " "):
        text = [*lines[:2], *page["headings"][:1], *(sign.join(items) for items in lists), *lines[2:]]  # type: ignore[index]
        assert remove(text).split("\n") == text


def test_a_link_that_leaves_the_site_goes_and_its_sentence_stays() -> None:
    away = frozenset({"石墨烯地暖厂家"})
    assert remove([ARTICLE.format("石墨烯地暖厂家，"), SECOND], away=away) == f"{ARTICLE.format('')}\n{SECOND}"
    assert remove([ARTICLE.format(""), "石墨烯地暖厂家", SECOND], away=away) == f"{ARTICLE.format('')}\n{SECOND}"


def test_links_to_names_stay() -> None:
    line = "据新浪财经报道，中国人民银行公布了新的规定，借款人可以在官网上查询自己的信用报告，每年两次免费。"
    away = frozenset({"新浪财经", "中国人民银行", "信用报告"})
    assert remove([line, SECOND], away=away) == f"{line}\n{SECOND}"


def test_the_links_of_a_page_reach_the_step() -> None:
    page = (
        "<html><body><h1>信用卡逾期怎么办</h1><div>"
        f"<p>{ARTICLE.format('<a href=https://x.example.net/>石墨烯地暖厂家</a>，')}</p><p>{SECOND}</p></div></body></html>"
    )
    article = clean(page, url="https://www.example.cn/1.html")
    assert article.text == f"{ARTICLE.format('')}\n{SECOND}"


def test_links_of_the_same_site_are_none() -> None:
    page = '<a href="//img.example.com.cn/a">某某图片库</a><a href="/b">某某目录页</a><A HREF=\'http://other.com.cn/\'><b>另一个</b>网站</A>'
    assert find_links_away(page, "https://www.example.com.cn/1.html") == {"另一个网站"}
    assert find_links_away(page, "") == frozenset()
    assert find_links_away("<a href=//x>" * 2000, "http://[") == frozenset()


def test_the_title_is_no_spam_where_it_stands_after_a_list() -> None:
    lines = ["批发腕表联系电话", "进口叉车翻新报价", "冷库安装施工队", "雪茄直邮代购渠道", "老城新貌摄影展开幕", SECOND]
    text = "\n".join(lines)
    kept = replace(Draft(text, text), title="老城新貌摄影展开幕")
    trail = Trail(text)
    trail.extend(SPAM, spam.propose(kept, KNOWLEDGE))
    assert trail.text == f"老城新貌摄影展开幕\n{SECOND}"
