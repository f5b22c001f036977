"""Articles put together from the sentences: headed, lists, questions and answers, told cases, short news, siblings.

A `Writer` remembers which article took which sentence, and prefers sentences that are new or whose other users share
nothing else with the article at hand; so two articles never share a paragraph, and hardly more than a sentence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from .sentences import GROUPS, TAIWAN, Topic, fill, load_frames, load_topics, vary
from .simulators.draft import Source

FIRST_DAY, N_DAYS = date(2023, 1, 5), 1000
MIN_CHARS, MAX_CHARS = 450, 1600
_NUMERALS = "一二三四五六七八九十"
_ENDINGS = (
    "", "", "，一篇讲清楚", "：来自{city}的例子", "，{expert}这样说", "，看完这几点再决定", "（{year2}年整理）", "：过来人的{n}条经验",
    "，先做好这{n}件事", "：{person}的记录", "，别等到最后一天", "：一位{job}的来信",
)  # fmt: skip
_TAIWAN_CITIES = ("台南", "新竹", "花蓮", "桃園", "基隆", "嘉義")
_TAIWAN_PEOPLE = ("小柔", "阿哲", "陳小姐", "林先生", "阿芬")
# How often each kind is written, in 20.
_KINDS = ("headed",) * 8 + ("listed",) * 5 + ("questions",) * 3 + ("case",) * 2 + ("news",) * 2


MIN_PARAGRAPH = 25  # characters; headings may recur
MAX_SHARED, MAX_TRIES = 0.16, 12  # of the 8-grams, with any one earlier article; drafts of an article


def _cut_grams(lines: Sequence[str]) -> set[str]:
    """All runs of eight characters."""
    return {line[at : at + 8] for line in lines for at in range(len(line) - 7)}


@dataclass(slots=True)
class Writer:
    """Writes articles one after the other; equal seeds give equal articles in equal order."""

    rng: Random
    uses: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    titles: set[str] = field(default_factory=set)
    number: int = 0
    shared: Counter[int] = field(default_factory=Counter)  # lines that earlier articles have in common with this one
    seen: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))  # the articles with an 8-gram
    alone: dict[str, int] = field(default_factory=dict)  # lines of one sentence, and the article of each
    paragraphs: set[str] = field(default_factory=set)  # of all articles
    talked: Counter[str] = field(default_factory=Counter)  # sentences taken from each topic
    fixed: dict[str, str] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=lambda: load_topics(*GROUPS))
    mainland: bool = True  # mainland text, with openers and exchangeable words

    def write(self, topic_key: str, kind: str = "", n_chars: int = 0, *, n_losable: int = 0) -> Source:
        """One article of the topic, of about `n_chars` characters, in one of the kinds (drawn if not given).

        `n_losable` sentences say 问题 and 电话 several times each.
        """
        kind = kind or self.rng.choice(_KINDS)
        n_chars = n_chars or round(MIN_CHARS + self.rng.expovariate(1 / 110))
        build: dict[str, Callable[[Topic, int], list[str]]] = {
            "headed": self._write_headed, "listed": self._write_listed, "questions": self._write_questions,
            "case": self._write_case, "news": self._write_news,
        }  # fmt: skip
        topic, lines = self._draft(topic_key, build[kind], n_chars, n_losable)
        return self._finish(f"{topic_key}_{kind}_{self.number}", self._make_title(topic), lines, topic)

    def write_siblings(self, count: int, topic_keys: Sequence[str]) -> list[Source]:
        """`count` different articles in one frame: the same opening, remark and closing, all else their own."""
        frames = load_frames()
        spans = frames["sibling_spans"][:count]
        platform = self.rng.choice(frames["slots"]["platform"])
        made = []
        for number, span in enumerate(spans):
            topic = self._begin(topic_keys[number % len(topic_keys)])
            self.fixed = {"platform": platform, "span": span}
            lines = [fill(frames["sibling_lead"], self.rng, self.fixed), f"一、{platform}逾期{span}的几个变化"]
            lines += [self._paragraph(topic, 3), "二、这个阶段要做什么", *self._number_items(topic, 4)]
            lines += [frames["sibling_frame"], "三、容易忽略的细节", self._paragraph(self._draw_topic(topic), 4)]
            lines.append(fill(frames["sibling_close"], self.rng, self.fixed))
            made.append(self._finish(f"sibling_{self.number}", f"{platform}逾期{span}会怎样，后面怎么办", lines, topic))
        return made

    def write_taiwanese(self, topic_key: str) -> Source:
        """An article of genuine Taiwan text."""
        self.topics, self.mainland = load_topics(TAIWAN), False
        topic, lines = self._draft(topic_key, self._write_headed, 470, 0)
        title = fill(self._take(topic.titles), self.rng, self.fixed)
        while title in self.titles:
            title = fill(f"{title}，{{month}}月更新", self.rng, self.fixed)
        self.titles.add(title)
        source = self._finish(f"{topic_key}_{self.number}", title, lines, topic, script="hant-tw")
        self.topics, self.mainland = load_topics(*GROUPS), True
        return source

    def _draft(
        self, topic_key: str, build: Callable[[Topic, int], list[str]], n_chars: int, n_losable: int
    ) -> tuple[Topic, list[str]]:
        """The lines of an article unlike all earlier ones, or of the last try."""
        for number in range(MAX_TRIES):
            topic = self._begin(topic_key)
            lines = build(topic, n_chars)
            for _ in range(n_losable):
                place = self.rng.randint(1, len(lines))
                lines.insert(place, self._say(load_frames()["loss_prone"]) + self._say(topic.sentences))
            while sum(map(len, lines)) < MIN_CHARS:
                lines.insert(-1, self._paragraph(self._draw_topic(topic), 3))
            grams = _cut_grams(lines)
            is_new = self.paragraphs.isdisjoint(lines) and self._find_nearest(grams) <= MAX_SHARED * len(grams)
            if is_new or number == MAX_TRIES - 1:
                break
            self._take_back()
        lines = [line for line in lines if line not in self.paragraphs]
        self.paragraphs.update(line for line in lines if len(line) >= MIN_PARAGRAPH)
        for gram in grams:
            self.seen[gram].append(self.number)
        return topic, lines

    def _find_nearest(self, grams: set[str]) -> int:
        """How many of the 8-grams the most similar earlier article has."""
        counts = Counter(number for gram in grams if gram in self.seen for number in self.seen[gram])
        return max(counts.values(), default=0)

    def _take_back(self) -> None:
        """Forget the sentences of the article at hand, which is too like an earlier one."""
        for users in self.uses.values():
            if users and users[-1] == self.number:
                users.pop()
        self.alone = {line: number for line, number in self.alone.items() if number != self.number}

    def _begin(self, topic_key: str) -> Topic:
        self.number += 1
        self.shared = Counter()
        words = load_frames()["slots"]
        self.fixed = {name: self.rng.choice(words[name]) for name in ("platform", "bank")}
        if not self.mainland:
            self.fixed = {"city": self.rng.choice(_TAIWAN_CITIES), "person": self.rng.choice(_TAIWAN_PEOPLE)}
        return self.topics[topic_key]

    def _finish(self, key: str, title: str, lines: Sequence[str], topic: Topic, script: str = "hans") -> Source:
        published = FIRST_DAY + timedelta(days=self.rng.randrange(N_DAYS))
        return Source(key, title, "\n".join(lines), "", published, topic.category, script)

    def _make_title(self, topic: Topic) -> str:
        while True:
            title = fill(self._take(topic.titles) + self.rng.choice(_ENDINGS), self.rng, self.fixed)
            if title not in self.titles:
                self.titles.add(title)
                return title

    def _take(self, pool: Sequence[str]) -> str:
        """A sentence of the pool: one not in this article, whose users share least with it, and used least."""
        ranks = self.rng.sample(range(len(pool)), len(pool))
        weighed = [self._weigh(line, rank) for line, rank in zip(pool, ranks, strict=True)]
        line = min(weighed)[-1]
        self.shared.update(self.uses[line])
        self.uses[line].append(self.number)
        return line

    def _weigh(self, line: str, rank: int) -> tuple[bool, int, int, int, str]:
        users = self.uses[line]
        common = max((self.shared[user] for user in users), default=0)
        return self.number in users, common, len(users), rank, line

    def _say(self, pool: Sequence[str]) -> str:
        """A sentence of the pool, written out."""
        line = fill(self._take(pool), self.rng, self.fixed)
        return vary(line, self.rng) if self.mainland else line

    def _say_anew(self, pool: Sequence[str]) -> str:
        """As `_say`, but no line twice in a farm; empty where the pool gives none."""
        for _ in pool:
            line = self._say(pool)
            if line not in self.alone:
                self.alone[line] = self.number
                return line
        return ""

    def _paragraph(self, topic: Topic, n_sentences: int) -> str:
        self.talked[topic.key] += n_sentences
        said = [self._say(topic.sentences) for _ in range(n_sentences)]
        if self.mainland and self.rng.random() < 0.5:
            opener = fill(self._take(load_frames()["openers"]), self.rng, self.fixed)
            place = self.rng.randrange(n_sentences)
            said[place] = opener + said[place]
        return "".join(said)

    def _draw_topic(self, topic: Topic) -> Topic:
        """The topic, or one near it or near those: the one that has been talked about least."""
        near = {topic.key, *topic.near, *(key for name in topic.near for key in self.topics[name].near)}
        keys = self.rng.sample(sorted(near), len(near))
        return self.topics[min(keys[: 1 + len(keys) // 2], key=lambda key: self.talked[key])]

    def _close(self, topic: Topic) -> list[str]:
        """A closing line, on three articles of four; none that another article has word for word."""
        line = self._say_anew(topic.closings) if self.rng.random() < 0.75 else ""
        return [line] if line else []

    def _number_items(self, topic: Topic, count: int) -> list[str]:
        pools = (topic.items, self._draw_topic(topic).items)
        items = [item for number in range(count) if (item := self._say_anew(pools[number % 2]))]
        return [f"{number}. {item}" for number, item in enumerate(items, 1)]

    def _section(self, number: int, topic: Topic) -> list[str]:
        lines = [f"{_NUMERALS[number]}、{self._take(topic.headings)}", self._paragraph(topic, self.rng.randint(2, 4))]
        if self.rng.random() < 0.35:
            lines.append(self._paragraph(topic, 2))
        return lines

    def _lead(self, topic: Topic) -> str:
        return self._say(topic.leads) + self._say(topic.sentences)

    def _write_headed(self, topic: Topic, n_chars: int) -> list[str]:
        lines = [self._lead(topic)]
        for number in range(7):
            lines += self._section(number, topic if number % 2 == 0 else self._draw_topic(topic))
            if sum(map(len, lines)) > n_chars - 60:
                break
        return [*lines, *self._close(topic)]

    def _write_listed(self, topic: Topic, n_chars: int) -> list[str]:
        lines = [self._lead(topic), *self._section(0, topic), f"二、{self._take(topic.headings)}"]
        lines += self._number_items(topic, self.rng.randint(4, 6))
        for number in range(2, 6):
            if sum(map(len, lines)) > n_chars - 60:
                break
            lines += self._section(number, self._draw_topic(topic))
        return [*lines, *self._close(topic)]

    def _write_questions(self, topic: Topic, n_chars: int) -> list[str]:
        lines = [self._lead(topic)]
        for number in range(8):
            about = topic if number % 2 == 0 else self._draw_topic(topic)
            if question := self._say_anew(about.questions):
                lines += [f"问：{question}", f"答：{self._paragraph(about, self.rng.randint(2, 3))}"]
            if sum(map(len, lines)) > n_chars - 60:
                break
        return [*lines, *self._close(topic)]

    def _write_case(self, topic: Topic, n_chars: int) -> list[str]:
        frames = load_frames()
        words = frames["slots"]
        self.fixed |= {name: self.rng.choice(words[name]) for name in ("person", "trouble", "job", "shop")}
        lines = [self._say(frames["case_starts"]), self._say(frames["case_middles"]) + self._say(topic.sentences)]
        lines += [self._say(frames["case_middles"]), self._say(frames["case_ends"])]
        del self.fixed["person"]
        for number in range(6):
            lines += self._section(number, self._draw_topic(topic))
            if sum(map(len, lines)) > n_chars - 60:
                break
        return [*lines, *self._close(topic)]

    def _write_news(self, topic: Topic, n_chars: int) -> list[str]:
        frames = load_frames()
        self.fixed |= {name: self.rng.choice(frames["slots"][name]) for name in ("city", "agency")}
        first = self._say(frames["news_starts"]) + self._say(frames["news_facts"])
        lines = [first, self._paragraph(topic, 2), self._say(frames["news_quotes"]) + self._say(frames["news_facts"])]
        while sum(map(len, lines)) < min(n_chars, 560) - 80:
            lines.append(self._paragraph(self._draw_topic(topic), 2))
        lines[-1] += self._say(frames["news_ends"])
        return lines
