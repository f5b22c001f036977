from __future__ import annotations

import base64
import gzip
import json
import os
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import SourceError
from pipeline.identity import record_id
from pipeline.records import Media, RawPage
from pipeline.sources import MAX_PAGE_BYTES, Problem, read_pages
from pipeline.warc import Archive

HTML = "<html><body><p>逾期以后，先与平台协商。</p></body></html>"
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def read(path: Path, **options: Any) -> tuple[list[RawPage], list[Problem]]:
    problems: list[Problem] = []
    return list(read_pages(path, on_problem=problems.append, **options)), problems


def write_lines(path: Path, *rows: dict[str, Any] | str | bytes) -> Path:
    lines = [json.dumps(row) if isinstance(row, dict) else row for row in rows]
    path.write_bytes(b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines) + b"\n")
    return path


class TestSingleFiles:
    @pytest.mark.parametrize(
        ("name", "media"),
        [("逾期.txt", Media.TEXT), ("a.html", Media.HTML), ("a.HTM", Media.HTML), ("a.shtml", Media.HTML)],
    )
    def test_a_file_is_a_page_named_after_itself(self, tmp_path: Path, name: str, media: Media) -> None:
        path = tmp_path / name
        path.write_bytes(HTML.encode("gbk"))
        os.utime(path, (NOON.timestamp(), NOON.timestamp()))
        (page,), problems = read(path)
        expected = RawPage(f"file:{name}", "import", HTML.encode("gbk"), media, NOON, "", is_visit=False)
        assert page == RawPage(**{**as_dict(expected), "raw_ref": record_id(page.url, NOON, page.sha256)})
        assert problems == []

    def test_the_caller_can_tell_site_and_time(self, tmp_path: Path) -> None:
        path = tmp_path / "a.html"
        path.write_text(HTML)
        page = read(path, site="evuv", fetched_at=NOON)[0][0]
        assert (page.site, page.fetched_at) == ("evuv", NOON)

    @pytest.mark.parametrize(
        ("name", "body", "what"),
        [
            ("a.html", b"", "empty file"),
            ("a.txt", b" \n\t\n", "nothing but blanks"),
            ("a.html", b"\x89PNG\r\n\x1a\n" + bytes(50), "image"),
            ("a.html", b"%PDF-1.7\n" + b"x" * 50, "document"),
            ("a.html", gzip.compress(HTML.encode()), "compressed"),
            ("a.txt", bytes(range(256)) * 20, "binary data"),
            ("a.html", b"<p>" + bytes(400) + b"</p>", "binary data"),
            ("a.docx", b"PK\x03\x04", "ending"),
            ("a", b"text", "ending"),
            ("a.html", b"x" * (MAX_PAGE_BYTES + 1), "longer than"),
            ("a.parquet", b"PAR1 and no more", "Parquet"),
            ("a.warc.gz", b"hello\n", "no WARC record"),
            ("a.jsonl.gz", b"hello\n", "gzip"),
        ],
    )
    def test_what_is_no_page_is_one_problem(self, tmp_path: Path, name: str, body: bytes, what: str) -> None:
        path = tmp_path / name
        path.write_bytes(body)
        pages, (problem,) = read(path)
        assert pages == []
        assert what in problem.what
        assert problem.todo
        assert str(path) in problem.where

    @pytest.mark.parametrize("charset", ["utf-8", "gbk", "big5", "utf-16", "utf-16-le", "utf-16-be"])
    def test_text_in_any_charset_is_no_binary_data(self, tmp_path: Path, charset: str) -> None:
        path = tmp_path / "a.html"
        path.write_bytes("<html><body><p>以法律保障自身,以免受害</p></body></html>".encode(charset, "ignore"))
        assert len(read(path)[0]) == 1

    def test_a_stray_zero_byte_is_no_reason_to_lose_a_page(self, tmp_path: Path) -> None:
        path = tmp_path / "a.html"
        path.write_bytes(HTML.encode() * 9 + b"\0")
        assert len(read(path)[0]) == 1

    def test_a_path_that_is_not_there_raises_before_the_first_page(self, tmp_path: Path) -> None:
        with pytest.raises(SourceError) as caught:
            read_pages(tmp_path / "none.html", on_problem=print)
        assert caught.value.where
        assert caught.value.todo
        with pytest.raises(SourceError):
            read_pages(tmp_path / ("x" * 5000), on_problem=print)

    def test_what_is_no_ordinary_file_is_not_opened(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "a.html")
        assert "ordinary" in read(tmp_path / "a.html")[1][0].what

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_a_file_that_may_not_be_read_is_a_problem(self, tmp_path: Path) -> None:
        path = tmp_path / "a.html"
        path.write_text(HTML)
        path.chmod(0)
        assert "permission" in read(path)[1][0].todo

    def test_a_name_that_is_no_utf8_is_shown_with_a_sign_for_it(self, tmp_path: Path) -> None:
        path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xd3\xe2.html"))
        path.write_text(HTML)
        (page,), _ = read(tmp_path)
        assert page.url == "file:\ufffd\ufffd.html"


