"""Bytes that left no trace in the text, chosen by the character model among those that fit.

Three things lose bytes inside a run that is read one position late: an ASCII byte that follows a lone lead byte, a
full-width mark that was torn off its lead byte, and a pair that reads as a private-use character (dropped by whoever
stored the page) or as none (printed as one mark). About 30 % of the runs of the survey lost at least one pair.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial
from heapq import heappush, heappushpop, nlargest
from operator import itemgetter

from pipeline.language import CharModel, Readings
from pipeline.repair.codes import chars_by_code, chars_by_lead, encode_char, is_assigned, is_user_defined
from pipeline.repair.evidence import TAIL, Page, State, feed, full_width
from pipeline.repair.ranking import Characters, list_likeliest_of_rows, rank

_LOST_TRAIL = 3.0  # costs in natural logarithms, set on simulated pages
_LOST_LEAD = 2.0
_LOST_STOP = 0.5  # 。 was the torn character in 7 of 9 such places of the survey
_LOST_PAIR = 2.0  # one pair in eleven is such a one, -ln 0.09 = 2.4
_QUOTED = 4.0  # closing quotation marks stand where some are open
_CLOSING = "。！？；：”）》"  # what a line ends with
_COMMON = 100.0  # occurrences of a character between two lost pairs: 17 in a million
# Candidates that are looked at further.
_FIRSTS, _FIRSTS_BEFORE = 12, 6  # characters before a lost pair, and before one with a whole character behind it
_FOLLOWERS, _FREE_FOLLOWERS = 8, 24  # after one other, with a known trail byte or with any that can be lost
_LOOKED_AT, _MIDDLES, _PAIRS = 16, 4, 8  # by bigrams, between two lost pairs, around lost pairs in all
_TORN, _CHOICES = 12, 40  # before a torn mark, and for a lone lead byte
_POOR = -13.0  # two characters around one lost pair: below it, two pairs may have been lost

_REMEMBERED = 200_000  # lists of followers

_Found = tuple[float, str, int]
"""The score of some characters, and the code of the last one or its trail."""


def guess_trail(page: Page, state: State, place: int) -> Iterator[State]:
    """The likeliest characters that begin with the pending byte; the byte after it was swallowed or never came."""
    rows = _common_chars(page.model, state.pending)
    quoted = _is_quoted(page.text, place, state.out)
    for value, char, trail in nlargest(
        4, ((page.log_p(state.tail, char) + _QUOTED * (char == "”") * quoted, char, trail) for char, trail in rows)
    ):
        fact = f"{char} for the lone lead {state.pending:02X}"
        yield _extend(state, value - _LOST_TRAIL, char, state.pending << 8 | trail, fact)


@cache
def _common_chars(model: CharModel, lead: int) -> list[tuple[str, int]]:
    """The characters of a lead byte that end most lines and words, each with its trail byte."""
    return nlargest(_CHOICES, chars_by_lead().get(lead, ()), key=lambda entry: model.count(entry[0]))


def _is_quoted(text: str, place: int, restored: str) -> int:
    """1 inside quotation marks that are still open on this line, -1 outside."""
    line = text[text.rfind("\n", 0, place) + 1 : place] + restored
    return 1 if line.rfind("“") > line.rfind("”") else -1


def guess_lead(page: Page, state: State, mark: str, next_byte: int) -> Iterator[State]:
    """A character torn apart before a full-width mark, whose first byte was the trail of that character."""
    code = full_width(mark) if mark < "\x80" else encode_char(mark) or b"\0\0"
    table = chars_by_code()
    leads = (lead for lead in range(0x81, 0xFF) if is_assigned(lead << 8 | code[0]))
    ahead = table.get(code[-1] << 8 | next_byte, "")
    torn = [(page.log_p(state.tail, char), char) for lead in leads for char in table[lead << 8 | code[0]]]
    likely = nlargest(
        _TORN, torn, key=lambda entry: entry[0] + (_log_after(page, state, entry[1], ahead) if ahead else 0.0)
    )
    for value, char in likely:
        begun = _extend(
            state, value - (_LOST_STOP if char == "。" else _LOST_LEAD), char, code[0], f"{char} torn before {mark}"
        )
        if new := feed(page, begun, code[1:]):
            yield new


def guess_pair(page: Page, state: State, next_byte: int, ahead: str, *, private: bool) -> Iterator[State]:
    """Two or three characters around one or two lost pairs; the last one ends with `next_byte`, before `ahead`."""
    key = (state.tail, state.pending, next_byte, ahead, private)
    found = page.around.get(key)
    if found is None:
        found = page.around[key] = _find_around(page, state, next_byte, ahead, private=private)
    for value, chars, code in found:
        yield _extend(state, value, chars, code, f"{chars} around a lost pair", len(chars) - 1)


def _find_around(page: Page, state: State, next_byte: int, ahead: str, *, private: bool) -> list[_Found]:
    page.effort["states"] += 20  # costs about as much as that
    follow = partial(_followers(page.model).after, private=private)
    begun = _firsts(page, state, _FIRSTS, private=private)
    found = _continue(page, state, begun, follow(begun, next_byte))
    if private and (not found or found[0][0] < _POOR):
        middles = _continue(page, state, begun, follow(begun, None))
        further = [(value, chars, code & 0xFF) for value, chars, code in middles[:_MIDDLES]]
        found += _continue(page, state, further, follow(further, next_byte))
    return _choose(page, state, found, ahead)


def _choose(page: Page, state: State, found: list[_Found], ahead: str) -> list[_Found]:
    """The likeliest ones with the character `ahead` behind them; it makes none likelier than it is without."""
    if not ahead:
        return nlargest(_PAIRS, found, key=itemgetter(0))
    chosen: list[tuple[float, int, _Found]] = []
    for place, entry in enumerate(sorted(found, key=itemgetter(0), reverse=True)):
        if len(chosen) == _PAIRS and entry[0] < chosen[0][0]:
            break
        rated = (entry[0] + _log_after(page, state, entry[1], ahead), -place, entry)
        (heappush if len(chosen) < _PAIRS else heappushpop)(chosen, rated)
    return [entry for _, _, entry in sorted(chosen, reverse=True)]


def _continue(page: Page, state: State, begun: list[_Found], followers: list[tuple[_Found, ...]]) -> list[_Found]:
    """What was begun and one character more behind a lost pair, best first; bigrams choose which are looked at."""
    likely = nlargest(
        _LOOKED_AT,
        [
            (value + step, value, chars, char, code)
            for (value, chars, _), steps in zip(begun, followers, strict=True)
            for step, char, code in steps
        ],
    )
    return sorted(
        [
            (value + _log_after(page, state, chars, char) - _LOST_PAIR, chars + char, code)
            for _, value, chars, char, code in likely
        ],
        reverse=True,
    )


def _log_after(page: Page, state: State, chars: str, char: str) -> float:
    return page.log_p((state.tail + chars)[-TAIL:], char)


class _Followers:
    """The likeliest characters behind others and a lost pair, remembered over pages."""

    def __init__(self, model: CharModel) -> None:
        self._model = model
        self._known: dict[tuple[str, int | None, bool], tuple[_Found, ...]] = {}

    def after(self, begun: Sequence[_Found], byte: int | None, *, private: bool) -> list[tuple[_Found, ...]]:
        """For each that was begun, those that end with `byte`, or with any byte that can be lost."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        keys = [(chars[-1], byte, private) for _, chars, _ in begun]
        missing = {key: trail for key, (_, _, trail) in zip(keys, begun, strict=True) if key not in self._known}
        if missing:
            rows, likeliest = _lost_codes(private=private), self._list([char for char, _, _ in missing], byte)
            for (key, trail), followers in zip(missing.items(), likeliest, strict=True):
                self._known[key] = tuple([entry for entry in followers if entry[2] >> 8 in rows[trail]])
        return [self._known[key] for key in keys]

    def _list(self, lasts: Sequence[str], byte: int | None) -> list[list[_Found]]:
        """The likeliest ones by bigrams after each of some characters, all that are asked for at once."""
        entries, chars = _free_chars(self._model) if byte is None else _known_chars(self._model, byte)
        if not entries:
            return [[] for _ in lasts]
        limit = _FREE_FOLLOWERS if byte is None else _FOLLOWERS
        likely = list_likeliest_of_rows(rank(self._model).after_singles(lasts, chars), limit)
        return [nlargest(limit, [(value, *entries[place]) for place, value in row]) for row in likely]


