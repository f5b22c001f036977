"""The edit engine: steps propose, `Trail` applies and composes back to the text a phase began from.

Two kinds of edit exist. A *span edit* replaces `before` at `start:end`. A *conversion* (reason `script`) is one
length-preserving fact: inside `start:end`, every character of `before` that no span edit touches becomes the
character of `after` at the same place. Both are replayed by `replay`, which is the law that `yuqi verify` checks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.records import Applied, Edit, Phase, Reason, Step

APPLY_FLOOR = 0.9  # surer edits change `text`; the rest are suggestions (the contract: certain or marked)


def is_conversion(edit: Edit) -> bool:
    """True for a character table over a range, False for a replaced span."""
    return edit.reason is Reason.SCRIPT


def check_edits(text: str, edits: Sequence[Edit], step: str) -> None:
    """Raise a programming error that names `step` unless its edits are sorted, disjoint and true to `text`."""
    end = {True: 0, False: 0}
    last_start = {True: -1, False: -1}
    for edit in edits:
        kind = is_conversion(edit)
        if not end[kind] <= edit.start <= edit.end <= len(text) or (edit.start == edit.end == last_start[kind]):
            raise AssertionError(
                f"step {step}: edits overlap, are unsorted or leave the text at {edit.start}:{edit.end}"
            )
        if kind and len(edit.before) != len(edit.after):
            raise AssertionError(f"step {step}: a conversion table of unequal halves at {edit.start}:{edit.end}")
        if not kind and text[edit.start : edit.end] != edit.before:
            raise AssertionError(f"step {step}: `before` is not what stands at {edit.start}:{edit.end}")
        if not 0.0 <= edit.confidence <= 1.0:
            raise AssertionError(f"step {step}: confidence {edit.confidence} at {edit.start}:{edit.end}")
        end[kind], last_start[kind] = edit.end, edit.start


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
    out, position = [], 0
    for edit in edits:
        if not is_conversion(edit):
            out.append(_translate(text, position, edit.start, conversions))
            out.append(edit.after)
            position = edit.end
    out.append(_translate(text, position, len(text), conversions))
    return "".join(out)


class _Piece(NamedTuple):
    """A stretch of the original that is kept, or was replaced by `after`; a tuple, as every edit makes several."""

    start: int
    end: int
    after: str | None = None  # None: kept
    step: Step | None = None
    edit: Edit | None = None

    @property
    def length(self) -> int:
        """Characters in the current text."""
        return self.end - self.start if self.after is None else len(self.after)

    def split(self, offset: int) -> tuple[_Piece, _Piece]:
        """Two pieces that meet `offset` characters into this one."""
        start, end, after, step, edit = self
        if after is None:
            return _Piece(start, start + offset), _Piece(start + offset, end)
        return _Piece(start, end, after[:offset], step, edit), _Piece(end, end, after[offset:], step, edit)


class Trail:
    """The edits of successive steps, always composed back to the text they began from."""

    def __init__(self, original: str) -> None:
        self.original = original
        self.text = original
        self._pieces = [_Piece(0, len(original))] if original else []
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
                _Piece(position, row.edit.start),
                _Piece(row.edit.start, row.edit.end, row.edit.after, step, row.edit),
            ]
            position = row.edit.end
        pieces.append(_Piece(position, len(original)))
        trail._pieces = [piece for piece in pieces if piece.start < piece.end or piece.after]
        trail.text = replay(original, applied)
        return trail

    def extend(self, step: Step, edits: Iterable[Edit]) -> int:
        """Apply what `step` proposes for the current text; the number of edits that changed it."""
        proposed = sorted(edits, key=lambda edit: (edit.start, edit.end))
        if not proposed:
            return 0
        check_edits(self.text, proposed, step.name)
        sure = [edit for edit in proposed if edit.confidence >= APPLY_FLOOR]
        self._suggestions += [(step, self._back(edit)) for edit in proposed if edit.confidence < APPLY_FLOOR]
        text = replay(self.text, sure)
        self._convert(step, [edit for edit in sure if is_conversion(edit)])
        self._pieces = list(_joined(_spliced(self._pieces, step, [edit for edit in sure if not is_conversion(edit)])))
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
        return [(piece.start, piece.end) for piece in self._pieces if piece.edit and piece.edit.reason is reason]

    def _origin(self, offset: int, *, after: bool) -> int:
        """The original's offset of a current one; `after` says on which side of a change there it lies."""
        position, origin = 0, 0
        for piece in self._pieces:
            if position > offset or (position == offset and not after):
                break
            if piece.after is None:
                origin = min(piece.start + offset - position, piece.end)
            else:
                inside = position <= offset < position + piece.length and not (position == offset and not after)
                origin = piece.start if inside else piece.end
            position += piece.length
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
        pieces, position = [], 0
        for piece in self._pieces:
            end = position + piece.length
            if piece.after:
                piece = piece._replace(after=_translate(self.text, position, end, conversions))  # noqa: PLW2901
            pieces.append(piece)
            position = end
        self._pieces = pieces


def _moved(edit: Edit, start: int, end: int, source: str, after: str) -> Edit:
    """`edit` as it stands in the original."""
    return Edit(start, end, source[start:end], after, edit.reason, edit.confidence, edit.evidence)


def _in_order(row: Applied) -> tuple[int, int, str, str]:
    return row.edit.start, row.edit.end, row.step, row.edit.after


def _spliced(pieces: Sequence[_Piece], step: Step, edits: Sequence[Edit]) -> Iterator[_Piece]:
    """`pieces` with `edits` (offsets in their joined text) spliced in; linear in both."""
    queue = list(reversed(pieces))
    position, origin = 0, 0
    for edit in edits:
        while queue and position + queue[-1].length <= edit.start:
            piece = queue.pop()
            position, origin = position + piece.length, piece.end
            yield piece
        if queue and position < edit.start:
            left, right = queue.pop().split(edit.start - position)
            queue.append(right)
            position, origin = edit.start, left.end
            yield left
        covered: list[_Piece] = []
        while queue and position < edit.end:
            piece = queue.pop()
            if position + piece.length > edit.end:
                piece, rest = piece.split(edit.end - position)
                queue.append(rest)
            position += piece.length
            covered.append(piece)
        yield from _replaced(covered, origin, step, edit)
        origin = covered[-1].end if covered else origin
    yield from reversed(queue)


def _replaced(covered: Sequence[_Piece], origin: int, step: Step, edit: Edit) -> Iterator[_Piece]:
    """What `edit` makes of the pieces that it covers; a deletion leaves earlier deletions to the steps that made them."""
    if edit.after or not covered:
        start, end = (covered[0].start, covered[-1].end) if covered else (origin, origin)
        yield _Piece(start, end, edit.after, step, edit)
        return
    for piece in covered:
        yield piece if piece.after == "" else _Piece(piece.start, piece.end, "", step, edit)


def _joined(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """`pieces` without empty ones, and with insertions at one point, and parts of one deletion, joined."""
    held: _Piece | None = None
    for piece in pieces:
        if piece.start == piece.end and not piece.after:
            continue
        if held and held.after is not None and piece.after is not None:
            if held.start == held.end == piece.start == piece.end:
                held = piece._replace(after=held.after + piece.after)
                continue
            if held.edit is piece.edit and held.after == piece.after == "" and held.end == piece.start:
                held = held._replace(end=piece.end)
                continue
        if held:
            yield held
        held = piece
    if held:
        yield held
