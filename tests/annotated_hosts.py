"""Pages of invented hosts for builds: one whose annotator glosses a list of characters, and one that writes by hand."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path

from tests.simulators.annotator import can_be_listed, convert_naively, read_aloud

SENTENCES = (
    "{bank}的信用卡逾期{n}天以后，银行会先发短信提醒，再由客服人员核实联系方式是否还能用。",
    "持卡人因为{why}暂时还不起钱的，可以向{bank}申请分期，期限最长为{n}期，利息应当写进协议。",
    "协商之前应当准备收入证明和说明{why}的材料，并写清楚每个月能够承担{n}00元。",
    "法院受理{bank}的起诉之后会先组织调解，调解不成的在{n}天之内开庭审理。",
    "逾期记录从还清之日起保留五年，{why}不是消除记录的理由，查询{n}次也不会变。",
    "催收人员不得骚扰因为{why}而逾期的人的家属，每天联系本人不得超过{n}次。",
)
BANKS = ("江南银行", "北山银行", "中原农商行", "海东信托", "南岭消费金融")
REASONS = ("失业", "患病住院", "生意亏损", "工资拖欠", "家庭变故")
ANNOTATED, BY_HAND = "https://www.jia.example", "https://www.yi.example"
TEASER = "網(wǎng)上看到的消息"
Row = dict[str, str]


def write_lines(rng: random.Random, n: int = 9) -> list[str]:
    """Traditional sentences, converted character by character."""
    return [
        convert_naively(
            rng.choice(SENTENCES).format(bank=rng.choice(BANKS), why=rng.choice(REASONS), n=rng.randint(3, 89))
        )
        for _ in range(n)
    ]


def gloss(text: str, chars: str | None = None) -> str:
    """`text` with the reading behind every character that annotators list, or behind `chars`."""
    listed = {char for char in set(text) if can_be_listed(char) and (chars is None or char in chars)}
    return "".join(f"{char}({read_aloud(char)})" if char in listed else char for char in text)


def make_row(home: str, number: int, title: str, lines: Sequence[str]) -> Row:
    return {
        "url": f"{home}/a/{number}.html",
        "text": "\n".join([title, *lines]),
        "fetched_at": f"2025-03-{number + 1:02d}T00:00:00+00:00",
    }


def write_annotated(n: int, seed: int = 4) -> list[Row]:
    """`n` pages of the annotated host; 網 is on all of them."""
    rng = random.Random(seed)
    return [
        make_row(
            ANNOTATED, number, f"逾期說明第{number}篇", [gloss(f"網貸與網絡：{line}") for line in write_lines(rng)]
        )
        for number in range(n)
    ]


def write_by_hand(n: int, seed: int = 5) -> list[Row]:
    """`n` pages of the host without an annotator."""
    rng = random.Random(seed)
    return [make_row(BY_HAND, number, f"還款問答第{number}篇", write_lines(rng)) for number in range(n)]


def write_teaser(home: str, number: int, seed: int = 6) -> Row:
    """A page whose one reading would prove nothing by itself."""
    return make_row(home, number, f"消息第{number}篇", [*write_lines(random.Random(seed + number)), TEASER])


def save_rows(path: Path, rows: Sequence[Row]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path
