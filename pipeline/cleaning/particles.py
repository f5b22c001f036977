"""What character conversion leaves to the reader: 著 for 着, and 壹 妳 for 一 你."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.cleaning.hanzi import read_hanzi
from pipeline.cleaning.layout import line_spans
from pipeline.knowledge import Knowledge
from pipeline.language import CharModel
from pipeline.records import Draft, Edit, Reason

# Words that are written with 著 in simplified text (Xiandai Hanyu Cidian); everywhere else a converter made it of 着. 执著
# is a spelling of its own, as good as 执着, and stays as the page has it.
_ENDS = (
    "(?:[显卓原专巨编译土昭拙撰执遗旧]|(?<![讨谈议争评辩])论|(?<![有无报])名|(?<!无)所|(?<=[见微])知|(?<=彰明)较)著"
    "|(?<![重更全刷革])新著(?![手眼重陆落装色火力])"
    "|合著(?=[《者书])|(?<![配结缝贴闭整联混融组迎符])合著(?=[，。；、的）]|$)"
)
_BEGINS = "著(?:[名者述称录书有]|作(?!训)|文(?=章|立说)|论(?=述|甚)|于世)"
# The author behind a title or before a publisher: 《…》，张某著；李某著，某某出版社.
_AUTHOR = "(?:(?<=》)|(?<=》[，、（(]))[一-鿿·]{2,5}著(?=[，。；、）)]|$)|著(?=，[一-鿿]{2,12}出版社)|著(?=《)"
_TRUE_ZHU = re.compile(f"{_ENDS}|{_BEGINS}|{_AUTHOR}")
# Words whose first character could end a word with 著. Behind a verb that likes 着, what is counted decides between
# 看着名单 and 看著名画家.
_OTHER_WORDS = {
    "名": frozenset("单字片义号额册贵表词牌誉次气"),
    "作": frozenset("业文案用战弊假证息乐风态答品"),
    "录": frozenset("音像取用制入"),
    "称": frozenset("呼赞号"),
    "述": frozenset("说职"),
    "者": frozenset("也字"),
}
_VERBS = frozenset(
    "随跟沿看拿带望听想说味临绕对朝向顺靠凭为接趁借冒抱怀持握提背穿戴盖写印贴挂摆放坐站躺跪睡住守等伴领牵拉推抓扛抬捧举顶压逼催赶追盯瞅瞧瞪笑"
    "哭喊叫骂唱念读哼谈聊讲吵闹急忙活含藏括表志征响约撑存在占处满漫溢演挥起过走跑飞流转隔留缺欠指踩披附载记刻画标照依按当忍陪护养用开关闭睁"
    "端捏摸扶搂夹塞堵挡拦绑系缠包裹装盛点烧燃亮闪发散透露显露翻查找寻问求哄骗瞒逗劝教管惦数算试学练做干忙备拥揣有夹"
)
_RARE = 20.0  # how much rarer than its second word a pair is that no word joins
# Words that prove a page to write 著 for 着; none of them is ever written so on the mainland.
_TELLING = re.compile(
    "(?:意味|[随隨跟沿]|面[临臨]|[围圍][绕繞]|[带帶]|接|[试試]|[朝顺順]|[存伴]在?|有)著(?![名作者述称稱录錄书書有])"
)

# A numeral context keeps 壹 (amounts on contracts and cheques), and so does a name (壹钱包, 壹账通).
_TRUE_YI = re.compile(
    "(?<=[零壹贰貳叁參肆伍陆陸柒捌玖拾佰仟币幣¥￥“《])壹|壹(?=[零壹贰貳叁參肆伍陆陸柒捌玖拾佰仟万萬亿億元圆圓角分整”》]|[钱錢]包|[账賬][通房]|基金|号|號|[宝寶]贷|[读讀])"
)
# Words that nobody writes with the numeral of contracts: one of them proves a page that writes hardly any 一.
_SURE_YI = re.compile("壹(?=[般旦些直定樣样起切])|(?<=[這这統统唯之])壹(?!百|千)")
MIN_VARIANTS = 3  # free 壹 and 妳 on a page whose converter wrote them


def propose(draft: Draft, knowledge: Knowledge) -> Iterator[Edit]:
    """着 for 著 where the page writes 著 for every 着, and 一 你 for the variants 壹 妳 of careless converters."""
    text = draft.text
    if knowledge.config.script.target == "keep":
        return
    if "著" in text and _writes_zhu(draft):
        true = find_true_zhu(text, knowledge.model)
        yield from _replace(text, "著", "着", true, "the page writes 著 for every 着")
    if draft.is_traditional and ("壹" in text or "妳" in text):
        yield from _mend_variants(draft)


def _writes_zhu(draft: Draft) -> bool:
    """Whether the page writes 著 where 着 is meant: no traditional line has 着, and if it is simplified, words prove it."""
    page = draft.page_text or draft.text
    if not draft.is_traditional:
        return "着" not in page and _TELLING.search(page) is not None
    if "着" not in page:
        return True
    traditional = read_hanzi().traditional
    return not any("着" in page[start:end] and traditional.search(page, start, end) for start, end in line_spans(page))


def find_true_zhu(text: str, model: CharModel) -> set[int]:
    """Where 著 in simplified `text` is no particle: 著名, 显著, 《…》，张某著."""
    places = set()
    for match in _TRUE_ZHU.finditer(text):
        at = match.start() + match[0].index("著")
        if match[0][0] != "著" or not _is_particle(text, at, model):
            places.add(at)
    return places


def _is_particle(text: str, at: int, model: CharModel) -> bool:
    """Whether 著 belongs to the verb before it, although a word could begin with it: 看着名单, 有着作用, 拿着书本.

    The model takes 著 and 着 for one character: it has hardly ever met 著名单, but often 名单.
    """
    before, word, after = text[at - 1 : at], text[at + 1 : at + 2], text[at + 2 : at + 3]
    if before not in _VERBS:
        return False
    if word in "有书":
        return after not in "立《"
    if after not in _OTHER_WORDS.get(word, ()):
        return False
    return model.count(f"著{word}{after}") * _RARE < model.count(word + after)


def _mend_variants(draft: Draft) -> Iterator[Edit]:
    page, text = draft.page_text or draft.text, draft.text
    n_free, n_fancy = page.count("壹") - len(_TRUE_YI.findall(page)), page.count("妳")
    is_many = n_free + n_fancy >= MIN_VARIANTS
    if (
        n_free and (is_many or _SURE_YI.search(page)) and page.count("一") < n_free
    ):  # one that writes 壹 writes no 一; a name may hold 壹 as often as it likes
        protected = {match.start() for match in _TRUE_YI.finditer(text)}
        yield from _replace(text, "壹", "一", protected, "the page writes 壹 for 一")
    if is_many and "你" not in page:
        yield from _replace(text, "妳", "你", set(), "variant of a careless converter")


def _replace(text: str, before: str, after: str, protected: set[int], evidence: str) -> Iterator[Edit]:
    at = text.find(before)
    while at >= 0:
        if at not in protected:
            yield Edit(at, at + 1, before, after, Reason.PARTICLE, 0.97, evidence)
        at = text.find(before, at + 1)
