"""Pages as bytes with one fault each, and the text that a reader should get: what decoding is measured on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from opencc import OpenCC

from scraper.demo.sentences import fill, list_templates

SIZES = (0, 20, 60, 200, 1000, 5000, 20000)  # characters of prose beside the title
CANTONESE = (
    "佢哋話嗰啲數係咁計，我喺度睇咗好耐。",
    "你嘅信用卡到期冇還，銀行會打電話嚟搵你。",
    "嚟緊嘅利息點計，問清楚先好簽。",
)
KANA = "（日文：カードローンの返済、お申し込みはこちら）"
GREEK = "ΑΒΓαβγ①②⑴Ⅲ→←★■℃"
HANGUL = "대출 연체가 길어지면 신용 등급이 떨어질 수 있습니다. 상담을 받아 보세요. 분할 상환도 가능합니다. "
JAPANESE = "返済が遅れると信用情報に登録されます。早めにご相談ください。分割での支払いもできます。"
FOOTER = "版权所有，未经许可不得转载。本站内容仅供参考，不构成任何建议。"
SCRIPT = "var page = {id: 17, open: function (a) { return a && a.length > 0 }};\n"


@dataclass(frozen=True, slots=True)
class Faulty:
    """The body as served, the server's label, the text as it should be, and how many of its characters may be gone."""

    body: bytes
    declared: str
    text: str
    allowed: int = 0


Writer = Callable[[str, Random], Faulty]
Damage = Callable[[bytes, Random], bytes]


def make_page(rng: Random, lines: Sequence[str], n_chars: int, extra: str = "") -> str:
    """An invented page with `{meta}` where the declaration goes and lines of prose of about `n_chars` in all."""
    head = SCRIPT * rng.choice((0, 1, 5, 60)) if rng.random() < 0.5 else ""
    parts, size = [], 0
    while size < n_chars:
        line = rng.choice(lines)[: max(n_chars - size, 4)]
        parts.append(line)
        size += len(line)
    mark = rng.choice(("</p>\n<p>", "<br>\r\n&nbsp;&nbsp;", "</div>\n<div class='text'>"))
    body = mark.join(parts) + extra
    title = rng.choice(lines)[: rng.randint(8, 24)]
    return (
        f"<html><head>{{meta}}<title>{title}</title>\n<script>{head}</script></head>\n"
        f"<body><div id='a1'><p>{body}</p></div>\n{{tail}}</body></html>\n"
    )


def _fill(page: str, meta: str, tail: str = "") -> str:
    declaration = f'<meta http-equiv="Content-Type" content="text/html; charset={meta}">' if meta else ""
    return page.replace("{meta}", declaration).replace("{tail}", tail)


def _expect(text: str) -> str:
    return text.replace("\r\n", "\n").lstrip("\ufeff")


def write(
    charset: str,
    meta: str = "",
    *,
    server: str = "",
    mark: bytes = b"",
    damage: Damage | None = None,
    allowed: int = 0,
    tail: tuple[str, str] | None = None,
    extra: str = "",
) -> Writer:
    """The page in one charset with `tail` (a text and its charset) before its end."""

    def make(page: str, rng: Random) -> Faulty:
        page = page.replace("</p></div>", extra + "</p></div>")
        filled = _fill(page, meta, tail[0] if tail else "")
        if tail:
            before, behind = _fill(page.replace("{tail}", "\0"), meta).split("\0")
            body = before.encode(charset, "ignore") + tail[0].encode(tail[1]) + behind.encode(charset, "ignore")
            filled = before.encode(charset, "ignore").decode(charset) + tail[0] + behind
        else:
            body = filled.encode(charset, "ignore")
            filled = body.decode(charset)
        if damage:
            body = damage(body, rng)
        if damage is cut_short:
            filled = body.decode(charset, "ignore")
        return Faulty(mark + body, server, _expect(filled), allowed)

    return make


def misread(written: str, read: str, times: int = 1) -> Writer:
    """The page written in one charset, read in another and stored as UTF-8."""

    def make(page: str, rng: Random) -> Faulty:
        text = _fill(page, "utf-8").encode(written, "ignore").decode(written)
        taken = text
        for _ in range(times):
            taken = _read(taken.encode(written), read)
        return Faulty(taken.encode(), "", _expect(text), taken.count("\ufffd"))

    return make


def _read(body: bytes, charset: str) -> str:
    if charset == "cp1252":
        return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in body)
    return body.decode(charset, "replace")


def _high_places(body: bytes) -> list[int]:
    return [place for place in range(len(body)) if body[place] > 0x7F]


def splice(junk: bytes, n_gone: int = 0) -> Damage:
    """`junk` in place of `n_gone` bytes at one beyond ASCII, be it inside of a character."""

    def damage(body: bytes, rng: Random) -> bytes:
        place = rng.choice(_high_places(body))
        return body[:place] + junk + body[place + n_gone :]

    return damage


