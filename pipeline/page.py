"""One page through all per-page stages: a pure function of the page and what is known."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from pipeline import tags
from pipeline.cleaning import host_lines, steps
from pipeline.cleaning.edits import Trail
from pipeline.cleaning.mask import BLOT, blot
from pipeline.cleaning.script import classify_script, is_traditional, simplify
from pipeline.decode import DECODE_VERSION, decode
from pipeline.extract import EXTRACT_VERSION, ExtractRules, Reader, extract, find_links_away, find_reader
from pipeline.identity import document_id, host_of
from pipeline.judge import RULES, JudgedPage, judge
from pipeline.knowledge import Knowledge
from pipeline.records import (
    Applied,
    Article,
    Decoded,
    Draft,
    Extraction,
    Flag,
    Media,
    Phase,
    RawPage,
    Reason,
    Role,
    Step,
)
from pipeline.repair import forms, gaps
from pipeline.repair.annotations import propose as propose_annotations
from pipeline.repair.annotations import unresolved
from pipeline.repair.certainty import LOST
from pipeline.repair.consensus import CONSENSUS
from pipeline.repair.habits import NOTHING
from pipeline.site_knowledge import SiteKnowledge

ANNOTATIONS = Step(
    "annotations", 6, "Pinyin put behind characters, and the framing it broke, is damage.", propose_annotations
)
GAPS = Step("gaps", 5, "Words that the site deleted and the page itself or its host proves.", gaps.propose)
ORDINALS = Step(
    "ordinals",
    2,
    "之 for 第 before the number of an article of law is a rewriting table's slip.",
    forms.propose_ordinals,
)
AFTER_FINGERPRINT = (GAPS, ORDINALS, steps.MASK)
FIELD_STEPS = (steps.INVISIBLE, steps.MARKUP, steps.SCRIPT, steps.PARTICLES, steps.PUNCTUATION, *AFTER_FINGERPRINT)
STEPS = (
    ANNOTATIONS,
    *steps.BEFORE_FINGERPRINT,
    steps.TITLE_SPAM,
    *AFTER_FINGERPRINT,
    CONSENSUS,
)  # the last one by the build
MIN_PERSONAL_CHARS = 5  # a QQ number has five digits; mail addresses, telephone and card numbers are longer
MAX_REPLACED_RATIO = 0.002  # U+FFFD a character: beyond it a page is flagged; intact pages have none


@dataclass(frozen=True, slots=True)
class SiteRules:
    """What a site's recipe says about its pages, and what its other pages tell of them."""

    charset: str = ""
    rules: ExtractRules | None = None
    readers: tuple[Reader, ...] = ()
    knowledge: SiteKnowledge = field(default_factory=SiteKnowledge)


_NO_RULES = SiteRules()


def cleaner_version(knowledge: Knowledge) -> str:
    """Twelve hex digits over everything versioned that decides what cleaning makes of a page."""
    parts = [f"{step.name}/{step.version}" for step in STEPS]
    parts += [f"{rule.name}/{rule.version}" for rule in RULES]
    parts += [f"decode/{DECODE_VERSION}", f"extract/{EXTRACT_VERSION}", knowledge.digest, knowledge.config.digest]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def clean_page(raw: RawPage, knowledge: Knowledge, site: SiteRules = _NO_RULES) -> Article:
    """`raw` decoded, repaired, extracted, cleaned, tagged and judged; nothing is dropped without a verdict."""
    kinds = frozenset(knowledge.config.mask.kinds)
    decoded = decode(raw.body, declared=raw.charset_declared, override=site.charset)
    markup = Trail(decoded.text)
    markup.extend(ANNOTATIONS, propose_annotations(Draft(decoded.text), knowledge, site.knowledge.listed))
    extraction = extract(
        markup.text,
        media=raw.media,
        url=raw.url,
        fetched_at=raw.fetched_at,
        rules=site.rules,
        reader=_choose_reader(raw, site),
        usual_path=site.knowledge.body.path if site.knowledge.body else "",
        is_visit=raw.is_visit,
    )
    simplified = simplify(extraction.text, knowledge)
    title = extraction.title.value if extraction.title else ""
    page = Draft(
        "",
        extraction.text,
        title,
        extraction.blocks,
        is_traditional(extraction.text, simplified),
        links_away=find_links_away(markup.text, raw.url) if raw.media is Media.HTML else frozenset(),
        stated=extraction.stated,
    )

    body = Trail(extraction.text)
    _run(body, _for_site(steps.BEFORE_FINGERPRINT, site), page, knowledge)
    fingerprint_text = body.text
    _run(body, _for_site(AFTER_FINGERPRINT, site), page, knowledge)
    masked_extracted = _blot(body, kinds)
    comments = "\n".join(extraction.text[b.start : b.end] for b in extraction.blocks if b.role is Role.COMMENT)
    fields = {
        Phase.TITLE: Trail(title),
        Phase.AUTHOR: Trail(extraction.author.value if extraction.author else ""),
        Phase.COMMENTS: Trail(comments),
    }
    page = replace(page, is_folded=bool(body.spans(Reason.PUNCTUATION)))
    of_body = body.composed(Phase.TEXT, masked_extracted)
    field_steps = _for_site(FIELD_STEPS, _taught_by(of_body, site))
    _run(fields[Phase.TITLE], (steps.TITLE_SPAM,), page, knowledge)
    for trail in fields.values():
        _run(trail, field_steps, page, knowledge)
    category = extraction.category.value if extraction.category else ""
    if knowledge.config.script.target != "keep":
        category = simplify(category, knowledge)

    edits = [_blot_edit(row, kinds) for row in markup.composed(Phase.MARKUP)]
    edits += of_body
    for phase, trail in fields.items():
        edits += trail.composed(phase, _blot(trail, kinds))
    title = fields[Phase.TITLE].text
    found = tags.tag(body.text, title, knowledge.lexicon)
    return Article(
        doc_id=document_id(raw.url, raw.body),
        url=raw.url,
        site=raw.site,
        raw=raw,
        charset=decoded.charset,
        charset_evidence=decoded.evidence,
        extraction=extraction,
        title=title,
        author=fields[Phase.AUTHOR].text,
        category=blot(category, kinds),
        text=body.text,
        fingerprint_text=fingerprint_text,
        comments=tuple(line for line in fields[Phase.COMMENTS].text.split("\n") if line.strip()),
        script_original=classify_script(extraction.text, simplified),
        flags=_find_flags(decoded, markup.text, extraction.text, edits, body.text, knowledge),
        edits=tuple(edits),
        verdict=judge(_judged_page(raw, decoded, extraction, body, title), knowledge),
        n_masked=sum(row.edit.reason is Reason.PERSONAL_DATA for row in edits),
        platforms=found.platforms,
        topics=found.topics,
        laws=found.laws,
        masked_extracted=masked_extracted,
    )


