"""One page while it is drawn: its texts, and its truth, which grows with every block that is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape
from random import Random
from zoneinfo import ZoneInfo

from pipeline.records import Precision
from tests.simulators.fresh.texts import COMMON, TEXTS, THEMES, convert, draw_headline, draw_person, sentences_of
from tests.simulators.pages import SimulatedPage

SHANGHAI = ZoneInfo("Asia/Shanghai")
TW, HK = "s2twp.json", "s2hk.json"


@dataclass(frozen=True, slots=True)
class Block:
    """A part of an article: p, h (sub-heading), quote, img (its caption), list or table."""

    kind: str
    html: str = ""  # of p, h, quote, img
    rows: tuple[tuple[str, ...], ...] = ()  # of list (one cell) and table, escaped


class Page:
    """Draws texts in the script of the page; `blocks` and `comments` enter them in the truth."""

    def __init__(self, rng: Random, themes: Sequence[str] = THEMES, script: str = "") -> None:
        self.rng = rng
        self.script = script
        self.theme = TEXTS[rng.choice(themes)]
        self.title = self.say(rng.choice(self.theme["titles"]))
        self.lines: list[str] = []
        self.neutral: list[str] = []
        self.said: list[str] = []
        name = rng.choice(self.theme["files"])
        self._sentences = sentences_of(name)
        self._at = rng.randrange(len(self._sentences))
        self._used: set[str] = set()

    # Texts

    def say(self, text: str) -> str:
        return convert(text, self.script)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def maybe(self, share: float, text: str) -> str:
        return text if self.chance(share) else ""

    def pick(self, *options: str) -> str:
        return self.rng.choice(options)

    def sentence(self) -> str:
        """The next of a coherent stretch, or seldom one of this package."""
        self._at = (self._at + 1) % len(self._sentences)
        return self.say(self._sentences[self._at])

    def paragraph(self, most: int = 4) -> str:
        return "".join(self.sentence() for _ in range(self.rng.randint(1, most)))

    def fresh(self, options: Sequence[str]) -> str:
        """One that was not drawn yet, else a sentence."""
        left = [self.say(option) for option in options if self.say(option) not in self._used]
        text = self.rng.choice(left) if left else self.sentence()
        self._used.add(text)
        return text

    def headlines(self, count: int) -> list[str]:
        """Titles of other pages, escaped, never of this one."""
        found: list[str] = []
        while len(found) < count:
            title = self.say(draw_headline(self.rng))
            if title != self.title:
                found.append(escape(title, quote=False))
        return found

    def person(self) -> str:
        return self.say(draw_person(self.rng))

    def handle(self) -> str:
        return self.say(self.rng.choice(COMMON["handles"]))

    def lead(self) -> str:
        """A sentence that begins an article of the theme."""
        return self.say(self.rng.choice(COMMON["leads"]).format(self.rng.choice(self.theme["tags"])))

    def snippet(self) -> str:
        """The beginning of another article, as lists show it."""
        text = self.rng.choice(sentences_of(self.rng.choice(["loans", "society", "life", "knowledge", "stories"])))
        return escape(self.say(text)[: self.rng.randint(18, 60)], quote=False)

    def paper(self) -> str:
        return self.say(self.rng.choice(COMMON["papers"]))

    def section(self) -> str:
        return self.say(self.rng.choice(self.theme["sections"]))

    def tags(self, count: int) -> list[str]:
        return [self.say(tag) for tag in self.rng.sample(self.theme["tags"], count)]

    def number(self, least: int = 1, most: int = 999) -> int:
        return self.rng.randint(least, most)

    def counter(self) -> str:
        """328, 4,120 or 1.2万."""
        return self.pick(str(self.number(0, 999)), f"{self.number(1000, 9999):,}", f"{self.number(10, 99) / 10}万")

    def moment(self, first: int, last: int) -> datetime:
        start = datetime(first, 1, 1, tzinfo=SHANGHAI)
        seconds = self.rng.randrange((last - first + 1) * 365 * 86400)
        return start + timedelta(days=seconds // 86400, seconds=seconds % 86400)

    # The article

    def line(self, text: str) -> str:
        """`text` as a line of the article, escaped."""
        self.lines.append(text)
        return escape(text, quote=False)

    def aside(self, text: str) -> str:
        """`text` as a line about which readers may differ, escaped."""
        self.neutral.append(text)
        return escape(text, quote=False)

    def blocks(
        self,
        least: int,
        most: int,
        *,
        heads: float = 0.0,
        images: float = 0.0,
        lists: float = 0.0,
        tables: float = 0.0,
        quotes: float = 0.0,
        links: float = 0.0,
        strong: float = 0.0,
        longest: int = 4,
        lead: str = "",
        tail: str = "",
        typed: str = "",
    ) -> list[Block]:
        """An article of `least` to `most` paragraphs; the shares are those of the places where the rest may stand.

        `lead` and `tail` are put before and after its text. `typed` ("{}、") numbers the items of lists in the text itself.
        """
        count = self.rng.randint(least, most)
        found: list[Block] = []
        begin = self.lead() if self.chance(0.5) else ""
        marks = iter(self.pick("", "", "一二三四五六七八九", "123456789"))
        for number in range(count):
            if number and heads and self.chance(heads):
                head = self.fresh(self.theme["heads"])
                mark = next(marks, "") if len(head) > 2 else ""
                found.append(Block("h", self.line(f"{mark}、{head}" if mark else head)))
            text = self.paragraph(longest)
            if number == 0:
                text = lead + begin + text
            if number == count - 1:
                text += (self.say(self.rng.choice(COMMON["ends"])) if self.chance(0.3) else "") + tail
            found.append(Block("p", self._decorate(self.line(text), links, strong)))
            if self.chance(images):
                found.append(Block("img", self._caption()))
            if self.chance(quotes):
                found.append(Block("quote", self.line(self.sentence())))
            if self.chance(lists):
                found.append(Block("list", rows=self._items(typed)))
            if self.chance(tables):
                found.append(Block("table", rows=self._table()))
        return found

    def _decorate(self, html: str, links: float, strong: float) -> str:
        if len(html) < 20 or "&" in html:
            return html
        if self.chance(links):
            at = self.rng.randrange(len(html) - 8)
            end = at + self.rng.randint(2, 5)
            return f'{html[:at]}<a href="/tag/{self.number()}.html" target="_blank">{html[at:end]}</a>{html[end:]}'
        if self.chance(strong):
            end = html.find("。") + 1 or 8
            return f"<strong>{html[:end]}</strong>{html[end:]}"
        return html

    def _caption(self) -> str:
        """Neutral, or the title again, or nothing."""
        if self.chance(0.25):
            return self.pick("", escape(self.title, quote=False))
        caption = self.fresh(self.theme["captions"])
        self.neutral.append(caption)
        return escape(caption, quote=False)

    def _items(self, typed: str) -> tuple[tuple[str], ...]:
        items = [self.fresh(self.theme["items"]) + self.pick("", "；", "。") for _ in range(self.rng.randint(3, 5))]
        numbered = [typed.format(n) + item if typed else item for n, item in enumerate(items, 1)]
        return tuple((self.line(item),) for item in numbered)

    def _table(self) -> tuple[tuple[str, ...], ...]:
        rows = [[self.say(cell) for cell in self.rng.choice(COMMON["heads_of_tables"])]]
        names = self.rng.sample(COMMON["cells"], self.rng.randint(3, 6))
        rows += [[self.say(name), str(self.number(10, 9999)), f"{self.number(1, 999) / 10}%"] for name in names]
        self.lines.extend(" | ".join(row) for row in rows)
        return tuple(tuple(escape(cell, quote=False) for cell in row) for row in rows)

    def comments(self, least: int, most: int) -> list[str]:
        """What readers wrote, escaped."""
        found = []
        talk = sentences_of("talk")
        for _ in range(self.rng.randint(least, most)):
            text = self.fresh(COMMON["replies"]) if self.chance(0.5) else self.say(self.rng.choice(talk))
            if text not in self.said and text not in self.lines:
                self.said.append(text)
                found.append(escape(text, quote=False))
        return found

    def done(
        self,
        family: str,
        url: str,
        html: str,
        *,
        when: datetime | None = None,
        precision: Precision = Precision.NONE,
        author: str | None = None,
        source: str | None = None,
        category: str | None = None,
        fetched_at: datetime | None = None,
        parts: Iterable[tuple[str, str]] = (),
    ) -> SimulatedPage:
        """The page with its truth; `when` is cut to its precision."""
        if precision is Precision.NONE:
            when = None
        if when:
            below: dict[str, int] = {"microsecond": 0}
            below |= {"second": 0} if precision is not Precision.SECOND else {}
            below |= {"hour": 0, "minute": 0} if precision is Precision.DAY else {}
            when = when.replace(**below)  # type: ignore[arg-type]
        fetched_at = fetched_at or (when or self.moment(2015, 2023)) + timedelta(days=self.number(2, 400))
        true = {*self.lines, *self.said, self.title}
        neutral = tuple(line for line in dict.fromkeys(self.neutral) if line not in true)
        return SimulatedPage(
            family, url, html, self.title, author, source, when, precision, category,
            tuple(self.lines), tuple(self.said), fetched_at, tuple(parts), neutral,
        )  # fmt: skip


def render(blocks: Iterable[Block], forms: Mapping[str, str]) -> str:
    """The blocks in the markup of a site: `forms` by kind, "item" and "cell" for those of lists and tables.

    A form has {} for the text; "list" and "table" are parted by it into what stands before and after their rows. A kind
    without a form is written as a paragraph.
    """
    found = []
    for block in blocks:
        form = forms.get(block.kind, forms["p"])
        if block.kind == "list":
            inner = "\n".join(forms.get("item", forms["p"]).format(row[0]) for row in block.rows)
            found.append(forms.get("list", "{}").format(inner))
        elif block.kind == "table":
            rows = ("".join(forms.get("cell", "<td>{}</td>").format(cell) for cell in row) for row in block.rows)
            inner = "\n".join(f"<tr>{row}</tr>" for row in rows)
            found.append(forms.get("table", "<table><tbody>{}</tbody></table>").format(inner))
        else:
            found.append(form.format(block.html))
    return "\n".join(found)
