"""What farms, mirrors and servers do to a page, as values: each function returns one `Damage` for `page.compose`."""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from . import annotate, encodings
from .deletions import delete_words
from .draft import Damage, Draft, Source, Stage
from .furniture import make_breadcrumb, make_byline, make_comments, make_contact, make_disclaimers, make_teasers

_NARROW = str.maketrans("，：；？！（）％", ",:;?!()%")


def drop_words(*names: str, share: float = 1.0) -> Damage:
    """Words of the named `deletions.RULES` are gone."""

    def apply(draft: Draft, rng: Random) -> Draft:
        lines, deletions = delete_words(draft.lines, names, rng, share)
        return replace(draft, lines=lines, deletions=draft.deletions + deletions)

    return Damage("deletions:" + "+".join(names), Stage.WORDS, apply)


def cut_short(share: float) -> Damage:
    """Only the first `share` of the lines is left; the truth is cut as well."""

    def apply(draft: Draft, rng: Random) -> Draft:
        kept = max(1, round(len(draft.lines) * share))
        return replace(draft, lines=draft.lines[:kept], true_lines=draft.true_lines[:kept])

    return Damage("truncated", Stage.WORDS, apply)


def edit(*changes: tuple[str, str]) -> Damage:
    """An editor replaced the first strings by the second; that is the truth of this copy. Goes before deletions."""

    def apply(draft: Draft, rng: Random) -> Draft:
        text = "\n".join(draft.true_lines)
        for old, new in changes:
            if old not in text:
                raise ValueError(f"nothing to edit: {old} is not in {draft.source.key}")
            text = text.replace(old, new)
        lines = tuple(text.split("\n"))
        return replace(draft, lines=lines, true_lines=lines)

    return Damage("edited", Stage.WORDS, apply)


def retitle(title: str) -> Damage:
    """Another title, which is the truth of this copy."""
    return Damage("retitled", Stage.WORDS, lambda draft, rng: replace(draft, title=title))


def add_byline(style: str) -> Damage:
    """A line under the title in one of `furniture.BYLINE_STYLES`."""

    def apply(draft: Draft, rng: Random) -> Draft:
        source = draft.source
        if source.published is None:
            raise ValueError(f"{source.key} has no day to show")
        made = make_byline(
            style, rng, author=source.author, day=source.published, category=source.category, site=draft.site.name
        )
        return replace(
            draft,
            byline=made.lines,
            shown_author=source.author if made.names_author else "",
            shown_date=source.published if made.names_date else None,
        )

    return Damage(f"byline:{style}", Stage.FURNITURE, apply)


def add_breadcrumb() -> Damage:
    """The path line above the title."""

    def apply(draft: Draft, rng: Random) -> Draft:
        return replace(draft, breadcrumb=make_breadcrumb(rng, draft.source.category, draft.title))

    return Damage("breadcrumb", Stage.FURNITURE, apply)


def add_disclaimers(count: int = 3) -> Damage:
    """Editor, statements and contact line after the last paragraph."""

    def apply(draft: Draft, rng: Random) -> Draft:
        return replace(draft, closing=draft.closing + make_disclaimers(rng, count))

    return Damage("disclaimers", Stage.FURNITURE, apply)


def add_contact() -> Damage:
    """One contact line after the last paragraph."""

    def apply(draft: Draft, rng: Random) -> Draft:
        return replace(draft, closing=(*draft.closing, make_contact(rng)))

    return Damage("contact", Stage.FURNITURE, apply)


def repeat_title(count: int = 1) -> Damage:
    """The title again inside the article, as a line and as the alt text of a picture."""

    def apply(draft: Draft, rng: Random) -> Draft:
        title = html.escape(draft.title)
        line = f'<p class="pic"><img src="/p.jpg" alt="{title}"></p>\n<p>{title}</p>'
        places = sorted(rng.sample(range(len(draft.lines)), k=min(count, len(draft.lines))))
        return replace(draft, inserts=draft.inserts + tuple((place, line) for place in places))

    return Damage("repeated_title", Stage.FURNITURE, apply)


def add_comments(count: int = 3) -> Damage:
    """Readers' comments below the article."""

    def apply(draft: Draft, rng: Random) -> Draft:
        day = draft.source.published
        if day is None:
            raise ValueError(f"{draft.source.key} has no day to comment after")
        return replace(draft, comments=draft.comments + make_comments(rng, count, day))

    return Damage("comments", Stage.FURNITURE, apply)


def add_teasers(others: Sequence[Source], count: int = 3) -> Damage:
    """Teasers of other articles below this one."""

    def apply(draft: Draft, rng: Random) -> Draft:
        pairs = [(other.title, other.text) for other in others if other.key != draft.source.key]
        return replace(draft, teasers=draft.teasers + make_teasers(rng, pairs, count))

    return Damage("teasers", Stage.FURNITURE, apply)


