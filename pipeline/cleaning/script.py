"""Script: simplified by OpenCC where a block needs it, then the particle 着, which OpenCC leaves as 著."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.cleaning.layout import line_spans
from pipeline.knowledge import Knowledge
from pipeline.records import Draft, Edit, Reason, ScriptOriginal

# Below this share of Han characters that t2s changes, a page is simplified and its lone traditional characters are
# names and quotations: converting them did most of the harm measured on 3 million simplified characters.
PAGE_FLOOR = 0.02
# A single line of a simplified page is converted only when it is plainly traditional.
LINE_FLOOR = 0.15
_HAN = re.compile(r"[㐀-䶿一-鿿豈-﫿]")

# What character-by-character conversion of mainland text leaves behind, against what a dictionary or a writer makes
# of the same word (survey of 400 pages: kind A against kinds B and C).
_NAIVE = re.compile(
    "后果|之后|采取|由于|對于|关於|征信|聯系|關系|賬戶|范圍|盡快|盡管|里面|制定|復雜|注冊|并且|余額|干擾"
)
_DICTIONARY = re.compile(
    "後果|之後|採取|由於|對於|關於|徵信|聯繫|關係|帳戶|範圍|儘快|儘管|裡面|裏面|製定|複雜|註冊|並且|餘額|幹擾"
)
_TAIWAN = re.compile(
    "聯徵|遲繳|法拍|二胎|信貸|週轉|當鋪|債務協商|更生|NT\\$|新臺幣|新台幣|臺灣|台灣|資訊|網路|銀行公會|卡債"
)
_HONG_KONG = re.compile("財務公司|財仔|收數|卡數|IVA|DRP|破產管理署|入息|環聯|毋須|HK\\$|港元|港幣|香港")


def is_traditional(text: str, simplified: str) -> bool:
    """True when t2s changes more of the Han characters than quotations and names explain."""
    if text == simplified:
        return False
    changed = [before for before, after in zip(text, simplified, strict=True) if before != after]
    n_han = len(_HAN.findall(text))
    return len(changed) >= LINE_FLOOR * n_han or (len(set(changed)) >= 3 and len(changed) >= PAGE_FLOOR * n_han)


def propose(draft: Draft, knowledge: Knowledge) -> Iterator[Edit]:
    """Conversions to simplified script, one a run of lines that need it; span edits where one table does not fit."""
    text = draft.text
    if knowledge.config.script.target != "hans":
        return
    simplified = knowledge.simplify(text)
    if simplified == text:
        return
    if len(simplified) != len(text):
        raise AssertionError("t2s changed the length of a text; conversions would lose their offsets")
    floor = 0.0 if draft.is_traditional else LINE_FLOOR
    run: tuple[int, int] | None = None
    for start, end in line_spans(text):
        line = text[start:end]
        changed = sum(map(str.__ne__, line, simplified[start:end]))
        if not changed and run:
            continue
        if changed and changed >= floor * len(_HAN.findall(line)):
            run = (run[0], end) if run else (start, end)
        elif run:
            yield from _convert(text, simplified, *run)
            run = None
    if run:
        yield from _convert(text, simplified, *run)


def _convert(text: str, simplified: str, start: int, end: int) -> Iterator[Edit]:
    """One conversion for `start:end`, and span edits for characters that OpenCC treats in more than one way there."""
    targets: dict[str, dict[str, int]] = {}
    for before, after in zip(text[start:end], simplified[start:end], strict=True):
        if before != after or before in targets:
            counts = targets.setdefault(before, {})
            counts[after] = counts.get(after, 0) + 1
    table = {before: max(sorted(counts), key=lambda after, counts=counts: counts[after])  # type: ignore[misc]
             for before, counts in targets.items()}  # fmt: skip
    table = {before: after for before, after in table.items() if before != after}
    mapped = text[start:end].translate(str.maketrans("".join(table), "".join(table.values())))
    n_changed = sum(map(str.__ne__, text[start:end], mapped))
    keys = sorted(table)
    if keys:
        yield Edit(start, end, "".join(keys), "".join(table[key] for key in keys), Reason.SCRIPT, 1.0,
                   f"OpenCC t2s, {n_changed} characters")  # fmt: skip
    for offset, (made, wanted) in enumerate(zip(mapped, simplified[start:end], strict=True)):
        if made != wanted:
            at = start + offset
            yield Edit(at, at + 1, text[at], wanted, Reason.PARTICLE, 1.0, "OpenCC t2s, by its phrase")


# Words that are written with 著 in simplified text (Xiandai Hanyu Cidian); everywhere else a converter made it of 着.
_TRUE_ZHU = re.compile(
    "(?:显|卓|名|原|专|巨|论|编|译|合|土|昭|拙|遗|新|所|代表|见微知)著|著(?:名|作|者|述|称|书立说|录|有|于世)"
)
# A numeral context keeps 壹 (amounts on contracts and cheques); elsewhere a converter made it of 一.
_TRUE_YI = re.compile(
    "[零壹贰叁肆伍陆柒捌玖拾佰仟万亿人民币¥￥]壹|壹[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整]|“壹|壹”"
)


MIN_VARIANTS = 3  # free 壹 and 妳 on a page whose converter wrote them


def propose_particles(draft: Draft, knowledge: Knowledge) -> Iterator[Edit]:
    """着 for 著 on pages whose source has no 着, and 一 你 么 for the variants 壹 妳 麽 of careless converters."""
    text = draft.text
    if not draft.is_traditional:
        return
    if "著" in text and "着" not in draft.page_text:
        protected = {match.start() + match[0].index("著") for match in _TRUE_ZHU.finditer(text)}
        yield from _replace(text, "著", "着", protected, "the page writes 著 for every 着")
    if draft.page_text.count("妳") + draft.page_text.count("壹") >= MIN_VARIANTS:
        protected = _true_yi(text)
        if (
            draft.page_text.count("壹") - sum(draft.page_text[at] == "壹" for at in _true_yi(draft.page_text))
            >= MIN_VARIANTS
        ):
            yield from _replace(text, "壹", "一", protected, "the page writes 壹 for 一")
        yield from _replace(text, "妳", "你", set(), "variant of a careless converter")


def _true_yi(text: str) -> set[int]:
    """Where 壹 may stand in an amount; every place around one of its numerals."""
    return {match.start() + offset for match in _TRUE_YI.finditer(text) for offset in (0, 1)}


def _replace(text: str, before: str, after: str, protected: set[int], evidence: str) -> Iterator[Edit]:
    at = text.find(before)
    while at >= 0:
        if at not in protected:
            yield Edit(at, at + 1, before, after, Reason.PARTICLE, 0.97, evidence)
        at = text.find(before, at + 1)


def classify_script(text: str, simplified: str) -> ScriptOriginal:
    """Which script the page was written in, by what its converter or writer did to telling words."""
    if not is_traditional(text, simplified):
        return ScriptOriginal.HANS
    naive, dictionary = len(_NAIVE.findall(text)), len(_DICTIONARY.findall(text))
    taiwan, hong_kong = len(set(_TAIWAN.findall(text))), len(set(_HONG_KONG.findall(text)))
    lines = [text[start:end] for start, end in line_spans(text)]
    plain = sum(len(line) for line, (start, end) in zip(lines, line_spans(text), strict=True)
                if len(line) > 20 and line == simplified[start:end])  # fmt: skip
    if plain > 0.3 * len(text):
        return ScriptOriginal.MIXED
    if dictionary > naive and max(taiwan, hong_kong) >= 2:
        return ScriptOriginal.HANT_TW if taiwan >= hong_kong else ScriptOriginal.HANT_HK
    return ScriptOriginal.HANT_NAIVE if naive > dictionary else ScriptOriginal.HANT
