"""One page while it is written: a story of texts.toml, what the site puts around it, and the truth, which grows with it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from pipeline.records import Precision
from tests.simulators.fresh.texts import convert, sentences_of
from tests.simulators.pages import SimulatedPage

SHANGHAI = ZoneInfo("Asia/Shanghai")
TEXTS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "texts.toml").read_text(encoding="utf-8"))
NAMES: dict[str, Any] = TEXTS["names"]
SIDE: dict[str, Any] = TEXTS["side"]
THEMES = ("loans", "law", "finance", "society", "notice", "guide", "life", "brief")
# Sentences of the project that may stand behind a story of the theme.
_SHARED = {
    **dict.fromkeys(("loans", "law", "guide", "question"), "loans"),
    **dict.fromkeys(("finance", "society"), "society"),
    "life": "stories",
    "hongkong": "society",
    "taiwan": "advice",
}
_SCRIPTS = {"hongkong": "s2hk.json", "taiwan": "s2twp.json"}
_MARK = re.compile(r"^([#>!|-]) ")
_BELOW: dict[Precision, dict[str, int]] = {
    Precision.DAY: {"hour": 0, "minute": 0, "second": 0, "microsecond": 0},
    Precision.MINUTE: {"second": 0, "microsecond": 0},
    Precision.SECOND: {"microsecond": 0},
}


MAX_DAYS_ACROSS = 60  # from a day without a year to a visit in the year after, so that a reader knows which is meant


def is_told(when: datetime, visited_at: datetime) -> bool:
    """Whether the visitor knows the year of a day that is shown without one."""
    return when.year == visited_at.year or (visited_at.date() - when.date()).days <= MAX_DAYS_ACROSS


class Forms(NamedTuple):
    """How a site's editor writes the parts of an article: {} is the text."""

    p: str = "<p>{}</p>"
    h: str = "<p><strong>{}</strong></p>"
    quote: str = "<blockquote>{}</blockquote>"
    item: str = "<p>{}</p>"
    items: str = "{}"  # around all items
    cell: str = "<td>{}</td>"
    table: str = '<table border="1"><tbody>{}</tbody></table>'
    img: str = '<p style="text-align:center"><img src="/u/1.jpg"/></p><p style="text-align:center">{}</p>'
    glue: str = "\n"


