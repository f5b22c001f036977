"""Closed forms: what is wrong by itself and has one right form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.knowledge import Knowledge
from pipeline.lexicon import Vocabulary, fold
from pipeline.records import Draft, Edit, Reason

STATE = "中华人民共和国"
# The name of the state without one or two of its three parts, before the name of a law.
_DAMAGED_STATE = re.compile(
    "《(?!中华人民共和国)(人民共和国|中华人民|中华共和国|人民|中华|共和国)(?=([^《》\n]{1,30})》)"
)
_OF_THE_PEOPLE = re.compile(
    "调解|警察|武装|检察|法院|防空|币|陪审|政府|代表|公安|解放军|团体|银行|医|日报|生活|大会|政协|监督|[司执立]法"
)
_LAW = re.compile("(?:(?<!办)法|法典)$")  # 《人民诉讼收费办法》 may have lost 法院
# The title of a judicial interpretation without the court: only courts hear cases (审理).
_COURT = re.compile("(?<=最高人民)()(?=关于(?:审理|人民法院)[^《》\n]{1,60}的?(?:规定|解释|批复|意见|解答|通知))")


def find_law_names(text: str, laws: Vocabulary) -> Iterator[tuple[int, int, str]]:
    """Start, end and right form of the damaged name of the state or the court in the title of a law.

    `laws` knows official titles. 《人民调解法》 is the name of a law as it stands and is left alone; a law that nobody
    listed is mended where what is left of the state can begin no title.
    """
    if "《" not in text and "最高人民" not in text:
        return
    for match in _DAMAGED_STATE.finditer(text):
        rest, title = match.groups()
        if _is_title(rest + title, laws) or _is_title(STATE + rest + title, laws):
            continue
        is_broken = rest in {"人民共和国", "中华人民", "中华共和国"} or (
            rest == "人民" and not _OF_THE_PEOPLE.match(title)
        )
        if _is_title(STATE + title, laws) or (is_broken and _LAW.search(title)):
            yield match.start(1), match.end(1), STATE
    if "最高人民关于" in text:
        yield from ((*match.span(1), "法院") for match in _COURT.finditer(text))


def _is_title(title: str, laws: Vocabulary) -> bool:
    return any((start, end) == (0, len(title)) for start, end, _ in laws.find(fold(title)))


# 之一百零七条 for 第一百零七条: the rewriting tables of spun pages turn 第一 into 之一. Closed form, so it is mended.
_ORDINAL = re.compile("(?<=[》法典例定])( ?)之(?=[一二三四五六七八九]百?[零一二三四五六七八九十百]+条)")


def propose_ordinals(draft: Draft, knowledge: Knowledge) -> Iterator[Edit]:
    """第 where a synonym table wrote 之 before the number of an article of law."""
    if "之一" not in draft.text:
        return
    for match in _ORDINAL.finditer(draft.text):
        yield Edit(
            *match.span(), match[0], match[1] + "第", Reason.ORDINAL, 0.98, "之 before the number of an article of law"
        )
