"""A rewriting engine of the kind that farms use: every word of its table becomes a synonym, fitting or not."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from .simulators.draft import Source

# The engine's own table; some exchanges are as wrong as seen live.
_SYNONYMS: dict[str, tuple[str, ...]] = {
    "问题": ("疑惑", "难题", "疑问"), "如果": ("假如", "倘若", "假使"), "可能": ("或许", "也许"), "了解": ("熟悉", "知晓"),
    "进行": ("实行", "实施"), "方法": ("办法", "途径"), "影响": ("作用", "后续影响"), "需要": ("须要",),
    "重要": ("要紧", "关键"), "应当": ("理应",), "应该": ("理应", "须要"), "以后": ("往后",), "之后": ("过后",),
    "通常": ("往常", "多数情况下"), "往往": ("常常", "时常"), "自己": ("本人", "自身"), "根据": ("依照", "依据"),
    "要求": ("请求", "需求"), "处理": ("应对", "处置"), "申请": ("报请",), "注意": ("留意", "关注"), "没有": ("木有", "并无"),
    "选择": ("选取", "抉择"), "同样": ("一样",), "证明": ("证实",), "保存": ("保留", "储存"), "告诉": ("告知",),
    "提前": ("事先",), "第一": ("之一",), "是否": ("是不是",), "清楚": ("明了", "清晰"), "容易": ("轻易",),
    "金额": ("数额", "款额"), "方案": ("计划", "规划"), "材料": ("资料",), "使用": ("采用", "利用"), "按时": ("准时",),
    "提醒": ("提示",), "包括": ("涵盖", "包含"), "建议": ("提议",), "比如": ("例如",), "或者": ("或是说",),
    "可以": ("能够", "可"), "已经": ("早已",), "同时": ("与此同时",), "最好": ("尽量",), "说明": ("阐明", "表明"),
}  # fmt: skip
_PATTERN = re.compile("|".join(sorted(_SYNONYMS, key=len, reverse=True)))


def spin(text: str, rng: Random, share: float = 0.85) -> str:
    """The text with a `share` of the table's words exchanged."""
    return _PATTERN.sub(lambda match: rng.choice(_SYNONYMS[match[0]]) if rng.random() < share else match[0], text)


def spin_source(source: Source, rng: Random) -> Source:
    """The article rewritten, title and all; the rewritten text is its truth."""
    return replace(source, key=f"{source.key}_spun", title=spin(source.title, rng), text=spin(source.text, rng))
