"""Recipes' selectors and readers, and what happens when they find nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from pipeline.extract import READERS, Chosen, ExtractRules, Reader, ReaderResult, extract, find_reader
from pipeline.records import Extraction, Field, Media, Role

PROSE = "借款人应当先核对欠款的本金与利息，再与平台协商一份自己能够承担的还款计划。"
PAGE = f"""<html><head><title>青禾网</title></head><body><div id="a"><p>{PROSE}</p><p>{PROSE}</p></div>
<div id="b"><h4>信用卡分期怎么算</h4><span class="who">作者：苏晓</span><time datetime="2024-05-06T10:11:12+08:00">上周</time>
<div class="z"><p>第一段说明分期的算法。</p></div><div class="ad"><p>广告一行</p></div>
<div class="z"><p>第二段说明手续费。</p></div></div></body></html>"""


def read(
    markup: str = PAGE,
    url: str = "https://www.example.com/1",
    rules: ExtractRules | None = None,
    reader: Reader | None = None,
) -> Extraction:
    return extract(
        markup, media=Media.HTML, url=url, fetched_at=datetime(2025, 6, 1, tzinfo=UTC), rules=rules, reader=reader
    )


def kept(extraction: Extraction) -> list[str]:
    return [extraction.text[block.start : block.end] for block in extraction.blocks if block.kept]


class TestRules:
    def test_all_selectors(self) -> None:
        rules = ExtractRules(title="#b h4", body="#b .z", author=".who", published="time::attr(datetime)")
        extraction = read(rules=rules)
        assert kept(extraction) == ["第一段说明分期的算法。", "第二段说明手续费。"]
        assert extraction.title == Field("信用卡分期怎么算", "recipe")
        assert extraction.author == Field("苏晓", "recipe")
        assert extraction.published.at == datetime(2024, 5, 6, 2, 11, 12, tzinfo=UTC)
        assert extraction.published.evidence == "meta"
        assert extraction.extractor == "rules/5"

    @pytest.mark.parametrize("body", [".absent", "p[", "::attr(x)", "#1", "p:has("])
    def test_a_body_that_matches_nothing_falls_back_and_says_so(self, body: str) -> None:
        extraction = read(rules=ExtractRules(body=body))
        assert kept(extraction) == [PROSE, PROSE]
        assert extraction.extractor == "auto/5 (rules/5 matched nothing)"

    def test_other_selectors_alone_leave_the_choice_automatic(self) -> None:
        assert read(rules=ExtractRules(author=".who")).extractor == "auto/5"


class TestReader:
    def test_its_result_takes_the_place_of_the_automatic_one(self) -> None:
        def read_boxes(chosen: Chosen) -> ReaderResult:
            lines = tuple(box.get_text() for box in chosen.page.select(".z"))
            return ReaderResult(
                lines, title="分期", author="白木", published="2024-01-05 10:00", comments=("谢谢分享",)
            )

        extraction = read(reader=Reader("example.com", 3, None, read_boxes))
        assert kept(extraction) == ["第一段说明分期的算法。", "第二段说明手续费。"]
        assert (extraction.title, extraction.author) == (
            Field("分期", "reader:example.com/3"),
            Field("白木", "reader:example.com/3"),
        )
        assert extraction.published.day == date(2024, 1, 5)
        assert extraction.blocks[-1].role is Role.COMMENT
        assert extraction.extractor == "reader:example.com/3"

    def test_it_gets_the_chosen_block_and_the_page_is_built_only_on_demand(self) -> None:
        seen: list[Chosen] = []

        def read_block(chosen: Chosen) -> ReaderResult:
            seen.append(chosen)
            return ReaderResult(tuple(p.get_text() for p in chosen.block.select("p")))

        assert kept(read(reader=Reader("x", 1, None, read_block))) == [PROSE, PROSE]
        assert "page" not in seen[0].__dict__

    def test_one_that_finds_nothing_or_stumbles_falls_back_and_says_so(self) -> None:
        def stumble(chosen: Chosen) -> ReaderResult:
            return ReaderResult((chosen.block.select("h9")[0].get_text(),))

        for function in (lambda _: ReaderResult(("  ", "")), stumble):
            extraction = read(reader=Reader("example.com", 2, None, function))
            assert kept(extraction) == [PROSE, PROSE]
            assert extraction.extractor == "auto/5 (reader:example.com/2 matched nothing)"


class TestFindReader:
    READERS = (
        Reader("example.cn", 1, date(2024, 6, 30), lambda _: ReaderResult()),
        Reader("example.cn", 2, None, lambda _: ReaderResult()),
    )

    @pytest.mark.parametrize(("day", "version"), [(date(2024, 6, 30), 1), (date(2024, 7, 1), 2)])
    def test_the_design_of_the_day_decides(self, day: date, version: int) -> None:
        found = find_reader("m.example.cn", day, self.READERS)
        assert found is not None
        assert found.version == version

    @pytest.mark.parametrize("host", ["", "notexample.cn", "example.cn.evil.com"])
    def test_other_hosts_have_none(self, host: str) -> None:
        assert find_reader(host, date(2025, 1, 1), self.READERS) is None

    def test_an_address_that_is_none_is_no_error(self) -> None:
        assert read(url="http://[::1").extractor == "auto/5"


class TestBundled:
    def test_answers_are_joined_the_best_one_first(self) -> None:
        page = """<nav><a href="/">首页</a></nav><h1 class="question-title">信用卡欠款还不上怎么办？</h1><div class="question-meta">
        <span class="user">小雨</span><time datetime="2025-03-01 10:00">3月</time></div>
        <div class="answer"><div class="answer-text">可以先还最低还款额。</div></div>
        <div class="answer best"><div class="answer-text"><p>先打电话说明情况。</p><p>再申请分期。</p></div></div>"""
        extraction = read(page, url="https://wenda.example.cn/q/1")
        assert kept(extraction) == ["先打电话说明情况。", "再申请分期。", "可以先还最低还款额。"]
        assert extraction.title == Field("信用卡欠款还不上怎么办？", "reader:wenda.example.cn/1")
        assert extraction.author == Field("小雨", "reader:wenda.example.cn/1")
        assert extraction.published.day == date(2025, 3, 1)

    def test_pages_of_a_document_are_joined_without_their_marks(self) -> None:
        page = f"""<h1>还款协议范本</h1><div id="doc"><div class="doc-page"><p>第1页</p><p>{PROSE}</p></div>
        <div class="doc-page"><p>【第2页/共2页】</p><p>{PROSE}</p><p>已阅读2页，还剩3页未读，继续免费阅读</p></div></div>"""
        extraction = read(page, url="http://doc.example.cn/p-1.html")
        assert kept(extraction) == [PROSE, PROSE]
        assert extraction.extractor == "reader:doc.example.cn/1"
        assert extraction.title == Field("还款协议范本", "h1")

    def test_each_has_a_name_of_its_own(self) -> None:
        assert len({reader.name for reader in READERS}) == len(READERS)
