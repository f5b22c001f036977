"""The order of cleaning: the one list that decides it."""

from __future__ import annotations

from pipeline.cleaning import (
    boilerplate,
    host_lines,
    invisible,
    layout,
    markup,
    mask,
    particles,
    punctuation,
    script,
    spam,
    title_spam,
)
from pipeline.records import Step

BLOCKS = Step(
    "blocks", 1, "Title line, byline, breadcrumb, comments and teasers are no part of the text.", layout.propose_blocks
)
INVISIBLE = Step("invisible", 1, "Characters that nobody sees only break search.", invisible.propose)
MARKUP = Step("markup", 4, "Tags, entities and editor placeholders leaked into the text.", markup.propose)
SPAM = Step("spam", 7, "Keyword lines were injected by whoever hacked the site.", spam.propose)
TITLE_SPAM = Step("title_spam", 2, "Keywords were glued to the titles of hacked pages.", title_spam.propose)
BOILERPLATE = Step(
    "boilerplate", 5, "Disclaimers, contacts, calls and bare labels belong to the site.", boilerplate.propose
)
TITLES = Step("titles", 2, "The title is said once, in its own column.", boilerplate.propose_titles)
SCRIPT = Step("script", 2, "One script, so that words can be counted.", script.propose)
PARTICLES = Step("particles", 3, "着, 一, 你 and 么 where converters wrote variants.", particles.propose)
PUNCTUATION = Step("punctuation", 2, "Full-width marks that extraction folded to ASCII.", punctuation.propose)
HOST_LINES = Step(
    "host_lines", 1, "What a host says on pages that share nothing else belongs to the host.", host_lines.propose
)
MASK = Step("mask", 3, "Nobody's telephone number is needed to study the loan market.", mask.propose)

# The isolated blanks that deleted words left survive all of these: they are evidence for the restoration that follows.
BEFORE_FINGERPRINT = (BLOCKS, INVISIBLE, MARKUP, SPAM, BOILERPLATE, TITLES, SCRIPT, PARTICLES, PUNCTUATION, HOST_LINES)
