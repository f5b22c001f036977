"""Where a traditional page comes from: a converter that knew characters or words, Hong Kong, Taiwan."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from pipeline.cleaning.hanzi import read_hanzi
from pipeline.cleaning.layout import line_spans
from pipeline.lines import han_count
from pipeline.records import ScriptOriginal

# What conversion character by character leaves of mainland text, against what a dictionary or a writer makes of the same
# word (survey of 400 pages: kind A against kinds B and C). Every line has one vote, because converters differ in single
# characters: some turn 于 and 后 and nothing else. Behind the second bar stand longer words that say nothing.
_PAIRS = """
于|於|于是之 樊於期
后|後|皇后 太后 天后 王后 后妃 后羿 母后
里|裡 裏|公里 英里 海里 鄰里 邻里 千里 萬里 里程 里斯 里拉 里長 里長 米里 百里 巴里 阿里
并|並 併
采取 采用 采納 采訪 采購 采集|採取 採用 採納 採訪 採購 採集 開採
征信 征求 征詢 征得 征收 象征 特征|徵信 徵求 徵詢 徵得 徵收 象徵 特徵
關系 聯系 体系 體系里|關係 聯繫 聯係
余額 余下 余款 剩余 其余 多余 業余|餘額 餘下 餘款 剩餘 其餘 多餘 業餘
愿|願
范圍 范本 范例 規范 防范 示范 模范|範圍 範本 範例 規範 防範 示範 模範
復雜 復印 復制 復合 重復|複雜 複印 複製 複合 重複 重覆
制作 制造|製作 製造
骨干 主干 干部 干活 擅干|骨幹 主幹 幹部 幹活
盡管 盡快 盡量 盡早|儘管 儘快 儘量 儘早
批準 準許 獲準|批准 准許 獲准
沖擊 沖突 沖動 沖抵|衝擊 衝突 衝動 衝抵
放松 輕松|放鬆 輕鬆
注冊 注銷|註冊 註銷 註記
几乎 几個|
證据 數据 依据 根据|
雜志 標志|雜誌 標誌
游戲 旅游 游客|遊戲 旅遊 遊客
|佔比 佔用 佔有 佔據
|公佈 發佈 佈置
委托 托管 信托 托付 受托|委託 託管 信託 託付 受託
舍得 舍棄 取舍|捨得 捨棄 取捨
周期 周轉|週期 週轉
|諮詢
|瞭解
|藉口 藉此 藉由
"""
_VARIANT_LINES = 3  # the first lines: a converter that writes 壹 and 妳 writes 於 後 裏 as well, and knows no words
_VARIANTS = re.compile(
    "(?<![零壹貳叁參肆伍陸柒捌玖拾佰仟萬億幣元圓整第（(])壹(?![零壹貳叁參肆伍陸柒捌玖拾佰仟萬億元圓角分整）)])|[這那什怎多要]麽.*妳"
)


def _compile_pairs() -> tuple[re.Pattern[str], dict[str, tuple[int, int]]]:
    """One pattern of all words, and for each its line and side (0 naive, 1 dictionary)."""
    votes: dict[str, tuple[int, int]] = {}
    neutral: list[str] = []
    for number, line in enumerate(_PAIRS.strip().split("\n")):
        naive, dictionary, *silent = line.split("|")
        votes |= dict.fromkeys(naive.split(), (number, 0)) | dict.fromkeys(dictionary.split(), (number, 1))
        neutral += silent[0].split() if silent else []
    words = sorted([*votes, *neutral], key=len, reverse=True)
    return re.compile("|".join(words)), votes


_WORD, _VOTES = _compile_pairs()

# What people write there and nobody on the mainland; each word counts once.
_TAIWAN = re.compile(
    "聯徵|遲繳|繳款|法拍|二胎|信貸公司|週轉|當鋪|更生方案|前置協商|毀諾|消債|NT\\$|新臺幣|新台幣|臺灣|台灣|臺北|台北|高雄|銀行公會|卡債|呆帳"
    "|債務人清理|勞保|健保|統編|身分證|地檢署|調解委員會|金管會|消保|簡訊|存款不足退票|支付命令|強制扣薪|民眾|薪轉|小額信貸|卡奴|行員|過件|補件"
)
_HONG_KONG = re.compile(
    "財務公司|財仔|收數|卡數|(?<![A-Za-z])(?:IVA|DRP|TU)(?![A-Za-z])|破產管理署|入息|環聯|毋須|HK\\$|港元|港幣|香港|找數|清數|碌卡|差餉|強積金|身份證號碼的首"
    "|月供|按揭證券|結餘轉戶|債務舒緩|個人自願安排|公屋|居屋|執達|高等法院原訟|金管局|放債人|清還|拍卡|信貸評級|信貸報告|欠債人"
)
_MAINLAND = re.compile(
    "網貸|短信|花唄|借唄|微粒貸|支付[寶宝]|微信|民法典|人民法院|派出所|公安|銀保監|銀監|央行|人民幣|信用社|村委|居委|手機號|個人征信|征信中心"
    "|金融監[管督]|銀行[業业]協會|律師函|爆通訊錄|呆賬|視頻|互聯網|軟件|信息|質量|通過|法定代表人|失信|被執行人|老賴|微博|淘寶|京東|打官司|平臺催收|債權人民"
)
_WORDS = 2  # different words of a region make a page its own
# Of the Han in lines that are plainly of one script: beyond it the other script is a frame or a quotation.
_MOSTLY = 0.8


@lru_cache(maxsize=8)  # asked for the text of the page by every field of it
def is_naive(text: str) -> bool:
    """Whether traditional `text` was made of mainland text character by character: 逾期后, 采取, 聯系."""
    naive, dictionary = _vote(text)
    return naive > dictionary


def _vote(text: str) -> tuple[int, int]:
    """How many lines of `_PAIRS` speak for a character table, and how many for a dictionary or a writer."""
    balance: dict[int, int] = {}
    for word, n in Counter(_WORD.findall(text)).items():
        if vote := _VOTES.get(word):
            number, side = vote
            balance[number] = balance.get(number, 0) + (n if side else -n)
    if len(_VARIANTS.findall(text)) >= 2:
        for number in range(_VARIANT_LINES):
            balance.pop(number, None)
        return len(balance) + 1, sum(value > 0 for value in balance.values())
    return sum(value < 0 for value in balance.values()), sum(value > 0 for value in balance.values())


def classify_origin(text: str) -> ScriptOriginal:
    """The origin of a page with traditional lines, by what its converter or writer did to telling words."""
    share = _measure_traditional(text)
    if share < 1 - _MOSTLY:
        return ScriptOriginal.HANS
    if share < _MOSTLY:
        return ScriptOriginal.MIXED
    if is_naive(text):
        return ScriptOriginal.HANT_NAIVE
    taiwan, hong_kong, mainland = (len(set(words.findall(text))) for words in (_TAIWAN, _HONG_KONG, _MAINLAND))
    if "「" in text and "“" not in text:
        taiwan, hong_kong = taiwan + bool(taiwan), hong_kong + bool(hong_kong)
    needed = max(_WORDS, mainland) if mainland or (taiwan and hong_kong) else 1
    if max(taiwan, hong_kong) >= needed:
        return ScriptOriginal.HANT_TW if taiwan >= hong_kong else ScriptOriginal.HANT_HK
    return ScriptOriginal.HANT


def _measure_traditional(text: str) -> float:
    """The share of the Han that stands in traditional lines, of those in lines of either script."""
    hanzi = read_hanzi()
    counts = {True: 0, False: 0}
    for start, end in line_spans(text):
        n_traditional = len(hanzi.traditional.findall(text, start, end))
        n_simplified = len(hanzi.simplified.findall(text, start, end))
        if n_traditional != n_simplified:
            counts[n_traditional > n_simplified] += han_count(text[start:end])
    return counts[True] / ((counts[True] + counts[False]) or 1)