def _choose_reader(raw: RawPage, site: SiteRules) -> Reader | None:
    """The recipe's reader for the day of the page, by the recipe's name or the host."""
    day = raw.fetched_at.date()
    return find_reader(raw.site, day, site.readers) or find_reader(host_of(raw.url), day, site.readers)


def _for_site(cleaning: Sequence[Step], site: SiteRules) -> Sequence[Step]:
    """The steps, those that learn from a host with what is known of this one."""
    known = site.knowledge
    if known.deletions == NOTHING and not known.lines:
        return cleaning
    told = {
        GAPS: partial(gaps.propose, deletions=known.deletions),
        steps.HOST_LINES: partial(host_lines.propose, lines=known.lines),
    }
    return [replace(step, propose=told[step]) if step in told else step for step in cleaning]


def _taught_by(of_body: Iterable[Applied], site: SiteRules) -> SiteRules:
    """The site with the words that the body of the page proves to be deleted where a blank is left."""
    words = [row.edit.after for row in of_body if row.applied and row.step == GAPS.name and row.edit.before == " "]
    if not words:
        return site
    return replace(site, knowledge=replace(site.knowledge, deletions=site.knowledge.deletions.with_blanked(words)))


def _run(trail: Trail, cleaning: Iterable[Step], page: Draft, knowledge: Knowledge) -> None:
    """Every step once, in order, each on what the one before left."""
    if not trail.text:
        return
    draft = replace(page, text=trail.text)
    for step in cleaning:
        if trail.extend(step, step.propose(draft, knowledge)):
            draft = replace(page, text=trail.text)


def _blot(trail: Trail, kinds: frozenset[str]) -> str:
    """The trail's original as it may be written: what was masked in its text, and what looks personal in itself."""
    text, masked = blot(trail.original, kinds), trail.spans(Reason.PERSONAL_DATA)
    if not masked:
        return text
    blotted = list(text)
    for start, end in masked:
        blotted[start:end] = BLOT * (end - start)
    return "".join(blotted)


def _blot_edit(row: Applied, kinds: frozenset[str]) -> Applied:
    """An edit of the markup as it may be written; nothing personal is as short as a few characters, or is a reading."""
    if row.edit.reason is Reason.ANNOTATION:
        return row
    if len(row.edit.before) < MIN_PERSONAL_CHARS and len(row.edit.after) < MIN_PERSONAL_CHARS:
        return row
    edit = row.edit._replace(before=blot(row.edit.before, kinds), after=blot(row.edit.after, kinds))
    return replace(row, edit=edit)


def _judged_page(raw: RawPage, decoded: Decoded, extraction: Extraction, body: Trail, title: str) -> JudgedPage:
    """What the judge looks at."""
    return JudgedPage(
        title=title,
        text=body.text,
        url=raw.url,
        extracted=extraction.text,
        blocks=extraction.blocks,
        n_replaced=decoded.n_replaced,
        spam_chars=sum(end - start for start, end in body.spans(Reason.SPAM)),
    )


def _find_flags(
    decoded: Decoded, markup: str, extracted: str, edits: Iterable[Applied], text: str, knowledge: Knowledge
) -> tuple[Flag, ...]:
    """Properties of the page, sorted."""
    flags = set(tags.find_flags(text, knowledge.lexicon))
    if tags.has_broker_words(extracted, knowledge.lexicon):  # cleaning may have taken them
        flags.add(Flag.BROKER)
    if decoded.n_replaced > MAX_REPLACED_RATIO * len(decoded.text):
        flags.add(Flag.LOSSY_DECODING)
    if unresolved(markup) or any(row.applied and LOST in row.edit.after for row in edits):
        flags.add(Flag.UNRESOLVED_DAMAGE)
    for row in edits:
        if row.applied and row.edit.reason is Reason.CONTACT:
            flags.add(Flag.CONTACT)
        elif not row.applied and row.edit.reason is Reason.DROPPED_WORD:
            flags.add(Flag.SUSPECTED_GAPS)
    return tuple(sorted(flags))
