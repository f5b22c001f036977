"""One page through all stages: what is clean stays as it is, and any bytes end in a result."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.cleaning.edits import replay
from pipeline.config import Config, MaskConfig, ScriptConfig
from pipeline.knowledge import load_knowledge
from pipeline.page import clean_page
from pipeline.page_rows import page_row, rows_to_table
from pipeline.records import Article, Media, Phase, RawPage, Reason, Role

KNOWLEDGE = load_knowledge(Config())
ARTICLES = tomllib.loads((Path(__file__).parents[1] / "data" / "sample" / "articles.toml").read_text(encoding="utf-8"))[
    "article"
]
SIMPLIFIED = [article for article in ARTICLES if article.get("script", "hans") == "hans"]


def clean(body: bytes, media: Media = Media.TEXT, url: str = "file:page.txt") -> Article:
    return clean_page(RawPage(url, "import", body, media, datetime(2026, 1, 1, tzinfo=UTC), "<urn:x>"), KNOWLEDGE)


@pytest.mark.parametrize("source", SIMPLIFIED, ids=lambda source: source["key"])
@pytest.mark.parametrize("media", list(Media))
def test_a_clean_article_comes_out_as_it_went_in(source: dict[str, str], media: Media) -> None:
    lines = source["text"].strip().split("\n")
    if media is Media.TEXT:
        body = "\n".join([source["title"], *lines])
    else:
        inner = "".join(f"<p>{line}</p>" for line in lines)
        head = f"<head><meta charset=utf-8><title>{source['title']}</title></head>"
        body = f"<html>{head}<body><h1>{source['title']}</h1><div>{inner}</div></body></html>"
    article = clean(body.encode(), media)
    made = [row for row in article.edits if row.edit.reason is not Reason.TITLE_LINE]
    assert made == []
    assert article.text == "\n".join(lines)
    assert article.title == source["title"]


@pytest.mark.parametrize("source", SIMPLIFIED[:8], ids=lambda source: source["key"])
def test_cleaning_is_idempotent(source: dict[str, str]) -> None:
    once = clean(f"{source['title']}\n{source['text'].strip()}".encode())
    twice = clean(f"{once.title}\n{once.text}".encode())
    assert twice.text == once.text


@settings(max_examples=80)
@given(body=st.binary(max_size=300), media=st.sampled_from(list(Media)))
def test_any_bytes_end_in_a_row_whose_edits_replay(body: bytes, media: Media) -> None:
    check_laws(clean(body, media))


MESS = (
    "網(wǎng)貸當(dāng)?shù)?）<p>\n<div> 催收、短信通过问的。QQ:1234567 a@b.cn著壹&nbsp;\ufffd�主站蜘蛛池模板:,国产|"
)


@settings(max_examples=80)
@given(text=st.text(st.sampled_from(MESS), max_size=400), media=st.sampled_from(list(Media)))
def test_any_text_ends_in_a_row_whose_edits_replay(text: str, media: Media) -> None:
    check_laws(clean(text.encode(), media))


def check_laws(article: Article) -> None:
    applied = [row.edit for row in article.edits if row.phase is Phase.TEXT and row.applied]
    assert replay(article.masked_extracted, applied) == article.text
    assert len(article.masked_extracted) == len(article.extraction.text)
    assert len(rows_to_table([page_row(article)])) == 1


def test_comments_are_apart_repaired_and_masked() -> None:
    body = (
        "網(wǎng)貸逾期怎么辦\n網(wǎng)貸逾期后,應(yīng)當(dāng)先與平臺(tái)溝通,說(shuō)明自己的困難,再提出合理的還款方案。\n"
        "逾期記錄會(huì)上報(bào)征信,還清之后仍會(huì)保留五年,影響以后的貸款申請(qǐng)。\n精彩評(píng)論\n頭像 王小明-法律顧問(wèn) 2025-03-01\n"
        "我的經(jīng)驗(yàn)是盡快聯(lián)系平臺(tái),可以打13800000000。\n"
    )
    article = clean(body.encode())
    assert "经验" not in article.text
    assert any("我的经验是尽快联系平台" in line and "[手机号]" in line for line in article.comments)
    assert any(block.role is Role.COMMENT and not block.kept for block in article.extraction.blocks)
    assert "13800000000" not in repr(page_row(article))


def test_a_target_of_keep_leaves_the_script_and_switched_off_masks_stay_away() -> None:
    config = Config(script=ScriptConfig(target="keep"), mask=MaskConfig(kinds=()))
    knowledge = load_knowledge(config)
    body = "網貸逾期\n網貸逾期後應當先與平臺溝通，說明自己的困難，可致電13800000000。".encode()
    raw = RawPage("file:a.txt", "import", body, Media.TEXT, datetime(2026, 1, 1, tzinfo=UTC), "<urn:x>")
    article = clean_page(raw, knowledge)
    assert "網貸逾期後應當" in article.text
    assert "13800000000" in article.text
