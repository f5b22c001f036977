from __future__ import annotations

from itertools import pairwise
from types import ModuleType

import numpy as np
import pyarrow as pa
import pytest

from pipeline.group import verification
from pipeline.group.signatures import LONGEST, Signatures, compute_signatures
from pipeline.group.verification import Coverage, Kind, classify, count_windows, is_inside, measure_coverage


def measure(*texts: str) -> tuple[Signatures, Coverage]:
    signatures = compute_signatures(pa.chunked_array([list(texts)]), np.arange(len(texts)))
    pairs = np.stack(np.triu_indices(len(texts), 1), axis=1)
    return signatures, measure_coverage(signatures, pairs)


def draw_mask(coverage: Coverage, pair: int, side: int) -> str:
    start = coverage.mask_starts[pair, side]
    return "".join("#" if hit else "." for hit in coverage.masks[start : start + coverage.n_windows[pair, side]])


def test_counts_agree_with_a_plain_count(bench: ModuleType) -> None:
    invent = bench.Inventor(1)
    draft = invent.draft(1500)
    texts = [draft.render()[1], *(invent.copy(draft, kind)[1] for kind in ("char:10", "framed", "truncated:50"))]
    signatures, coverage = measure(*texts)
    for pair, ends in enumerate(coverage.pairs.tolist()):
        for side in (0, 1):
            text, other = (
                signatures.grams[signatures.starts[item] :][: signatures.n_grams[item]].tolist()
                for item in (ends[side], ends[1 - side])
            )
            held = set(other)
            assert coverage.share[pair, side] == pytest.approx(sum(gram in held for gram in text) / len(text))
            fill = len(held) / 65_536
            bounds = [
                w * len(text) // coverage.n_windows[pair, side] for w in range(coverage.n_windows[pair, side] + 1)
            ]
            mask = "".join(
                "#" if sum(gram in held for gram in text[a:b]) >= (fill + (1 - fill) * 0.18) * (b - a) else "."
                for a, b in pairwise(bounds)
            )
            assert draw_mask(coverage, pair, side) == mask
            assert coverage.covered[pair, side] == pytest.approx(mask.count("#") / len(mask))


def test_batches_do_not_change_anything(bench: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    invent = bench.Inventor(2)
    texts = [invent.draft(600).render()[1] for _ in range(3)]
    texts += [invent.misspell(text, 0.1) for text in texts]
    _, whole = measure(*texts)
    monkeypatch.setattr(verification, "_BATCH_GRAMS", 1000)
    _, parts = measure(*texts)
    for column in ("share", "covered", "interior", "core", "masks", "is_framed"):
        assert np.array_equal(getattr(whole, column), getattr(parts, column))


def test_unrelated_articles_cover_nothing(bench: ModuleType) -> None:
    invent = bench.Inventor(3)
    signatures, coverage = measure(*(invent.draft(2000).render()[1] for _ in range(6)))
    assert coverage.covered.max() < 0.3
    assert set(classify(signatures, coverage)) == {Kind.NONE}


def test_foreign_ends_are_outside_the_core_and_a_stray_phrase_there_is_no_part_of_it(bench: ModuleType) -> None:
    invent = bench.Inventor(4)
    text = invent.draft(1500).render()[1]
    phrase = "首页资讯登录注册手机版上一篇下一篇相关推荐热门标签网站地图联系我们版权所有"
    sides = ["".join(invent.paragraph(300)) for _ in range(4)]
    signatures, coverage = measure(*(phrase + sides[k] + text + sides[k + 1] + phrase for k in (0, 2)))
    assert classify(signatures, coverage).tolist() == [Kind.SAME]
    assert coverage.interior.min() > 0.9
    assert coverage.core.max() < 0.85
    assert coverage.is_framed.all()


def test_a_replaced_middle_makes_another_article(bench: ModuleType) -> None:
    invent = bench.Inventor(5)
    head, tail = "".join(invent.paragraph(600)), "".join(invent.paragraph(600))
    signatures, coverage = measure(*(head + "".join(invent.paragraph(400)) + tail for _ in range(2)))
    assert classify(signatures, coverage).tolist() == [Kind.RELATED]


def test_an_inserted_middle_makes_a_part(bench: ModuleType) -> None:
    invent = bench.Inventor(6)
    head, tail = "".join(invent.paragraph(600)), "".join(invent.paragraph(600))
    signatures, coverage = measure(head + tail, head + "".join(invent.paragraph(900)) + tail)
    assert classify(signatures, coverage).tolist() == [Kind.CONTAINED]
    assert is_inside(signatures, coverage).tolist() == [True]


def test_very_long_texts_do_not_cover_everything(bench: ModuleType) -> None:
    invent = bench.Inventor(7)
    long_texts = ["".join(invent.paragraph(LONGEST * 3)) for _ in range(2)]
    signatures, coverage = measure(*long_texts, invent.draft(1500).render()[1], invent.misspell(long_texts[0], 0.02))
    kinds = dict(zip(map(tuple, coverage.pairs.tolist()), classify(signatures, coverage).tolist(), strict=True))
    assert kinds.pop((0, 3)) == Kind.SAME
    assert max(kinds.values()) <= Kind.RELATED


def test_the_unseen_rest_of_a_long_text_counts_against_its_beginning(bench: ModuleType) -> None:
    text = "".join(bench.Inventor(8).paragraph(LONGEST * 2))
    signatures, coverage = measure(text, text[:LONGEST])
    assert coverage.covered[0].tolist() == pytest.approx([0.5, 1.0], abs=0.08)
    assert is_inside(signatures, coverage).tolist() == [True]


def test_no_pairs_give_no_rows(bench: ModuleType) -> None:
    signatures, _ = measure(bench.Inventor(9).draft(500).render()[1])
    coverage = measure_coverage(signatures, np.empty((0, 2), dtype=np.int64))
    assert classify(signatures, coverage).tolist() == []


def test_every_text_has_a_window() -> None:
    assert count_windows(np.arange(1, 2000)).min() == 1
    assert (np.diff(count_windows(np.arange(1, 2000))) >= 0).all()
