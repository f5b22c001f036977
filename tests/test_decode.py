from __future__ import annotations

import tomllib
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.decode import decode
from tests.simulators.byte_faults import ROWS, count_lost, draw, write_lines

FOLDER = Path(__file__).parent / "cases/decode"
CASES = tomllib.loads((FOLDER / "synthetic.toml").read_text("utf-8"))["case"]
MISREAD = tomllib.loads((FOLDER / "misread.toml").read_text("utf-8"))["case"]
PROSE = (
    "信用卡逾期以后，持卡人应当主动与银行联系，说明自己的还款能力，争取分期还款。"
    "平台催收时不得骚扰无关的人，借款人可以保留证据并向监管部门投诉。"
)


def write_page(case: dict[str, Any]) -> tuple[bytes, str]:
    """The bytes of a case's page, and the text that they should give."""
    meta = f'<meta charset="{case["meta"]}">' if "meta" in case else ""
    head = f"<html><head>{meta}<title>逾期</title></head><body>\n"
    text = case.get("text", PROSE) + case.get("extra", "")
    tail = "<p>" + "</p>\n<p>".join([text] * 5) + "</p></body></html>\n"
    bad = bytes.fromhex(case.get("bad", ""))
    if not bad:
        return (head + tail).encode(case["written"]), head + tail
    # One bad run in each of three places, none of them inside a pair of bytes.
    parts = tail.encode(case["written"]).split(b"</p>\n", 3)
    expected = tail.split("</p>\n", 3)
    marks = ["\ufffd" * len(bad)] * 3
    body = head.encode(case["written"]) + (bad + b"</p>\n").join(parts)
    return body, head + "".join(part + mark + "</p>\n" for part, mark in zip(expected, marks, strict=False)) + expected[
        -1
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_encoding_faults_cost_nothing(case: dict[str, Any]) -> None:
    body, expected = write_page(case)
    decoded = decode(body, declared=case.get("server", ""))
    assert (decoded.text, decoded.charset) == (expected, case["charset"])
    assert decoded.n_replaced == expected.count("\ufffd")


SENTENCES = write_lines(Random(0))


@pytest.mark.parametrize("row", ROWS)
def test_faults_cost_no_more_than_the_characters_they_hit(row: str) -> None:
    rng, n_lost = Random(row), 0
    for _ in range(8):
        page = draw(row, rng, SENTENCES, sizes=(60, 200, 1000, 5000))
        decoded = decode(page.body, declared=page.declared)
        n_lost += max(count_lost(page.text, decoded.text) - page.allowed, 0)
        assert decoded.n_replaced <= 4 * page.allowed
    # A pair that was halved may be read with its neighbour as a pair that exists.
    assert n_lost <= (6 if page.allowed else 0)


def test_a_lost_byte_does_not_shift_the_rest_of_the_passage() -> None:
    for charset in ("gbk", "big5"):
        text = "借款人應當主動與銀行聯系，說明自己的還款能力，爭取分期還款。" * 3
        body = f"<p>{text}</p>".encode(charset)
        decoded = decode(body[:7] + body[8:])
        assert decoded.text[-80:] == f"<p>{text}</p>"[-80:]
        assert decoded.n_replaced <= 1


def test_a_passage_in_another_charset_is_read_in_it() -> None:
    page, footer = f"<p>{PROSE}</p>" * 3, "<b>版权所有</b><p>未经许可不得转载</p>"
    for written, other in (("utf-8", "gbk"), ("gbk", "utf-8")):
        decoded = decode(page.encode(written) + footer.encode(other))
        assert decoded.text == page + footer
        assert "2 passages in" in decoded.evidence
        assert decoded.n_replaced == 0
    comment = "<!-- 模板开始 -->"
    assert decode(comment.encode() + page.encode("gbk")).text == comment + page


def test_short_passages_before_the_one_that_tells_are_read_as_it_is() -> None:
    body = "<i>云</i>".encode() + f"<p>{PROSE}</p>".encode("gbk") * 9 + "<p>未经许可不得转载</p>".encode()
    assert decode(body).text.startswith("<i>云</i>")


def test_single_signs_of_windows_1252_are_read() -> None:
    for written in ("utf-8", "gbk"):
        decoded = decode(f"<p>{PROSE}</p>".encode(written) + b"<i>\xa9 2010</i>")
        assert (decoded.text[-13:], decoded.n_replaced) == ("<i>© 2010</i>", 0)


def test_letters_alone_among_han_are_no_damage() -> None:
    text = "甲公司持有A股，乙方开了B户，车牌号为C字头，按K线图看。珅A堃B喆C犇D淼E焱F囍G鑫H龘I靐J齉K爩。"
    for written in ("gb18030", "big5hkscs"):
        body = f"<p>{PROSE}{text}</p>".encode(written, "ignore")
        assert decode(body, override=written).text == decode(body).text == body.decode(written)


def test_korean_and_japanese_are_read_as_declared() -> None:
    korean = "<p>대출 연체가 길어지면 신용 등급이 떨어질 수 있습니다.</p>"
    assert decode(korean.encode("euc_kr"), declared="euc-kr").text == korean
    assert decode(f"<p>{PROSE}</p>".encode("gbk"), declared="euc-kr").charset == "gb18030"
    japanese = "<p>返済が遅れると信用情報に登録されます。</p>"
    assert decode(japanese.encode("euc_jp"), declared="euc-jp").text == japanese


def test_utf16_without_a_mark_is_found_though_blanks_of_full_width_end_in_zero() -> None:
    page = "<p>" + "\u3000\u3000一笔一笔还。" + "</p><p>逾期</p><b>ab</b>"
    for charset in ("utf-16-le", "utf-16-be"):
        assert decode(page.encode(charset)).text == page


def test_a_mark_that_was_read_as_latin_goes() -> None:
    assert decode("ï»¿<p>逾期</p>".encode()).text == "<p>逾期</p>"


def test_four_characters_are_enough_without_any_declaration() -> None:
    assert decode("逾期还款".encode("gbk")).text == "逾期还款"
    assert decode("信用記錄".encode("big5")).text == "信用記錄"


def test_a_declaration_decides_between_nearly_equal_readings() -> None:
    rare = "璺堃".encode("gbk")
    assert decode(rare, declared="gbk").charset == "gb18030"
    assert decode(rare, declared="big5").charset == "big5hkscs"


def test_the_evidence_says_what_was_decided_and_what_was_wrong() -> None:
    assert decode(PROSE.encode()).evidence == "valid UTF-8"
    assert decode(PROSE.encode(), declared="GBK").evidence == "valid UTF-8; declared GBK was wrong"
    assert decode(b"<p>hello</p>").evidence == "ASCII only"
    gbk = decode(PROSE.encode("gbk"), declared="utf-8")
    assert gbk.evidence == "gb18030: 0 errors, 100% common Han; declared utf-8 was wrong"


def test_an_override_wins_unless_it_names_no_charset() -> None:
    assert decode(PROSE.encode("gbk"), override="big5").charset == "big5hkscs"
    assert decode("Привет".encode("cp1251"), override="windows-1251").text == "Привет"
    for label in ("klingon", "base64", "idna", "unicode_escape", "rot13", "a\0b", "\ud800", " "):
        assert decode(PROSE.encode("gbk"), override=label).text == PROSE


def test_a_foreign_declaration_counts_where_nothing_reads_as_chinese() -> None:
    text = "ありがとうございます。カタカナとひらがなの文章です。"
    assert decode(text.encode("cp932"), declared="shift_jis").text == text


def test_private_use_pairs_and_the_euro_byte_survive_in_gbk() -> None:
    body = PROSE.encode("gbk") + b"\xaa\xa1\xf8\xa1\xa1\x40 " + b"\x80 \x80100" + "元".encode("gbk")
    assert decode(body).text == PROSE + "\ue000\ue234\ue4c6 € €100元"
    assert decode(body).n_replaced == 0


def test_broken_pairs_resume_as_in_browsers() -> None:
    start = PROSE.encode("gbk")
    for broken, text in (
        (b"\xd6\xff\xce\xc4", "\ufffd文"),  # a broken pair is one sign
        (b"\xff\xff\xce\xc4", "\ufffd\ufffd文"),
        (b"\xd6<p>\xce\xc4", "\ufffd<p>文"),  # markup is never swallowed
        (b"\x81\x30<p>", "\ufffd0<p>"),
        (b"\xd6", "\ufffd"),
        (b"\x84\x31\xa4\x37", "\ufffd"),  # the page's own sign
    ):
        decoded = decode(start + broken)
        assert decoded.text == PROSE + text
        assert decoded.n_replaced == (text.count("\ufffd") if broken != b"\x84\x31\xa4\x37" else 0)


def test_the_euro_sign_of_big5_is_read() -> None:
    text = "信用記錄受到影響，借款人應當與銀行協商。"
    assert decode(text.encode("big5") + b"\xa3\xe1").text == text + "€"


def test_replacement_signs_that_the_page_itself_holds_are_not_counted() -> None:
    assert decode((PROSE + "\ufffd").encode()).n_replaced == 0
    assert decode((PROSE + "\ufffd").encode() + b"\xff").n_replaced == 1


def test_the_larger_part_of_a_page_in_two_charsets_wins() -> None:
    assert decode(f"<p>{PROSE}</p>".encode() * 7 + f"<p>{PROSE}</p>".encode("gbk") * 3).charset == "utf-8"
    assert decode(f"<p>{PROSE}</p>".encode() + f"<p>{PROSE}</p>".encode("gbk") * 9).charset == "gb18030"


def test_chinese_late_in_a_page_of_scripts_is_found() -> None:
    script = b"var a = 1; function f() { return a }\n" * 3000
    assert decode(script + PROSE.encode("gbk")).text.endswith(PROSE)


def test_a_page_cut_in_the_middle_of_a_character_stays_utf8() -> None:
    for cut in (1, 2):
        decoded = decode(PROSE.encode()[:-cut])
        assert (decoded.text, decoded.n_replaced) == (PROSE[:-1] + "\ufffd", 1)
        assert decoded.evidence == "valid UTF-8; cut inside of a character"
    assert decode("逾期还款".encode()[:-1]).charset == "utf-8"


def test_western_bytes_do_not_become_chinese() -> None:
    assert decode(b"it\x92s a caf\xe9 \x96 r\xe9sum\xe9").charset == "utf-8"


def read_wrongly(body: bytes, case: dict[str, Any]) -> str:
    """`body` as the reader of a case took it."""
    name, reader = case["read"], case.get("reader", "browser")
    if name == "browser-1252":  # the Encoding Standard maps the five unassigned bytes to control characters
        return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in body)
    if name == "latin-1 twice":
        return body.decode("latin-1").encode().decode("latin-1")
    if name == "gb18030" and reader == "browser":
        return body.decode(name, "yuqi.resume")
    text = body.decode(name, "replace")
    return text.replace("\ufffd", "?") if reader == "mark" else text


