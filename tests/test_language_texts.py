"""Texts and word lists on disk."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from pipeline.errors import DataError, UsageError
from pipeline.language_texts import Texts, find_texts, is_held_out, read_words


def read_texts(*names: object, holds_out: bool = True) -> list[tuple[str, int]]:
    return list(Texts(find_texts(map(str, names)), holds_out))


@pytest.mark.parametrize("line", ["应当按期还款。", "甲", ""])
def test_a_held_out_line_is_so_for_good(line: str, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("\n".join([line] * 3), encoding="utf-8")
    read = [text for text, _ in read_texts(path)]
    assert read == ([] if is_held_out(line) or not line else [line] * 3)


def test_one_line_in_ten_is_held_out() -> None:
    assert 800 < sum(is_held_out(f"第{number}句") for number in range(10_000)) < 1200


def test_texts_carry_weights(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("\n".join(f"第{number}句" for number in range(50)), encoding="utf-8")
    assert {weight for _, weight in read_texts(f"{path}*4")} == {4}
    assert {weight for _, weight in read_texts(path)} == {1}


def test_all_lines_are_read_where_nothing_is_held_out(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("\n".join(f"第{number}句" for number in range(50)), encoding="utf-8")
    assert len(read_texts(path, holds_out=False)) == 50
    assert len(read_texts(path)) < 50


def test_gzip_is_known_by_its_content_and_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "text"
    path.write_bytes(gzip.compress("\ufeff第一句\r\n\n第二句".encode()))
    assert read_texts(path, holds_out=False) == [("第一句", 1), ("第二句", 1)]


def test_a_folder_gives_its_texts_in_the_order_of_their_names(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    for name in ("b.txt", "a.txt", "inner/c.txt.gz", "d.html"):
        path = tmp_path / name
        path.write_bytes(gzip.compress(name.encode()) if name.endswith("gz") else name.encode())
    assert read_texts(f"{tmp_path}*3", holds_out=False) == [("a.txt", 3), ("b.txt", 3), ("inner/c.txt.gz", 3)]


def test_a_star_in_a_name_is_no_weight(tmp_path: Path) -> None:
    (tmp_path / "a*4").write_text("第一句", encoding="utf-8")
    assert read_texts(tmp_path / "a*4", holds_out=False) == [("第一句", 1)]


@pytest.mark.parametrize("name", ["nowhere.txt", "nowhere.txt*4", "*", "text.txt*0", "text.txt*x", "empty"])
def test_what_is_not_there_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "text.txt").write_text("第一句", encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        find_texts([str(tmp_path / name)])
    assert caught.value.where.startswith(str(tmp_path))
    assert caught.value.todo


@pytest.mark.parametrize(
    ("content", "what", "where"),
    [
        ("第一句\n第二句\n".encode() + "第三句".encode("gb18030"), "not UTF-8", "line 3"),
        (gzip.compress("第一句\n".encode() * 5000)[:-20], "damaged", "behind line"),
        (gzip.compress(b"a\n" * 9) + b"\x1f\x8b\x08tail", "damaged", "behind line 9"),
    ],
)
def test_an_unreadable_text_is_named_with_its_line(tmp_path: Path, content: bytes, what: str, where: str) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(content)
    with pytest.raises(DataError, match=what) as caught:
        read_texts(path)
    assert where in caught.value.where
    assert str(path) in caught.value.where


def test_words_have_frequencies_and_perhaps_a_part_of_speech(tmp_path: Path) -> None:
    path = tmp_path / "dict.txt"
    path.write_text("逾期 30 v\n\n协商\t5\n", encoding="utf-8")
    assert list(read_words(path)) == [("逾期", 30, "v"), ("协商", 5, "")]


@pytest.mark.parametrize("line", ["协商", "协商 多", "协商 2.5", "协商 -1"])
def test_a_word_without_a_frequency_is_named_with_its_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "dict.txt"
    path.write_text(f"逾期 30 v\n{line}\n", encoding="utf-8")
    with pytest.raises(DataError, match="word list") as caught:
        list(read_words(path))
    assert caught.value.where == f"{path}, line 2"
