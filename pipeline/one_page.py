"""One page or text cleaned without a workspace: what `yuqi clean` and `pipeline.clean` do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from pipeline.config import Config
from pipeline.knowledge import load_knowledge
from pipeline.page import clean_page
from pipeline.page_rows import edit_row
from pipeline.records import Article, Media, RawPage, Verdict

_MARKUP = re.compile(rb"<\s*(?:!doctype|html|head|body|div|p|br|table|span|meta|title|article|h[1-6])\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CleanArticle:
    """A page after all per-page stages; it is never dropped silently: `verdict` says whether a corpus would keep it."""

    title: str
    author: str
    published_at: datetime | None
    published_date: date | None
    text: str
    verdict: Verdict
    edits: tuple[dict[str, Any], ...]
    article: Article

    def as_dict(self) -> dict[str, Any]:
        """The JSON form that `yuqi clean --json` prints."""
        verdict = self.verdict
        return {
            "title": self.title,
            "author": self.author or None,
            "published_at": self.published_at.isoformat() if self.published_at else None,
            "published_date": self.published_date.isoformat() if self.published_date else None,
            "text": self.text,
            "verdict": {
                "keep": verdict.keep,
                "reason": verdict.reason.value if verdict.reason else None,
                "detail": verdict.detail,
            },
            "flags": [flag.value for flag in self.article.flags],
            "platforms": list(self.article.platforms),
            "topics": list(self.article.topics),
            "laws": list(self.article.laws),
            "edits": list(self.edits),
        }

    def lines(self) -> list[str]:
        """The article for people: title, byline, an empty line, the text."""
        byline = " ".join(part for part in (self.author, str(self.published_date or "")) if part)
        return [*(line for line in (self.title, byline) if line), "", self.text]


def clean(
    page: bytes | str,
    *,
    url: str = "",
    media: str = "",
    charset: str = "",
    config: Config | None = None,
    own_counts: Path | None = None,
) -> CleanArticle:
    r"""`page` (HTML or plain text) through decoding, repair, extraction, cleaning, tagging and the judge.

    Args:
        page: bytes as served, or text that is already decoded.
        url: where it came from; dates in it and rules of its path are used.
        media: "html" or "text"; told from the content when empty.
        charset: overrides what the bytes say.
        config: thresholds and kinds of masks; the defaults without.
        own_counts: what `yuqi language build` made of text of your own, `data/language/own.bin` in a workspace.

    >>> clean("网贷逾期怎么办\n網(wǎng)貸逾期后，應(yīng)當(dāng)與平臺(tái)協(xié)商。").text
    '网贷逾期后，应当与平台协商。'
    """
    body = page.encode("utf-8", "replace") if isinstance(page, str) else page
    charset = "utf-8" if isinstance(page, str) else charset
    kind = Media(media) if media else (Media.HTML if _MARKUP.search(body[:4096]) else Media.TEXT)
    raw = RawPage(url, "", body, kind, datetime.now(UTC), "", charset, is_visit=False)
    article = clean_page(raw, load_knowledge(config or Config(), own_counts))
    return CleanArticle(
        title=article.title,
        author=article.author,
        published_at=article.extraction.published.at,
        published_date=article.extraction.published.day,
        text=article.text,
        verdict=article.verdict,
        edits=tuple(edit_row(row) for row in article.edits),
        article=article,
    )
