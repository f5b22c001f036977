"""What no reader sees is left out, and what a script will show is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.markup import parse
from pipeline.extract.outline import read_outline
from pipeline.extract.visibility import hides, read_styles

ARTICLE = "<p>借款人应当先核对欠款的本金与利息，再与平台协商一份自己能够承担的还款计划。</p>" * 3


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "DISPLAY : None !important",
        "color:red;visibility:hidden",
        "opacity:0",
        "filter:alpha(opacity=0)",
        "font-size:0",
        "font-size: 0px; line-height: 0",
        "height:0;overflow:hidden",
        "width:1px;height:1px;overflow:hidden",
        "position:absolute;left:-9999px",
        "position:fixed;top:-200em",
        "text-indent:-999px",
        "position:absolute;clip:rect(0 0 0 0)",
    ],
)
def test_a_style_that_hides(style: str) -> None:
    assert hides(style)


@pytest.mark.parametrize(
    "style",
    [
        "overflow:hidden",
        "overflow:hidden;height:400px",
        "text-indent:2em",
        "text-indent:-20px",
        "opacity:.9",
        "font-size:12px",
        "height:0",
        "margin-left:-10px",
        "display:block",
        "left:auto;top:inherit",
        ";;:;",
    ],
)
def test_a_style_that_hides_nothing(style: str) -> None:
    assert not hides(style)


def test_rules_of_the_page_hide_single_classes_and_ids_outside_of_media_queries() -> None:
    sheet = "/* .z{display:none} */ .a1, div#b2 { display : none } @media print{.c3{display:none}.d4{left:-999px}}"
    sheet += ".e5 .f6{display:none} .g7{color:red}"
    names = read_styles([sheet])
    assert names.classes == {"a1"}
    assert names.ids == {"b2"}


@pytest.mark.parametrize(
    "box",
    [
        '<div style="display:none"><p>看不见的字</p></div>',
        "<div hidden>看不见的字</div>",
        "<noscript>看不见的字</noscript>",
        '<marquee width="1" height="1">看不见的字</marquee>',
        "<style>.x1{display:none}</style><p class='y x1'>看不见的字</p>",
        "<script>看不见的字</script>",
        "<template>看不见的字</template>",
        "<select><option>看不见的字</option></select>",
    ],
)
def test_a_hidden_box_leaves_no_line(box: str) -> None:
    outline = read_outline(parse(f"<body>{box}{ARTICLE}</body>"))
    assert len(outline.lines) == 3


def test_hidden_characters_are_counted() -> None:
    assert read_outline(parse(f'<p style="display:none">看不见 的字</p>{ARTICLE}')).n_invisible == 5


@pytest.mark.parametrize(
    "box", ['<div style="opacity:0">{}</div>', "<noscript>{}</noscript>", '<div aria-hidden="true">{}</div>']
)
def test_a_box_with_most_of_the_text_is_never_hidden(box: str) -> None:
    assert len(read_outline(parse("<p>短短的一行字</p>" + box.format(ARTICLE))).lines) == 4


def test_empty_skeletons_of_removed_links_give_no_text() -> None:
    skeleton = '<address id="q83kd"><var id="q83kd"></var></address><pre id="q83kd"><u><sup></sup></u></pre>'
    assert len(read_outline(parse(skeleton + ARTICLE)).lines) == 3


@given(st.text())
def test_any_style_has_a_result(text: str) -> None:
    hides(text)
    read_styles([text])
