"""What a line says to advertise: praise, addresses, contacts, and its own name again.

Words of selling belong to no trade and are ordinary ones; several must come together, and nobody who judges, quotes or
reports may be heard.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MIN_TOLD = 2  # characters: what beside its praise says less says nothing
MAX_PRAISE, MAX_WEAK = 3, 2  # different words; more prove no more
# A name of a host; names of files are none. Lookbehinds keep mail addresses and numbers with a point out.
ADDRESS = re.compile(
    r"(?<![@\w.-])(?:https?://|www\.)?(?:[a-z0-9][a-z0-9-]{0,39}\.){1,3}(?!(?:html?|js|py|txt|pdf|docx?|xlsx?|jpe?g|png|gif|"
    r"apk|exe|zip|mp[34])\b)[a-z]{2,8}(?![a-z0-9@])(?:[:/][\w./?=&%-]*)?",
    re.IGNORECASE,
)
CONTACT = re.compile(
    r"(?:QQ|[qQ]群|[微威薇]信|wx|vx|[Vv]信|电报|飞机|TG|客服|热线|电话|咨询)[^㐀-鿿]{0,6}[：:]?\s?[A-Za-z0-9_-]{5,}",
    re.IGNORECASE,
)
_ASKED = "(?:哪家|哪个|哪里)(?:好|强|专业|便宜|有卖?)|多少钱|什么价格|怎么样|靠谱吗"
_PRAISE = re.compile(
    f"(?:{_ASKED})[？?]|主营|专业从事|一家专业|服务周到|找我们|(?:官方|免费|立即|点击|手机版?|安卓版?|最新版?)(?:下载|安装)|(?:最新|永久)(?:地址|网址)|送\\d+元|"
    "第一品牌|(?:领导|知名|著名|驰名|高端|一线|大)品牌|官方(?:网站|入口|网址|下载|直营|授权|正版|平台|旗舰|认证|"
    "唯一|版)?|官网|(?:全网|国内|行业|亚洲|全球|业内|国际)(?:最|一流|领先|第一|首)|"
    "信誉(?:第一|至上|保证|好)?|品质(?:保证|保障)|服务第一|值得信赖|行业领先|首选|最(?:专业|权威|大|全|新|好|佳|快|稳)|专业的|"
    "秒(?:速)?(?:到账|提|结)|全天候|(?:24|二十四|7[×x*]24)小?时?(?:小时)?(?:在线|客服|服务)|在线客服|欢迎(?:光临|"
    "来到|您|莅临|加入|使用|注册|访问)|为(?:您|广大.{2,4})提供|竭诚|尽在|应有尽有|"
    "期待(?:您|你)|一站式|注册(?:就|即)?送|立即(?:注册|下载|体验|咨询)|免费(?:下载|注册|试玩|咨询|体验)|手机版|"
    "网页版|安卓版|苹果版|(?:最新|官方)(?:网址|登录|入口|版)|"
    "点击(?:进入|注册|下载|咨询)|[·•]?[(（](?:中国|国际|香港|澳门|亚洲|集团)[)）]|(?:平台|登录|下载|注册)?入口|"
    "厂家直销|货到付款|包邮|期待.{0,4}合作|诚信办理|全国办理|(?:登录|登陆|注册|下载)(?:入口|地址|网址|平台)|"
    "全国(?:免费|连锁|上门)|上门服务|诚信(?:经营|为本)|老品牌|免押金|包满意|假一赔|无效退款|先(?:货|服务)后|当天(?:发货|办好|出证)|"
    "价格(?:优惠|实惠|公道)|欢迎(?:来电|致电|咨询)|来电咨询|一应俱全|(?:现货|低价)供应|量大(?:从优|优惠)|支持(?:定制|验货)"
)
# A sentence that ends with a stop and praises says one of these.
_APPEALS = ("官网", "官方", "品牌", "欢迎", "为您", "信誉", "首选", "竭诚", "客服", "尽在", "一站式", "信赖")
_WEAK = re.compile("平台|打造|资深|致力于|专业|权威|正规|领先|为.{1,8}提供|品质|优质|一流|高端")
# Who judges, quotes, reports or sues does not advertise.
_DOUBT = re.compile(
    "[“”《》]|骗|警方|公安|法院|记者|涉嫌|违法|谨防|警惕|切勿|不要|投诉|举报|起诉|原告|被告|判决|监管|处罚|曝光|"
    "虚假|据.{0,8}(?:报道|悉|介绍|了解)|[声宣号自]?称[，：:]|认为|表示|说[，：:道]|？|\\?|年\\d|月\\d|问题|应当|"
    "不得|规定|依法|第[一二三四五六七八九十百\\d]+条"
)
_QUESTION = re.compile(f"(?:{_ASKED})[？?]")  # what keywords ask is no doubt
_BREAK = re.compile(r"[^\w]+|_")
_GRAMMAR = re.compile("[的了是在和与或就都也被把]")  # no name goes on behind it


@dataclass(frozen=True, slots=True)
class Praise:
    """How a line advertises."""

    n_words: float = 0.0  # different words of selling, ambiguous ones by half
    is_named_again: bool = False  # beside praise or an address, the word that begins the line is said again
    has_address: bool = False
    has_contact: bool = False


def read_praise(folded: str) -> Praise:
    """The praise of a folded line, none where it doubts, reports or quotes."""
    has_address = "." in folded and ADDRESS.search(folded) is not None
    if _DOUBT.search(_QUESTION.sub("", folded)):
        return Praise(has_address=has_address)
    bare = ADDRESS.sub("", folded) if has_address else folded
    strong = {match[0] for match in _PRAISE.finditer(bare)}
    weak = set(_WEAK.findall(bare))
    return Praise(
        min(len(strong), MAX_PRAISE) + 0.5 * min(len(weak), MAX_WEAK),
        (has_address or bool(strong or weak)) and find_repeated(bare) != "",
        has_address,
        CONTACT.search(bare) is not None,
    )


def praises(line: str) -> bool:
    """Whether there is a word of selling in it."""
    return _PRAISE.search(line) is not None


def is_praise(part: str) -> bool:
    """Whether a part of a line is praise and nothing else."""
    return len(_PRAISE.sub("", part)) < MIN_TOLD


def appeals(text: str) -> bool:
    """Whether a sentence of the text may praise; a test at the speed of C."""
    return any(word in text for word in _APPEALS)


def find_repeated(line: str) -> str:
    """The word of three to twelve characters that begins the line and is said again; else empty.

    >>> find_repeated("某某国际为您提供彩妆、香水，欢迎光临某某国际！")
    '某某国际'
    """
    first = next((part for part in _BREAK.split(line[:60])[:4] if part), "")
    first = _GRAMMAR.split(first, maxsplit=1)[0]
    lengths = range(min(12, len(first)), 2, -1)
    return next((first[:length] for length in lengths if line.count(first[:length]) > 1), "")
