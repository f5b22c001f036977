"""Whatever the text, the edits are sound and the work is bounded."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning.edits import check_edits, replay
from pipeline.config import Config
from pipeline.knowledge import load_knowledge
from pipeline.records import Draft
from pipeline.repair.annotations import propose, unresolved
from tests.repair.repaired import find_edits
from tests.simulators.annotator import Decoder, Entry, annotate, decode, read_aloud

PROOF = "<p>網(wǎng)貸逾期，會(huì)影響信用，門(mén)檻各不相同，過(guò)期的對(duì)象發(fā)出通知</p>\n"
MEGABYTE = 1_000_000
MAX_CALLS = 1_000_000  # of the character model on a hostile page; twelve damaged lines of a real page need some 5,000

PIECES = [
    *"網會當的因為，。！？：；?()（）【】《》\ufffd…€ \n\r\t<>/p\"'F10&;Ｆ\u3000\x00\x80\ue0c7\ue4c6\U00020000\ud800",
    "(wǎng)",
    "(hu",
    "(hui)(hui)",
    "?shù)",
    "shù)",
    "\ufffd(shù)",
    "？shù）",
    "膶捪奁诨",
    "當(dāng)?shù)厥袌霰O",
    "因?yàn)樯獠痪皻?，",
    "?，F(xiàn)在",
    "【练:hé】",
    "</p>\n<p>",
    "&#40;",
]
LISTED = tuple(Entry(char, read_aloud(char)) for char in "數驗內冊優購驅網會門過對發當應經")
TRUTH = st.lists(
    st.sampled_from([*"適當的因為網貸逾期我們如何再從銀行向學生對方，。：（）“”的是不了在有", "1期", "APP", " "]),
    max_size=40,
).map("".join)


class CountingModel:
    """The model, which gives up when it is asked too often."""

    def __init__(self, model: Any) -> None:
        self._model, self.n_calls = model, 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._model, name)

    def log_p(self, left: str, char: str) -> float:
        self.n_calls += 1
        if self.n_calls > MAX_CALLS:
            raise RuntimeError("the search does not end")
        return float(self._model.log_p(left, char))


@given(st.text(max_size=300))
def test_any_unicode_gives_sound_edits(text: str) -> None:
    find_edits(text)
    find_edits(PROOF + text)
    assert unresolved(text) >= 0


@given(st.lists(st.sampled_from(PIECES), max_size=80).map("".join))
def test_any_debris_gives_sound_edits(text: str) -> None:
    find_edits(text)
    find_edits(PROOF + text)
    find_edits(text + PROOF)


@given(TRUTH, st.sampled_from(Decoder), st.booleans(), st.permutations(LISTED), st.data())
def test_simulated_damage_cut_anywhere_gives_sound_edits(
    truth: str, decoder: Decoder, keep_private: bool, entries: list[Entry], data: st.DataObject
) -> None:
    seen = decode(annotate(truth, entries), decoder, keep_private=keep_private)
    start = data.draw(st.integers(0, len(seen)))
    find_edits(PROOF + seen[start : data.draw(st.integers(start, len(seen)))])


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_edits_do_not_depend_on_what_was_asked_before(text: str) -> None:
    first = find_edits(PROOF + text)
    find_edits(PROOF + text[::-1])
    assert find_edits(PROOF + text) == first


@given(TRUTH, st.permutations(LISTED))
def test_annotated_line_without_a_straddle_comes_back(truth: str, entries: list[Entry]) -> None:
    listed = dict(entries)
    seen = "".join(f"{char}({listed[char]})" if char in listed else char for char in truth)
    text = PROOF + seen
    edits = [edit for edit in find_edits(text) if edit.confidence >= 0.9]
    assert replay(text, edits).split("\n", 1)[1] == truth


def measure_calls(piece: str, length: int) -> int:
    """How often the model is asked about a line of that many characters, made of nothing but the piece."""
    shipped = load_knowledge(Config())
    model = CountingModel(shipped.model)
    text = PROOF * 3 + (piece * (length // len(piece) + 1))[:length]
    knowledge = SimpleNamespace(readings=shipped.readings, model=model)
    check_edits(text, list(propose(Draft(text=text), knowledge)), "annotations")  # type: ignore[arg-type]
    return model.n_calls


@pytest.mark.parametrize("piece", ["網(wǎng)會(huì)", "(wǎng)", "?wǎng)", "?(", "(", "當?shù)膶捪奁诨"])
def test_work_on_a_line_of_a_megabyte_is_bounded(piece: str) -> None:
    assert measure_calls(piece, MEGABYTE) <= MAX_CALLS


@pytest.mark.parametrize(
    "piece",
    [
        "\ufffd(shù)厥",
        "當?shù)\ue0c7厥袌",
        "錢?？梢钥紤]，",
        "?，",
        "?？\ufffd",
        "會(hu…",
        "shù)",
        "只是因?yàn)橥诉€款，",
        "一(yi)(yi)",
        "和【练:hé】",
        "案?/p>",
        "€?",
        "?",
        "？，",
        "(shù)",
    ],
)
def test_work_on_a_hostile_line_is_bounded(piece: str) -> None:
    assert measure_calls(piece, MEGABYTE // 20) <= MAX_CALLS / 5
