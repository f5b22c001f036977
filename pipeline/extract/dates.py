"""Publication dates: found in text and in addresses, checked, and chosen by the place that states them.

Times on pages are China Standard Time (UTC+8 without daylight saving since 1991). A date is never invented: a page that
does not state one has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from pipeline.records import Precision, Published

SHANGHAI = timezone(timedelta(hours=8))
FIRST_YEAR = 1998  # the oldest article a Chinese site may claim; before it a date is a template's default
_SLACK = timedelta(days=1)  # of clocks, and of pages fetched from a place ahead of UTC

_CLOCK = (
    r"(?P<half>上午|下午|晚上|凌晨|中午|[AaPp][Mm])?\s{0,2}(?<!\d\d\d)(?P<hour>2[0-4]|[01]?\d)\s?[:：时時点點]\s?(?P<minute>[0-5]\d)"
    r"(?:\s?[:：分]\s?(?P<second>[0-5]\d)(?:\.\d{1,9})?)?[分秒]?"
    r"(?:\s?(?P<late>[AaPp][Mm])|(?P<zone>Z|\s?[+-]\d{2}:?\d{2}))?"
)
_WEEKDAY = r"(?:(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]|[（(]\s?(?:星期|周|週|礼拜|禮拜)?[一二三四五六日天]\s?[)）]|HKT|CST)"
# Blanks are bounded: an unbounded run between two optional parts would make a search over a long line quadratic.
_STAMP = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?:\s{0,3}[-/.年]\s{0,3}|\s{1,3})"
    r"(?P<month>1[0-2]|0?[1-9])\s{0,3}[-/.月]\s{0,3}"
    r"(?P<day>3[01]|[12]\d|0[1-9]|[1-9](?!\d))\s?[日号號]?"
    rf"(?:[\sT,，|｜]{{0,4}}{_WEEKDAY})?(?:[\sT,，|｜]{{0,4}}{_CLOCK})?"
)
# Rarer spellings, tried only where one of their words stands. In each the first three groups are year, month and day.
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAY_NAMES = "mon tue wed thu fri sat sun".split()
_DAYS = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
_HAN_DIGITS = {
    han: n for n, hans in enumerate(("〇○零ＯO", "一", "二", "三", "四", "五", "六", "七", "八", "九")) for han in hans
}
_RARE_HINT = re.compile(  # begins with a set of all that it may begin with, so that it is searched for at C speed
    r"[民期间間JFMASOND一二三四五六七八九十月日\d](?<=(?="
    rf"[民期间間]|{_MONTH}|[一二三四五六七八九十]月|月\s\d|[日\d],\s?(?:19|20)\d|\d[-/.](?:19|20)\d\d(?!\d)|二[〇○零ＯO]"
    r"|(?<!\d)\d\d-\d\d-\d\d\s?\d|(?<!\d)(?:20\d{6}|1[0-2]\d[/.-]\d\d?[/.-]\d\d?)\s{1,2}\d\d?:).)"
)
_RARE = tuple(
    re.compile(pattern)
    for pattern in (
        # The year of the Republic: named, or behind the label of a date, as sites of offices in Taiwan print it.
        r"(?:中[华華])?民[国國]\s?(?P<roc>\d{2,3})\s?[年./-]\s?(?P<month>\d{1,2})\s?[月./-]\s?(?P<day>\d{1,2})\s?日?",
        r"(?<=日期|时间|時間)\s?[:：]\s{0,3}(?P<roc>1\d\d|[89]\d)[年./-](?P<month>\d{1,2})[月./-](?P<day>\d{1,2})日?(?!\d)",
        # Boards print what the clock function of C writes; labelled digits without marks are those of an office's system.
        rf"\b(?P<month>{_MONTH})\s{{1,2}}(?P<day>\d{{1,2}})\s{{1,2}}{_CLOCK}\s(?:[A-Z]{{3}}\s)?(?P<year>(?:19|20)\d\d)(?!\d)",
        r"(?<=日期[:：])\s{0,2}(?:(?P<year>20\d\d)|(?P<roc>1\d\d|0[89]\d))(?P<month>0[1-9]|1[0-2])(?P<day>[012]\d|3[01])(?!\d)",
        rf"(?<![\d./:-])(?P<short>[0-3]\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>[012]\d|3[01])\s?(?=\d{{1,2}}:\d\d){_CLOCK}",
        # Only a clock behind them makes a date of eight digits, or of a year of the Republic that nothing names.
        rf"(?<!\d)(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[012]\d|3[01])\s{{1,2}}(?=\d\d?:){_CLOCK}",
        rf"(?<![\d./:-])(?P<roc>1[0-2]\d)[/.-](?P<month>1[0-2]|0?[1-9])[/.-](?P<day>3[01]|[012]?\d)\s{{1,2}}(?=\d\d?:){_CLOCK}",
        rf"\b(?P<month>{_MONTH})\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s?|\s)(?:{_DAYS},?\s)?(?P<year>(?:19|20)\d\d)(?!\d)(?:(?:,?\s(?:at\s)?|\s[-–|]\s){_CLOCK})?",
        # The day first, as Hong Kong and most of the world write it, where both orders are possible.
        # A day of the week beside it decides; so does the dash before the clock, which a content system of the US writes.
        (
            rf"(?:(?P<weekday>{_DAYS}|(?:星期|周|週|礼拜|禮拜)?[一二三四五六日天]),?\s{{0,2}})?"
            rf"(?<![\d./-])(?P<day>3[01]|[012]?\d)(?P<gap>[-/.])(?P<month>3[01]|[012]?\d)(?P=gap)(?P<year>(?:19|20)\d\d)(?![\d./年-])"
            rf"(?:(?:[\s,]{{1,3}}|(?P<dash>\s-\s)){_CLOCK})?"
        ),
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-](?P<month>{_MONTH})\.?,?[\s-](?P<year>(?:19|20)\d\d)(?!\d)(?:(?:,?\s(?:at\s)?|\s[-–|]\s){_CLOCK})?",
        r"(?P<month>十?[一二三四五六七八九十]|1[0-2]|[1-9])月\s{0,2}(?P<day>\d{1,2})(?:st|nd|rd|th|日)?,\s?(?P<year>(?:19|20)\d\d)(?!\d)",
        rf"(?<!年)(?P<month>1[0-2]|0?[1-9])月(?P<day>\d{{1,2}})日(?:\s?{_CLOCK})?,\s?(?P<year>(?:19|20)\d\d)(?![\d年])",
        r"(?P<year>二[〇○零ＯO][〇○零ＯO一二三四五六七八九]{2}|(?<!\d)(?:19|20)\d\d)年(?P<month>十?[一二三四五六七八九十])月(?P<day>[一二三四五六七八九十]{1,3})[日号號]",
    )
)
_CLOCK_BEFORE = re.compile(
    r"(?<![\d:])(?P<hour>2[0-3]|[01]?\d):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?[\s|]{1,3}$"
)
_COMPACT = re.compile(r"\s*(20\d\d)(0[1-9]|1[0-2])([012]\d|3[01])(?:T?([01]\d|2[0-3])([0-5]\d)([0-5]\d)?)?\s*$")
_EPOCH = re.compile(r"\s*(1\d{9})(?:\d{3})?\s*$")
_WIDE_DIGITS = {0xFF10 + digit: str(digit) for digit in range(10)}
_WIDE = re.compile("[０-９]")
_IN_URL = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(?:([-_/])(0[1-9]|1[0-2]|[1-9])\2(0[1-9]|[12]\d|3[01]|[1-9])(?!\d)"
    r"|[-_/]?(0[1-9]|1[0-2])[-_/]?(0[1-9]|[12]\d|3[01])(?=\D|$|\d{6}(?!\d)))"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date in a text: where it stands (code points, half-open), the aware instant, and how exact it is."""

    start: int
    end: int
    at: datetime
    precision: Precision


