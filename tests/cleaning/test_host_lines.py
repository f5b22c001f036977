"""Lines that a host says on unrelated pages, on generated hosts: what is its own goes, what its articles share stays."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning.edits import Trail
from pipeline.cleaning.host_lines import HostLine, learn_lines, may_concern, propose, read_key
from pipeline.cleaning.steps import HOST_LINES
from pipeline.config import Config
from pipeline.knowledge import load_knowledge
from pipeline.records import Draft

KNOWLEDGE = load_knowledge(Config())
SENTENCES = [
    line
    for path in sorted((Path(__file__).parents[2] / "data" / "language" / "sentences").glob("*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
]
HEAD = "您现在的位置是还款课堂栏目"
TAIL = ["喜欢这篇就收藏起来吧，下次打开更方便", "本课堂由三位老师轮流值班，每天傍晚更新。", "阅读 1208 次"]
INNER = "想看更多身边人的还款故事，请订阅本栏目"


def write_article(rng: Random, n_lines: int = 12) -> list[str]:
    return rng.sample(SENTENCES, n_lines)


def write_host(rng: Random, n_pages: int) -> list[str]:
    """Pages with a head line, a line in the middle and three tail lines of their host, the last one with a number."""
    pages = []
    for _ in range(n_pages):
        article = write_article(rng)
        tail = [*TAIL[:2], f"阅读 {rng.randrange(10_000)} 次"]
        pages.append("\n".join([HEAD, *article[:6], INNER, *article[6:], *tail]))
    return pages


def strip(text: str, lines: dict[str, HostLine]) -> str:
    trail = Trail(text)
    trail.extend(HOST_LINES, propose(Draft(text), KNOWLEDGE, lines))
    return trail.text


@pytest.mark.parametrize("n_pages", [8, 16, 64, 256])
def test_the_lines_of_a_host_go_and_its_articles_stay(n_pages: int) -> None:
    pages = write_host(Random(n_pages), n_pages)
    lines = learn_lines(pages)
    assert set(lines) == {read_key(line) for line in [HEAD, INNER, *TAIL]}
    for page in pages:
        kept = [line for line in page.split("\n") if read_key(line) not in lines]
        assert strip(page, lines) == "\n".join(kept)


def test_a_notice_on_some_pages_counts_below_the_article_alone() -> None:
    rng = Random(5)
    notice = "本期问答由值班编辑整理，欢迎继续来信。"
    pages = ["\n".join([*write_article(rng), *([notice] if number % 5 == 0 else [])]) for number in range(64)]
    lines = learn_lines(pages)
    assert set(lines) == {read_key(notice)}
    assert lines[read_key(notice)].is_tail
    quoting = "\n".join([*write_article(rng, 3), notice, *write_article(rng, 3)])
    assert strip(quoting, lines) == quoting
    assert strip(pages[0], lines) == pages[0].removesuffix(f"\n{notice}")


@pytest.mark.parametrize("n_copies", [3, 6, 12])
def test_what_copies_of_one_article_share_stays(n_copies: int) -> None:
    rng = Random(n_copies)
    article = write_article(rng)
    copies = ["\n".join([*article[:-1], *rng.sample(SENTENCES, 1)]) for _ in range(n_copies)]
    others = ["\n".join(write_article(rng)) for _ in range(12 - n_copies)]
    assert learn_lines([*copies, *others]) == {}


def test_an_article_poured_into_a_frame_is_no_boilerplate() -> None:
    rng = Random(9)
    frame = write_article(rng, 8)
    pages = []
    for _ in range(10):
        own = write_article(rng, 4)
        pages.append("\n".join([own[0], *frame[:4], own[1], *frame[4:], *own[2:]]))
    assert learn_lines(pages) == {}


def test_a_heading_that_many_articles_choose_alike_stays() -> None:
    rng = Random(3)
    pages = []
    for _ in range(16):
        article = write_article(rng)
        pages.append("\n".join([*article[:5], "写在最后", *article[5:]]))
    lines = learn_lines(pages)
    assert all(strip(page, lines) == page for page in pages)


def test_a_series_of_three_keeps_its_introduction() -> None:
    rng = Random(4)
    introduction = "编者按：这是一组连载，讲三户人家怎样把账一笔一笔还清。"
    series = ["\n".join([introduction, *write_article(rng)]) for _ in range(3)]
    assert learn_lines([*series, *("\n".join(write_article(rng)) for _ in range(5))]) == {}


@given(
    st.lists(
        st.lists(st.sampled_from([*SENTENCES[:30], "", "声明", "1", "一、"]), max_size=9).map("\n".join), max_size=12
    )
)
def test_learning_takes_any_pages_in_any_order_and_a_second_run_finds_nothing(pages: list[str]) -> None:
    lines = learn_lines(pages)
    assert lines == learn_lines(pages[::-1])
    for page in pages:
        stripped = strip(page, lines)
        assert strip(stripped, lines) == stripped
        assert may_concern(page, lines) or stripped == page