@pytest.mark.parametrize("case", MISREAD, ids=[case["label"] for case in MISREAD])
def test_misread_pages_come_back_as_far_as_their_bytes_allow(case: dict[str, Any]) -> None:
    page = "<html><body>\n" + f"<p>{case['text']}</p>\n" * 5 + "</body></html>"
    decoded = decode(read_wrongly(page.encode(case["written"]), case).encode())
    assert decoded.text == page.replace(case["text"], case.get("after", case["text"]))
    assert decoded.evidence == case["evidence"]
    assert decoded.n_replaced == decoded.text.count("\ufffd")


WRONG_PAIRS = [
    ("utf-8", "browser-1252"),
    ("gb18030", "browser-1252"),
    ("big5hkscs", "browser-1252"),
    ("gb18030", "latin-1"),
    ("big5hkscs", "gb18030"),
    ("utf-8", "gb18030"),
]


@pytest.mark.parametrize(("written", "read"), WRONG_PAIRS, ids=map("-as-".join, WRONG_PAIRS))
@settings(max_examples=30)
@given(
    text=st.text(
        st.sampled_from("的一是不了在人有我他這中來上大為和國地到以說時要就出會可也你對生能而子那得，。"),
        min_size=40,
        max_size=200,
    )
)
def test_every_wrong_pair_comes_back(written: str, read: str, text: str) -> None:
    page = f"<p>信用記錄受到影響，借款人應當與銀行協商。{text}</p>"
    misread = read_wrongly(page.encode(written), {"read": read})
    if "\ufffd" not in misread:
        assert decode(misread.encode()).text == page
    else:  # what is not lost is right
        decoded = decode(misread.encode())
        assert decoded.n_replaced == decoded.text.count("\ufffd")
        assert all(part in page for part in decoded.text.split("\ufffd"))


