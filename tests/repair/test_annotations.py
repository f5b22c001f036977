from __future__ import annotations

import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language import CharModel, Readings
from pipeline.records import Draft, Edit, Reason
from pipeline.repair.annotations import propose, unresolved

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests/cases/annotations"
KNOWLEDGE = SimpleNamespace(
    readings=Readings.from_bytes((ROOT / "data/language/readings.bin").read_bytes()),
    model=CharModel((ROOT / "data/language/ngrams.bin").read_bytes()),
)
PROOF = "<p>網(wǎng)貸逾期，會(huì)影響信用，門(mén)檻各不相同，過(guò)期的對(duì)象發(fā)出通知</p>\n"
SOUND = "<p>網貸逾期，會影響信用，門檻各不相同，過期的對象發出通知</p>\n"


def edits_of(text: str) -> list[Edit]:
    return list(propose(Draft(text=text), KNOWLEDGE))  # type: ignore[arg-type]


def repair(text: str, *, floor: float = 0.9) -> str:
    parts: list[str] = []
    done = 0
    for edit in edits_of(text):
        assert done <= edit.start < edit.end
        assert text[edit.start : edit.end] == edit.before != edit.after
        parts += [text[done : edit.start], edit.after if edit.confidence >= floor else edit.before]
        done = edit.end
    return "".join(parts) + text[done:]


def load_cases(name: str) -> list[pytest.param]:
    cases = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return [pytest.param(case["before"], case.get("after", case["before"]), id=case["label"]) for case in cases]


@pytest.mark.parametrize(("before", "after"), load_cases("in_the_wild") + load_cases("synthetic"))
def test_damage_is_undone_on_a_page_that_proves_its_annotator(before: str, after: str) -> None:
    assert repair(f"{PROOF}{before}\n") == f"{SOUND}{after}\n"


@pytest.mark.xfail(strict=True, reason="no evidence is left in the page")
@pytest.mark.parametrize(("before", "after"), load_cases("known_failures"))
def test_damage_without_evidence_is_undone(before: str, after: str) -> None:
    assert repair(f"{PROOF}{before}\n") == f"{SOUND}{after}\n"


@pytest.mark.parametrize(("before", "after"), load_cases("negative"))
def test_sound_text_stays(before: str, after: str) -> None:
    assert edits_of(before) == []
    assert repair(f"{PROOF}{before}\n", floor=0.0) == f"{SOUND}{after}\n"


@pytest.mark.parametrize(
    "page",
    [
        "犇(bēn)、驫(biāo)、羴(shān)、鱻(xiān)、龘(dá)、靐(bìng)",
        "網(wǎng)\n會(huì)\n門(mén)\n過(guò)\n對(duì)\n發(fā)\n學(xué)\n說(shuō)",
        "还(huán)款和还(hái)有，行(xíng)为，银行(háng)，重(chóng)复，重(zhòng)要",
        "網(wǎng)貸平臺的會(huì)員",
        "網(wǎng)貸網(wǎng)站網(wǎng)頁網(wǎng)點網(wǎng)友",
        "王(wang)先生，李(li)女士，張(zhang)先生，趙(zhao)女士" + "按期还款的人很多。" * 20,
        "網(wǎng)會(huì)門(mén)過(guò)" + "網貸會所門口過去" * 3,
    ],
    ids=["rare characters", "word list", "polyphones", "two", "one character", "names", "mostly bare"],
)
def test_page_without_proof_is_left_alone(page: str) -> None:
    assert edits_of(page) == []


def test_toneless_and_doubled_annotations_are_removed() -> None:
    page = "一(yi)(yi)套(tao)話術(shu)教(jiao)你還(hai)款，這(zhe)套(tao)方案要一(yi)(yi)次談好"
    assert repair(page) == "一套話術教你還款，這套方案要一次談好"


def test_gloss_of_the_author_survives_on_an_annotated_page() -> None:
    assert repair(f"{PROOF}<p>手上起了趼(jiǎn)子</p>") == f"{SOUND}<p>手上起了趼(jiǎn)子</p>"


def test_annotation_is_certain_and_says_why() -> None:
    first = edits_of(PROOF)[0]
    assert (first.before, first.after, first.reason, first.confidence) == ("(wǎng)", "", Reason.ANNOTATION, 1.0)
    assert first.evidence == "網 BE57 reads wǎng"


def test_run_is_one_edit_of_the_shortest_span() -> None:
    run = edits_of(PROOF + "適當(dāng)?shù)膶捪奁诨蚍制谶€款")[-1]
    assert (run.before, run.after) == ("?shù)膶捪奁诨蚍制谶€", "的寬限期或分期還")
    assert (run.reason, run.evidence) == (Reason.BROKEN_FRAMING, "數 94B5 completes 94")
    assert run.confidence >= 0.9


def test_unsure_repair_is_a_suggestion() -> None:
    text = PROOF + "先撥打當(dāng)?shù)仉娫挘蛲ㄟ^(guò)窗口\n"
    assert 0 < edits_of(text)[-1].confidence < 0.9
    assert unresolved(repair(text)) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("適當?shù)膶捪", 1),
        ("適當\ufffd(shù)膶捪，將shù)厥", 2),
        ("網(wǎng)貸（lüè）(nǚ)", 0),
        ("真的嗎?(是)f(x)", 0),
    ],
)
def test_broken_readings_are_counted(text: str, count: int) -> None:
    assert unresolved(text) == count


PIECES = [
    *"網會當的，?？()（）\ufffd… \n<>/pF1€\ue0c7",
    "(wǎng)",
    "?shù)",
    "shù)",
    "\ufffd(shù)",
    "膶捪奁诨",
    "當(dāng)",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_damage_gives_disjoint_edits(text: str) -> None:
    repair(PROOF + text)
    repair(text)


@given(st.text(max_size=200))
def test_any_unicode_is_left_alone_without_proof(text: str) -> None:
    assert repair(text) == text
    unresolved(text)
