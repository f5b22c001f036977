"""What intruders do to a page, as values: each function returns one `Damage` for `page.compose`."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import replace
from random import Random

from . import spam
from .damages import add_comments, add_teasers
from .draft import Damage, Draft, Source, Stage
from .furniture import make_teasers
from .spam import Spelling, Vocabulary


def add_spam_head(vocabulary: Vocabulary, separator: str = ",", *, symbol: bool = False) -> Damage:
    """A keyword line as the first text of the page."""

    def apply(draft: Draft, rng: Random) -> Draft:
        line = spam.make_line(rng, vocabulary, separator)
        line = spam.lose_symbol(line) if symbol else line
        return replace(draft, top=(f"<div>{html.escape(line)}</div>", *draft.top), spam=(*draft.spam, line))

    return Damage(f"spam_head:{vocabulary.name}", Stage.INJECTION, apply)


def add_spam_tail(vocabulary: Vocabulary, separator: str = " | ", *, label: str = "", spaced: bool = False) -> Damage:
    """A keyword line as the last text of the page, with or without the label of its tool."""

    def apply(draft: Draft, rng: Random) -> Draft:
        line = spam.make_line(rng, vocabulary, separator)
        if label:
            line = spam.label_line(rng, vocabulary, separator, label)
        elif spaced:
            line = separator.join(spam.space_out(phrase) for phrase in line.split(separator))
        return replace(draft, bottom=(*draft.bottom, f"<p>{html.escape(line)}</p>"), spam=(*draft.spam, line))

    return Damage(f"spam_tail:{'label' if label else vocabulary.name}", Stage.INJECTION, apply)


def add_spam_inside(vocabulary: Vocabulary, count: int = 2) -> Damage:
    """Phrases with a comma at the start of sentences in the article."""

    def apply(draft: Draft, rng: Random) -> Draft:
        lines = spam.plant_in_sentences(rng, draft.lines, vocabulary, count)
        phrases = [new.split("。")[1].split("，")[0] for old, new in zip(draft.lines, lines, strict=True) if new != old]
        return replace(draft, lines=lines, spam=(*draft.spam, *phrases))

    return Damage(f"spam_inside:{vocabulary.name}", Stage.INJECTION, apply)


def add_place_tail() -> Damage:
    """Place names of a doorway page as the last line."""

    def apply(draft: Draft, rng: Random) -> Draft:
        line = spam.make_place_tail(rng)
        return replace(draft, bottom=(*draft.bottom, f"<p>{line}</p>"), spam=(*draft.spam, line))

    return Damage("place_tail", Stage.INJECTION, apply)


def add_broker_paragraph() -> Damage:
    """A debt broker's advertisement as a paragraph of the article."""

    def apply(draft: Draft, rng: Random) -> Draft:
        text = spam.make_broker_paragraph(rng)
        paragraph = f"<p>{html.escape(text)}</p>"
        place = rng.randint(len(draft.lines) // 2, len(draft.lines))
        return replace(draft, inserts=(*draft.inserts, (place, paragraph)), spam=(*draft.spam, text))

    return Damage("broker_paragraph", Stage.INJECTION, apply)


def leak_tags(*, escaped: bool = False, at_head: bool = False) -> Damage:
    """A skeleton of empty tags with one random id; `escaped` shows it to readers as text behind bullets."""

    def apply(draft: Draft, rng: Random) -> Draft:
        skeleton = spam.make_tag_skeleton(rng)
        if escaped:
            skeleton = "\n".join(f"<p>• {html.escape(tag)}</p>" for tag in skeleton.split("\n"))
        if at_head:
            return replace(draft, top=(skeleton, *draft.top))
        return replace(draft, below=(*draft.below, skeleton))

    return Damage("leaked_tags" + (":text" if escaped else ""), Stage.INJECTION, apply)


def inject(spelling: Spelling, vocabulary: Vocabulary = spam.ADULT, others: Sequence[Source] = ()) -> Damage:
    """A foreign block in one of the 18 spellings; teasers and `hacked_all` need the other articles."""
    combined = [Spelling.DISPLAY_NONE, Spelling.OFFSCREEN, Spelling.ADDRESS_VAR, Spelling.KEYWORD_LINES]
    combined += [Spelling.BARE_LINKS, Spelling.TEASERS_AFTER, Spelling.COMMENTS_AFTER]

    def apply_one(draft: Draft, rng: Random, kind: Spelling) -> Draft:
        if kind is Spelling.TEASERS_AFTER:
            return add_teasers(others).apply(draft, rng)
        if kind is Spelling.COMMENTS_AFTER:
            return add_comments().apply(draft, rng)
        if kind is Spelling.TEASERS_INSIDE:
            pairs = [(other.title, other.text) for other in others if other.key != draft.source.key]
            rows = "".join(
                f'<p><a href="/y/{n}.html">{html.escape(t.title)}</a></p><p>{html.escape(t.blurb)}</p>'
                for n, t in enumerate(make_teasers(rng, pairs))
            )
            return replace(draft, inserts=(*draft.inserts, (len(draft.lines) // 2, f'<div class="tj">{rows}</div>')))
        phrases = [vocabulary.make_phrase(rng) for _ in range(rng.randint(5, 9))]
        block = spam.write_block(kind, phrases, rng)
        draft = replace(draft, spam=(*draft.spam, *phrases))
        css = (*draft.css, block.css) if block.css else draft.css
        place = rng.choice(("top", "inside", "bottom"))
        if place == "inside" and len(draft.lines) > 2:
            middle = rng.randrange(1, len(draft.lines))
            return replace(draft, inserts=(*draft.inserts, (middle, block.html)), css=css)
        if place == "top":
            return replace(draft, top=(*draft.top, block.html), css=css)
        return replace(draft, bottom=(*draft.bottom, block.html), css=css)

    def apply(draft: Draft, rng: Random) -> Draft:
        for kind in combined if spelling is Spelling.HACKED_ALL else [spelling]:
            draft = apply_one(draft, rng, kind)
        return draft

    return Damage(f"injected:{spelling}", Stage.INJECTION, apply)