def test_sound_pages_are_not_taken_for_misread_ones() -> None:
    for text in (
        "Les débiteurs peuvent négocier un échéancier après un défaut de paiement répété, à côté du prêteur. " * 3,
        "Größere Rückstände führen zu Mahngebühren; über Ratenzahlung läßt sich früh verhandeln. " * 3,
        "ありがとうございます。カタカナとひらがなの文章です。債務の返済について相談できます。" * 3,
        "대출 연체가 길어지면 신용 등급이 떨어질 수 있습니다. 상담을 받아 보세요. " * 3,
        "编码错误的例子：“锟斤拷”来自替换符，“閫炬湡”本来是逾期，“锛”和“銆”是标点，“鐨”是助词的一半。",
        "妳好，璺堃、喆犇、淼焱、囍鑫，龘靐齉爩，鱻麤猋骉。" * 4,
        "逾期 网贷 催收 协商 分期 征信 起诉 停息 挂账",
        "烫烫烫屯屯屯锘锘锘",
    ):
        decoded = decode(text.encode())
        assert (decoded.text, decoded.evidence, decoded.n_replaced) == (text, "valid UTF-8", 0)


def test_a_page_whose_characters_were_lost_before_is_marked() -> None:
    lost = f"<p>{PROSE}</p>".encode("gbk").decode("utf-8", "replace")
    decoded = decode(lost.encode())
    assert decoded.text == lost
    assert decoded.n_replaced == lost.count("\ufffd") > 10
    assert decoded.evidence == f"valid UTF-8; {decoded.n_replaced} characters were lost before"