class Sheet:
    """Draws the texts of one page in its script."""

    def __init__(self, rng: Random, *themes: str) -> None:
        self.rng = rng
        theme = rng.choice(themes or THEMES)
        self.script = _SCRIPTS.get(theme, "")
        self.names = {
            "place": rng.choice(NAMES["places"]),
            "bank": rng.choice(NAMES["banks"]),
            "name": self.person(),
            "other": self.person(),
            "n": str(rng.randint(11, 98)),
            "m": str(rng.randint(2, 9)),
        }
        self.story: dict[str, Any] = rng.choice(TEXTS[theme])
        self.title = self.fill(self.story["title"])
        self.lines: list[str] = []
        self.neutral: list[str] = []
        self.said: list[str] = []
        self._shared = sentences_of(_SHARED[theme]) if theme in _SHARED else ()

    # Texts

    def fill(self, text: str) -> str:
        for name, value in self.names.items():
            text = text.replace(f"{{{name}}}", self.say(value))
        return text

    def say(self, text: str) -> str:
        return convert(text, self.script)

    @property
    def place(self) -> str:
        return self.say(self.names["place"])

    def person(self) -> str:
        return self.say(self.rng.choice(NAMES["surnames"].split()) + self.rng.choice(NAMES["given"].split()))

    def handle(self) -> str:
        return self.say(self.rng.choice(NAMES["handles"]))

    def paper(self) -> str:
        return self.say(self.rng.choice(NAMES["papers"]))

    def pick(self, *options: str) -> str:
        return self.rng.choice(options)

    def maybe(self, share: float, text: str) -> str:
        return text if self.rng.random() < share else ""

    def number(self, least: int = 1, most: int = 999) -> int:
        return self.rng.randint(least, most)

    def moment(self, first: int, last: int) -> datetime:
        day = datetime(self.rng.randint(first, last), 1, 1, tzinfo=SHANGHAI) + timedelta(days=self.rng.randrange(364))
        return day.replace(hour=self.rng.randint(0, 23), minute=self.rng.randint(0, 59), second=self.rng.randint(1, 59))

    def visit(self, when: datetime) -> datetime:
        """Some time in the year after `when`."""
        return when + timedelta(days=self.number(1, 330))

    def headline(self) -> str:
        """The title of another page."""
        while True:
            if self.rng.random() < 0.5:
                theme = self.rng.choice(["hongkong", "taiwan"] if self.script else THEMES)
                title = self.rng.choice(TEXTS[theme])["title"]
                values = {"place": self.rng.choice(NAMES["places"]), "bank": self.rng.choice(NAMES["banks"])}
                for name, value in (values | {"n": str(self.number(11, 98)), "m": "3"}).items():
                    title = title.replace(f"{{{name}}}", value)
            else:
                parts = (NAMES["places"], SIDE["topics"], SIDE["turns"])
                title = self.say("".join(self.rng.choice(part) for part in parts))
            if title != self.title:
                return str(title)

    def snippet(self) -> str:
        """The beginning of another article, as lists show it."""
        return self.say(self.rng.choice(sentences_of("life"))[: self.rng.randint(18, 46)])

    def links(self, count: int, form: str = '<li><a href="{url}" target="_blank">{}</a></li>') -> str:
        """Links to other pages; {n} is their number, {url} their address, {day} and {date} a time.

        {who} is an account and {text} how the other article begins.
        """
        rows = []
        for n in range(1, count + 1):
            day = f"{self.number(1, 12):02}-{self.number(1, 28):02}"
            url = f"/a/{self.number(2009, 2023)}{day.replace('-', '')}/{self.number(10000, 99999)}.html"
            date = f"{self.number(2009, 2023)}-{day}"
            rows.append(
                form.format(self.headline(), n=n, url=url, day=day, date=date, who=self.handle(), text=self.snippet())
            )
        return "\n".join(rows)

    def channels(self, count: int, form: str = '<a href="/{n}/">{}</a>', glue: str = "\n") -> str:
        chosen = self.rng.sample(SIDE["channels"].split(), count)
        return glue.join(form.format(self.say(name), n=n) for n, name in enumerate(chosen, 1))

    # The article

    def line(self, text: str) -> str:
        """`text` as a line of the article."""
        self.lines.append(text)
        return text

    def aside(self, text: str) -> str:
        """`text` as a line about which readers may differ."""
        self.neutral.append(text)
        return text

    def summary(self) -> str:
        """The beginning of the first paragraph, as sites show it above; it is no part of the article."""
        text = next(line for line in self._written() if not _MARK.match(line))
        return self.aside(text[: self.rng.randint(28, 60)].rstrip("，、。；") + "……")

    def _written(self) -> list[str]:
        return self.fill(self.story["text"]).strip().split("\n")

    def article(self, forms: Forms = Forms(), *, lead: str = "", tail: str = "", more: float = 0.5) -> list[str]:  # noqa: B008
        """The parts of the story as markup, with `lead` before its first paragraph and `tail` behind its last one."""
        written = self._written()
        plain = [at for at, line in enumerate(written) if not _MARK.match(line)]
        written[plain[0]] = lead + written[plain[0]]
        if self._shared and self.rng.random() < more:
            at = self.rng.randrange(len(self._shared) - 12)
            for _ in range(self.rng.randint(1, 3)):
                size = self.rng.randint(1, 3)
                written.append(self.say("".join(self._shared[at : at + size])))
                at += size
            plain.append(len(written) - 1)
        if tail:
            written[plain[-1]] += tail
        parts: list[str] = []
        while written:
            mark = _MARK.match(written[0])
            kind = mark[1] if mark else ""
            rows = [written.pop(0)]
            while kind in ("-", "|") and written and written[0].startswith(kind + " "):
                rows.append(written.pop(0))
            parts.append(self._render(kind, [row[2:] if kind else row for row in rows], forms))
        return parts

    def body(self, forms: Forms = Forms(), **options: Any) -> str:  # noqa: B008
        """`article` as one piece of markup."""
        return forms.glue.join(self.article(forms, **options))

    def _render(self, kind: str, rows: list[str], forms: Forms) -> str:
        if kind == "-":
            return forms.items.format(forms.glue.join(forms.item.format(self.line(row)) for row in rows))
        if kind == "|":
            cells = [row.strip("| ").split(" | ") for row in rows]
            self.lines.extend(" | ".join(row) for row in cells)
            inner = ("".join(forms.cell.format(cell) for cell in row) for row in cells)
            return forms.table.format("\n".join(f"<tr>{row}</tr>" for row in inner))
        if kind == "!":
            return forms.img.format(self.aside(rows[0]))
        form = {"#": forms.h, ">": forms.quote}.get(kind, forms.p)
        return form.format(self.line(rows[0]))

    def comments(self, most: int) -> list[str]:
        """What readers wrote."""
        found = [self.say(text) for text in self.rng.sample(SIDE["comments"], self.rng.randint(0, most))]
        self.said.extend(found)
        return found

    def done(
        self,
        family: str,
        url: str,
        html: str,
        *,
        when: datetime | None = None,
        precision: Precision = Precision.MINUTE,
        author: str | None = None,
        source: str | None = None,
        category: str | None = None,
        fetched_at: datetime | None = None,
        parts: Sequence[tuple[str, str]] = (),
    ) -> SimulatedPage:
        """The page with its truth; `when` is cut to the precision, None when the page does not say it."""
        if when is None:
            precision = Precision.NONE
        else:
            when = when.replace(**_BELOW[precision])  # type: ignore[arg-type]
        fetched_at = fetched_at or (when or self.moment(2015, 2023)) + timedelta(days=self.number(2, 500))
        shown = html + "".join(part for _, part in parts)
        true = {*self.lines, *self.said, self.title}
        return SimulatedPage(
            family, url, html, self.title, author, source, when, precision, category, tuple(self.lines), tuple(self.said),
            fetched_at, tuple(parts), tuple(line for line in dict.fromkeys(self.neutral) if line not in true and line in shown),
        )  # fmt: skip
