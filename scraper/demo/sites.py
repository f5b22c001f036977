"""The sites of the farm: how each looks, what it does to an article, how it is served and where its links are found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from .copying import Copying
from .simulators import damages as d
from .simulators import intrusions as i
from .simulators.annotate import Decoder, Entry
from .simulators.draft import Damage, Site, Source
from .simulators.script import convert_naively, convert_with_dictionary, convert_with_variants
from .simulators.spam import ADULT, BETTING, GOODS, LABELS, LINK_SPELLINGS, STREAMING, Spelling


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the page number `number` of a site is made from, beside its article."""

    number: int
    others: Sequence[Source]  # other articles of the site
    short_list: tuple[Entry, ...]  # two replacement lists of the annotating tool
    long_list: tuple[Entry, ...]


Treatment = Callable[[Surroundings], Sequence[Damage]]


@dataclass(frozen=True, slots=True)
class FarmSite:
    """One site: `share` of all articles, `copying` in turn (None: an article of its own), `treat` for the damages."""

    name: str
    site: Site
    share: float
    authors: tuple[str, ...]
    treat: Treatment
    path: str = "/news/{id}.html"
    copying: tuple[Copying | None, ...] = (None,)
    charset_header: str = "utf-8"  # what the server says; empty: nothing
    map_charset: str = "utf-8"
    finders: tuple[str, ...] = ("sitemap",)  # sitemap, sitemap_gz, rss, atom, list
    kind: str = "plain"  # plain, taiwan, spun, parts (articles over two pages), tags
    siblings: int = 0  # different articles in one frame, among the site's own
    drop_params: tuple[str, ...] = ()
    extract: str = ""  # the recipe's [extract], where its operator wrote one


_NAIVE = d.convert_script("naive", convert_naively)


def _pick(options: Sequence[Damage], number: int) -> Damage:
    return options[number % len(options)]


def _byline(number: int, *styles: str) -> list[Damage]:
    """One of the styles; every sixth page has none and thereby no day."""
    return [] if number % 6 == 5 else [d.add_byline(styles[number % len(styles)])]


def treat_clean(around: Surroundings) -> Sequence[Damage]:
    """A well-kept site: nothing but a byline and links."""
    return [d.add_byline("source"), d.add_related(around.others, 4)]