@cache
def _followers(model: CharModel) -> _Followers:
    return _Followers(model)


@cache
def _free_chars(model: CharModel) -> tuple[list[tuple[str, int]], Characters]:
    """The common ones of the characters that can stand between two lost pairs, each with its code."""
    known = (entry for byte in _lost_codes(private=True) for entry in _known_chars(model, byte)[0])
    entries = [entry for entry in known if model.count(entry[0]) > _COMMON]
    return entries, rank(model).read(char for char, _ in entries)


@cache
def _known_chars(model: CharModel, trail: int) -> tuple[list[tuple[str, int]], Characters]:
    """The characters that the model has seen and whose code ends with a byte, each with its code."""
    entries = _chars_by_trail(model).get(trail, [])
    return entries, rank(model).read(char for char, _ in entries)


@cache
def _chars_by_trail(model: CharModel) -> dict[int, list[tuple[str, int]]]:
    """Characters that the model has seen, each with its code, by trail byte."""
    known = set(model.chars)
    by_trail: dict[int, list[tuple[str, int]]] = {}
    for lead, row in chars_by_lead().items():
        folded = model.fold("".join([char for char, _ in row]))
        for (char, trail), counted in zip(row, folded, strict=True):
            if counted in known:
                by_trail.setdefault(trail, []).append((char, lead << 8 | trail))
    return by_trail


