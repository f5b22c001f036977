"""Script: simplified by OpenCC where a block needs it, and by its words where one character has two simplified forms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.cleaning.hanzi import IN_BOTH, read_hanzi
from pipeline.cleaning.layout import line_spans
from pipeline.cleaning.origins import classify_origin, is_naive
from pipeline.cleaning.variants import settle
from pipeline.cleaning.vocabulary import find_words
from pipeline.knowledge import Knowledge
from pipeline.lines import han_count
from pipeline.records import Draft, Edit, Reason, ScriptOriginal

# Below this share of Han characters that t2s changes, a page is simplified and its lone traditional characters are
# names and quotations: converting them did most of the harm measured on 3 million simplified characters.
PAGE_FLOOR = 0.02
# A single line of a simplified page is converted only when it is plainly traditional.
LINE_FLOOR = 0.15


def simplify(text: str, knowledge: Knowledge) -> str:
    """`text` by OpenCC t2s; text without a character that t2s changes is not shown to it, which is ten times as fast."""
    return knowledge.simplify(text) if read_hanzi().changeable.search(text) else text


@lru_cache(maxsize=2)  # a page is asked about for its steps and for its table
def is_traditional(text: str, simplified: str) -> bool:
    """True when t2s changes more of the Han characters than quotations and names explain.

    Characters that simplified text has as well (乾 於 徵) say nothing.
    """
    if text == simplified:
        return False
    changed = [
        before
        for before, after in zip(text, simplified, strict=True)
        if before != after and before not in IN_BOTH and after != "坯"
    ]
    n_han = han_count(text)
    return bool(changed) and (
        len(changed) >= LINE_FLOOR * n_han or (len(set(changed)) >= 3 and len(changed) >= PAGE_FLOOR * n_han)
    )


def propose(draft: Draft, knowledge: Knowledge) -> Iterator[Edit]:
    """Conversions to simplified script, one a run of lines that need it; span edits where one table does not fit."""
    text, target = draft.text, knowledge.config.script.target
    hanzi = read_hanzi()
    if target == "keep" or not (hanzi.changeable if draft.is_traditional else hanzi.traditional).search(text):
        return
    was_naive = is_naive(draft.page_text or text)
    for start, end in _find_runs(draft):
        before = text[start:end]
        simplified = settle(before, _simplify_checked(before, knowledge), is_naive=was_naive)
        words = list(find_words(before, simplified)) if target == "tw2sp" and not was_naive else []
        yield from _convert(text, start, simplified, words)


def _simplify_checked(text: str, knowledge: Knowledge) -> str:
    simplified = simplify(text, knowledge)
    if len(simplified) != len(text):
        raise AssertionError("t2s changed the length of a text; conversions would lose their offsets")
    return simplified


def _find_runs(draft: Draft) -> Iterator[tuple[int, int]]:
    """Runs of lines to convert; lines between them without anything to convert belong to a run."""
    text, hanzi = draft.text, read_hanzi()
    run: tuple[int, int] | None = None
    for start, end in line_spans(text):
        if not hanzi.changeable.search(text, start, end):
            continue
        if draft.is_traditional:
            needed = hanzi.traditional.search(text, start, end) or not hanzi.simplified.search(text, start, end)
        else:
            n_traditional = len(hanzi.traditional.findall(text, start, end))
            needed = n_traditional > 0 and n_traditional >= LINE_FLOOR * han_count(text[start:end])
        if needed:
            run = (run[0], end) if run else (start, end)
        elif run:
            yield run
            run = None
    if run:
        yield run


def _convert(text: str, start: int, simplified: str, words: Sequence[tuple[int, int, str]]) -> Iterator[Edit]:
    """One conversion at `start`, and span edits for `words` and characters with more than one simplified form there."""
    before, end = text[start : start + len(simplified)], start + len(simplified)
    known = read_hanzi().table
    usual = {ord(char): known[ord(char)] for char in set(before) if ord(char) in known}
    contested: set[str] = set()
    if before.translate(usual) == simplified:
        table = {chr(code): new for code, new in sorted(usual.items())}
    else:
        table, contested = _count_forms(before, simplified)
    if table:
        n_changed = sum(map(before.count, table))
        yield Edit(start, end, "".join(table), "".join(table.values()), Reason.SCRIPT, 1.0, f"OpenCC t2s, {n_changed} characters")  # fmt: skip
    covered: set[int] = set()
    for low, high, word in words:
        covered.update(range(low, high))
        yield Edit(start + low, start + high, before[low:high], word, Reason.PARTICLE, 0.95, "OpenCC tw2sp")
    if contested:
        for at, (old, new) in enumerate(zip(before, simplified, strict=True)):
            if old in contested and table.get(old, old) != new and at not in covered:
                yield Edit(start + at, start + at + 1, old, new, Reason.PARTICLE, 1.0, "by its word")


def _count_forms(before: str, simplified: str) -> tuple[dict[str, str], set[str]]:
    """The usual form of every character that changes, and the characters that have another form somewhere."""
    counts = Counter(zip(before, simplified, strict=True))
    forms: dict[str, list[tuple[int, str]]] = {}
    for (old, new), n in counts.items():
        forms.setdefault(old, []).append((n, new))
    usual = {old: max(found)[1] for old, found in sorted(forms.items())}
    table = {old: new for old, new in usual.items() if old != new}
    return table, {old for old, found in forms.items() if len(found) > 1}


def classify_script(text: str, simplified: str) -> ScriptOriginal:
    """Which script the page was written in, and who converted it."""
    return classify_origin(text) if is_traditional(text, simplified) else ScriptOriginal.HANS
