"""Sentences that praise a brand: short phrases in brackets and stars, an address among them, the brand said twice.

No vocabulary of a trade is needed: what speaks is how the line is set, what it promises of itself (the words of selling
that all trades share), and that it says nothing of which the rest of the page speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.cleaning.page_words import PAIR, PageWords
from pipeline.lexicon import fold
from pipeline.lines import han_count, is_numbered

MIN_CHARS, MAX_CHARS = 10, 200
MAX_SHARED = 0.2  # of the line's pairs of characters, without those of selling, stand in other lines of the page
# Evidence from which on a line is an advertisement, and kinds of it; set on invented brands of a dozen trades (bench_spam.py).
LEAST, MIN_KINDS = 4.0, 2
TELLING = 28.0  # natural logarithms: what one of its phrases tells, from where hardly any word does
ADDRESS = re.compile(
    r"(?<![@\w.])(?:https?://)?(?:[a-z0-9-]{1,40}\.){1,3}(?:com|net|org|cn|cc|vip|top|xyz|app|club|info|biz|site|online|shop|"
    r"live|fun|icu|tv|me|co|io|hk|tw|la|pro|wang|ltd)(?:\.[a-z]{2})?(?![a-z@])(?:/[\w./?=&%-]*)?",
    re.IGNORECASE,
)
_ORNAMENT = re.compile("[★☆✦✧✨◎▶◀⏩⏪㊣♛♚♠♣♥♦❤✅✔☑⭐✪❀✿☎✈【】『』「」〖〗〔〕［］▇█💰🎉👉👈🔥]")
_CLOSING = re.compile("[】』」〗〕］\\]]")  # a pair of brackets counts once; one pair alone is a heading's
# Said of itself by whatever is advertised; ordinary words, of which several must come together.
_PRAISE = re.compile(
    "第一品牌|(?:领导|知名|著名|驰名|高端|一线|大)品牌|官方(?:网站|入口|网址|下载|直营|授权|正版|平台|旗舰|认证|"
    "唯一|版)?|官网|(?:全网|国内|行业|亚洲|全球|业内|国际)(?:最|一流|领先|第一|首)|"
    "信誉(?:第一|至上|保证|好)?|品质(?:保证|保障)|服务第一|值得信赖|行业领先|首选|最(?:专业|权威|大|全|新|好|佳|快|稳)|专业的|"
    "秒(?:速)?(?:到账|提|结)|全天候|(?:24|二十四|7[×x*]24)小?时?(?:小时)?(?:在线|客服|服务)|在线客服|欢迎(?:光临|"
    "来到|您|莅临|加入|使用|注册|访问)|为(?:您|广大.{2,4})提供|竭诚|尽在|应有尽有|"
    "期待(?:您|你)|一站式|注册(?:就|即)?送|立即(?:注册|下载|体验|咨询)|免费(?:下载|注册|试玩|咨询|体验)|手机版|"
    "网页版|安卓版|苹果版|(?:最新|官方)(?:网址|登录|入口|版)|"
    "点击(?:进入|注册|下载|咨询)|[(（](?:中国|国际|香港|澳门|亚洲|集团)[)）](?:有限公司|官方|官网|集团|股份)|"
    "厂家直销|货到付款|包邮|期待.{0,4}合作|诚信办理|全国办理|(?:登录|登陆|注册|下载)(?:入口|地址|网址|平台)|"
    "全国(?:免费|连锁|上门)|上门服务|诚信(?:经营|为本)|老品牌"
)
_WEAK_PRAISE = re.compile("平台|打造|资深|致力于|专业|权威|正规|领先|为.{1,8}提供|品质|优质|一流|高端")
# Who judges, quotes, reports or sues does not advertise.
_DOUBT = re.compile(
    "[“”《》]|骗|警方|公安|法院|记者|涉嫌|违法|谨防|警惕|切勿|不要|投诉|举报|起诉|原告|被告|判决|监管|处罚|曝光|"
    "虚假|据.{0,8}(?:报道|悉|介绍|了解)|[声宣号自]?称[，：:]|认为|表示|说[，：:道]|？|\\?|年\\d|月\\d|问题|应当|"
    "不得|规定|依法|第[一二三四五六七八九十百\\d]+条"
)
_SIGNS = re.compile(r"[\s|｜_,，、;；:：!！。.·/\-—–~()（）]+|" + _ORNAMENT.pattern)
_JOINT = re.compile("[㐀-鿿)）]\\s?[-_—–]{1,2}\\s?[㐀-鿿]")
_CONTACT = re.compile(r"(?:QQ|微信|wx|vx|电报|飞机|TG)[^㐀-鿿]{0,6}[：:]\s?[A-Za-z0-9_-]{5,}", re.IGNORECASE)


def find_brands(lines: Sequence[str], page: PageWords) -> Iterator[tuple[int, str]]:
    """Number and evidence of the lines that praise a brand of which the rest of the page does not speak."""
    weights = {
        number: weight
        for number, line in enumerate(lines)
        if MIN_CHARS <= len(line) <= MAX_CHARS
        and _may_praise(line)
        and (weight := _weigh(fold(line).text, page)) >= LEAST
    }
    if not weights:
        return
    said = {pair for at, line in enumerate(lines) if at not in weights for pair in _find_pairs(fold(line).text)}
    for number, weight in weights.items():
        own = _find_pairs(_PRAISE.sub("。", fold(lines[number]).text))
        if len(own & said) <= MAX_SHARED * len(own) and not _is_of_title(own, page.title):
            yield number, f"praise of something of which the page does not speak, weight {weight:.1f}"


def _may_praise(line: str) -> bool:
    return _ORNAMENT.search(line) is not None or "." in line or _PRAISE.search(line) is not None


def _is_of_title(pairs: frozenset[str], title: str) -> bool:
    return 3 * len(pairs & _find_pairs(fold(title).text)) > len(pairs)


def _find_pairs(folded: str) -> frozenset[str]:
    return frozenset(PAIR.findall(folded))


def _weigh(line: str, page: PageWords) -> float:
    """The evidence that a folded line advertises: setting, address, the same name again, praise."""
    if _DOUBT.search(line) or is_numbered(line) or han_count(line) < 4:
        return 0.0
    contact = _CONTACT.search(line) is not None
    address = contact or ADDRESS.search(line) is not None
    bare = ADDRESS.sub("", line)
    n_ornaments = len(_ORNAMENT.findall(bare)) - len(_CLOSING.findall(bare)) + address * line.count("[")
    praise = {match[0] for match in _PRAISE.finditer(bare)}
    name = find_repeated(bare)
    praise_weight = 1.5 * min(len(praise), 3) + 0.75 * min(len(set(_WEAK_PRAISE.findall(bare))), 2)
    weight = 2.0 * address + 1.5 * contact + min(n_ornaments, 3) - 0.7 * (n_ornaments == 1) + praise_weight
    weight += 2.0 * (name != "") - 2.0 * ("。" in line)
    weight += 1.0 * (name != "" and (bare.startswith(name) or bare.rstrip("!！。 ").endswith(name)))
    kinds = address + (name != "") + (praise_weight > 1.0)
    if not kinds:
        return 0.0
    kinds += n_ornaments > 1
    if weight < LEAST - 3.0 or (weight >= LEAST and kinds >= MIN_KINDS):
        return weight
    phrases = [page.read(part) for part in _SIGNS.split(_PRAISE.sub("|", bare)) if len(part) > 2]
    at_home = sum(phrase.is_at_home for phrase in phrases)
    if len(phrases) > 1 and 2 * at_home < len(phrases) and not any(phrase.is_clause for phrase in phrases):
        is_telling = max(phrase.information for phrase in phrases) >= TELLING
        weight += 1.0 + is_telling + (_JOINT.search(bare) is not None)
        kinds += is_telling
    return weight if kinds >= MIN_KINDS else 0.0


def find_repeated(line: str) -> str:
    """The word of three to twelve characters that begins the line and is said again; else empty.

    >>> find_repeated("某某国际为您提供彩妆、香水，欢迎光临某某国际！")
    '某某国际'
    """
    first = next((part for part in _SIGNS.split(line)[:4] if part), "")
    lengths = range(min(12, len(first)), 2, -1)
    return next((first[:length] for length in lengths if line.count(first[:length]) > 1), "")