def test_line_ends_become_newlines_and_the_mark_goes() -> None:
    assert decode(b"\xef\xbb\xbfa\r\nb\rc\n").text == "a\nb\nc\n"


def test_empty_input_gives_empty_text() -> None:
    assert decode(b"").text == ""
    assert decode(b"\xef\xbb\xbf").text == ""
    assert decode(b"\xff\xfe").text == ""


@given(st.text())
def test_valid_utf8_comes_back(text: str) -> None:
    try:
        body = text.encode()
    except UnicodeEncodeError:
        return
    if body.startswith((b"\xff\xfe", b"\xfe\xff")) or "\0" in text:
        return
    expected = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    assert decode(body).text == expected


@given(
    st.binary(max_size=400),
    st.sampled_from(["", "gbk", "utf-8", "big5", "utf-16", "shift_jis", "x"]),
    st.text(max_size=9),
)
def test_any_bytes_end_in_text_that_can_be_stored(body: bytes, declared: str, override: str) -> None:
    decoded = decode(body, declared=declared, override=override)
    decoded.text.encode()
    assert decoded.n_replaced >= 0
    assert len(decoded.text) <= len(body)


PIECES = [f"<p>{PROSE}"[:size].encode(name) for size in (5, 9, 40) for name in ("utf-8", "gbk", "utf-16-le")]


@settings(max_examples=60)
@given(st.lists(st.sampled_from([*PIECES, b"\xd6", b"\xff", b"<", b"\x00", b"\x81\x30", b"A", b"\xa9 "]), max_size=40))
def test_any_mixture_of_charsets_ends_in_text(parts: list[bytes]) -> None:
    body = b"".join(parts)
    decoded = decode(body)
    decoded.text.encode()
    assert decoded.n_replaced >= 0
    assert len(decoded.text) <= len(body)


@pytest.mark.parametrize("unit", [b"\xd6<", b"\x81", b"\xfe", b"\xe4\xb8<", b"\xd2\xbb\xff<", b"\xd6\xd0A\xd6\xd0"])
def test_long_broken_pages_end(unit: bytes) -> None:
    assert decode(unit * (200_000 // len(unit))).text


@given(
    st.lists(
        st.sampled_from(
            [b"\xd6\xd0", b"\x80", b"\xff", b"\xa1\x40", b"\x81\x30", b"\x81\x30\x89\x38", b"<", b"\n", b"1"]
        )
    )
)
def test_gb_bytes_are_read_as_the_encoding_standard_says(parts: list[bytes]) -> None:
    body = b"".join(parts)
    assert decode(body, override="gbk").text == read_gb18030(body)


def read_gb18030(body: bytes) -> str:
    """The decoder of the Encoding Standard, section 10.2.1, byte by byte; a cut at the end keeps its ASCII."""
    out, at = [], 0
    while at < len(body):
        byte = body[at]
        if byte < 0x80 or byte in (0x80, 0xFF):
            out.append(chr(byte) if byte < 0x80 else "€" if byte == 0x80 else "\ufffd")
            at += 1
            continue
        for size in (2, 4):
            try:
                out.append(body[at : at + size].decode("gb18030"))
                at += size
                break
            except UnicodeDecodeError:
                continue
        else:
            out.append("\ufffd")
            at += 2 if body[at + 1 : at + 2] >= b"\x80" else 1
    return "".join(out)


@settings(max_examples=150)
@given(
    text=st.text(st.sampled_from("锛銆鐨逾期€?\ufffd ²úÆ·é€¾æœŸ<p>的\ue000𠀀a1\n"), max_size=120),
    junk=st.binary(max_size=6),
)
def test_anything_that_looks_misread_ends_in_text(text: str, junk: bytes) -> None:
    decoded = decode(text.encode() + junk)
    decoded.text.encode()
    assert decoded.n_replaced >= 0


@pytest.mark.parametrize("unit", ["锛銆", "²úÆ·", "é€", "\ufffd锛", "銆?", "€", "鐨勶紝"])
def test_long_pages_of_one_thing_end(unit: str) -> None:
    assert decode((unit * (200_000 // len(unit))).encode()).text
