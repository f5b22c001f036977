"""Rows of place names, bare or each before the same service: what doorway pages carry, and no article ends with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.cleaning.page_words import PageWords
from pipeline.cleaning.phrase_forms import is_institution
from pipeline.cleaning.phrase_rows import INTRODUCTION
from pipeline.lines import han_count

MIN_PLACES, MIN_INNER_PLACES = 5, 7  # at the edges of a page, and between its paragraphs
MIN_SERVED = 5  # places of one service; 4 where most of them are told to be places
MIN_SERVICE_CHARS, MIN_SERVICE_INFORMATION = 4, 20.0  # natural logarithms; 分公司 and 连衣裙 tell less
MAX_NAME_CHARS = 7
MIN_KNOWN = 0.6  # of the names end with a rank or are a province or one of the great cities
_SIGN = re.compile(r"\s*[|｜,，、;；/·\t]\s*|\s+I\s+|\s+")
_RANKED = "(?:自治区|自治县|自治州|地区|省|市|县|縣|区|區|旗|盟|州|镇|鎮)"
_PLACE = re.compile(f"[㐀-鿿]{{1,8}}?{_RANKED}(?![㐀-鿿])")
# Provinces, and the cities of more than some five million: a closed class, in both scripts where they differ.
_KNOWN = re.compile(
    f"[㐀-鿿]{{1,6}}{_RANKED}$|^(?:北京|上海|天津|重庆|重慶|河北|山西|辽宁|遼寧|吉林|黑龙江|黑龍江|江苏|江蘇|浙江|"
    f"安徽|福建|江西|山东|山東|河南|湖北|湖南|"
    "广东|廣東|海南|四川|贵州|貴州|云南|雲南|陕西|陝西|甘肃|甘肅|青海|内蒙古|广西|廣西|西藏|宁夏|寧夏|新疆|香港|"
    "澳门|澳門|台湾|臺灣|广州|廣州|深圳|珠海|"
    "佛山|东莞|東莞|中山|惠州|成都|杭州|宁波|寧波|温州|溫州|嘉兴|绍兴|金华|台州|南京|苏州|蘇州|无锡|無錫|常州|徐州|"
    "南通|武汉|武漢|长沙|長沙|郑州|鄭州|"
    "洛阳|西安|青岛|青島|济南|濟南|烟台|潍坊|临沂|合肥|福州|厦门|廈門|泉州|南昌|南宁|昆明|贵阳|太原|石家庄|石家莊|"
    "保定|唐山|邯郸|沈阳|瀋陽|大连|大連|长春|"
    "哈尔滨|哈爾濱|兰州|乌鲁木齐|海口|三亚|呼和浩特|银川|西宁|拉萨|台北|臺北|新北|桃园|桃園|台中|臺中|台南|臺南|高雄)$"
)
_COMMON = re.compile("^.[省市县縣区區旗盟镇鎮]$|[社小景园園][区區]$|[城都超门門]市$")  # ends like a place and is none
_NAMED = re.compile(
    "^[^：:]{2,16}[：:]|(?:等|均|(?<![成首京江新])都|属于|包括)[^、，,|]{0,8}$|[市县縣区區镇鎮州](?:和|及|与|與|以及)[㐀-鿿]{2,}"
)
# A short line above that says what the row is: 覆盖城市, 适用地区.
_HEADING = re.compile("地区|地區|区域|區域|范围|範圍|城市|网点|網點|辖区|轄區|名单|名單|分布|所辖|所轄|站点|沿线")


def find_places(lines: Sequence[str], page: PageWords, edges: frozenset[int]) -> Iterator[tuple[int, str]]:
    """Number and evidence of the lines that are rows of places and nothing else.

    A row that a sentence, a colon or a heading announces stays, and so does one of whose names the page speaks.
    """
    for number, line in enumerate(lines):
        if len(line) < 3 * MIN_PLACES or "。" in line or "；" in line[-1:] or not _is_cut(line):
            continue
        if _NAMED.search(line) or any(mark in line for mark in "！？“”"):
            continue
        before = lines[number - 1] if number else ""
        if INTRODUCTION.search(before[-40:]) or (len(before) <= 20 and _HEADING.search(before)):
            continue
        service = _find_service(line, page)
        if service and not _is_spoken_of([service], page):
            yield number, f"{service} in one place after the other"
            continue
        places = _PLACE.findall(line)
        least = (MIN_PLACES + ("、" in line)) if number in edges else MIN_INNER_PLACES
        is_row = len({place[-1] for place in places}) > 1 and len(places) >= least
        if is_row and sum(map(len, places)) >= 0.9 * han_count(line) and not _is_spoken_of(places, page):
            yield number, f"{len(places)} place names and nothing else"


def strip_place(phrase: str) -> str:
    """What a phrase says behind the name of a known place, two characters at least; empty for any other phrase.

    >>> strip_place("江州市外墙清洗"), strip_place("广州外墙清洗"), strip_place("外墙清洗")
    ('外墙清洗', '外墙清洗', '')
    """
    for at in range(min(MAX_NAME_CHARS, len(phrase) - 2), 1, -1):
        if _KNOWN.search(phrase[:at]) and not _COMMON.search(phrase[:at]):
            return phrase[at:]
    return ""


def _is_cut(line: str) -> bool:
    """Whether a sign cuts the line as often as a row of places needs it."""
    return len(_SIGN.findall(line[:400])) >= MIN_SERVED - 2


def _is_spoken_of(places: Sequence[str], page: PageWords) -> bool:
    """Whether the page's paragraphs hold a quarter of the names."""
    return 4 * sum(page.read(place).shared >= 1.0 for place in places) >= len(places)


def _find_service(line: str, page: PageWords) -> str:
    """What nearly all phrases of the line end with behind different names, empty for any other line."""
    parts = [part for part in _SIGN.split(line[:400]) if part]
    if len(parts) < MIN_SERVED - 1:
        return ""
    service = _find_ending(parts)
    if len(service) < 2:
        return ""
    names = {part[: -len(service)] for part in parts if part.endswith(service)} - {""}
    if len(names) < max(MIN_SERVED - 1, 0.8 * len(parts)) or max(map(len, names)) > MAX_NAME_CHARS:
        return ""
    phrase = page.read(service)
    if "的" in service or is_institution(service):
        return ""
    known = sum(_KNOWN.search(name) is not None for name in names)
    if known >= MIN_KNOWN * len(names):
        return service
    if len(names) < MIN_SERVED or len(service) < MIN_SERVICE_CHARS or min(map(len, names)) < 2:
        return ""
    return service if phrase.information >= MIN_SERVICE_INFORMATION else ""


def _find_ending(parts: Sequence[str]) -> str:
    """The longest ending that four in five of the parts share, without the rank of a place at its beginning."""
    counts: Counter[str] = Counter()
    for part in parts:
        counts.update(part[at:] for at in range(max(1, len(part) - 16), len(part) - 1))
    shared = [ending for ending, count in counts.items() if count >= 0.8 * len(parts)]
    ending = max(shared, key=len, default="")
    return re.sub(f"^{_RANKED}(?=..)", "", ending)