def change(n: int = 1, choices: bytes = bytes(range(0x80, 0x100))) -> Damage:
    """`n` bytes beyond ASCII changed to one of `choices`."""

    def damage(body: bytes, rng: Random) -> bytes:
        spoiled = bytearray(body)
        for place in rng.sample(_high_places(body), n):
            spoiled[place] = rng.choice(choices)
        return bytes(spoiled)

    return damage


def cut_short(body: bytes, rng: Random) -> bytes:
    """The page up to the middle of its last character."""
    last = _high_places(body)[-1]
    return body[:last]


def sprinkle_zeros(body: bytes, rng: Random) -> bytes:
    """NUL bytes between tags, and a row of them at the end."""
    return body.replace(b"<p>", b"<p>\0").replace(b"<div", b"\0<div") + b"\0" * 64


def foreign(text: str, charset: str, declared: str) -> Writer:
    """A page of another language; declared, it should come back, else it should only end in a value."""

    def make(page: str, rng: Random) -> Faulty:
        html = _fill(
            "<html><head>{meta}<title>x</title></head><body><p>" + text * rng.randint(1, 20) + "</p>", declared
        )
        return Faulty(html.encode(charset), "", html if declared else "")

    return make


def prefix_misread_mark(page: str, rng: Random) -> Faulty:
    """UTF-8 whose byte order mark was written a second time as Latin-1."""
    text = _fill(page, "utf-8")
    return Faulty("ï»¿".encode() + text.encode(), "", _expect(text))