class TestFolders:
    def test_all_files_below_are_read_in_sorted_order(self, tmp_path: Path) -> None:
        for name in ("b/2.html", "a.txt", "b/1.html", "c.html", ".hidden/x.html", "b/.y.png"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(HTML)
        pages, problems = read(tmp_path)
        assert [page.url for page in pages] == ["file:a.txt", "file:1.html", "file:2.html", "file:c.html"]
        assert problems == []

    def test_files_of_other_kinds_are_one_problem(self, tmp_path: Path) -> None:
        for name in ("a.html", "b.png", "c.png", "README"):
            (tmp_path / name).write_text(HTML)
        pages, (problem,) = read(tmp_path)
        assert len(pages) == 1
        assert "2 .png" in problem.what
        assert "1 no ending" in problem.what

    def test_one_bad_file_does_not_stop_the_others(self, tmp_path: Path) -> None:
        (tmp_path / "a.html").symlink_to(tmp_path / "nowhere")
        (tmp_path / "b.html").write_text(HTML)
        (tmp_path / "c.html").symlink_to("c.html")
        (tmp_path / "d.html").mkdir()
        pages, problems = read(tmp_path)
        assert [page.url for page in pages] == ["file:b.html"]
        assert len(problems) == 2

    def test_an_empty_folder_has_no_pages(self, tmp_path: Path) -> None:
        assert read(tmp_path) == ([], [])


class TestArchives:
    def test_our_archive_keeps_the_sites_and_ids_of_its_records(self, tmp_path: Path) -> None:
        page = RawPage("http://example.cn/1", "evuv", HTML.encode(), Media.HTML, NOON, "<urn:uuid:1>")
        with Archive(tmp_path, "evuv") as archive:
            archive.write(page)
        assert read(tmp_path, site="other") == ([page], [])

    def test_importing_a_file_twice_gives_the_same_ids(self, tmp_path: Path) -> None:
        path = tmp_path / "a.html"
        path.write_text(HTML)
        assert read(path) == read(path)


class TestJsonLines:
    def test_rows_bring_their_url_site_and_time(self, tmp_path: Path) -> None:
        path = write_lines(
            tmp_path / "a.jsonl",
            {"url": " http://example.cn/1 ", "html": HTML, "site": "evuv", "fetched_at": "2026-03-01T20:00:00+08:00"},
            {"url": "http://example.cn/2", "text": "逾期", "fetched_at": "2026-03-01T12:00:00", "other": [1]},
            {"url": "http://example.cn/3", "body": base64.b64encode(HTML.encode("gbk")).decode(), "html": None},
        )
        os.utime(path, (NOON.timestamp(), NOON.timestamp()))
        pages, problems = read(path)
        assert problems == []
        assert [page.url[-1] for page in pages] == ["1", "2", "3"]
        assert [page.body for page in pages] == [HTML.encode(), "逾期".encode(), HTML.encode("gbk")]
        assert [page.media for page in pages] == [Media.HTML, Media.TEXT, Media.HTML]
        assert [page.site for page in pages] == ["evuv", "import", "import"]
        assert {page.fetched_at for page in pages} == {NOON}
        assert {page.fetched_at.tzinfo for page in pages} == {UTC}
        assert [page.charset_declared for page in pages] == ["utf-8", "utf-8", ""]

    @pytest.mark.parametrize(
        ("row", "what"),
        [
            ('{"url": "http://example.cn", "html": ', "broken JSON"),
            ("[" * 100_000, "too deeply"),
            ("[1, 2]", "should be an object"),
            ({"html": HTML}, "url: Field required"),
            ({"url": "", "html": HTML}, "url: "),
            ({"url": 7, "html": HTML}, "url: "),
            ({"url": "http://example.cn"}, "without content"),
            ({"url": "http://example.cn", "html": "", "text": None}, "without content"),
            ({"url": "http://example.cn", "html": 5}, "html: "),
            ({"url": "http://example.cn", "body": "%%%"}, "not base64"),
            ({"url": "http://example.cn", "body": "逾期"}, "not base64"),
            ({"url": "http://example.cn", "html": HTML, "fetched_at": "yesterday"}, "fetched_at: "),
            ({"url": "http://example.cn", "html": HTML, "fetched_at": "0001-01-01T00:00:00+14:00"}, "fetched_at: "),
            ({"url": "http://example.cn", "html": HTML, "site": "../etc"}, "site: "),
            ({"url": "http://example.cn", "html": "x" * (MAX_PAGE_BYTES + 1)}, "longer than"),
            ('{"url": "http://example.cn/逾期逾期逾期逾期", "html": "逾期逾期逾期逾期"}'.encode("gbk"), "not UTF-8"),
            (b'{"url": "http://example.cn", "html": "' + b"x" * (4 * MAX_PAGE_BYTES) + b'"}', "longer than"),
        ],
    )
    def test_a_bad_row_is_told_with_its_line_and_the_rest_goes_on(
        self, tmp_path: Path, row: dict[str, Any] | str | bytes, what: str
    ) -> None:
        good = {"url": "http://example.cn/1", "html": HTML}
        pages, (problem,) = read(write_lines(tmp_path / "a.jsonl", good, row, good))
        assert len(pages) == 2
        assert what in problem.what
        assert problem.where.endswith("a.jsonl, line 2")
        assert problem.todo

    def test_small_damage_does_not_cost_the_page(self, tmp_path: Path) -> None:
        path = write_lines(
            tmp_path / "a.ndjson",
            b'\xef\xbb\xbf{"url": "http://example.cn/1", "text": "mark"}',
            "",
            '{"url": "http://example.cn/2", "text": "surrogate \\ud800", "site": "", "fetched_at": ""}\r',
            '{"url": "http://example.cn/3", "text": "raw \t control"}',
            b'{"url": "http://example.cn/4", "text": "bad \xff byte"}',
        )
        pages, problems = read(path)
        assert problems == []
        texts = [page.body.decode() for page in pages]
        assert texts == ["mark", "surrogate \ufffd", "raw \t control", "bad \ufffd byte"]

    def test_a_gzipped_file_is_read_up_to_its_damage(self, tmp_path: Path) -> None:
        rows = [
            json.dumps({"url": f"http://example.cn/{number}", "text": os.urandom(99).hex()}) for number in range(999)
        ]
        packed = gzip.compress("\n".join(rows).encode())
        path = tmp_path / "a.jsonl.gz"
        path.write_bytes(packed)
        assert len(read(path)[0]) == 999
        for broken in (packed[: len(packed) // 2], packed[:50_000] + b"damaged" + packed[50_007:]):
            path.write_bytes(broken)
            pages, problems = read(path)
            assert 100 < len(pages) < 999
            assert problems[-1].what == "broken gzip data"

    def test_problems_never_quote_the_row(self, tmp_path: Path) -> None:
        path = write_lines(
            tmp_path / "a.jsonl",
            '{"url": "http://example.cn", "text": "13800000000',
            {"url": "http://example.cn", "html": HTML, "fetched_at": "13800000000 13800000000"},
        )
        assert "13800000000" not in str(read(path)[1])

    @given(
        st.lists(
            st.binary(max_size=60)
            | st.text(max_size=60).map(lambda text: json.dumps({"url": text, "text": text}).encode())
        )
    )
    def test_any_lines_end_in_pages_and_problems(
        self, tmp_path_factory: pytest.TempPathFactory, lines: list[bytes]
    ) -> None:
        path = tmp_path_factory.mktemp("fuzz") / "a.jsonl"
        path.write_bytes(b"\n".join(lines) + b"\n")
        for page in read(path)[0]:
            page.body.decode()
            page.url.encode()


class TestParquet:
    def test_rows_bring_their_url_site_and_time(self, tmp_path: Path) -> None:
        path = tmp_path / "a.parquet"
        eight = datetime(2026, 3, 1, 20, tzinfo=timezone(timedelta(hours=8)))
        table = {
            "url": ["http://example.cn/1", "http://example.cn/2", "http://example.cn/3", None, "http://example.cn/5"],
            "html": [HTML, None, None, HTML, None],
            "text": [None, "逾期", None, None, None],
            "body": pa.array([None, None, HTML.encode("gbk"), None, None], pa.binary()),
            "fetched_at": pa.array([eight] * 5, pa.timestamp("ns", "Asia/Shanghai")),
            "site": pa.array(["evuv", None, None, None, None]).dictionary_encode(),
            "other": [1, 2, 3, 4, 5],
        }
        pq.write_table(pa.table(table), path)
        pages, problems = read(path)
        assert [page.body for page in pages] == [HTML.encode(), "逾期".encode(), HTML.encode("gbk")]
        assert [page.site for page in pages] == ["evuv", "import", "import"]
        assert {page.fetched_at for page in pages} == {NOON}
        assert [problem.where.rpartition(", ")[2] for problem in problems] == ["row 4", "row 5"]

    def test_base64_text_in_body_and_text_times_are_read_as_in_json(self, tmp_path: Path) -> None:
        path = tmp_path / "a.parquet"
        table = {"url": ["u"], "body": [base64.b64encode(b"<p>1").decode()], "fetched_at": ["2026-03-01T12:00:00Z"]}
        pq.write_table(pa.table(table), path)
        (page,), _ = read(path)
        assert (page.body, page.fetched_at) == (b"<p>1", NOON)

    def test_text_that_is_no_utf8_keeps_its_good_part(self, tmp_path: Path) -> None:
        path = tmp_path / "a.parquet"
        bad = pa.array([b"bad \xff byte"], pa.binary()).view(pa.string())
        pq.write_table(pa.table({"url": ["u"], "text": bad}), path)
        assert read(path)[0][0].body.decode() == "bad \ufffd byte"

    def test_a_table_without_the_columns_is_one_problem(self, tmp_path: Path) -> None:
        path = tmp_path / "a.parquet"
        pq.write_table(pa.table({"address": ["u"] * 5, "text": ["x"] * 5}), path)
        pages, (problem,) = read(path)
        assert pages == []
        assert "address, text" in problem.what

    def test_damage_inside_is_a_problem(self, tmp_path: Path) -> None:
        path = tmp_path / "a.parquet"
        pq.write_table(pa.table({"url": ["u"] * 500, "text": [os.urandom(50).hex() for _ in range(500)]}), path)
        data = path.read_bytes()
        path.write_bytes(data[:100] + bytes(2000) + data[2100:])
        assert read(path)[1]


def as_dict(page: RawPage) -> dict[str, Any]:
    return {name: getattr(page, name) for name in RawPage.__slots__}