def treat_annotated_php(around: Surroundings) -> Sequence[Damage]:
    """Traditional, glossed by the short list, read by a PHP program; spam heads; 题 and 电话 deleted."""
    n = around.number
    heads = (i.add_spam_head(ADULT), i.add_spam_head(BETTING, "_"), i.add_spam_head(STREAMING, " I ", symbol=True))
    words = [d.drop_words("topic", "phone")] if n % 2 == 0 else []
    spam = [_pick(heads, n // 2)] if n % 2 == 1 else [i.leak_tags(at_head=True)]
    gloss = d.gloss(around.short_list, Decoder.PHP, keep_private=n % 4 != 3, cut_share=0.3 if n % 8 == 2 else 0.0)
    around_it = [d.add_breadcrumb(), d.add_disclaimers(2 + n % 3)]
    return [*words, *_byline(n, "category_first", "name_time"), *around_it, _NAIVE, *spam, gloss]


def treat_annotated_browser(around: Surroundings) -> Sequence[Damage]:
    """Traditional, glossed by the long list, read by a browser; some read by a program that drops lone bytes."""
    n = around.number
    tails = (i.add_spam_tail(ADULT, ","), i.add_spam_tail(GOODS, " | ", label=LABELS[0]), i.add_place_tail())
    decoder = Decoder.DROPPING if n % 5 == 4 else Decoder.BROWSER
    gloss = d.gloss(around.long_list, decoder)
    return [*_byline(n, "columns", "chinese", "suffixed"), d.add_related(around.others), _NAIVE, _pick(tails, n), gloss]


def treat_false_gbk(around: Surroundings) -> Sequence[Damage]:
    """GBK that calls itself UTF-8; an old forum."""
    n = around.number
    broken = [d.break_bytes()] if n % 6 == 4 else []
    bylines = _byline(n, "slashes", "name_time", "chinese")
    return [
        *bylines,
        d.add_disclaimers(3),
        *([d.leave_entities()] if n % 3 == 1 else []),
        d.encode("gbk", "utf-8"),
        *broken,
    ]


def treat_undeclared_gbk(around: Surroundings) -> Sequence[Damage]:
    """GBK that nothing declares; keyword lines at the end."""
    n = around.number
    tails = (
        i.add_spam_tail(ADULT, " | ", label=LABELS[n % len(LABELS)]),
        i.add_spam_tail(BETTING, "、"),
        i.add_place_tail(),
        i.add_spam_tail(ADULT, ",", spaced=True),
    )
    return [*_byline(n, "suffixed", "slashes"), d.add_breadcrumb(), _pick(tails, n), d.encode("gbk", None)]


def treat_taiwan(around: Surroundings) -> Sequence[Damage]:
    """Genuine Taiwan pages in Big5."""
    local = d.convert_script("s2tw", partial(convert_with_dictionary, config="s2tw"), body=False)
    return [d.add_byline("source"), local, d.encode("big5", "big5" if around.number % 3 else None)]


def treat_naive(around: Surroundings) -> Sequence[Damage]:
    """Converted pair by pair, now and then with fancy variants, with a dictionary, or only the body."""
    n = around.number
    scripts = (
        _NAIVE,
        d.convert_script("variants", convert_with_variants),
        d.convert_script("naive", convert_naively, furniture=False),
        d.convert_script("dictionary", convert_with_dictionary),
    )
    return [*_byline(n, "member", "bullets", "chinese"), d.add_breadcrumb(), _pick(scripts, n)]


def treat_hacked(around: Surroundings) -> Sequence[Damage]:
    """Foreign blocks in all spellings, phrases inside sentences, leaked tags."""
    n = around.number
    spellings = LINK_SPELLINGS[3 * n % len(LINK_SPELLINGS) :][:3] or LINK_SPELLINGS[:3]
    vocabulary = (BETTING, ADULT, GOODS)[n % 3]
    blocks = [i.inject(spelling, vocabulary) for spelling in spellings]
    extra = (
        i.add_spam_inside(BETTING, 3),
        i.inject(Spelling.HACKED_ALL, GOODS, around.others),
        i.leak_tags(escaped=True),
        i.inject(Spelling.TEASERS_INSIDE, others=around.others),
    )
    return [*_byline(n, "columns", "source"), *blocks, _pick(extra, n), d.add_related(around.others, 3)]


def treat_broker(around: Surroundings) -> Sequence[Damage]:
    """Paragraphs of debt brokers, contacts and comments."""
    n = around.number
    below = d.add_comments(2 + n % 4) if n % 2 else d.add_teasers(around.others)
    brokers = [i.add_broker_paragraph()] if n % 3 != 2 else []
    return [*_byline(n, "pipe", "glued", "bullets"), *brokers, d.add_contact(), below]


def treat_deleted(around: Surroundings) -> Sequence[Damage]:
    """Words deleted from the whole page, the title repeated."""
    n = around.number
    words = (
        d.drop_words("topic", "phone"),
        d.drop_words("phone", "method", "half_word"),
        d.drop_words("topic", "phone", "globe", "meanwhile"),
        d.drop_words("collection", "threat", "connective", "ordinal"),
    )
    bylines = _byline(n, "glued", "category_first", "two_lines")
    return [_pick(words, n), *bylines, d.repeat_title(1 + n % 2), d.add_teasers(around.others, 2), d.add_breadcrumb()]


def treat_spun(around: Surroundings) -> Sequence[Damage]:
    """A rewriting engine's pages: comments, half-width marks."""
    n = around.number
    return [*_byline(n, "bullets", "member", "chinese"), d.add_comments(3), *([d.narrow_marks()] if n % 4 == 3 else [])]


def treat_parts(around: Surroundings) -> Sequence[Damage]:
    """Teasers and comments around articles that may go on over a second page."""
    n = around.number
    return [*_byline(n, "source", "suffixed"), d.add_comments(2), d.add_teasers(around.others, 2)]


def treat_tags(around: Surroundings) -> Sequence[Damage]:
    """A farm that lives on tag pages: its few articles are plain."""
    n = around.number
    return [*_byline(n, "columns", "category_first"), d.add_breadcrumb(), d.add_related(around.others)]


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


C = Copying
SITES = (
    FarmSite("mingtai", Site("www.mingtai.example", "明台财经", "portal"), 0.24, _names("柳知夏 闻照晚 蒲半夏"), treat_clean,
             "/news/{id}.html", finders=("sitemap", "rss", "list")),
    FarmSite("falv", Site("www.falv-yuqi.example", "逾期法务网", "farm"), 0.1, _names("岑问津 郁听澜"), treat_annotated_php,
             "/falv/{id}.html", (C.EXACT, None, C.EDITED, None, C.EXACT), finders=("sitemap_gz",)),
    FarmSite("vdwen", Site("www.vdwen.example", "问贷百科", "farm"), 0.08, _names("詹微凉 纪未眠"), treat_annotated_browser,
             "/baike/{id}.html", (None, C.EXACT, C.TRUNCATED), finders=("list",)),
    FarmSite("luntan", Site("bbs.luntan.example", "理财法律论坛", "table"), 0.07, _names("鹿清野 祁小棠"), treat_false_gbk,
             "/thread-{id}.html", (None, None, C.EDITED), "", "gbk", ("sitemap",)),
    FarmSite("bendi", Site("www.bendi.example", "本地生活", "breaks"), 0.07, _names("宁栖迟 柳听澜"), treat_undeclared_gbk,
             "/html/{id}.shtml", (None, C.TRUNCATED, C.EXACT), "", finders=("list",)),
    FarmSite("kacheng", Site("www.kacheng.example", "卡債諮詢站", "portal"), 0.03, _names("沈念青 莊小樓"), treat_taiwan,
             "/article/{id}", (None,), "", finders=("rss", "list"), kind="taiwan"),
    FarmSite("wenku", Site("m.wenku.example", "文库问答", "mobile"), 0.08, _names("闻半夏 岑微凉"), treat_naive,
             "/doc/{id}.html", (C.EXACT, C.RESKINNED, None, C.EDITED), finders=("list",), drop_params=("from",)),
    FarmSite("beihei", Site("news.beihei.example", "金桥资讯", "portal"), 0.06, _names("蒲未眠 郁小棠"), treat_hacked,
             "/a/{id}.html", (None, C.EXACT), finders=("sitemap",)),
    FarmSite("zhaiyou", Site("www.zhaiyou.example", "债友之家", "farm"), 0.06, _names("詹清野 纪栖迟"), treat_broker,
             "/post/{id}.html", (None, None, C.RESKINNED), finders=("atom",)),
    FarmSite("anju", Site("www.anju-dai.example", "安居贷讯", "farm"), 0.08, _names("祁知夏 宁照晚"), treat_deleted,
             "/info/{id}.html", (C.EXACT, None, C.EXACT, None), finders=("sitemap",)),
    FarmSite("weixie", Site("m.weixie.example", "微写资讯", "mobile"), 0.05, _names("鹿问津 柳微凉"), treat_spun,
             "/ccps/{id}.html", (C.SPUN, None, C.SPUN), finders=("atom", "list"), kind="spun"),
    FarmSite("lianzai", Site("www.lianzai.example", "连载问答", "portal"), 0.04, _names("闻清野 蒲栖迟"), treat_parts,
             "/wenda/{id}.html", (None,), finders=("list",), kind="parts", siblings=4,
             extract='body = "article"'),
    FarmSite("biaoqian", Site("www.biaoqian.example", "标签大全", "farm"), 0.03, _names("岑小棠 郁知夏"), treat_tags,
             "/item/{id}.html", (None, C.EXACT), finders=("sitemap",), kind="tags"),
)  # fmt: skip
