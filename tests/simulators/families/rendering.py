"""Pieces of an article as markup, in the ways in which editors and editors' programs write them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from tests.simulators.families.furniture import draw_id, draw_inline, esc
from tests.simulators.families.writing import Kind, Piece


@dataclass(frozen=True, slots=True)
class Style:
    """Templates with `{}` for the text; `row` and `cell` make tables, `picture` gets a caption."""

    text: str = "<p>{}</p>"
    heading: str = "<h2>{}</h2>"
    items: str = "<ul>{}</ul>"
    item: str = "<li>{}</li>"
    table: str = "<table>{}</table>"
    row: str = "<tr>{}</tr>"
    cell: str = "<td>{}</td>"
    picture: str = '<p align="center"><img src="{src}" alt="{alt}" /></p><p align="center">{}</p>'
    glue: str = "\n"
    inline: float = 0.15  # share of lines with a link or bold word in them


def render(pieces: Iterable[Piece], style: Style, rng: Random, *, alt: str = "") -> str:
    """The pieces in order."""
    return style.glue.join(_render_piece(piece, style, rng, alt) for piece in pieces)


def _render_piece(piece: Piece, style: Style, rng: Random, alt: str) -> str:
    if piece.kind is Kind.TEXT:
        return style.text.format(draw_inline(piece.lines[0], rng, style.inline))
    if piece.kind is Kind.HEADING:
        return style.heading.format(esc(piece.lines[0]))
    if piece.kind is Kind.ITEMS:
        return style.items.format("".join(style.item.format(esc(line)) for line in piece.lines))
    if piece.kind is Kind.TABLE:
        rows = ("".join(style.cell.format(esc(cell)) for cell in line.split(" | ")) for line in piece.lines)
        return style.table.format("".join(style.row.format(row) for row in rows))
    source = f"/uploads/{draw_id(rng, 8)}.jpg"
    return style.picture.format(esc(piece.lines[0]), src=source, alt=esc(alt))


BR_STYLE = Style(
    text="　　{}<br><br>",
    heading="　　<b>{}</b><br><br>",
    items="{}",
    item="　　{}<br>",
    table='<table border="1" cellspacing="0">{}</table><br>',
    picture='<center><img src="{src}" border="0"><br>{}</center><br>',
)
NBSP_STYLE = Style(
    text="&nbsp;&nbsp;&nbsp;&nbsp;{}<br />",
    heading="&nbsp;&nbsp;&nbsp;&nbsp;<strong>{}</strong><br />",
    items="{}",
    item="&nbsp;&nbsp;&nbsp;&nbsp;{}<br />",
    picture='<br /><img src="{src}" alt="{alt}" /><br />{}<br />',
)
P_INDENTED = Style(text="<p>　　{}</p>", heading="<p>　　<strong>{}</strong></p>")
