"""GBK and Big5 behind a lost or a strange byte: where the pairs begin again.

Decoders that go on with the next byte read every later character of the passage from halves of two, if the broken
byte was one half of a pair. Of all divisions into pairs and lost bytes the one that reads best as Chinese is taken.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.decode.chinese import STRANGE, WEIGHTS, read_strictly

# The scale is that of `WEIGHTS`, where a frequent character is 1; a loss costs more than what any two characters give.
_EURO, _FOUR_BYTES = -0.3, -0.5
_LOSSES = (-1.5, -1.7, -1.9)  # one, two or three bytes that are one broken character
_LOST = _LOSSES[0]
_BETTER = 0.2  # than the reading of browsers


def align(run: bytes, codec: str, usual: str) -> str:
    """`run` divided so that it reads best; `usual`, as browsers read it, where that is hardly better.

    Time is linear in the run, about a microsecond a byte.
    """
    size = len(run)
    scores = [0.0] * (size + 1)
    steps: list[tuple[int, str]] = [(1, "")] * size
    for at in range(size - 1, -1, -1):
        scores[at] = float("-inf")
        for score, width, char in _list_steps(run, at, codec):
            if score + scores[at + width] > scores[at]:
                scores[at], steps[at] = score + scores[at + width], (width, char)
    if size and scores[0] < _weigh(usual) + _BETTER:
        return usual
    parts, at = [], 0
    while at < size:
        width, char = steps[at]
        parts.append(char)
        at += width
    return "".join(parts)


def _list_steps(run: bytes, at: int, codec: str) -> Iterator[tuple[float, int, str]]:
    """What may stand at a place: its score, how many bytes it has, and the text."""
    byte, left = run[at], len(run) - at
    if byte < 0x80:
        yield 0.0, 1, chr(byte)
        return
    if left > 1:
        char = read_strictly(run[at : at + 2], codec)
        if char is not None and len(char) == 1:
            yield WEIGHTS.get(char, STRANGE), 2, char
        elif codec == "gb18030" and left > 3 and 0x30 <= run[at + 1] <= 0x39:
            char = read_strictly(run[at : at + 4], codec)
            if char is not None and len(char) == 1:
                yield _FOUR_BYTES, 4, char
    if byte == 0x80 and codec == "gb18030":
        yield _EURO, 1, "\u20ac"
    for width, score in enumerate(_LOSSES, 1):
        if width > left or run[at + width - 1] < 0x80 or (run[at : at + 2] == b"\xff\xff" and width > 1):
            break
        yield score, width, "\ufffd"


def _weigh(text: str) -> float:
    """The score of a reading, on the same scale."""
    signs = {"\ufffd": _LOST, "\u20ac": _EURO}
    return sum(signs.get(char) or WEIGHTS.get(char, STRANGE) for char in text if char >= "\x80")
