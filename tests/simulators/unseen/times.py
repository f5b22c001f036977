"""When a page was published, and the forms in which sites write it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from pipeline.records import Precision

CHINA = ZoneInfo("Asia/Shanghai")
WEEKDAYS = "一二三四五六日"
DAY, MINUTE, SECOND = Precision.DAY, Precision.MINUTE, Precision.SECOND
# Patterns of strftime; {weekday} and {half} are Chinese words that it does not know.
FORMS = {
    "dashes": ("%Y-%m-%d %H:%M", MINUTE),
    "dashes_second": ("%Y-%m-%d %H:%M:%S", SECOND),
    "dashes_day": ("%Y-%m-%d", DAY),
    "loose_second": ("%Y-%-m-%-d %-H:%M:%S", SECOND),
    "slashes": ("%Y/%-m/%-d %H:%M", MINUTE),
    "slashes_second": ("%Y/%m/%d %H:%M:%S", SECOND),
    "slashes_day": ("%Y/%m/%d", DAY),
    "dots_day": ("%Y.%m.%d", DAY),
    "han": ("%Y年%m月%d日 %H:%M", MINUTE),
    "han_tight": ("%Y年%m月%d日%H:%M", MINUTE),
    "han_loose": ("%Y年%-m月%-d日 %H:%M", MINUTE),
    "han_day": ("%Y年%-m月%-d日", DAY),
    "han_weekday": ("%Y年%m月%d日 星期{weekday}", DAY),
    "han_half": ("%Y年%-m月%-d日 {half}%-I:%M", MINUTE),
    "han_short": ("%-m月%-d日 %H:%M", MINUTE),  # the year stands elsewhere
    "short": ("%m-%d %H:%M", MINUTE),  # the year stands elsewhere
    "american": ("%a, %m/%d/%Y - %H:%M", MINUTE),
    "english_day": ("%B %-d, %Y", DAY),
    "iso": ("%Y-%m-%dT%H:%M:%S+08:00", SECOND),
}


@dataclass(frozen=True, slots=True)
class Stamp:
    """A moment as a page writes it, and what can be known from that."""

    text: str
    published: datetime | None
    precision: Precision


def draw_moment(rng: Random, first_year: int, last_year: int) -> datetime:
    """An instant of the years, in Asia/Shanghai, mostly in the hours when people publish."""
    day = datetime(rng.randint(first_year, last_year), 1, 1, tzinfo=CHINA) + timedelta(days=rng.randrange(364))
    return day.replace(hour=rng.choice([0, *range(7, 24)]), minute=rng.randrange(60), second=rng.randrange(60))


def stamp(moment: datetime, form: str) -> Stamp:
    """`moment` written in one of `FORMS`."""
    pattern, precision = FORMS[form]
    half = "上午" if moment.hour < 12 else "下午"
    text = moment.strftime(pattern).replace("{weekday}", WEEKDAYS[moment.weekday()]).replace("{half}", half)
    return Stamp(text, cut(moment, precision), precision)


def cut(moment: datetime, precision: Precision) -> datetime:
    """What is left of a moment that is known to the precision only."""
    if precision is DAY:
        return moment.replace(hour=0, minute=0, second=0)
    return moment.replace(second=0) if precision is MINUTE else moment


def in_utc(moment: datetime) -> str:
    """The instant as ISO 8601 in UTC, as scripts of pages carry it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def draw_later(rng: Random, moment: datetime) -> datetime:
    """When the page was fetched: a day to two years after."""
    return moment + timedelta(days=rng.randint(1, 700), hours=rng.randrange(24))