def guess_pair_before(page: Page, state: State, wanted: Sequence[tuple[str, int, float]]) -> Iterator[State]:
    """A lost pair whose second byte is the lead of one of these characters, which then comes whole; each has a cost."""
    rows = _lost_codes(private=True)
    for value, char, trail in _firsts(page, state, _FIRSTS_BEFORE, private=True):
        for second, code, cost in wanted:
            if code >> 8 in rows[trail]:
                gain = value + _log_after(page, state, char, second) - _LOST_PAIR
                fact = f"{char}{second} around a lost pair"
                yield _extend(state, gain, char + second, code, fact, 1, cost)


def guess_end(page: Page, state: State) -> Iterator[State]:
    """A lost pair at the end of a line: its second byte began the mark that closes the line."""
    yield from guess_pair_before(page, state, _closing_marks())


@cache
def _closing_marks() -> list[tuple[str, int, float]]:
    return [(mark, int.from_bytes(encode_char(mark) or b"", "big"), 0.0) for mark in _CLOSING]


@cache
def codes_read(readings: Readings, syllable: str) -> list[tuple[str, int]]:
    """The characters an annotator may have listed under a reading, each with its code.

    A second byte in ASCII is never taken for a lead byte, so it is never lost.
    """
    codes = ((char, int.from_bytes(char.encode("gbk"), "big")) for char in sorted(readings.characters(syllable)))
    return [(char, code) for char, code in codes if code & 0xFF >= 0x81]


def _firsts(page: Page, state: State, limit: int, *, private: bool) -> list[_Found]:
    """The likeliest characters that begin with the pending byte, and whose other byte can begin a lost pair."""
    log_p, tail = page.log_p, state.tail
    chars = _torn_chars(state.pending, private=private)
    return nlargest(limit, [(log_p(tail, char), char, trail) for char, trail in chars])


@cache
def _torn_chars(lead: int, *, private: bool) -> list[tuple[str, int]]:
    rows = _lost_codes(private=private)
    return [(char, trail) for char, trail in chars_by_lead().get(lead, ()) if trail in rows]


def _extend(state: State, gain: float, chars: str, last: int, fact: str, n_lost: int = 0, cost: float = 0.0) -> State:
    facts = (*state.facts, fact)
    return State(
        state.score + gain - cost,
        state.out + chars,
        0,
        last,
        (state.tail + chars)[-TAIL:],
        state.guesses + 1,
        state.n_lost + n_lost,
        facts,
    )


@cache
def _lost_codes(*, private: bool) -> dict[int, frozenset[int]]:
    """By first byte, the second bytes of the pairs that are for private use, or that no decoder knows.

    GB18030 puts some codes that code page 936 leaves empty to private use too: A7D0 was seen to vanish like the others.
    """
    chars = chars_by_code()
    rows: dict[int, frozenset[int]] = {}
    for lead in range(0x81, 0xFF):
        codes = ((trail, lead << 8 | trail) for trail in range(0x81, 0xFF))
        row = frozenset(
            trail
            for trail, code in codes
            if not is_assigned(code) and (chars.get(code, "") >= "\ue000" if private else not is_user_defined(code))
        )
        if row:
            rows[lead] = row
    return rows
