"""What a site's filter does to an article: words go, and leave a blank, half a word, or nothing.

The habits imitate what was seen on the survey of 400 pages and are written apart from the tables of the repair. A site
deletes a few words, each of them everywhere: 题 of 问题 only where text follows in the paragraph, 电话 with a blank in its
place except at the ends of a line, a connective with its comma, one half of a fixed word. Words that nobody listed are
drawn from the frequent words of the text itself.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Habit:
    """One deletion of a site: `pattern` has the group `gone`, which is replaced by `left`."""

    name: str
    pattern: str
    left: str = ""
    forms: str = ""  # where a deletion without a blank or a half shows: a pattern around the gap, which is `□`

    def find(self, text: str) -> list[re.Match[str]]:
        """All words of a text that the habit would delete."""
        return list(re.finditer(self.pattern, text, re.MULTILINE))


@dataclass(frozen=True, slots=True)
class Deletion:
    """What stands at `start:end` of the damaged text, and what stood there; `is_evident` if the place shows it."""

    habit: str
    start: int
    end: int
    truth: str
    is_evident: bool


def whole(word: str, left: str = "", name: str = "", forms: str = "") -> Habit:
    """A habit that deletes a word wherever it stands."""
    return Habit(name or word, f"(?P<gone>{re.escape(word)})", left, forms)


def half(word: str, lost: int, name: str = "") -> Habit:
    """A habit that deletes one half (0 or 1) of a fixed word."""
    rest = f"(?<={word[0]})(?P<gone>{word[1]})" if lost else f"(?P<gone>{word[0]})(?={word[1]})"
    return Habit(name or f"half of {word}", rest)


LISTED = (
    Habit("题", "(?<=问)(?P<gone>题)(?![。！？：:；]?$)"),
    whole("电话", " "),
    whole("方法", " "),
    whole("办法", " "),
    Habit("球", "(?<=全)(?P<gone>球)(?=化)", " "),
    Habit("同时，", "(?<=的)(?P<gone>同时，)", forms="的□(?:也|还|又|我们|应|必须|可以)"),
    whole("催收", forms=r"第三方□(?:公司|机构|人员)|(?:^|[。，、；：\n])□人员|停止□[。，；的]|多次□(?:仍|后|无果)"),
    Habit("法院", "(?P<gone>法院)", forms="向(?:人民|当地)?□(?:提起|起诉|申请|提交|提出|递交)"),
    Habit("第", "(?:(?<=》)|(?<=典)|(?<=》的))(?P<gone>第)(?=[一二三四五六七八九十百零]+条)", forms="》□"),
    Habit("之", "(?P<gone>第)(?=一百[零一二三四五六七八九十]+条)", "之", forms="[》典]□"),
    Habit("国名", "(?<=《)(?P<gone>中华人民共和国)(?=[^《》]{1,20}法典?》)", "人民", forms="《□"),
)
# Fixed words that were seen with one half gone.
HALVED = (
    "措施 手段 严厉 允许 监督 涵盖 覆盖 促使 规范 延期 符合 服务 习惯 坏账 信用 协商 采取 暴力 骚扰 隐私 权益 流程 渠道 途径"
).split()


# What editors put in and leave out between two wordings.
EDITED = "也 都 还 就 将 已 已经 了 会 可以 应当 一般 通常 往往 目前 近日 其实 一定 及时 主动 相关 大家 我们 因此 所以 此外 据悉 记者".split()


def state(page: str, rng: Random) -> dict[str, str]:
    """What an intact page states beside its body: its beginning, half of them edited, a title, captions, keywords."""
    beginning = "".join(page.split())[: rng.randrange(60, 200)]
    if rng.random() < 0.5:
        for _ in range(rng.randint(1, 3)):
            at = rng.randrange(len(beginning))
            gone = next((word for word in EDITED if beginning.startswith(word, at)), "")
            beginning = beginning[:at] + ("" if gone else rng.choice(EDITED)) + beginning[at + len(gone) :]
    sentences = [part for part in re.split("[，。；？！\n]", page) if 8 <= len(part) <= 24] or [page[:20]]
    title, caption = rng.choice(sentences), rng.choice(sentences)
    return {
        "meta description": beginning + rng.choice(("...", "…", "")),
        "title": f"{title}{rng.choice(('', '怎么办', '有哪些'))}_{rng.choice(('某某网', '资讯'))}",
        "img alt": caption,
        "meta keywords": ",".join(part[:4] for part in rng.sample(sentences, min(len(sentences), 4))),
    }


MAX_NEIGHBOUR = 0.5  # share of one neighbour beside a word


def list_habits(unlisted: Sequence[str], rng: Random) -> list[Habit]:
    """Every listed habit, the halves of fixed words, and as many of words that nobody listed."""
    habits = list(LISTED)
    habits += [half(word, lost, "fixed word") for word in HALVED for lost in (0, 1)]
    for word in unlisted:
        habits.append(whole(word, " ", "unlisted, blank"))
        habits.append(whole(word, "", "unlisted, silent"))
        habits.append(half(word, rng.randrange(2), "unlisted, half"))
    return habits


def count_words(lines: Iterable[str], min_count: int = 3) -> list[str]:
    """Frequent words of two Han characters, the most cohesive first, by what the lines themselves show.

    A word coheres, and neither of its sides always has the same neighbour: 境保 of 环境保护 is none.
    """
    chars: Counter[str] = Counter()
    beside: dict[str, tuple[Counter[str], Counter[str]]] = defaultdict(lambda: (Counter(), Counter()))
    for line in lines:
        chars.update(line)
        edged = f"\n{line}\n"
        for before, first, second, behind in zip(edged, edged[1:], edged[2:], edged[3:], strict=False):
            beside[first + second][0][before] += 1
            beside[first + second][1][behind] += 1
    total = sum(chars.values())
    found: dict[str, float] = {}
    for pair, (left, right) in beside.items():
        count = left.total()
        if count < min_count or not re.fullmatch("[一-鿿]{2}", pair):
            continue
        cohesion = math.log(count * total / (chars[pair[0]] * chars[pair[1]]))
        if cohesion > 3.0 and max(*left.values(), *right.values()) <= MAX_NEIGHBOUR * count:
            found[pair] = count * cohesion
    return sorted(found, key=lambda pair: (-found[pair], pair))


def delete(text: str, habits: Iterable[Habit], seen: frozenset[str]) -> tuple[str, list[Deletion]]:
    """The text without the words of all habits, and what was deleted, in order.

    `seen` holds pairs of characters that stand together anywhere: a gap without a blank shows by itself when what it
    leaves side by side was never seen so.
    """
    hits = sorted(
        ((*match.span("gone"), habit) for habit in habits for match in habit.find(text)),
        key=lambda hit: (hit[0], -hit[1]),
    )
    out: list[str] = []
    made: list[tuple[int, str, str, Habit]] = []
    length = end = 0
    for start, stop, habit in hits:
        if start < end:
            continue
        out.append(text[end:start])
        length += start - end
        at_edge = habit.left == " " and (text[start - 1 : start] in {"", "\n"} or text[stop : stop + 1] in {"", "\n"})
        left = "" if at_edge else habit.left
        out.append(left)
        made.append((length, left, text[start:stop], habit))
        length, end = length + len(left), stop
    damaged = "".join((*out, text[end:]))
    return damaged, [
        Deletion(habit.name, start, start + len(left), truth, _is_evident(damaged, start, left, habit, seen))
        for start, left, truth, habit in made
    ]


def _is_evident(damaged: str, start: int, left: str, habit: Habit, seen: frozenset[str]) -> bool:
    """Whether a reader could point at the gap."""
    if habit.left == " ":
        return left == " "  # at the ends of a line nothing is left
    before, behind = damaged[max(start - 12, 0) : start], damaged[start + len(left) : start + len(left) + 12]
    if habit.forms:
        return any(match.start() <= len(before) <= match.end()
                   for match in re.finditer(habit.forms, f"{before}□{behind}", re.MULTILINE))  # fmt: skip
    if habit.name == "题":
        return True
    return damaged[max(start - 1, 0) : start + 1] not in seen