def add_related(others: Sequence[Source], count: int = 5) -> Damage:
    """Titles of other articles below this one."""

    def apply(draft: Draft, rng: Random) -> Draft:
        titles = [other.title for other in others if other.key != draft.source.key]
        return replace(draft, related=draft.related + tuple(rng.sample(titles, k=min(count, len(titles)))))

    return Damage("related_links", Stage.FURNITURE, apply)


def convert_script(name: str, convert: Callable[[str], str], *, body: bool = True, furniture: bool = True) -> Damage:
    """The page's text in another script, or only its body, or only the furniture and the template's own words."""

    def apply(draft: Draft, rng: Random) -> Draft:
        if body:
            draft = replace(
                draft,
                title=convert(draft.title),
                lines=tuple(map(convert, draft.lines)),
                inserts=tuple((place, convert(fragment)) for place, fragment in draft.inserts),
            )
        if not furniture:
            return draft
        return replace(
            draft,
            breadcrumb=convert(draft.breadcrumb),
            byline=tuple(map(convert, draft.byline)),
            shown_author=convert(draft.shown_author),
            closing=tuple(map(convert, draft.closing)),
            comments=tuple(replace(c, author=convert(c.author), text=convert(c.text)) for c in draft.comments),
            teasers=tuple(replace(t, title=convert(t.title), blurb=convert(t.blurb)) for t in draft.teasers),
            related=tuple(map(convert, draft.related)),
            convert=convert,
        )

    return Damage(f"script:{name}" + ("" if body and furniture else "+mixed"), Stage.SCRIPT, apply)


def gloss(
    entries: Sequence[annotate.Entry],
    decoder: annotate.Decoder,
    *,
    keep_private: bool = True,
    cut_share: float = 0.0,
) -> Damage:
    """The whole page through the pinyin tool and a decoder, stored as what the decoder showed."""

    def apply(draft: Draft, rng: Random) -> Draft:
        def run(page: str) -> str:
            return annotate.annotate_text(
                page, entries, decoder, keep_private=keep_private, cut_share=cut_share, rng=rng
            )

        return replace(draft, markup=(*draft.markup, run))

    name = f"annotated:{decoder}" + ("" if keep_private else "+private_dropped") + ("+cut" if cut_share else "")
    return Damage(name, Stage.MARKUP, apply)


def gloss_bytes(entries: Sequence[annotate.Entry]) -> Damage:
    """The pinyin tool on a page that is then served as GBK: the bytes keep the broken framing."""

    def apply(draft: Draft, rng: Random) -> Draft:
        return replace(draft, bytewise=(*draft.bytewise, lambda data: annotate.annotate_bytes(data, entries)))

    return Damage("annotated:served", Stage.BYTES, apply)


def leave_entities() -> Damage:
    """Quotation marks as entities escaped twice, as a careless importer stores them."""

    def apply(draft: Draft, rng: Random) -> Draft:
        return replace(draft, markup=(*draft.markup, lambda page: re.sub("[“”]", "&amp;quot;", page)))

    return Damage("entity_residue", Stage.MARKUP, apply)


def narrow_marks() -> Damage:
    """Half-width marks for full-width ones, as text extractors leave them."""

    def apply(draft: Draft, rng: Random) -> Draft:
        return replace(draft, markup=(*draft.markup, lambda page: page.translate(_NARROW)))

    return Damage("narrow_marks", Stage.MARKUP, apply)


def point_links(paths: Sequence[str]) -> Damage:
    """The links of teasers and related titles lead to the given pages of the site, in turn; goes before other tools."""

    def apply(draft: Draft, rng: Random) -> Draft:
        def run(page: str) -> str:
            targets = itertools.cycle(paths)
            return re.sub(r'href="/x/\d+\.html"', lambda match: f'href="{next(targets)}"', page)

        return replace(draft, markup=(*draft.markup, run))

    return Damage("real_links", Stage.MARKUP, apply)


def add_pager(path: str, word: str) -> Damage:
    """A link to the next or the previous part of the article, below it."""

    def apply(draft: Draft, rng: Random) -> Draft:
        link = f'<div class="pages"><a href="{path}">{word}</a></div>'
        return replace(draft, below=(link, *draft.below))

    return Damage(f"pager:{word}", Stage.FURNITURE, apply)


def encode(charset: str, declared: str | None = "") -> Damage:
    """The bytes in `charset`, declared as such, as another one, or (None) not at all."""

    def apply(draft: Draft, rng: Random) -> Draft:
        return replace(draft, charset=charset, declared=charset if declared == "" else declared)

    return Damage(f"charset:{charset}" + ("" if declared == "" else f"+declared_{declared}"), Stage.BYTES, apply)


def break_bytes(count: int = 1) -> Damage:
    """A few bytes of the body replaced by FF."""

    def apply(draft: Draft, rng: Random) -> Draft:
        return replace(draft, bytewise=(*draft.bytewise, lambda data: encodings.break_byte(data, rng, count)))

    return Damage("bad_bytes", Stage.BYTES, apply)
