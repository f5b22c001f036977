"""Mail addresses, QQ numbers and WeChat ids in a plain view of text.

An address is known by its sign, a QQ number or WeChat id only by the word in front of it. Words that mean something else
as well (威信, 企鹅, V:) need an id that can hardly be a word, or a number that can hardly be an amount.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.cleaning.neighbours import DAY, NUMERAL, counts

_OPEN, _CLOSE = r"[(\[{（【]", r"[)\]}）】]"
_AT = rf"(?:[@ⓐⒶ🅰🅐]|%40|{_OPEN} ?(?:(?i:at)|艾特|[@aA]) ?{_CLOSE}|艾特)"
_DOT = rf" ?(?:[.。·]|点|點|{_OPEN} ?(?:(?i:dot)|点) ?{_CLOSE}) ?"
_POPULAR = r"(?:[Qq]{2}|163|126|139|189|(?i:gmail|foxmail|sina|hotmail|outlook|sohu|yeah|aliyun|icloud))"
_TOP = r"(?i:com|cn|net|org|hk|tw)(?![A-Za-z])"
_NAME = r"[A-Za-z\d][A-Za-z\d._%+\-]{0,63}"
_LABEL = r"[A-Za-z\d][A-Za-z\d\-]{0,62}"
_FILE = r"(?!(?:png|jpe?g|gif|webp|svg|js|css|html?)(?![A-Za-z]))"
_MAIL = (
    rf"{_NAME} {{0,2}}(?:"
    rf"{_AT} {{0,2}}(?:(?:{_LABEL}\.){{1,4}}{_FILE}[A-Za-z]{{2,10}}(?![A-Za-z])"
    rf"|{_LABEL}(?:{_DOT}{_LABEL}){{0,2}}?{_DOT}{_TOP})"
    rf"|(?:{_AT}|[#*]|AT) {{0,2}}(?:vip{_DOT})?{_POPULAR}(?:{_DOT}| ?[,，] ?){_TOP}"
    rf"|(?<! )@(?:[Qq]{{2}}|163|126|139)(?![A-Za-z0-9]))"
    rf"|\d{{5,11}}(?i:at){_POPULAR}{_DOT}{_TOP}"
    rf"|\d{{1,4}}(?: \d{{1,4}}){{2,6}} {{0,2}}{_AT} {{0,2}}{_POPULAR}{_DOT}{_TOP}"
)
_MAIL_HERE, _FIRST_MAIL = re.compile(_MAIL), re.compile(rf"(?<![A-Za-z\d]){_MAIL}")
_SIGNS = ("@", "#", "*", "艾特", "at", "AT", "At", "%40", "(a", "（a", "ⓐ", "🅰")  # without one there is no address
# Words in the open, and a sign that the page says to exchange, are read where the page speaks of mail.
_SPOKEN = re.compile(
    rf"(?<![A-Za-z\d])({_NAME}) +(?:at|AT) +{_LABEL}(?: +(?:dot|DOT) +{_LABEL}){{0,2}} +(?:dot|DOT) +{_TOP}"
)
_MAIL_WORD = re.compile(r"(?i:邮|郵|信箱|e-?mail|contact)[^。！？\n]{0,30}$")
_EXCHANGE = re.compile(r"[#*&$][^。\n]{0,6}[换換改替][^。\n@]{0,4}@")
_EXCHANGED = re.compile(rf"(?<![A-Za-z\d/.]){_NAME}[#*&$](?:{_LABEL}\.){{1,4}}[A-Za-z]{{2,10}}(?![A-Za-z])")

_OR = r" ?[/、,，或和;；|] ?"
_POINTER = r"(?: ?[:：=是为為搜→➡👉☞⇒](?:\n|(?=\S)| {1,2})| ?\.{2,6}| ?…{1,2}| ?[(（【\[「“\"]){0,3} {0,2}"
_ALONE = "(?<![A-Za-z].)"
# Both searches begin with a class of characters, which re looks for at C speed, and say the rest by looking back.
_QQ = re.compile(
    rf"([Qq扣叩抠摳球企🐧群加➕+?&u]"
    rf"(?:(?<=[Qq])(?<![A-Za-z][Qq])(?: ?[.\-·]? ?[Qq](?![A-Za-z])|群|我|(?= ?[:：]))|(?<=扣)[扣群]|(?<=叩)叩|(?<=抠)抠"
    rf"|(?<=摳)摳|(?<=球)球|(?<=企) ?[鹅鵝]|(?<=🐧)|(?<=群)[号號]|(?<=[加➕+]) ?(?:[Qq扣](?![A-Za-z])|群)|(?<=[?&])(?i:qq|uin)(?==)"
    rf"|(?<=u)in(?==)))"
    rf"((?:交流|客服|官方|咨询|[/和]?微信|[邮郵]箱|/?[VvWw][Xx])?(?:群|客服)?(?:[帐账賬帳][号號]|[号號][码碼]?|同[号號])?)"
    rf"({_POINTER})(?=[1-9{NUMERAL}])"
)
_QQ_NUMBER = re.compile(rf"([1-9](?:\d{{4,10}}|(?: \d){{4,10}}))(?!\d|-\d)({_OR}(?=[1-9]\d{{4}}))?")
_QQ_PIECES = re.compile(
    rf"[0-9{NUMERAL}]{{1,4}}(?:( |-|[.·] ?)[ -]{{0,2}}(?!(?:19|20)\d\d[-/.年])[0-9{NUMERAL}]{{1,5}}){{1,10}}(?![.-]?[0-9])"
)
_SEPARATORS = re.compile("[ .·-]+")
_QQ_SPOKEN = re.compile(rf"[{NUMERAL}]{{5,11}}(?![{NUMERAL}十百千万年])")
_QQ_UNIT = re.compile(r" ?(?:[Qq]?币|幣|[只张張级級积積分度])")
_ID = r"[A-Za-z][-_A-Za-z0-9]{5,19}"
_WECHAT = re.compile(
    rf"([微薇威徽嶶溦维維卫衛绿綠🛰VvWw加佳十➕+]"
    rf"(?:(?<=[微薇威徽嶶溦维維]) ?[.+·]? ?(?:[信芯心❤♥]|(?i:xin))|(?<=[微薇])(?=[:：])|(?<=薇)(?= [A-Za-z])|(?<=[卫衛])星|(?<=[绿綠])泡泡?|(?<=🛰)"
    rf"|(?<=[VvWw]){_ALONE} ?[Xx](?!\n)|(?<=[Vv]){_ALONE}(?:[信芯心❤♥]|(?=[:：])|我)|(?<=[Ww]){_ALONE}(?i:echat|ei ?xin|ei ?信|❤x)"
    rf"|(?<=[加佳十➕+]) ?我? ?(?:[Vv](?![A-Za-z0-9])|[微薇](?!信)|🛰)))"
    rf" ?((?:客服)?(?:[账帐賬帳][号號]|[号號][码碼]|同[号號]|[号號]|(?i:id)(?=[ :：号]))?) {{0,2}}"
    rf"({_POINTER})([\u4e00-\u9fff]{{2,4}})?({_ID}|[1-9]\d{{5,10}}|[A-Za-z](?: [A-Za-z0-9_]){{5,19}})(?![-_A-Za-z0-9])"
)
_NEXT_ID = re.compile(rf"{_OR}({_ID})(?![-_A-Za-z0-9])")
_SURE_WECHAT = re.compile(r"微信|[Vv]信|[VvWw] ?[Xx]|(?i:wechat|weixin)|[加+➕] ?我? ?[Vv薇]")
_NAMED = re.compile("[(（](?:微信|[VvWw][Xx]|[Vv]信)[号號]?[)）]")
_NAMED_ID = re.compile(rf"(?<![A-Za-z0-9@/.])({_ID})[(（](?:微信|[VvWw][Xx]|[Vv]信)[号號]?[)）]")
_WXID = re.compile(
    r"(?<![A-Za-z0-9])(wxid_[A-Za-z0-9]{6,30})|weixin://[a-z/]{0,30}\?([-_A-Za-z0-9]{6,20})(?![-_A-Za-z0-9=])"
)
_NO_ID = re.compile(
    r"(?i)(?:android|windows|iphone|ipad|ios|mac(?:os|book)?|wechat|weixin|official|version|harmony(?:os)?|app|store|https?)[\d_-]*"
)


def find_addresses(text: str) -> Iterator[tuple[int, int, str]]:
    """Mail addresses; one may begin where another ends, else only behind what is no letter."""
    if not any(sign in text for sign in _SIGNS):
        return
    match = _FIRST_MAIL.search(text)
    while match:
        yield *match.span(), "email"
        match = _MAIL_HERE.match(text, match.end()) or _FIRST_MAIL.search(text, match.end())
    if "dot" in text or "DOT" in text:
        for match in _SPOKEN.finditer(text):
            if (
                _is_code(match[1])
                or "AT" in match[0]
                or _MAIL_WORD.search(text, max(0, match.start() - 40), match.start())
            ):
                yield *match.span(), "email"
    if "@" in text and _EXCHANGE.search(text):
        for match in _EXCHANGED.finditer(text):
            yield *match.span(), "email"


def find_qq_numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """Numbers behind a word for QQ, lists of them included."""
    for word in _QQ.finditer(text):
        at = word.end()
        while match := _QQ_NUMBER.match(text, at):
            start, end = match.span(1)
            if _is_qq_number(text, word, match[1], end):
                yield start, end, "qq"
            if match[2] is None:
                break
            at = match.end()
        if at == word.end() and word[3].strip() and not counts(text, at):
            match = _QQ_PIECES.match(text, at)
            if match and not (_are_qq_pieces(match[0], match[1]) and not counts(text, match.end())):
                match = None
            if match := match or _QQ_SPOKEN.match(text, at):
                yield *match.span(), "qq"


def _are_qq_pieces(number: str, between: str) -> bool:
    """Whether digits in pieces can be a QQ number: no date, and no version of the program."""
    sizes = [len(piece) for piece in _SEPARATORS.split(number)]
    if not 5 <= sum(sizes) <= 11 or (sizes[0] == 4 and max(sizes[1:]) < 3):
        return False
    return sizes[0] > 2 or max(sizes) == 1 or not between.startswith(".")


def _is_qq_number(text: str, word: re.Match[str], number: str, end: int) -> bool:
    """Whether a number behind a word for QQ can be one: no amount, no day, and no round sum behind a doubtful word."""
    if counts(text, end) or _QQ_UNIT.match(text, end):
        return False
    if word[1] in "Qq" or word[1] in ("企鹅", "企鵝", "球球"):
        return len(number) > 5 and not number.endswith("000")
    return bool(word[3].strip()) or not DAY.fullmatch(number)


def find_wechat_ids(text: str) -> Iterator[tuple[int, int, str]]:
    """Ids behind a word for WeChat; behind the bare name of the product only what can hardly be a word itself."""
    for match in _WECHAT.finditer(text):
        word, number, pointer, person, name = match.groups()
        is_sure = _SURE_WECHAT.fullmatch(word) is not None and not person and " " not in name
        is_pointed = bool(pointer.strip())
        if (" " in name and not is_pointed) or (
            not _is_code(name) and not (is_sure and (word != "微信" or number or is_pointed))
        ):
            continue
        if _NO_ID.fullmatch(name) or DAY.fullmatch(name) or counts(text, match.end()):
            continue
        yield *match.span(5), "wechat"
        end = match.end()
        while (more := _NEXT_ID.match(text, end)) and _is_code(more[1]) and not _NO_ID.fullmatch(more[1]):
            yield *more.span(1), "wechat"
            end = more.end()
    for match in _NAMED_ID.finditer(text) if _NAMED.search(text) else ():
        if _is_code(match[1]):
            yield *match.span(1), "wechat"
    for match in _WXID.finditer(text) if "wxid_" in text or "weixin://" in text else ():
        yield *match.span(match.lastindex or 0), "wechat"


def _is_code(name: str) -> bool:
    """Whether a name can hardly be a word: letters with digits, dashes or underscores among them."""
    return not name.isdecimal() and any(char.isdecimal() or char in "-_" for char in name)
