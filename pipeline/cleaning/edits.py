"""The edit engine: steps propose, `Trail` applies and composes back to the text a phase began from.

Two kinds of edit exist. A *span edit* replaces `before` at `start:end`. A *conversion* (reason `script`) is one
length-preserving fact: inside `start:end`, every character of `before` that no span edit touches becomes the
character of `after` at the same place. Both are replayed by `replay`, which is the law that `yuqi verify` checks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter, itemgetter

from pipeline.records import Applied, Edit, Phase, Reason, Step

APPLY_FLOOR = 0.9  # surer edits change `text`; the rest are suggestions (the contract: certain or marked)


def is_conversion(edit: Edit) -> bool:
    """True for a character table over a range, False for a replaced span."""
    return edit.reason is Reason.SCRIPT


def check_edits(text: str, edits: Sequence[Edit], step: str) -> None:
    """Raise a programming error that names `step` unless its edits are sorted, disjoint and true to `text`."""
    ends = {True: 0, False: 0}
    last_starts = {True: -1, False: -1}
    length = len(text)
    for start, end, before, after, reason, confidence, _ in edits:
        kind = reason is Reason.SCRIPT
        if not ends[kind] <= start <= end <= length or (start == end == last_starts[kind]):
            raise AssertionError(f"step {step}: edits overlap, are unsorted or leave the text at {start}:{end}")
        if kind and len(before) != len(after):
            raise AssertionError(f"step {step}: a conversion table of unequal halves at {start}:{end}")
        if not kind and text[start:end] != before:
            raise AssertionError(f"step {step}: `before` is not what stands at {start}:{end}")
        if not 0.0 <= confidence <= 1.0:
            raise AssertionError(f"step {step}: confidence {confidence} at {start}:{end}")
        ends[kind], last_starts[kind] = end, start


def _translate(text: str, start: int, end: int, conversions: Sequence[Edit]) -> str:
    """`text[start:end]` with the conversions that cover it; tables are many characters long, pieces few."""
    out, position = [], start
    for conversion in conversions:
        low, high = max(conversion.start, position), min(conversion.end, end)
        if low < high:
            out.append(text[position:low])
            out.append(text[low:high].translate(str.maketrans(conversion.before, conversion.after)))
            position = high
    out.append(text[position:end])
    return "".join(out)


def replay(text: str, edits: Iterable[Edit]) -> str:
    """`text` with sorted, disjoint span edits and conversions applied.

    >>> replay("問的", [Edit(1, 1, "", "題", Reason.DROPPED_WORD), Edit(0, 2, "問", "问", Reason.SCRIPT)])
    '问題的'
    """
    edits = list(edits)
    conversions = [edit for edit in edits if is_conversion(edit)]
    out: list[str] = []
    position = 0
    for start, end, _, after, reason, _, _ in edits:
        if reason is not Reason.SCRIPT:
            out += (_translate(text, position, start, conversions) if conversions else text[position:start], after)
            position = end
    out.append(_translate(text, position, len(text), conversions))
    return "".join(out)


_Piece = tuple[int, int, str | None, Step | None, Edit | None]
"""A stretch of the original, `start:end`, and what it was replaced by in which step; None and None: it is kept.

