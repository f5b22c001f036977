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
        "clip-path:inset(50%)",
        "transform:translateX(-9999px)",
        "bottom:-9999px;position:fixed",
        "max-height:0;overflow-y:hidden",
        "/* left:0 */display:none",
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
        "line-height:1",
        "opacity:0.8;text-decoration:none",
        "transform:translateX(-50%)",
        "left:auto;top:inherit",
        ";;:;",
    ],
)
def test_a_style_that_hides_nothing(style: str) -> None:
    assert not hides(style)


def test_rules_of_the_page_hide_outside_of_media_queries_until_they_show_again() -> None:
    sheet = "/* .z{display:none} */ .a1, div#b2 { display : none } @media print{.c3{display:none}.d4{left:-999px}}"
    sheet += ".e5 > .f6{display:none} .g7{color:red} .h8{opacity:0} .h8{opacity:1} a:hover .i9{display:none}"
    assert read_styles([sheet]) == [".a1", "div#b2", ".e5 > .f6"]


@pytest.mark.parametrize(
    "box",
    [
        '<div style="display:none"><p>看不见的字</p></div>',
        "<div hidden>看不见的字</div>",
        "<noscript>看不见的字</noscript>",
        '<marquee width="1" height="1">看不见的字</marquee>',
        "<style>.x1{display:none}</style><p class='y x1'>看不见的字</p>",
        "<style>div .x1 > p{display:none}</style><div><div class=x1><p>看不见的字</p></div></div>",
        "<p class='sr-only'>看不见的字</p>",
        "<div id=q1>看不见的字</div><script>document.getElementById('q1').style.display='none'</script>",
        "<address id=k3f9a><var id=k3f9a>看不</var></address><u id=k3f9a>见的字</u>",
        "<marquee scrollamount=3000 width=5 height=5>看不见的字</marquee>",
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


def test_folded_answers_that_together_hold_most_of_the_text_are_shown_and_reported() -> None:
    folds = "".join(
        f'<div class="q">问题{n}</div><div class="a" style="display:none"><p>第{n}个答案，先核对账目，再谈协商的方案。</p></div>'
        for n in range(6)
    )
    outline = read_outline(parse(f"<body>{folds}</body>"))
    assert len(outline.lines) == 12
    assert outline.n_revealed > 100


def test_hidden_rows_of_keywords_stay_hidden_however_long_they_are() -> None:
    spam = "，".join(f"热门关键词{n}" for n in range(300))
    outline = read_outline(parse(f'<div style="display:none"><p>{spam}</p></div>{ARTICLE}'))
    assert len(outline.lines) == 3
    assert outline.n_invisible > 1000


def test_a_script_that_hides_and_shows_hides_nothing() -> None:
    script = "function fold(){document.getElementById('q1').style.display='none'}"
    assert len(read_outline(parse(f"<p id=q1>看得见的字</p><script>{script}</script>{ARTICLE}")).lines) == 4


def test_empty_skeletons_of_removed_links_give_no_text() -> None:
    skeleton = '<address id="q83kd"><var id="q83kd"></var></address><pre id="q83kd"><u><sup></sup></u></pre>'
    assert len(read_outline(parse(skeleton + ARTICLE)).lines) == 3


@given(st.text())
def test_any_style_has_a_result(text: str) -> None:
    hides(text)
    read_styles([text])
