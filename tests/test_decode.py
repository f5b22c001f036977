from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.decode import decode

CASES = tomllib.loads((Path(__file__).parent / "cases/decode/synthetic.toml").read_text("utf-8"))["case"]
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
    assert decode("逾期还款".encode()[:-1]).charset == "utf-8"


def test_western_bytes_do_not_become_chinese() -> None:
    assert decode(b"it\x92s a caf\xe9 \x96 r\xe9sum\xe9").charset == "utf-8"


def test_gbk_taken_for_latin1_and_stored_as_utf8_is_turned_back() -> None:
    mistaken = f"<p>{PROSE}</p>".encode("gbk").decode("latin-1")
    assert decode(mistaken.encode()).text == f"<p>{PROSE}</p>"
    twice = f"<p>{PROSE}</p>".encode().decode("latin-1")
    assert decode(twice.encode()).text == f"<p>{PROSE}</p>"


def test_french_stays_french() -> None:
    text = "Les débiteurs peuvent négocier un échéancier après un défaut de paiement répété, à côté du prêteur. " * 3
    assert decode(text.encode()).text == text


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