A bare tuple, as every edit makes several.
"""


def _length(piece: _Piece) -> int:
    """Characters in the current text."""
    start, end, after, _, _ = piece
    return end - start if after is None else len(after)


def _split(piece: _Piece, offset: int) -> tuple[_Piece, _Piece]:
    """Two pieces that meet `offset` characters into this one."""
    start, end, after, step, edit = piece
    if after is None:
        return (start, start + offset, None, None, None), (start + offset, end, None, None, None)
    return (start, end, after[:offset], step, edit), (end, end, after[offset:], step, edit)


class Trail:
    """The edits of successive steps, always composed back to the text they began from."""

    def __init__(self, original: str) -> None:
        self.original = original
        self.text = original
        self._pieces: list[_Piece] = [(0, len(original), None, None, None)] if original else []
        self._conversions: list[tuple[Step, Edit]] = []
        self._suggestions: list[tuple[Step, Edit]] = []

    @classmethod
    def resume(cls, original: str, rows: Iterable[Applied]) -> Trail:
        """A trail that goes on from edits composed earlier; suggestions stay suggestions."""
        trail = cls(original)
        pieces: list[_Piece] = []
        applied: list[Edit] = []
        position = 0
        for row in sorted(rows, key=_in_order):
            step = Step(row.step, row.step_version, "Composed earlier.", lambda draft, knowledge: ())
            if not row.applied:
                trail._suggestions.append((step, row.edit))
                continue
            applied.append(row.edit)
            if is_conversion(row.edit):
                trail._conversions.append((step, row.edit))
                continue
            pieces += [
                (position, row.edit.start, None, None, None),
                (row.edit.start, row.edit.end, row.edit.after, step, row.edit),
            ]
            position = row.edit.end
        pieces.append((position, len(original), None, None, None))
        trail._pieces = [piece for piece in pieces if piece[0] < piece[1] or piece[2]]
        trail.text = replay(original, applied)
        return trail

    def extend(self, step: Step, edits: Iterable[Edit]) -> int:
        """Apply what `step` proposes for the current text; the number of edits that changed it."""
        proposed = sorted(edits, key=itemgetter(0, 1))  # start and end
        if not proposed:
            return 0
        check_edits(self.text, proposed, step.name)
        sure = [edit for edit in proposed if edit.confidence >= APPLY_FLOOR]
        if len(sure) < len(proposed):
            self._suggestions += [(step, self._back(edit)) for edit in proposed if edit.confidence < APPLY_FLOOR]
        text = replay(self.text, sure)
        conversions = [edit for edit in sure if is_conversion(edit)]
        spans = [edit for edit in sure if not is_conversion(edit)] if conversions else sure
        self._convert(step, conversions)
        self._pieces = list(_joined(_spliced(self._pieces, step, spans)))
        self.text = text
        return len(sure)

    def composed(self, phase: Phase, shown: str | None = None) -> tuple[Applied, ...]:
        """All edits in the order of the original; `before` is cut from `shown`, a blotted twin of equal length."""
        source = self.original if shown is None else shown
        rows = [
            Applied(phase, step.name, step.version, _moved(edit, start, end, source, after or ""))
            for start, end, after, step, edit in self._pieces
            if step and edit
        ]
        rows += [
            Applied(
                phase, step.name, step.version, _moved(edit, edit.start, edit.end, source, edit.after), applied=False
            )
            for step, edit in self._suggestions
        ]
        rows += [Applied(phase, step.name, step.version, edit) for step, edit in self._conversions]
        return tuple(sorted(rows, key=_in_order))

    def spans(self, reason: Reason) -> list[tuple[int, int]]:
        """Where, in the original, edits of `reason` stand."""
        return [(start, end) for start, end, _, _, edit in self._pieces if edit and edit.reason is reason]

    def _origin(self, offset: int, *, after: bool) -> int:
        """The original's offset of a current one; `after` says on which side of a change there it lies."""
        position, origin = 0, 0
        for piece in self._pieces:
            if position > offset or (position == offset and not after):
                break
            start, end, replaced, _, _ = piece
            length = _length(piece)
            if replaced is None:
                origin = min(start + offset - position, end)
            else:
                inside = position <= offset < position + length and not (position == offset and not after)
                origin = start if inside else end
            position += length
        return origin

    def _back(self, edit: Edit) -> Edit:
        """A suggestion with its offsets in the original."""
        start = self._origin(edit.start, after=True)
        end = start if edit.start == edit.end else max(start, self._origin(edit.end, after=False))
        return edit._replace(start=start, end=end)

    def _convert(self, step: Step, conversions: Sequence[Edit]) -> None:
        """Carry conversions back to the original, and through what earlier edits wrote."""
        if not conversions:
            return
        if self._conversions:
            raise AssertionError(f"step {step.name}: the text has been converted already")
        for edit in conversions:
            start, end = self._origin(edit.start, after=True), self._origin(edit.end, after=False)
            self._conversions.append((step, edit._replace(start=start, end=max(start, end))))
        pieces: list[_Piece] = []
        position = 0
        for piece in self._pieces:
            start, end, after, maker, made = piece
            length = _length(piece)
            if after:
                after = _translate(self.text, position, position + length, conversions)
            pieces.append((start, end, after, maker, made))
            position += length
        self._pieces = pieces


def _moved(edit: Edit, start: int, end: int, source: str, after: str) -> Edit:
    """`edit` as it stands in the original."""
    before = source[start:end]
    if start == edit.start and end == edit.end and before == edit.before and after == edit.after:
        return edit
    return Edit(start, end, before, after, edit.reason, edit.confidence, edit.evidence)


_in_order = attrgetter("edit.start", "edit.end", "step", "edit.after")


def _spliced(pieces: Sequence[_Piece], step: Step, edits: Sequence[Edit]) -> Iterator[_Piece]:
    """`pieces` with `edits` (offsets in their joined text) spliced in; linear in both."""
    queue = list(reversed(pieces))
    position, origin = 0, 0
    for edit in edits:
        start, end = edit.start, edit.end
        while queue and position + (length := _length(queue[-1])) <= start:
            piece = queue.pop()
            position, origin = position + length, piece[1]
            yield piece
        if queue and queue[-1][2] is None and start < end <= position + length:  # inside of what is kept, as most are
            first, last, _, _, _ = queue.pop()
            begin, origin = first + start - position, first + end - position
            position = end
            yield first, begin, None, None, None
            yield begin, origin, edit.after, step, edit
            queue.append((origin, last, None, None, None))
            continue
        if queue and position < start:
            left, right = _split(queue.pop(), start - position)
            queue.append(right)
            position, origin = start, left[1]
            yield left
        covered: list[_Piece] = []
        while queue and position < end:
            piece = queue.pop()
            if position + _length(piece) > end:
                piece, rest = _split(piece, end - position)
                queue.append(rest)
            position += _length(piece)
            covered.append(piece)
        yield from _replaced(covered, origin, step, edit)
        origin = covered[-1][1] if covered else origin
    yield from reversed(queue)


def _replaced(covered: Sequence[_Piece], origin: int, step: Step, edit: Edit) -> Iterator[_Piece]:
    """What `edit` makes of the pieces that it covers; a deletion leaves earlier deletions to the steps that made them."""
    if edit.after or not covered:
        start, end = (covered[0][0], covered[-1][1]) if covered else (origin, origin)
        yield start, end, edit.after, step, edit
        return
    for piece in covered:
        start, end, after, _, _ = piece
        yield piece if after == "" else (start, end, "", step, edit)


def _joined(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """`pieces` without empty ones, and with insertions at one point, and parts of one deletion, joined."""
    held: _Piece | None = None
    for piece in pieces:
        start, end, after, step, edit = piece
        if start == end and not after:
            continue
        if held:
            held_start, held_end, held_after, held_step, held_edit = held
            if held_after is not None and after is not None:
                if held_start == held_end == start == end:
                    held = (start, end, held_after + after, step, edit)
                    continue
                if held_edit is edit and held_after == after == "" and held_end == start:
                    held = (held_start, end, "", held_step, held_edit)
                    continue
            yield held
        held = piece
    if held:
        yield held