_COMMENT = ("<!-- 页面由模板生成，请勿修改本文件 --><!-- 统计代码开始 -->", "utf-8")
_TAIL = f"<div class='foot'><p>{FOOTER}</p></div>"
_TAIL_T = "<div class='foot'><p>版權所有，未經許可不得轉載。本站內容僅供參考，不構成任何建議。</p></div>"
_RARE = "\U00020bb7\U00025ad7\u3e73\ue000\ue234"  # beyond the first plane, extension A, private use
SIMPLIFIED: dict[str, Writer] = {
    "base": write("utf-8", "utf-8"),
    "utf8_undeclared": write("utf-8"),
    "utf8_as_gbk": write("utf-8", "gbk", server="gbk"),
    "utf8_as_gb2312": write("utf-8", "gb2312"),
    "utf8_header_latin1": write("utf-8", "", server="iso-8859-1"),
    "utf8_meta_gbk_header_utf8": write("utf-8", "gbk", server="utf-8"),
    "utf8_bom": write("utf-8", "gbk", mark=b"\xef\xbb\xbf"),
    "utf8_bom_as_latin1": prefix_misread_mark,
    "utf8_ff": write("utf-8", "utf-8", damage=splice(b"\xff"), allowed=1),
    "utf8_removed": write("utf-8", "utf-8", damage=splice(b"", 1), allowed=1),
    "utf8_removed_as_gbk": write("utf-8", "gbk", damage=splice(b"", 1), allowed=1),
    "utf8_removed_undeclared": write("utf-8", "", damage=splice(b"", 1), allowed=1),
    "utf8_changed": write("utf-8", "", damage=change(), allowed=2),
    "utf8_3_bad": write("utf-8", "utf-8", damage=change(3), allowed=6),
    "utf8_question": write("utf-8", "", damage=change(3, b"?"), allowed=3),
    "utf8_cut": write("utf-8", "", damage=cut_short, allowed=1),
    "utf8_nul": write("utf-8", "", damage=sprinkle_zeros),
    "utf8_rare": write("utf-8", "", extra=_RARE),
    "utf8_gbk_footer": write("utf-8", "utf-8", tail=(_TAIL, "gbk")),
    "utf8_gbk_footer_as_gbk": write("utf-8", "gbk", tail=(_TAIL, "gbk")),
    "gbk": write("gb18030", "gbk"),
    "gbk_as_utf8": write("gb18030", "utf-8"),
    "gbk_as_utf8_both": write("gb18030", "utf-8", server="utf-8"),
    "gbk_as_big5": write("gb18030", "big5", server="big5"),
    "gb2312_with_gbk": write("gb18030", "gb2312", extra="方喆、陶堃、朱镕"),
    "gbk_undeclared": write("gb18030"),
    "gbk_header_latin1": write("gb18030", "", server="iso-8859-1"),
    "gbk_header_utf8_meta_gbk": write("gb18030", "gbk", server="utf-8"),
    "gbk_with_bom": write("gb18030", "gbk", mark=b"\xef\xbb\xbf"),
    "gbk_kana": write("gb18030", "", extra=KANA + GREEK),
    "gbk_rare": write("gb18030", "", extra=_RARE),
    "gbk_nul": write("gb18030", "", damage=sprinkle_zeros),
    "gbk_euro": write("gb18030", "gbk", tail=("<p>€</p>", "cp1252")),
    "gbk_ff": write("gb18030", "gbk", damage=splice(b"\xff"), allowed=2),
    "gbk_ff_undeclared": write("gb18030", "", damage=splice(b"\xff"), allowed=2),
    "gbk_ff_as_utf8": write("gb18030", "utf-8", damage=splice(b"\xff"), allowed=2),
    "gbk_removed": write("gb18030", "gbk", damage=splice(b"", 1), allowed=2),
    "gbk_removed_undeclared": write("gb18030", "", damage=splice(b"", 1), allowed=2),
    "gbk_changed": write("gb18030", "", damage=change(), allowed=2),
    "gbk_3_bad": write("gb18030", "", damage=change(3), allowed=6),
    "gbk_question": write("gb18030", "", damage=change(3, b"?"), allowed=6),
    "gbk_cut": write("gb18030", "", damage=cut_short, allowed=1),
    "gbk_utf8_comment": write("gb18030", "gbk", tail=_COMMENT),
    "gbk_utf8_footer": write("gb18030", "gbk", tail=(_TAIL, "utf-8")),
    "gbk_utf8_footer_undeclared": write("gb18030", "", tail=(_TAIL, "utf-8")),
    "utf16le_bom": write("utf-16-le", "utf-8", mark=b"\xff\xfe"),
    "utf16be_bom": write("utf-16-be", "utf-8", mark=b"\xfe\xff"),
    "utf16le": write("utf-16-le", "utf-8"),
    "utf16be": write("utf-16-be", "gbk"),
    "utf8_read_as_1252": misread("utf-8", "cp1252"),
    "utf8_read_as_latin1": misread("utf-8", "latin-1"),
    "utf8_read_as_latin1_twice": misread("utf-8", "latin-1", 2),
    "gbk_read_as_latin1": misread("gb18030", "latin-1"),
    "gbk_read_as_1252": misread("gb18030", "cp1252"),
    "utf8_read_as_gb18030": misread("utf-8", "gb18030"),
}
TRADITIONAL: dict[str, Writer] = {
    "trad_base": write("utf-8", "utf-8"),
    "big5": write("big5hkscs", "big5"),
    "big5_undeclared": write("big5hkscs"),
    "big5_as_gb2312": write("big5hkscs", "gb2312", server="gb2312"),
    "big5_as_utf8": write("big5hkscs", "utf-8", server="utf-8"),
    "big5_kana": write("big5hkscs", "", extra=KANA),
    "big5_ff": write("big5hkscs", "", damage=splice(b"\xff"), allowed=2),
    "big5_removed": write("big5hkscs", "big5", damage=splice(b"", 1), allowed=2),
    "big5_removed_undeclared": write("big5hkscs", "", damage=splice(b"", 1), allowed=2),
    "big5_changed": write("big5hkscs", "", damage=change(), allowed=2),
    "big5_3_bad": write("big5hkscs", "", damage=change(3), allowed=6),
    "big5_cut": write("big5hkscs", "", damage=cut_short, allowed=1),
    "big5_nul": write("big5hkscs", "", damage=sprinkle_zeros),
    "big5_utf8_footer": write("big5hkscs", "big5", tail=(_TAIL_T, "utf-8")),
    "utf8_big5_footer": write("utf-8", "big5", tail=(_TAIL_T, "big5")),
    "trad_utf8_as_big5": write("utf-8", "big5", server="big5"),
    "trad_utf8_removed": write("utf-8", "big5", damage=splice(b"", 1), allowed=1),
    "trad_gbk": write("gb18030", "gbk"),
    "trad_gbk_undeclared": write("gb18030"),
    "trad_gbk_as_big5": write("gb18030", "big5"),
    "trad_gbk_removed": write("gb18030", "gbk", damage=splice(b"", 1), allowed=2),
    "big5_read_as_1252": misread("big5hkscs", "cp1252"),
    "big5_read_as_latin1": misread("big5hkscs", "latin-1"),
}
FOREIGN: dict[str, Writer] = {
    "euc_kr": foreign(HANGUL, "euc_kr", "euc-kr"),
    "euc_kr_undeclared": foreign(HANGUL, "euc_kr", ""),
    "shift_jis": foreign(JAPANESE, "cp932", "shift_jis"),
    "shift_jis_undeclared": foreign(JAPANESE, "cp932", ""),
    "euc_jp": foreign(JAPANESE, "euc_jp", "euc-jp"),
}
ROWS: dict[str, Writer] = SIMPLIFIED | TRADITIONAL | FOREIGN


def write_lines(rng: Random) -> tuple[str, ...]:
    """The sentences of the demo, which are the project's own."""
    return tuple(fill(template, rng, {}) for template in list_templates())


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)


def draw(name: str, rng: Random, lines: Sequence[str], sizes: Sequence[int] = SIZES) -> Faulty:
    """A page of one row, in the script that the row is about."""
    n_chars = rng.choice(sizes)
    lines = rng.sample(lines, min(len(lines), 40))
    if name in TRADITIONAL:
        target = rng.choice(("s2t", "s2hk", "s2twp"))
        lines = [_converter(target).convert(line) for line in lines]
        if target == "s2hk":
            lines += CANTONESE * 3
    return ROWS[name](make_page(rng, lines, n_chars), rng)


def count_lost(expected: str, got: str) -> int:
    """How many characters of one text the other has not, whatever their order."""
    return sum((Counter(expected) - Counter(got)).values())
