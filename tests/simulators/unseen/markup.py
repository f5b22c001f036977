"""Pieces of articles and lists of links as markup, and templates of pages that they are put into."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from random import Random
from string import Template

from tests.simulators.unseen.writing import NAMES, Heading, Items, Piece, Table, draw_titles

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Markup:
    """How one site writes the pieces of an article: format strings of the content."""

    paragraph: str = "<p>{}</p>"
    heading: str = "<h3>{}</h3>"
    item: str = "<li>{}</li>"
    ordered: str = "<ol>\n{}\n</ol>"
    unordered: str = "<ul>\n{}\n</ul>"
    table: str = '<table border="1" cellspacing="0">\n{}\n</table>'
    row: str = "<tr>{}</tr>"
    cell: str = "<td>{}</td>"

    def render(self, piece: Piece) -> str:
        """One piece as markup."""
        if isinstance(piece, Items):
            items = "\n".join(self.item.format(text(line)) for line in piece.lines)
            return (self.ordered if piece.is_ordered else self.unordered).format(items)
        if isinstance(piece, Table):
            rows = ("".join(self.cell.format(text(cell)) for cell in row) for row in piece.rows)
            return self.table.format("\n".join(self.row.format(row) for row in rows))
        return (self.heading if isinstance(piece, Heading) else self.paragraph).format(text(piece.text))

    def render_all(self, pieces: Iterable[Piece]) -> list[str]:
        """Each piece as markup."""
        return [self.render(piece) for piece in pieces]


def text(words: str) -> str:
    """The words, escaped as text of a page."""
    return escape(words, quote=False)


@cache
def template(name: str) -> Template:
    """The markup of a site, with `$slots`; a dollar sign of its scripts is doubled."""
    return Template((TEMPLATES / f"{name}.html").read_text(encoding="utf-8"))


def fill(name: str, /, **slots: str) -> str:
    """The template with all of its slots filled; a slot too few is an error."""
    return template(name).substitute(slots)


def scatter(rng: Random, parts: Sequence[str], extras: Sequence[str]) -> list[str]:
    """`parts` in their order, with each of `extras` put somewhere between two of them."""
    mixed = list(parts)
    for extra in extras:
        mixed.insert(rng.randint(1, max(1, len(mixed) - 1)), extra)
    return mixed


CHANNELS = (
    "新闻 军事 社会 国际 评论 体育 足球 篮球 娱乐 明星 电影 音乐 财经 股票 基金 外汇 黄金 理财 保险 汽车 房产 家居 科技 手机 数码 探索 教育 "
    "高考 留学 考研 健康 养生 女性 时尚 星座 亲子 旅游 美食 读书 历史 佛教 公益 彩票 游戏 博客 论坛 微博 视频 直播 图片 天气 地图 团购 商城"
).split()


def directory(rng: Random, n: int, suffix: str = "") -> str:
    """`n` links of a word or two, as portals list their channels, and farms their cities with a keyword behind each."""
    words = rng.sample(CHANNELS, n) if not suffix else [f"{place[:2]}{suffix}" for place in NAMES["places"]]
    return rng.choice([" ", "|", "", "\n"]).join(
        f'<a href="/{number}/" target="_blank">{word}</a>' for number, word in enumerate(words)
    )


def links(rng: Random, n: int, form: str, *, theme: str = "", besides: str = "") -> str:
    """`n` links to other articles; `form` may use {title}, {href}, {day} and {number}."""
    found = []
    for number, title in enumerate(draw_titles(rng, n, theme, besides), 1):
        day = f"{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        found.append(
            form.format(title=text(title), href=f"/a/{rng.randint(10_000, 99_999)}.html", day=day, number=number)
        )
    return "\n".join(found)
