"""What stands between the phrases of an advertisement and in no article: contacts, packages, letters in disguise.

All of it is taken out before a line is cut, so that the offers alone are judged; that it was there is evidence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

HIDDEN = "\0"  # stands for an address, a contact or a package that was taken out
DISGUISED = "▇"  # stands for letters in disguise: an ornament
MAX_FANCY = 4  # disguised letters and emblems; more prove no more
MAX_CALL_CHARS = 120  # of a line that calls; what is longer tells something
# A line with a blank behind every character; headings (目　录, 民 事 判 决 书) are shorter.
SPACED_LINE = re.compile(r"(?:[㐀-鿿][ \u3000]+){7,}[㐀-鿿]")

# Letters that look like Latin ones and are none: mathematical, enclosed, squared, small capitals, and full-width ones set
# apart. Articles have ① and Ａ股, not these; the four sets begin with what C can search for.
_FANCY = re.compile(
    "[\U0001d400-\U0001d7ffⒶ-ⓩ\U0001f110-\U0001f189⒜-⒵ᴀ-ᴢʙɢʜɪɴʀʏʟꜰꜱ]"
    "[\U0001d400-\U0001d7ffⒶ-ⓩ\U0001f110-\U0001f189⒜-⒵ᴀ-ᴢʙɢʜɪɴʀʏʟꜰꜱa-z0-9 ]*"
    "|[Ａ-Ｚａ-ｚ０-９](?:[ \u3000][Ａ-Ｚａ-ｚ０-９](?![Ａ-Ｚａ-ｚ０-９])){2,}|[㊙㊗]\ufe0f?"
)
_MAY_BE_FANCY = re.compile("[\U0001d400-\U0001d7ffⒶ-ⓩ\U0001f110-\U0001f189⒜-⒵ᴀ-ᴢʙɢʜɪɴʀʏʟꜰꜱＡ-Ｚａ-ｚ０-９㊙㊗]")
# Telephones of a person and accounts of messengers, with the words that call for them; hotlines (12378, 95588, 400-) are none.
_MESSENGER = (
    "(?:[加+]?\\s?(?:QQ|qq|扣扣|企鹅|企鵝|[微威薇徽]\\s?[信x]|[Vv][Xx信]?|[Ww][Xx]|[Qq]群?)|飞机|飛機|纸飞机|电报|電報|TG|tg|"
    "[Tt]elegram|[Ww]hats[Aa]pp|[Ll]ine)(?:号|號|同号)?"
)
# An account behind a sign, or one with a digit; `QQ 50000000人` and `微信WeChat Pay` are none.
_ACCOUNT = f"{_MESSENGER}(?:\\s?[：:@]\\s?@?[A-Za-z0-9]|\\s?(?=[A-Za-z_-]{{0,12}}\\d)[A-Za-z0-9])[A-Za-z0-9_-]{{4,19}}(?![\\w])"
_MOBILE = r"(?<!\d)1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)"
_CALLED = re.compile(
    "(?:请|請|的|可|欢迎|歡迎|直接|马上)*(?:加|添加|联系|聯繫|咨询|諮詢|致电|来电|电话|電話|手机|热线|熱線|客服|专线|微信|[：:\\s])*"
    f"(?:{_ACCOUNT}|{_MOBILE})(?:\\s?[（(]?(?:微信|电话)?同[号號步]?(?:微信)?[)）]?)?"
)
_COULD_CALL = re.compile(r"[\dA-Za-z_-]{5}|\d[- ]\d{4}")
# The rest of a call: whom to ask for, what to note down.
_CALL_WORDS = re.compile(
    "(?:请|請)?(?:联系|聯繫|找|咨询|致电|添加|加)[㐀-鿿]{0,2}(?:经理|經理|老师|老師|客服|先生|女士|小姐|顾问|主任|师傅)|"
    "(?:请)?(?:备注|備註|注明)|[（(](?:微信)?同号[)）]|(?:咨询|服务|订购|预约|业务|客服|联系)(?:热线|電話|电话|微信)|"
    "^(?:需要|想要|有需要|求购)|的(?:请|可以)?(?:加|联系|找我)?(?=\0)|(?:加|联系|找)(?=\0)"
)
_VERSION = re.compile(
    r"[vV]\d{1,3}(?:\.\d{1,4}){1,3}|(?<![\d.])\d{1,3}(?:\.\d{1,4}){2,3}(?![\d.])|(?<![\d.])\d{1,4}(?:\.\d{1,2})?\s?(?:MB|GB|Mb|mb|M(?![A-Za-z]))|"
    r"(?:新用户|新人)?(?:注册|下载|首充)?(?:就|即)?送\d{1,5}元"
)
_FETCHED = re.compile("下[载載]|安[装裝卓]|免[费費]版|手[机機]版|最新版|破解版|APP|app|客户端|客戶端|正式版")


@dataclass(frozen=True, slots=True)
class Marks:
    """What was taken out of a line."""

    n_fancy: int = 0  # letters in disguise and emblems of secrecy
    is_call: bool = False  # a person's telephone, or an account of a messenger
    is_package: bool = False  # the version or the size of something to download


NO_MARKS = Marks()


def take_out(line: str) -> tuple[str, Marks]:
    r"""The line with a sign for all that was taken out of it, and what that was.

    >>> take_out("某某搬运加薇信：vx10000（同号）")
    ('某某搬运\x00', Marks(n_fancy=0, is_call=True, is_package=False))
    """
    n_fancy = 0
    if _MAY_BE_FANCY.search(line):
        found = _FANCY.findall(line)
        n_fancy = min(sum(len(text.replace(" ", "")) for text in found), MAX_FANCY)
        line = _FANCY.sub(DISGUISED, line)
    is_call = is_package = False
    if len(line) <= MAX_CALL_CHARS and _COULD_CALL.search(line) and (bare := _CALLED.sub(HIDDEN, line)) != line:
        is_call, line = True, _CALL_WORDS.sub(HIDDEN, bare)
    if len(line) <= MAX_CALL_CHARS and (bare := _VERSION.sub(HIDDEN, line)) != line and _FETCHED.search(line):
        is_package, line = True, bare
    return line, Marks(n_fancy, is_call, is_package) if n_fancy or is_call or is_package else NO_MARKS
