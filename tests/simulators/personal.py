"""Invented personal data in the writings that pages use, and numbers that are nobody's, each inside a sentence.

Shares no table with `pipeline.cleaning`: a number is drawn, its digits are written in some script, put into groups, and
set between words. Numbers are random; that one of them is somebody's is chance. Everything follows from the `Random`.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import NamedTuple

LETTERS = "abcdefghijkmnpqrstuvwxyz"


class Sample(NamedTuple):
    """A sentence; what stands at `start:end` is personal, nothing else. Of a negative the two are equal."""

    text: str
    kind: str
    writing: str
    start: int
    end: int


SCRIPTS: dict[str, str | tuple[str, ...]] = {
    "full-width": "０１２３４５６７８９",
    "circled": "⓪①②③④⑤⑥⑦⑧⑨",
    "black circled": "⓿❶❷❸❹❺❻❼❽❾",
    "bold": "".join(chr(0x1D7CE + n) for n in range(10)),
    "superscript": "⁰¹²³⁴⁵⁶⁷⁸⁹",
    "numerals": "零一二三四五六七八九",
    "numerals with 〇 and 幺": "〇幺二三四五六七八九",
    "formal": "零壹贰叁肆伍陆柒捌玖",
    "keycaps": tuple(f"{n}\ufe0f\u20e3" for n in range(10)),
}
SENTENCES = (
    ("", ""), ("", "。"), ("逾期了可以找他，", "，人很好。"), ("网贷协商还款", "，成功再付费"), ("楼主加我", "！"), ("（", "）"),
    ("负债上岸群主说：“", "”。"), ("信用卡逾期半年，", "已经解决。"), ("今天是2024-05-06，", "。"), ("依据《民法典》第六百七十六条，", ""),
    ("欠款52000元，", " 谢谢"), ("王律师\n", "\n版权所有"), ("客服95588不管，", "管。"), ("→", "←"), ("【停息挂账】", "【正规】"),
    ("张三", "李四"),
)  # fmt: skip
PHONE_WORDS = ("电话：", "电话", "手机号：", "手机 ", "联系电话:", "致电", "联系", "詳詢電話：", "Tel:", "咨询热线：")
MAIL_WORDS = ("邮箱：", "邮箱", "E-mail:", "投诉邮箱 ", "电邮：", "")
QQ_WORDS = (
    "QQ：",
    "QQ",
    "qq:",
    "QQ号 ",
    "加QQ",
    "扣扣：",
    "扣扣",
    "企鹅号：",
    "Q Q：",
    "客服QQ:",
    "QQ群：",
    "加Q",
    "ＱＱ：",
    "🐧",
)
WECHAT_WORDS = (
    "微信：", "微信号：", "加微信", "微信号", "vx：", "VX:", "+v：", "加V ", "wx:", "V信：", "薇信：", "微❤：", "徽信：", "威信：", "微信號：",
    "WeChat: ", "薇芯：", "➕薇：", "加微：", "微 信：",
)  # fmt: skip
ID_WORDS = ("身份证号：", "身份证", "公民身份号码：", "身份證號碼：", "")
CARD_WORDS = ("卡号：", "银行卡号 ", "收款账号：", "信用卡卡号", "户名：张三 账号：")


def draw_digits(rng: Random, n: int) -> str:
    return "".join(rng.choice("0123456789") for _ in range(n))


def draw_mobile(rng: Random) -> str:
    return rng.choice(("13", "15", "17", "18", "19")) + draw_digits(rng, 9)


def draw_identity(rng: Random) -> str:
    """Eighteen characters of GB 11643 with their check character."""
    place = rng.choice(("1101", "3101", "4403", "5101", "6101", "3205", "2301", "4201")) + f"{rng.randint(1, 30):02}"
    body = f"{place}{rng.randint(1900, 2010)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}{draw_digits(rng, 3)}"
    return body + "10X98765432"[sum(int(digit) * (2 ** (17 - at) % 11) for at, digit in enumerate(body)) % 11]


def draw_card(rng: Random) -> str:
    """Sixteen or nineteen digits with their Luhn digit."""
    body = rng.choice(("62", "62", "62", "43", "52", "35")) + draw_digits(rng, rng.choice((13, 16)))
    doubled = "".join(str(int(digit) * (2 - at % 2)) for at, digit in enumerate(reversed(body)))
    return body + str(-sum(map(int, doubled)) % 10)


def write(rng: Random, digits: str, groups: tuple[int, ...]) -> tuple[str, str]:
    """`digits` as a page writes them, and the name of the writing; three of five are ordinary."""
    pieces, at = [], 0
    for size in groups:
        pieces.append(digits[at : at + size])
        at += size
    way = rng.random()
    if way < 0.35:
        return digits, "plain"
    if way < 0.6:
        between = rng.choice((" ", "-", " ", "-", ".", "·", "—", "\u00a0", "\u3000", "－", "  ", " - "))
        return between.join(pieces), "groups"
    if way < 0.66:
        return rng.choice((" ", "-", ".", "\u200b")).join(digits), "digit by digit"
    if way < 0.7:
        return rng.choice(("\u200b", "\u200c", "\ufeff", "\u00ad")).join(pieces), "invisible"
    if way < 0.75 and "0" in digits[3:-1]:
        return digits[0] + digits[1:].replace("0", rng.choice("Oo")), "letter O"
    if way < 0.82:
        return "".join(
            SCRIPTS["numerals"][int(d)] if d.isdigit() and rng.random() < 0.4 else d for d in digits
        ), "mixed"
    name = rng.choice(list(SCRIPTS))
    script = SCRIPTS[name]
    between = rng.choice(("", "", "", "-", " "))
    return between.join("".join(script[int(d)] if d.isdigit() else d for d in piece) for piece in pieces), name


def write_plainly(rng: Random, digits: str, groups: tuple[int, ...]) -> tuple[str, str]:
    """`digits` without letters for digits: what is read by its word alone."""
    text, name = write(rng, digits, groups)
    return (digits, "plain") if name in ("letter O", "mixed") else (text, name)


def mobile(rng: Random) -> tuple[str, str, str]:
    groups = rng.choice(((3, 4, 4), (3, 4, 4), (3, 4, 4), (3, 8), (4, 3, 4), (3, 3, 5)))
    text, writing = write(rng, draw_mobile(rng), groups)
    return (
        rng.choice((*PHONE_WORDS, "", "李律师", "微信同号")),
        rng.choice(("", "", "", "+86", "+86 ", "86-", "(+86)")) + text,
        writing,
    )


def landline(rng: Random) -> tuple[str, str, str]:
    area = rng.choice(("010", "021", "020", "0755", "0731", "0571", "028", "0531"))
    local = rng.choice("2345678") + draw_digits(rng, 7)
    way = rng.choice(("-", "-", "-", "glued", "brackets", " ", "——", "－", "extension", "+86"))
    text = {
        "glued": area + local, "brackets": f"({area}){local}", "extension": f"{area}-{local}{rng.choice(('转', '-', ' ext. '))}801",
        "+86": f"+86-{area[1:]}-{local}",
    }.get(way, area + way + local)  # fmt: skip
    if rng.random() < 0.1:
        text = "".join(chr(0xFEE0 + ord(char)) if char.isdigit() else char for char in text)
    return rng.choice((*PHONE_WORDS, "")), text, way


def foreign(rng: Random) -> tuple[str, str, str]:
    """Hong Kong, Macau and Taiwan."""
    a, b, c = draw_digits(rng, 3), draw_digits(rng, 4), draw_digits(rng, 3)
    hong_kong, macau, taiwan = f"{rng.choice('569')}{a}", f"66{a[:2]}", f"9{a[:2]}"
    text = rng.choice((
        f"+852 {hong_kong} {b}", f"+852{hong_kong}{b}", f"(852) {hong_kong}-{b}", f"852-{hong_kong}-{b}", f"+853 {macau} {b}",
        f"0{taiwan}-{c}-{b[:3]}", f"0{taiwan} {c} {b[:3]}", f"0{taiwan}{c}{b[:3]}", f"+886 {taiwan} {c} {b[:3]}", f"+886-{taiwan}-{c}{b[:3]}",
    ))  # fmt: skip
    return rng.choice(("電話：", "手機：", "電話 ", "聯絡手機", "WhatsApp: ")), text, "regional"


def email(rng: Random) -> tuple[str, str, str]:
    name = rng.choice(
        (
            draw_digits(rng, 9),
            "".join(rng.choices(LETTERS, k=6)),
            "wang_" + draw_digits(rng, 3),
            "li." + draw_digits(rng, 2),
        )
    )
    host, top = rng.choice(("qq", "163", "126", "gmail", "example", "foxmail")), rng.choice(("com", "com", "cn"))
    at = rng.choice(("@", "@", "@", "@", "＠", " @ ", "(at)", "[at]", "（at）", "【at】", " (at) ", "艾特", "@ "))
    dot = rng.choice((".", ".", ".", ".", "．", "。", "点", " . ", "(dot)", "[dot]"))
    if rng.random() < 0.06 and host in ("qq", "163", "126"):
        at = rng.choice("#*")
    return rng.choice(MAIL_WORDS), f"{name}{at}{host}{dot}{top}", f"{at.strip()} {dot.strip()}"


def qq(rng: Random) -> tuple[str, str, str]:
    digits = rng.choice("123456789") + draw_digits(rng, rng.choice((6, 7, 8, 8, 9, 9))) + rng.choice("123456789")
    word = rng.choice(QQ_WORDS)
    if not word.endswith(("：", ":")):
        return word, digits, "plain"
    text, writing = write_plainly(rng, digits, (3, 3, len(digits) - 6))
    return word, text, writing


def wechat(rng: Random) -> tuple[str, str, str]:
    word = rng.choice(WECHAT_WORDS)
    name = (
        "".join(rng.choices(LETTERS, k=rng.randint(4, 8)))
        + rng.choice(("", "_", "-"))
        + draw_digits(rng, rng.randint(2, 5))
    )
    if rng.random() < 0.1:
        return word, "".join(chr(0xFEE0 + ord(char)) for char in name), "full-width"
    return word, rng.choice((name, name, name, name.upper())), "plain"


def id_card(rng: Random) -> tuple[str, str, str]:
    text, writing = write_plainly(rng, draw_identity(rng), (6, 8, 4))
    return rng.choice(ID_WORDS), text, writing


def bank_card(rng: Random) -> tuple[str, str, str]:
    digits = draw_card(rng)
    text, writing = write_plainly(rng, digits, (4, 4, 4, 4, 3)[: -(-len(digits) // 4)])
    return rng.choice(CARD_WORDS), text, writing


KINDS: tuple[tuple[str, Callable[[Random], tuple[str, str, str]]], ...] = (
    ("mobile", mobile), ("landline", landline), ("mobile", foreign), ("email", email), ("qq", qq), ("wechat", wechat),
    ("id_card", id_card), ("bank_card", bank_card),
)  # fmt: skip


def draw_personal(rng: Random) -> Sample:
    """A sentence with one piece of personal data."""
    kind, make = rng.choice(KINDS)
    word, text, writing = make(rng)
    before, after = rng.choice(SENTENCES)
    start = len(before) + len(word)
    return Sample(before + word + text + after, kind, writing, start, start + len(text))


def draw_negative(rng: Random) -> Sample:
    """A sentence with numbers that are nobody's."""
    n, year = draw_digits, rng.randint(1990, 2026)
    sum_ = str(rng.randint(1, 9)) + n(rng, rng.randint(3, 11))
    day = f"{year}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    moment = f"{rng.randint(0, 23):02}:{rng.randint(0, 59):02}:{rng.randint(0, 59):02}"
    hotline = rng.choice(("95588", "12378", "12345", "10086", "96110", "95188", "12363", "12309", "110"))
    firm = rng.choice(("400", "800")) + rng.choice(("-{}-{}", "{}{}", " {} {}")).format(n(rng, 3), n(rng, 4))
    name, text = rng.choice((
        ("amount", f"{sum_}{rng.choice(('元', '万元', '元整', ' 元', '亿元', '美元', '人次', '股', '%'))}"),
        ("amount", f"{rng.choice(('￥', '¥', '人民币', '$', 'HK$'))}{sum_}{rng.choice(('', '.00', '元'))}"),
        ("amount", f"{int(sum_):,}{rng.choice(('', '元', '.50元'))}"),
        ("row of amounts", rng.choice((" ", "、", "，", " / ")).join(str(rng.randint(2, 99)) + "00" for _ in range(rng.randint(3, 9)))),
        ("date", rng.choice((day, day.replace("-", "/"), day.replace("-", "."), day.replace("-", ""), f"{day} {moment}"))),
        ("date", f"{day}至{rng.randint(1990, 2026)}-{rng.randint(1, 12)}-{rng.randint(1, 28)}"),
        ("stamp", f"{day} {moment}".replace("-", "").replace(":", "").replace(" ", "") + rng.choice(("", n(rng, 3)))),
        ("years", rng.choice((" ", "、", "-", "，")).join(str(year + at) for at in range(rng.randint(2, 6)))),
        ("case", f"（{year}）{rng.choice('京沪粤川浙')}{n(rng, 4)}{rng.choice(('民初', '执', '刑终'))}{n(rng, rng.randint(2, 5))}号"),
        ("document", f"银发〔{year}〕{rng.randint(1, 500)}号"),
        ("article", f"第{rng.randint(1, 1260)}条、第{rng.randint(1, 1260)}条第{rng.randint(1, 9)}款"),
        ("article", f"第{''.join(rng.choices('一二三四五六七八九', k=2))}百{rng.choice('二三四五六七八九')}十{rng.choice('一二三四')}条"),
        ("service", rng.choice((hotline, f"电话{hotline}", f"{hotline}、12368", f"拨打{hotline}转{n(rng, 1)}"))),
        ("firm", rng.choice(("客服热线：", "电话", "致电", "")) + firm),
        ("sender", f"短信来自1069{n(rng, rng.randint(5, 12))}"),
        ("order", f"{rng.choice(('订单号', '流水号：', '合同编号', '交易单号 '))}{year}{n(rng, rng.randint(8, 20))}"),
        ("isbn", f"ISBN 978-7-{n(rng, 4)}-{n(rng, 4)}-{n(rng, 1)}"),
        ("credit code", f"统一社会信用代码：91{n(rng, 6)}MA{n(rng, 8)}"),
        ("record", f"{rng.choice('京沪粤')}ICP备{n(rng, 8)}号-{n(rng, 1)}、公网安备{n(rng, 14)}号"),
        ("coordinates", f"{n(rng, 2)}.{n(rng, rng.randint(4, 8))},1{n(rng, 2)}.{n(rng, rng.randint(4, 8))}"),
        ("decimal", f"{rng.randint(0, 99)}.{n(rng, rng.randint(2, 14))}"),
        ("version", f"V{rng.randint(1, 12)}.{rng.randint(0, 99)}.{rng.randint(0, 9999)}"),
        ("formula", f"{sum_}×{rng.randint(1, 36)}÷{rng.randint(2, 365)}={n(rng, 4)}.{n(rng, 2)}"),
        ("page", f"http://www.example.com/{rng.choice(('news', 'a'))}/{n(rng, rng.randint(5, 12))}.html"),
        ("file", f"IMG_{day.replace('-', '')}_{n(rng, 6)}.jpg"),
        ("hash", "".join(rng.choices("0123456789abcdef", k=32))),
        ("product", rng.choice(("微信", "QQ", "企鹅", "微信支付", "QQ音乐")) + rng.choice((f"{year}年", f"{sum_}元", "用户", "群", "V8.0.1"))),
    ))  # fmt: skip
    before, after = rng.choice(SENTENCES[:2] + SENTENCES[2:4] + SENTENCES[5:])
    at = len(before)
    return Sample(before + text + after, "", name, at, at)
