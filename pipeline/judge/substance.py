"""Pages that say nothing: empty ones, error pages, keyword stubs, texts too short to study."""

from __future__ import annotations

import re
from itertools import islice
from urllib.parse import unquote, urlsplit

from pipeline.judge.facts import Facts, Thresholds, count_visible
from pipeline.lexicon import Folded, Lexicon

_LETTER = re.compile(r"[^\W_]")
_NOT_LETTER = re.compile(r"[\W_]+")
_SENTENCE_END = re.compile(r"[。！？!?；;]")
_ERROR_TITLE = re.compile(r"\s*(?:http\s?)?(?:40[0-9]|50[0-9])\b")
_TAG_PATH = re.compile(r"/(?:tags?|tlist|keywords?|so|ss|go|search)(?:[/\-_.]|$)")
_WORDED_PATH = re.compile("/[^/]*[㐀-鿿]{3}[^/]*/?$")  # the address is what was searched for
_STUB_LINE = re.compile(r"展开\s")


def judge_empty(facts: Facts, thresholds: Thresholds, lexicon: Lexicon) -> str:
    """Pages with fewer letters and digits than the threshold."""
    wanted = thresholds.empty or 0
    letters = sum(1 for _ in islice(_LETTER.finditer(facts.body.text), wanted))
    return f"{letters} letters and digits" if letters < wanted else ""


MAX_NOTICE_SENTENCES = 3  # an error page excuses itself in no more


def judge_soft_404(facts: Facts, thresholds: Thresholds, lexicon: Lexicon) -> str:
    """Short pages with the title or the notice of an error page."""
    if facts.visible >= (thresholds.soft_404 or 0) or facts.body.text.count("。") > MAX_NOTICE_SENTENCES:
        return ""
    notices = lexicon.labels["soft_404"]
    if _ERROR_TITLE.match(facts.page.title) or notices.occurs(facts.head):
        return f"the title of an error page, {facts.visible} characters"
    early = Folded(facts.body.text[:MAX_NOTICE_START])
    return f"the notice of an error page, {facts.visible} characters" if notices.occurs(early) else ""


MAX_NOTICE_START = 150  # characters; an error page comes to the point


MAX_TITLES = 4  # so many thresholds of text are more than a title said again


def judge_stub(facts: Facts, thresholds: Thresholds, lexicon: Lexicon) -> str:
    """Pages that say hardly more than their title: keyword, tag and search pages."""
    if facts.visible >= MAX_TITLES * (thresholds.stub or 0):
        return ""
    title = _NOT_LETTER.sub("", facts.head.text)
    said = [line for line in facts.lines if not title or _NOT_LETTER.sub("", line) != title]
    n_chars = sum(count_visible(line) - len(title) * (title in _NOT_LETTER.sub("", line)) for line in said)
    if n_chars >= (thresholds.stub or 0):
        return ""
    if not said:
        return "nothing but its title"
    if is_tag_page(facts.page.url) or _WORDED_PATH.search(unquote(_read_path(facts.page.url))):
        return f"a tag or search page with {n_chars} characters"
    if _STUB_LINE.match(said[0]) or lexicon.labels["stub"].occurs(facts.body):
        return f"a keyword page with {n_chars} characters"
    if not _SENTENCE_END.search(facts.body.text):
        return f"{n_chars} characters beside the title and no sentence"
    return ""


def is_tag_page(url: str) -> bool:
    """Whether the address is that of a page which only lists what is tagged or found."""
    return _TAG_PATH.search(unquote(_read_path(url))) is not None


def _read_path(url: str) -> str:
    """The path of `url`, empty for what is no URL."""
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def judge_too_short(facts: Facts, thresholds: Thresholds, lexicon: Lexicon) -> str:
    """Pages with less visible text than the threshold."""
    return f"{facts.visible} characters" if facts.visible < (thresholds.too_short or 0) else ""
