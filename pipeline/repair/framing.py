"""Broken GBK framing: text that was read one byte late, restored through its bytes.

The annotator replaces bytes: for each listed code k it writes k + "(" + reading + ")". A match may straddle two
characters; then the first byte of the second one stands alone before the bracket. PHP-like decoders print `?` and
swallow the bracket, browsers print U+FFFD and keep it, ignoring decoders drop the byte. What follows is read one byte
late until an ASCII byte, 0x80 (`€`) or the next annotation. Deleting what was inserted and giving back the lost byte
restores the byte string in any framing:

* rule N: `(p)` after two bytes that form a character read p is dropped;
* rule B: `?p)`, or `(p)` after other bytes, stands for the byte x for which (last byte, x) is a character read p.

Where more than one x remains, or a byte was lost without an annotation beside it, a beam of bounded width asks the
character model. The mechanism was verified byte by byte on the survey of 400 pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from pipeline.repair.certainty import LOST, settle
from pipeline.repair.codes import chars_by_code, encode_char, is_in_gb2312
from pipeline.repair.edges import ends_line, find_swallowed, is_shifted, read_following, score_following
from pipeline.repair.evidence import HALF_WIDTH, MARKS, TAIL, TOKEN, Page, State, emit, feed, full_width
from pipeline.repair.losses import codes_read, guess_end, guess_lead, guess_pair, guess_pair_before, guess_trail

PUNCTUATION = "！？，。；：,!?;:"  # marks before which an annotator was seen to break the frame
INSERTED = "！？，。"  # full-width marks before which it put a byte of its own

# Bounds of the search. Runs of the survey have 4 to 5 damaged characters, the longest 16.
_BEAM = 24
_MAX_RUN = 240
_SLACK = 25.0  # a state so far (natural logarithm) behind the best one never won in simulation
_SETTLED = 10.0  # nor did one whose frame is still shifted, so far behind one that is back in frame
_HOPELESS = 10.0  # so far behind the best one, a state is not worth the search for a lost pair

_SUSPECT = -5.0  # a step of sound text is likelier than this four times in five; below it a pair may have been lost
_SUSPECT_AHEAD = -7.0  # the same for the step after it

_UNLISTED = 1.5  # the completed character is not annotated elsewhere on the page; more where it is rare
_NO_MARK = 3.0  # the lead byte vanished without a mark
_LOST_ASCII = 6.0
_TORN_GAIN = 3.0  # a mark before a mark is mostly emphasis: 真的嗎？！
_UNSETTLED = 3.0  # the margin at most, where the text goes on out of frame
_UNEXPLAINED = 15.0  # an annotation that stands on no character it could belong to


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of broken framing and what it was."""

    start: int
    end: int
    after: str
    confidence: float
    evidence: str


def repair_run(page: Page, start: int, left: str) -> Run | None:
    """The run of broken framing that begins at `start`, None where leaving the text alone is likelier.

    `left` holds the restored characters before it; the last three are enough.
    """
    finals, end = _search(page, start, left)
    if not finals:
        return None
    best = finals[0]
    gain = best.score - _score_literal(page, start, end, left)
    if gain < (0.0 if TOKEN.match(page.text, start) else _TORN_GAIN) or best.out == page.text[start:end]:
        return None
    after, confidence = settle(page, finals, min(gain, _UNSETTLED) if is_shifted(page, end) else gain)
    return Run(start, end, after, confidence, "; ".join(best.facts[:3]))


def _score_literal(page: Page, start: int, end: int, left: str) -> float:
    """The score of the text as it stands, which has to explain its annotations.

    Without the support of the page, which may have the same damage twice.
    """
    text, n_annotations = TOKEN.subn("", page.text[start:end])
    score = page.model.score(text, left) - n_annotations * _UNEXPLAINED
    return score + score_following(page, (left + text)[-TAIL:], read_following(page, end))


