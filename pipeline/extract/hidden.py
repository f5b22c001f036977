"""Which elements of a page are out of sight: ranges of its tags that no reader is shown, and those a script shows again."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.extract.hints import read_name
from pipeline.extract.markup import VOID_TAGS, Token, unescape
from pipeline.extract.visibility import UNREAD_TAGS, is_hidden, may_hide
from pipeline.lines import han_count

RULED = "data-ruled"  # marks the nodes that a recipe chose: they are never hidden
MIN_MAJORITY_HAN = 20  # less is no article, whatever its share
MAX_REVEALED = 16  # of levels of boxes within boxes, each of which is read again
MIN_SHARED_IDS = 3
_SUSPECT_TAGS = UNREAD_TAGS | {"noscript", "marquee"}  # may be out of sight without a style
# Nobody writes them today; injected words hide in them, nested at random, all with one id (seen on hacked pages of the
# survey, there mostly emptied already).
_ODD_TAGS = frozenset(
    "address var pre u sup sub small kbd samp cite ins del strike big dfn tt tfoot listing fieldset legend optgroup ruby acronym"
    " dl dd tr noscript".split()
)
_ID = re.compile(r' id="([^"]+)"')
_SENTENCE_END = re.compile("[。！？；!?;]")


@dataclass(slots=True)
class Hidden:
    """What is left out of a page, as first and last tag of each element, and how many characters that and the rest are."""

    ranges: dict[int, int] = field(default_factory=dict)
    n_invisible: int = 0
    n_revealed: int = 0  # characters that a style hides and that are kept, as they say more than all that is visible
    depth: int = 0


def find_hidden(tokens: Sequence[Token]) -> Hidden:
    """The elements that are unread, hidden, or nonsense, outermost only.

    What says more than all that is visible is not hidden: then the style is a script's, which shows it again. Boxes of one
    kind, such as folded answers, count together.
    """
    nonsense = _find_nonsense(tokens)
    suspects = [
        number
        for number, (close, tag, attributes, _) in enumerate(tokens)
        if not close and (tag in _SUSPECT_TAGS or (attributes and (nonsense or may_hide(attributes))))
    ]
    hidden = Hidden()
    _search(tokens, suspects, nonsense, hidden)
    return hidden


def _search(tokens: Sequence[Token], suspects: Sequence[int], nonsense: frozenset[str], hidden: Hidden) -> None:
    """Look at the suspects, first tags in order, and at none inside another that is hidden."""
    boxes: list[int] = []  # first tags of hidden elements
    last = -1
    for number in suspects:
        _, tag, attributes, _ = tokens[number]
        if number <= last or tag in VOID_TAGS:
            continue
        is_unread = tag in UNREAD_TAGS
        is_nonsense = bool(nonsense) and tag in _ODD_TAGS and not nonsense.isdisjoint(_ID.findall(attributes))
        if is_unread or is_nonsense or (RULED not in attributes and is_hidden(tag, attributes)):
            last = _find_end(tokens, number)
            hidden.ranges[number] = last
            if is_nonsense:
                hidden.n_invisible += _count(tokens[number:last])
            elif not is_unread:
                boxes.append(number)
    if boxes:
        _reveal(tokens, boxes, suspects, nonsense, hidden)


def _reveal(
    tokens: Sequence[Token], boxes: Sequence[int], suspects: Sequence[int], nonsense: frozenset[str], hidden: Hidden
) -> None:
    """Show the boxes again that say more than all that is visible, those of one kind together."""
    weights: dict[str, int] = defaultdict(int)
    kinds = {first: f"{tokens[first][1]} {read_name(tokens[first][2])}" for first in boxes}
    for first, kind in kinds.items():
        weights[kind] += _weigh(_read_own_text(tokens[first : hidden.ranges[first]]))
    n_visible = max(_weigh(_read_own_text(_without(tokens, hidden.ranges))), MIN_MAJORITY_HAN)
    hidden.depth += 1
    for first, kind in kinds.items():
        last = hidden.ranges[first]
        n_chars = _count(tokens[first:last])
        if weights[kind] <= n_visible or hidden.depth > MAX_REVEALED:
            hidden.n_invisible += n_chars
            continue
        hidden.n_revealed += n_chars
        del hidden.ranges[first]
        inside = suspects[bisect_right(suspects, first) : bisect_left(suspects, last)]
        _search(tokens, inside, nonsense, hidden)


def _find_end(tokens: Sequence[Token], number: int) -> int:
    """The number of the token that closes the element opened at `number`."""
    tag = tokens[number][1]
    depth = 0
    for end in range(number, len(tokens)):
        if tokens[end][1] == tag:
            depth += -1 if tokens[end][0] else 1
            if not depth:
                return end
    return len(tokens)


def _find_nonsense(tokens: Iterable[Token]) -> frozenset[str]:
    """The ids that several rare elements share: what an id never does, and the tools of hackers do on every element."""
    odd = [attributes for _, tag, attributes, _ in tokens if attributes and tag in _ODD_TAGS]
    if len(odd) < MIN_SHARED_IDS:
        return frozenset()
    counts = Counter(name for attributes in odd for name in _ID.findall(attributes))
    return frozenset(name for name, count in counts.items() if count >= MIN_SHARED_IDS)


def _count(tokens: Iterable[Token]) -> int:
    """Characters of the text in the tokens, without blanks."""
    return len("".join(unescape("".join(token[3] for token in tokens)).split()))


def _read_own_text(tokens: Iterable[Token]) -> Iterator[str]:
    """The pieces of text outside links."""
    n_links = 0
    for close, tag, _, text in tokens:
        if tag == "a":
            n_links += -1 if close else 1
        if text and n_links <= 0:
            yield text


def _without(tokens: Sequence[Token], ranges: Mapping[int, int]) -> Iterator[Token]:
    """The tokens outside of the ranges."""
    number = 0
    for first, last in sorted(ranges.items()):
        yield from tokens[number:first]
        number = last
    yield from tokens[number:]


def _weigh(texts: Iterable[str]) -> int:
    """Han characters of the texts that end a sentence; rows of keywords end none."""
    return sum(han_count(text) for text in texts if _SENTENCE_END.search(text))
