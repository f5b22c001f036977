"""The extractors that are compared: ours, and the peers that can be imported.

A peer is asked as its own manual asks it: those that take bytes get bytes; those that take text get the bytes decoded as
the page declares, with replacement. None of them is a dependency; install them where the benchmark runs:

    pip install trafilatura gne readability-lxml resiliparse jusText 'newspaper4k[zh]' jieba goose3
"""

from __future__ import annotations

import importlib.util
import logging
import re
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from pipeline.cleaning.edits import Trail
from pipeline.config import Config
from pipeline.decode import decode
from pipeline.extract import extract
from pipeline.knowledge import load_knowledge
from pipeline.page import ANNOTATIONS, clean_page
from pipeline.records import Article, Draft, Media, RawPage, Reason, Role
from tests.bench.extract_score import Answer

_CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_DAY = re.compile(r"((?:19|20)\d\d)\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Asked:
    """One page as it came: nothing of its truth."""

    url: str
    body: bytes
    fetched_at: datetime
    declared: str = ""

    @property
    def text(self) -> str:
        """As most users decode: what is declared, else UTF-8, never failing."""
        match = _CHARSET.search(self.body[:4096])
        charset = self.declared or (match[1].decode() if match else "utf-8")
        try:
            return self.body.decode(charset, "replace")
        except LookupError:
            return self.body.decode("utf-8", "replace")


System = Callable[[Asked], Answer]


def clean_asked(asked: Asked) -> Article:
    raw = RawPage(asked.url, "", asked.body, Media.HTML, asked.fetched_at, "", asked.declared)
    return clean_page(raw, load_knowledge(Config()))


def _answer(article: Article, text: str) -> Answer:
    day = article.extraction.published.day
    return Answer(text, article.title, day, article.author, article.category, article.comments)


def run_yuqi(asked: Asked) -> Answer:
    """All per-page stages."""
    article = clean_asked(asked)
    return _answer(article, article.text)


def run_extraction(asked: Asked) -> Answer:
    """Bytes to article, before any cleaning of its text: decoded, repaired, extracted."""
    decoded = decode(asked.body, declared=asked.declared)
    markup = Trail(decoded.text)
    markup.extend(ANNOTATIONS, ANNOTATIONS.propose(Draft(decoded.text), load_knowledge(Config())))
    found = extract(markup.text, media=Media.HTML, url=asked.url, fetched_at=asked.fetched_at)
    pieces = {True: list[str](), False: list[str]()}
    for block in found.blocks:
        if block.kept or block.role is Role.COMMENT:
            pieces[block.kept].append(found.text[block.start : block.end])
    title, author, category = (field.value if field else "" for field in (found.title, found.author, found.category))
    return Answer("\n".join(pieces[True]), title, found.published.day, author, category, tuple(pieces[False]))


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a line of the page: its block, and the edits that touched it."""

    role: str
    kept: bool
    reasons: tuple[str, ...]


def trace(article: Article, part: str) -> Fate | None:
    """The fate of the block that holds `part`; None: extraction has no such line."""
    text = article.extraction.text
    place = text.find(part)
    if place < 0:
        return None
    block = next((b for b in article.extraction.blocks if b.start <= place < b.end), None)
    if block is None:
        return None
    edits = {
        f"{row.step}:{row.edit.reason.value}"
        for row in article.edits
        if row.applied and row.phase == "text" and row.edit.start < block.end and row.edit.end > block.start
        and row.edit.reason is not Reason.SCRIPT
    }  # fmt: skip
    return Fate(block.role.value, block.kept, (block.reason, *sorted(edits)))


def parse_day(value: object) -> date | None:
    """The day of a peer's answer, which is a date, a time or text."""
    if isinstance(value, datetime):
        return value.date()
    match = _DAY.search(str(value or ""))
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _trafilatura(asked: Asked) -> Answer:
    from trafilatura import bare_extraction

    found = bare_extraction(asked.body, url=asked.url, with_metadata=True, include_comments=False)
    if found is None:
        return Answer("")
    return Answer(found.text or "", found.title or "", parse_day(found.date), found.author or "")


def _gne(asked: Asked) -> Answer:
    from gne import GeneralNewsExtractor

    found = GeneralNewsExtractor().extract(asked.text)
    return Answer(found["content"], found["title"], parse_day(found["publish_time"]), found["author"])


def _readability(asked: Asked) -> Answer:
    from lxml import html
    from readability import Document

    document = Document(asked.body)
    return Answer(_text_of(html.fromstring(document.summary())), document.short_title())


def _text_of(tree: Any) -> str:
    """The text of a tree of markup, a line a block."""
    for node in tree.iter("br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4"):
        node.tail = "\n" + (node.tail or "")
        if node.text and node.tag != "br":
            node.text = "\n" + node.text
    return str(tree.text_content())


def _resiliparse(asked: Asked) -> Answer:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import detect_encoding
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse_from_bytes(asked.body, detect_encoding(asked.body))
    return Answer(extract_plain_text(tree, main_content=True), tree.title or "")


def _justext(asked: Asked) -> Answer:
    import justext

    # The limits of lengths are made for alphabets; these are the survey's for Chinese.
    paragraphs = justext.justext(asked.body, frozenset(), 40, 100, 0, 0, 0.2, 200, True)
    return Answer("\n".join(part.text for part in paragraphs if not part.is_boilerplate))


def _newspaper(asked: Asked) -> Answer:
    import newspaper

    article = newspaper.Article(asked.url, language="zh")
    article.download(input_html=asked.text)
    article.parse()
    return Answer(article.text, article.title, parse_day(article.publish_date), ",".join(article.authors))


@cache
def _goose_of_chinese() -> Any:
    from goose3 import Goose
    from goose3.text import StopWordsChinese

    return Goose({"stopwords_class": StopWordsChinese, "enable_image_fetching": False})


def _goose(asked: Asked) -> Answer:
    article = _goose_of_chinese().extract(raw_html=asked.body, url=asked.url)
    authors = ",".join(article.authors or ())
    return Answer(article.cleaned_text, article.title or "", parse_day(article.publish_date), authors)


OURS: Mapping[str, System] = {"yuqi": run_yuqi, "yuqi-extract": run_extraction}
_PEERS: Mapping[str, tuple[str, System]] = {
    "trafilatura": ("trafilatura", _trafilatura),
    "gne": ("gne", _gne),
    "readability": ("readability", _readability),
    "resiliparse": ("resiliparse", _resiliparse),
    "justext": ("justext", _justext),
    "newspaper4k": ("newspaper", _newspaper),
    "goose3": ("goose3", _goose),
}


def find_peers() -> dict[str, System]:
    """Those that are installed."""
    return {name: system for name, (module, system) in _PEERS.items() if importlib.util.find_spec(module)}


def ask(system: System, asked: Asked) -> Answer:
    """The answer; a peer that fails has none, and none of them may write to the terminal."""
    logging.disable(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return system(asked)
        except Exception:
            if system in OURS.values():
                raise
            return Answer("")
        finally:
            logging.disable(logging.NOTSET)