def _search(page: Page, start: int, left: str) -> tuple[list[State], int]:
    """All restorations worth comparing, best first, and where the text is in frame again."""
    data = b"".join(_sound_code(page, char) for char in left[-2:])
    agenda = {start: [State(0.0, "", 0, int.from_bytes(data[-2:], "big"), left[-TAIL:], 0, 0, ())]}
    limit = min(len(page.text), start + _MAX_RUN)
    while agenda:
        place = min(agenda)
        states = _prune(agenda.pop(place))
        if place > start and not agenda and _is_over(states) and not _annotation_at(page, place, bare=False):
            return _finish(page, [state for state in states if not state.pending], place), place
        if place >= limit:
            if place < len(page.text):
                return [], start  # too long for one run
            closed = [state for state in states if not state.pending]
            closed += [new for state in states if state.pending for new in guess_trail(page, state, place)]
            return _finish(page, closed, place), place
        page.effort["states"] += len(states)
        token = _annotation_at(page, place)
        for state in states:
            may_lose = page.drops_private and state.score > states[0].score - _HOPELESS
            for step, new in _advance(page, state, place, token, may_lose=may_lose):
                agenda.setdefault(place + step, []).append(new)
    return [], start


def _sound_code(page: Page, char: str) -> bytes:
    if page.folded and char in ",:;!?()":
        return full_width(char)
    return encode_char(char) or b"\0"


def _annotation_at(page: Page, place: int, *, bare: bool = True) -> re.Match[str] | None:
    """The reading that begins here, with a mark or bracket before it, or bare but toned."""
    match = TOKEN.match(page.text, place)
    if match is None or not page.readings.is_syllable(match[3]):
        return None
    return match if match[1] or match[2] or (bare and not match[3].isascii()) else None


def _is_over(states: list[State]) -> bool:
    """Whether every reading worth keeping is back in frame."""
    best = next((state.score for state in states if not state.pending), None)
    return best is not None and not any(state.pending and state.score >= best - _SETTLED for state in states)


def _finish(page: Page, states: list[State], place: int) -> list[State]:
    finals: dict[str, State] = {}
    following = read_following(page, place)
    for state in states:
        done = state._replace(score=state.score + score_following(page, state.tail, following))
        if done.out not in finals or done.score > finals[done.out].score:
            finals[done.out] = done
    return sorted(finals.values(), reverse=True)


def _prune(states: list[State]) -> list[State]:
    kept: dict[tuple[str, int, int], State] = {}
    for state in sorted(states, reverse=True):
        kept.setdefault((state.out, state.pending, state.last), state)
    floor = next(iter(kept.values())).score - _SLACK
    return [state for state in islice(kept.values(), _BEAM) if state.score > floor]


def _advance(
    page: Page, state: State, place: int, token: re.Match[str] | None, *, may_lose: bool
) -> Iterator[tuple[int, State]]:
    """The states that reading on from `place` can lead to, each with the number of characters read."""
    char = page.text[place]
    if token is not None:
        states = list(_explain(page, state, token[3], marked=bool(token[1]), may_lose=may_lose))
        yield from ((token.end() - place, new) for new in states)
        if states:
            return
        state = state._replace(score=state.score - _UNEXPLAINED)
    if char in MARKS:
        yield from _read_mark(page, state, place)
        return
    code = encode_char(char)
    if code is None:
        if not state.pending:
            yield 1, emit(page, state, char, 0)
        return
    new = feed(page, state, code)
    if new:
        yield 1, new
    if not state.pending:
        return
    if code[0] < 0x80:
        if page.folded and code[0] in HALF_WIDTH and (wide := feed(page, state, full_width(char))):
            yield 1, wide
        if char <= " " or not page.marks:
            yield from ((0, lost) for lost in guess_trail(page, state, place))
            if may_lose:
                yield from ((0, lost) for lost in guess_end(page, state))
    if may_lose and code[0] >= 0x40 and _is_suspect(page, state, new, ahead := _read_ahead(page, place, code)):
        for lost in guess_pair(page, state, code[0], ahead, private=True):
            if shifted := feed(page, lost, code[1:]):
                yield 1, shifted


def _is_suspect(page: Page, state: State, new: State | None, ahead: str) -> bool:
    """Whether a pair may have been lost here: the next characters are unlikely as they stand."""
    if new is None or new.score - state.score < _SUSPECT:
        return True
    return bool(ahead) and page.log_p(new.tail, ahead) < _SUSPECT_AHEAD


