"""Closed forms: what is wrong by itself and has one right form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lexicon import Vocabulary, fold

STATE = "中华人民共和国"
# The name of the state without one or two of its three parts, before the name of a law.
_DAMAGED_STATE = re.compile(
    "《(?!中华人民共和国)(人民共和国|中华人民|中华共和国|人民|中华|共和国)(?=([^《》\n]{1,30})》)"
)
_OF_THE_PEOPLE = re.compile(
    "调解|警察|武装|检察|法院|防空|币|陪审|政府|代表|公安|解放军|团体|银行|医|日报|生活|大会|政协|监督"
)
_LAW = re.compile("(?:(?<!办)法|法典)$")  # 《人民诉讼收费办法》 may have lost 法院


def find_law_names(text: str, laws: Vocabulary) -> Iterator[tuple[int, int, str]]:
    """Start, end and right form of the damaged name of the state in the title of a law.

    `laws` knows official titles. 《人民调解法》 is the name of a law as it stands and is left alone; a law that nobody
    listed is mended where what is left of the state can begin no title.
    """
    if "《" not in text:
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


def _is_title(title: str, laws: Vocabulary) -> bool:
    return any((start, end) == (0, len(title)) for start, end, _ in laws.find(fold(title)))