def find_stamps(text: str) -> list[Stamp]:
    """All complete dates of a text, in order and without overlaps; a date without a year is none.

    >>> [(stamp.at.isoformat(), stamp.precision.value) for stamp in find_stamps("小花2024-12-09债务优化83")]
    [('2024-12-09T00:00:00+08:00', 'day')]
    >>> [stamp.at.date().isoformat() for stamp in find_stamps("發布日期：102-05-06 修正：民國103年1月2日")]
    ['2013-05-06', '2014-01-02']
    """
    if _WIDE.search(text):
        text = text.translate(_WIDE_DIGITS)
    stamps = [stamp for match in _STAMP.finditer(text) if (stamp := _read_match(match)) is not None]
    if _RARE_HINT.search(text):
        for pattern in _RARE:
            found = (stamp for match in pattern.finditer(text) if (stamp := _read_match(match)) is not None)
            stamps += [new for new in found if all(new.end <= old.start or new.start >= old.end for old in stamps)]
        stamps.sort(key=lambda stamp: stamp.start)
    return stamps


def read_stated(value: str) -> Stamp | None:
    """The date that a field of metadata is: as in text, or `20130506`, `20130506102000`, or seconds since 1970."""
    if stamps := find_stamps(value[:200]):
        return stamps[0]
    if found := _COMPACT.match(value):
        year, month, day, hour, minute, second = (int(group or 0) for group in found.groups())
        try:
            at = datetime(year, month, day, hour, minute, second, tzinfo=SHANGHAI)
        except ValueError:
            return None
        return Stamp(
            0, len(value), at, Precision.SECOND if found[6] else Precision.MINUTE if found[4] else Precision.DAY
        )
    if found := _EPOCH.match(value):
        return Stamp(0, len(value), datetime.fromtimestamp(int(found[1]), UTC), Precision.SECOND)
    return None