def _read_ahead(page: Page, place: int, code: bytes) -> str:
    """The character of the last byte at `place` and the first one after it; empty where they are none."""
    following = encode_char(page.text[place + 1 : place + 2] or "\n") or b"\0"
    return chars_by_code().get(code[-1] << 8 | following[0], "") if len(code) > 1 else ""


def _explain(page: Page, state: State, syllable: str, *, marked: bool, may_lose: bool) -> Iterator[State]:
    """Rule N, else rule B."""
    if not marked:
        char = chars_by_code().get(state.last)
        if char is not None and page.readings.reads(char, syllable):
            yield state._replace(facts=(*state.facts, f"{char} {state.last:04X} reads {syllable}"))
            return
        if page.marks:
            return  # a decoder that prints marks leaves no bracket without one
    tail = state.last & 0xFF
    if page.folded and not state.pending and state.tail[-1] in ",:;!?()":
        tail = ord(state.tail[-1]) + 0x80
    is_explained = False
    for char, trail in page.readings.completions(tail, syllable):
        code = tail << 8 | trail
        if trail < 0x81 or not _may_be_listed(page, code):
            continue  # a second byte in ASCII is never taken for a lead byte, so it is never lost
        cost = _rate_unlisted(page, char) + (0.0 if marked else _NO_MARK)
        facts = (*state.facts, f"{char} {code:04X} completes {tail:02X}")
        if new := feed(page, state._replace(score=state.score - cost, facts=facts), bytes((trail,))):
            is_explained = is_explained or new.score - state.score > _SUSPECT
            yield new
    if may_lose and state.pending and not is_explained:
        listed = (entry for entry in codes_read(page.readings, syllable) if _may_be_listed(page, entry[1]))
        whole = [(char, code, _rate_unlisted(page, char)) for char, code in listed]
        yield from guess_pair_before(page, state, whole)


def _may_be_listed(page: Page, code: int) -> bool:
    return not (page.outside_gb2312 and is_in_gb2312(code))


def _rate_unlisted(page: Page, char: str) -> float:
    if char in page.annotated:
        return 0.0
    return _UNLISTED + 0.4 * max(0.0, -page.model.log_p("", char) - 7.0)


def _read_mark(page: Page, state: State, place: int) -> Iterator[tuple[int, State]]:
    """A mark without a reading: a question mark, or bytes that the decoder gave up on."""
    char, following = page.text[place], page.text[place + 1 : place + 2]
    if not state.pending:
        yield 1, emit(page, state, char, ord(char) & 0xFF)
        if following and following in PUNCTUATION:
            behind = encode_char(page.text[place + 2 : place + 3] or "\n") or b"\0"
            yield from ((2, lost) for lost in guess_lead(page, state, following, behind[0]))
        return
    if (char == "？" or (char == "?" and page.folded)) and (new := feed(page, state, b"\xa3\xbf")):
        yield 1, new
    kept = char == "\ufffd" and following < "\x80"  # this decoder keeps the ASCII byte
    swallowed = "" if kept else find_swallowed(page, place + 1)
    for lost in guess_trail(page, state, place):
        if following and following in INSERTED:
            yield 1, lost  # the annotator's own byte before a mark was swallowed
        if kept:
            yield 1, lost
        elif swallowed:
            end = page.log_p(lost.tail, "\n") if swallowed == "<" and ends_line(page, place + 1) else -1.0
            yield 1, lost._replace(score=lost.score + end, out=lost.out + swallowed, last=0, tail="\n")
        else:
            out = lost.out + LOST
            yield (
                1,
                lost._replace(score=lost.score - _LOST_ASCII, out=out, last=0, tail=" ", guesses=lost.guesses + 1),
            )
    code = encode_char(following) if following else None
    if code and code[0] >= 0x40:
        for lost in guess_pair(page, state, code[0], _read_ahead(page, place + 1, code), private=False):
            if new := feed(page, lost, code[1:]):
                yield 2, new
