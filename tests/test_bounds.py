"""Markup that would keep a parser busy for minutes is told, and cut, in one pass."""

from __future__ import annotations

import pytest

from pipeline.bounds import MAX_DEPTH, MAX_PARTS, find_excess, limit
from pipeline.extract.markup import parse

PAGE = "<p>逾期三十天的还款办法</p>" * 40
MANY = 30_000


def tag_of(parts: list[str], between: str = " ") -> str:
    return f"{PAGE}<a {between.join(parts)}>乙</a>{PAGE}"


@pytest.mark.parametrize(
    "markup",
    [
        tag_of([f"x{n}" for n in range(MANY)]),
        tag_of([f"x{n}" for n in range(MANY)], "/"),
        tag_of([f"x{n}='>'" for n in range(MANY)]),
        tag_of([f'x{n}="<b>"' for n in range(MANY)]),
        tag_of([f'x{n} = "\n>"' for n in range(MANY)]),
        tag_of([f'x{n}=">"' for n in range(MANY)], ""),
        tag_of([f"x{n}=>" for n in range(MANY)]).replace("=>", "=1"),
        tag_of([f"x{n}='\">'" for n in range(MANY)]),
    ],
)
def test_a_tag_of_countless_attributes_keeps_its_name_alone(markup: str) -> None:
    assert find_excess(markup) == "attributes"
    assert limit(markup) == f"{PAGE}<a>乙</a>{PAGE}"
    node = parse(markup).css_first("a")
    assert node is not None
    assert node.text() == "乙"


def test_a_tag_that_never_ends_is_one_tag() -> None:
    assert limit(f"{PAGE}<a " + "x=1 " * MANY) == f"{PAGE}<a"


@pytest.mark.parametrize(
    "markup",
    [
        PAGE * 40,
        f"<script>{'if (a<b && c>d) x = 1; ' * 2_000}</script>{PAGE}",
        f"<script>var s = '<a {'x ' * MANY}>'</script>{PAGE}",
        f"<!-- <a {'x ' * MANY}> -->{PAGE}",
        f"<style>{'a b > c { left: 0 } ' * 2_000}</style>{PAGE}",
        "<p>a < b, c <1 and </ d" * 4_000,
        f'<a title="{"长 " * MANY}" href="/1.html">乙</a>{PAGE}',
        "".join(f"<a {' '.join(f'x{n}={n}' for n in range(MAX_PARTS - 1))}>乙</a>" for _ in range(40)),
        "<div>" * (MAX_DEPTH - 1) + PAGE * 100,
        "<p><li><td>" * MANY,
    ],
)
def test_pages_of_people_stay_as_they_are(markup: str) -> None:
    assert find_excess(markup) == ""
    assert limit(markup) == markup


def test_what_nests_too_deeply_is_left_out() -> None:
    markup = "<div>" * MANY + PAGE
    assert find_excess(markup) == "depth"
    assert limit(markup) == "<div>" * MAX_DEPTH + "<br>" * (MANY - MAX_DEPTH) + PAGE


@pytest.mark.parametrize(
    "piece", ["<", "</", "<!--", "<!-->", "<script>", '<a x="', "<a x='>", "<a =", "<a/", "--", "= "]
)
def test_any_markup_ends(piece: str) -> None:
    assert find_excess(piece * 200_000) in ("", "tags", "attributes", "depth")
    assert len(limit(piece * 200_000)) <= 5 * len(piece) * 200_000