def _read_match(match: re.Match[str]) -> Stamp | None:
    parts = match.groupdict()
    start = match.start("roc") if parts.get("roc") and match[0][0] not in "中民" else match.start()
    hour, minute, second = parts.get("hour"), parts.get("minute"), parts.get("second")
    if not hour and (before := _CLOCK_BEFORE.search(match.string, max(start - 12, 0), start)):
        start = before.start()
        hour, minute, second = before.groups()
    half = (parts.get("half") or parts.get("late") or "").lower()
    clock = int(hour or 0)
    if half in ("下午", "晚上", "pm") and clock < 12:
        clock += 12
    elif half in ("凌晨", "上午", "am") and clock == 12:
        clock = 0
    try:
        year = _read_year(parts)
        month, day = _read_month(parts["month"]), _read_number(parts["day"])
        if parts.get("gap") and _is_month_first(year, month, day, parts):
            month, day = day, month
        at = datetime(year, month, day, tzinfo=_zone(parts.get("zone")))
        at += timedelta(hours=clock, minutes=int(minute or 0), seconds=int(second or 0))
    except (ValueError, OverflowError):  # the 31st of February
        return None
    precision = Precision.SECOND if second else Precision.MINUTE if hour else Precision.DAY
    return Stamp(start, match.end(), at, precision)


def _read_year(parts: dict[str, str | None]) -> int:
    """The year of the common era: as it stands, of the Republic, or of this century where it has two digits."""
    if republic := parts.get("roc"):
        return int(republic) + 1911
    return 2000 + int(short) if (short := parts.get("short")) else _read_number(parts["year"] or "")


def _is_month_first(year: int, month: int, day: int, parts: dict[str, str | None]) -> bool:
    """Whether what was read as day/month/year is month/day/year, as the day of the week says, or the dash before the clock."""
    if month > 12 or day > 12:
        return month > 12
    if weekday := parts.get("weekday"):
        wanted = (
            _DAY_NAMES.index(weekday[:3].lower())
            if weekday[0].isascii()
            else "一二三四五六日".find(weekday[-1].replace("天", "日"))
        )
        is_swapped = date(year, day, month).weekday() == wanted
        if is_swapped != (date(year, month, day).weekday() == wanted):
            return is_swapped
    return bool(parts.get("dash"))


def _read_month(text: str) -> int:
    """The number of a month in digits, in Han digits, or by its English name."""
    return _MONTHS.index(text[:3].lower()) + 1 if "A" <= text[0] <= "z" else _read_number(text)


def _read_number(text: str) -> int:
    """The number in digits, in Han digits (二〇一三), or below forty in words (二十三)."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.partition("十")
    if ten:
        return 10 * (_HAN_DIGITS[tens] if tens else 1) + (_HAN_DIGITS[ones] if ones else 0)
    return int("".join(str(_HAN_DIGITS[han]) for han in text))


def _zone(text: str | None) -> timezone:
    """The zone of an ISO suffix; China's when there is none."""
    if not text:
        return SHANGHAI
    text = text.strip()
    if text == "Z":
        return UTC
    offset = timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    if offset >= timedelta(days=1):
        return SHANGHAI
    return timezone(-offset if text[0] == "-" else offset)


def find_in_url(url: str) -> Stamp | None:
    """The day that the path of an address names: `/20240115/`, `/2024-01-15/`, `/2024/0115/`, `/2024/1/15/`.

    A year and a month alone are no day, and digits that belong to a longer number are no date.

    >>> find_in_url("https://www.example.cn/article/20240115/77.shtml").at.date().isoformat()
    '2024-01-15'
    """
    _, _, rest = url[:2000].partition("//")
    path = rest.partition("/")[2].partition("?")[0].partition("#")[0]
    for match in _IN_URL.finditer(path):
        year, _, month, day, joined_month, joined_day = match.groups()
        try:
            at = datetime(int(year), int(month or joined_month), int(day or joined_day), tzinfo=SHANGHAI)
        except ValueError:
            continue
        return Stamp(match.start(), match.end(), at, Precision.DAY)
    return None


def choose_published(claims: Iterable[tuple[Stamp, str]], fetched_at: datetime) -> Published:
    """The first claim `(stamp, evidence)` that can be true; evidence `none` when there is none.

    A claim later than a day after the fetch, or before 1998, is not believed.
    """
    latest = (fetched_at if fetched_at.tzinfo else fetched_at.replace(tzinfo=UTC)) + _SLACK
    for stamp, evidence in claims:
        if stamp.at.year >= FIRST_YEAR and stamp.at <= latest:
            day = stamp.at.astimezone(SHANGHAI).date()
            return Published(stamp.at.astimezone(UTC), day, stamp.precision, evidence)
    return Published()
