"""One page from an article and a list of damages: the bytes a crawler would meet, and the truth about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from pipeline.records import Relation

from .draft import Damage, Draft, Page, Site, Source, Truth
from .encodings import encode
from .layouts import LAYOUTS, flatten
from .script import simplify

_LANGUAGES = {"hans": "zh-CN", "hant-tw": "zh-TW", "hant-hk": "zh-HK"}


def compose(source: Source, site: Site, damages: Sequence[Damage], rng: Random, *, as_text: bool = False) -> Page:
    """The page of `source` on `site` after all damages, applied by stage and within a stage in the given order.

    `as_text` stores the page as the plain text of its lines (UTF-8 unless a damage says otherwise).
    """
    lang = _LANGUAGES[source.script]
    draft = Draft(source, site, title=source.title, lines=source.lines, true_lines=source.lines, lang=lang)
    true_title = ""
    for damage in sorted(damages, key=lambda damage: damage.stage):
        draft = damage.apply(draft, rng)
        true_title = draft.title if damage.name == "retitled" else true_title
    return Page(write(draft, as_text=as_text), _tell_truth(draft, true_title or source.title, damages))


def write(draft: Draft, *, as_text: bool = False) -> bytes:
    """The bytes of a finished draft: layout, tools over the markup, charset, faults of bytes."""
    page = LAYOUTS[draft.site.layout](draft)
    for run in draft.markup:
        page = run(page)
    data = encode(flatten(page) if as_text else page, draft.charset)
    for fault in draft.bytewise:
        data = fault(data)
    return data


def relate(page: Page, original: str, relation: Relation) -> Page:
    """The page marked as a copy of the original's file."""
    return replace(page, truth=replace(page.truth, copy_of=original, relation=relation))


def _tell_truth(draft: Draft, title: str, damages: Sequence[Damage]) -> Truth:
    text = "\n".join(draft.true_lines)
    genuine = draft.source.script != "hans"
    return Truth(
        title=simplify(title) if genuine else title,
        # The furniture of a converted page shows the name converted; its truth is the writer's own spelling.
        author=(simplify(draft.source.author) if genuine else draft.source.author) if draft.shown_author else None,
        published_date=draft.shown_date,
        text=simplify(text) if genuine else text,
        deletions=draft.deletions,
        damages=tuple(damage.name for damage in damages),
        spam=draft.spam,
    )
