"""What the sample consists of: which article stands on which site, and what has happened to the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from random import Random

from pipeline.records import Relation
from scraper.demo.simulators import damages as d
from scraper.demo.simulators import intrusions as i
from scraper.demo.simulators import rejects
from scraper.demo.simulators.annotate import Decoder, choose_list
from scraper.demo.simulators.draft import Damage, Page, Site, Source
from scraper.demo.simulators.page import compose
from scraper.demo.simulators.script import convert_naively, convert_with_dictionary, convert_with_variants
from scraper.demo.simulators.spam import ADULT, BETTING, GOODS, LABELS, STREAMING, Spelling

FALU = Site("www.falu-yuqi.example", "逾期法务网", "farm")
ZIXUN = Site("www.daizixun.example", "贷资讯", "farm")
PORTAL = Site("news.linjiang.example", "临江新闻网", "portal")
BREAKS = Site("www.chengshi-baike.example", "城市百科", "breaks")
TABLE = Site("www.lawbbs.example", "法律论坛", "table")
MOBILE = Site("m.wenda-dai.example", "问贷", "mobile")
TAIWAN = Site("www.kacheng.example.tw", "卡债咨询站", "portal")
HONGKONG = Site("www.debthk.example.hk", "债务资讯", "breaks")


@dataclass(frozen=True, slots=True)
class Plan:
    """How one page is made; `copy_of` names the file or URL of the original."""

    name: str
    article: str
    site: Site
    damages: tuple[Damage, ...]
    copy_of: str | None = None
    relation: Relation | None = None
    as_text: bool = False


def plan_pages(sources: Mapping[str, Source]) -> Iterator[Plan]:
    """Every page made from an article, in the order of the files."""
    mainland = [source for source in sources.values() if source.script == "hans" and source.key != "succulents"]
    traditional = [convert_naively(source.text) for source in mainland]
    # Of 400 seeds the ones whose lists break every planned page (1 in 4 surveyed pages is broken).
    short_list = choose_list(traditional, 60, Random("short list 12"))
    long_list = choose_list(traditional, 150, Random("long list 247"))
    naive = d.convert_script("naive", convert_naively)
    head, crumb = i.add_spam_head(ADULT), d.add_breadcrumb()

    yield Plan("door_visit_portal.html", "door_visit", PORTAL, (d.add_byline("source"),))
    yield Plan(
        "annotated_php.html",
        "door_visit",
        FALU,
        (
            d.drop_words("topic", "phone"),
            d.add_byline("category_first"),
            crumb,
            d.repeat_title(2),
            d.add_disclaimers(4),
            naive,
            head,
            d.gloss(short_list, Decoder.PHP),
        ),
        "door_visit_portal.html",
        Relation.NEAR,
    )
    yield Plan(
        "annotated_php_private_dropped.html",
        "lpr_cap",
        TABLE,
        (d.add_byline("name_time"), crumb, naive, d.gloss(long_list, Decoder.PHP, keep_private=False)),
    )
    yield Plan(
        "annotated_browser.html",
        "overdraft_crime",
        FALU,
        (d.add_byline("columns"), d.add_contact(), naive, d.gloss(long_list, Decoder.BROWSER)),
    )
    yield Plan(
        "annotated_served_gbk.html",
        "guarantor",
        ZIXUN,
        (d.add_byline("suffixed"), naive, d.gloss_bytes(long_list), d.encode("gbk")),
    )
    yield Plan(
        "annotated_dropping.html",
        "inheritance",
        BREAKS,
        (d.add_byline("chinese"), crumb, naive, d.gloss(long_list, Decoder.DROPPING)),
    )
    yield Plan(
        "annotated_cut_marks.html",
        "enforcement",
        FALU,
        (
            d.add_byline("two_lines"),
            naive,
            i.add_spam_head(STREAMING, "_", symbol=True),
            d.gloss(long_list, Decoder.PHP, cut_share=0.7),
        ),
    )
    yield Plan(
        "annotated.txt",
        "card_instalment",
        FALU,
        (d.add_byline("category_first"), crumb, naive, head, d.gloss(short_list, Decoder.PHP), d.narrow_marks()),
        as_text=True,
    )
    yield Plan(
        "deleted_and_annotated.txt",
        "workplace_calls",
        FALU,
        (
            d.drop_words("topic", "phone"),
            d.add_byline("pipe"),
            d.repeat_title(),
            d.add_disclaimers(3),
            naive,
            i.add_spam_tail(ADULT, ","),
            d.gloss(short_list, Decoder.PHP),
            d.narrow_marks(),
        ),
        as_text=True,
    )
    yield Plan(
        "deleted_words.html",
        "global_credit",
        ZIXUN,
        (
            d.drop_words("topic", "phone", "globe", "meanwhile"),
            d.add_byline("glued"),
            crumb,
            d.add_teasers(mainland),
            d.add_comments(2),
        ),
    )
    yield Plan(
        "deleted_collection.html",
        "illegal_collection",
        MOBILE,
        (d.drop_words("collection", "threat", "ordinal"), d.add_byline("bullets"), d.add_contact()),
    )

    yield Plan("mortgage.html", "mortgage", PORTAL, (d.add_byline("source"), d.add_related(mainland)))
    mortgage = "mortgage.html"
    exact = (d.add_byline("slashes"), crumb, d.add_disclaimers(3), d.encode("gbk", "utf-8"))
    yield Plan("mortgage_mirror_false_utf8.html", "mortgage", TABLE, exact, mortgage, Relation.EXACT)
    yield Plan(
        "mortgage_edited.html",
        "mortgage",
        MOBILE,
        (
            d.edit(("其实在不还之前，还有至少四道缓冲", "但在走到那一步之前还有四道缓冲"), ("不少家庭", "很多家庭")),
            d.add_byline("member"),
        ),
        mortgage,
        Relation.NEAR,
    )
    yield Plan("mortgage_cut.html", "mortgage", BREAKS, (d.cut_short(0.6), crumb), mortgage, Relation.CONTAINED)
    yield Plan("baitiao.html", "baitiao_extension", ZIXUN, (d.add_byline("glued"), d.repeat_title()))
    yield Plan(
        "baitiao_reskinned.html",
        "baitiao_extension",
        FALU,
        (
            d.edit(("京东白条", "花呗")),
            d.retitle("花呗想延期，这七件事按顺序做"),
            d.add_byline("name_time"),
            naive,
        ),
        "baitiao.html",
        Relation.NEAR,
    )
    for key, style in (("one_month", "category_first"), ("three_months", "category_first"), ("half_year", "name_time")):
        yield Plan(f"sibling_{key}.html", key, FALU, (d.add_byline(style), crumb, d.add_disclaimers(3)))

    yield Plan(
        "spam_inside_gbk_undeclared.html",
        "spouse_debt",
        BREAKS,
        (
            d.add_byline("suffixed"),
            i.add_spam_inside(BETTING, 3),
            i.add_spam_head(ADULT, " I "),
            d.encode("gbk", None),
        ),
    )
    yield Plan(
        "spam_tail_label.html",
        "limitation",
        TABLE,
        (d.add_byline("chinese"), i.add_spam_tail(ADULT, " | ", label=LABELS[0]), i.add_place_tail()),
    )
    hidden = (Spelling.OFFSCREEN, Spelling.FONT_ZERO, Spelling.CLASS_HIDDEN, Spelling.HIDDEN_ATTR, Spelling.NOSCRIPT)
    yield Plan(
        "hidden_blocks.html",
        "car_loan",
        PORTAL,
        (d.add_byline("source"), *(i.inject(spelling, BETTING) for spelling in (*hidden, Spelling.OPACITY))),
    )
    yield Plan(
        "hacked_all.html",
        "campus_loan",
        ZIXUN,
        (
            d.add_byline("bullets"),
            i.inject(Spelling.HACKED_ALL, GOODS, mainland),
            i.inject(Spelling.TEASERS_INSIDE, others=mainland),
        ),
    )
    yield Plan(
        "leaked_tags_gb18030.html",
        "credit_objection",
        FALU,
        (
            d.add_byline("columns"),
            i.leak_tags(at_head=True),
            i.leak_tags(escaped=True),
            i.inject(Spelling.ADDRESS_VAR),
            d.leave_entities(),
            d.encode("gb18030", "gb2312"),
        ),
    )
    yield Plan(
        "broker_bad_byte.html",
        "prededuct",
        ZIXUN,
        (d.add_byline("glued"), d.add_contact(), i.add_broker_paragraph(), d.encode("gbk"), d.break_bytes()),
    )
    yield Plan(
        "mixed_script.html",
        "contacts_privacy",
        ZIXUN,
        (
            d.add_byline("name_time"),
            crumb,
            d.add_related(mainland),
            d.convert_script("naive", convert_naively, furniture=False),
        ),
    )
    yield Plan(
        "comments.html",
        "mediation",
        FALU,
        (d.add_byline("pipe"), crumb, d.repeat_title(2), d.add_comments(5), d.add_related(mainland), naive),
    )

    taiwan = partial(convert_with_dictionary, config="s2tw")
    hongkong = partial(convert_with_dictionary, config="s2hk")
    local = d.convert_script("s2tw", taiwan, body=False)
    yield Plan("taiwan_big5.html", "tw_card", TAIWAN, (d.add_byline("source"), local, d.encode("big5")))
    yield Plan(
        "hongkong.html", "hk_iva", HONGKONG, (d.add_byline("suffixed"), d.convert_script("s2hk", hongkong, body=False))
    )
    yield Plan("anti_fraud.html", "anti_fraud", PORTAL, (d.add_byline("source"), d.add_related(mainland, 3)))
    yield Plan("genuine_gloss.html", "iou_gloss", FALU, (d.add_byline("chinese"),))
    yield Plan("questions.html", "weilidai_qa", MOBILE, (d.add_byline("bullets"),))
    yield Plan("lawyer_letter.html", "lawyer_letter", PORTAL, (d.add_byline("source"), crumb))
    yield Plan("short_news.html", "court_news", BREAKS, (d.add_byline("suffixed"), crumb))
    yield Plan("plain.txt", "budget", ZIXUN, (), as_text=True)

    yield Plan("warc", "family", FALU, (d.add_byline("name_time"), d.convert_script("variants", convert_with_variants)))
    yield Plan("warc", "tw_negotiation", TAIWAN, (d.add_byline("source"), local, d.encode("big5", None)))
    yield Plan(
        "warc",
        "agency_trap",
        TABLE,
        (
            d.add_byline("pipe"),
            d.convert_script("dictionary", convert_with_dictionary),
            i.add_spam_tail(ADULT, ",", spaced=True),
        ),
    )
    yield Plan("jsonl", "huabei_news", BREAKS, (d.add_byline("suffixed"),))
    yield Plan("jsonl", "bankruptcy", FALU, (d.add_contact(),), as_text=True)
    yield Plan("jsonl", "complaint", PORTAL, (d.add_byline("source"), d.encode("utf-16")))


def make_rejects(sources: Mapping[str, Source]) -> Iterator[tuple[str, Page]]:
    """The pages that must be dropped, with their file names."""
    listed = [
        sources[key] for key in ("lpr_cap", "guarantor", "mediation", "car_loan", "budget", "family", "complaint")
    ]
    yield "keyword_stub.html", rejects.make_stub("网贷逾期协商还款最新政策", FALU)
    yield "list_page.html", rejects.make_list_page("逾期资讯", listed, ZIXUN)
    yield "soft_404.html", rejects.make_soft_404(ZIXUN)
    yield "adult_doorway.html", rejects.make_adult_page(Random("adult"), "信用卡逾期怎么协商")
    yield (
        "scrambled.html",
        rejects.make_scrambled_page(Random("scrambled"), sources["guarantor"].title, sources["guarantor"].text, FALU),
    )
    yield "doorway.html", rejects.make_doorway("青溪区", "债务清收公司", BREAKS)
    garden = compose(sources["succulents"], BREAKS, (d.add_byline("chinese"),), Random("garden"))
    yield "off_topic.html", rejects.reject(garden)
    yield "empty.html", rejects.make_empty_page(MOBILE)
    yield "junk.html", rejects.make_junk(Random("junk"))
