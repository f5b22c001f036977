from __future__ import annotations

import gzip
import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.errors import DataError, LockedError
from pipeline.identity import record_id
from pipeline.records import Media, RawPage
from pipeline.warc import MAX_PAGE_BYTES, Archive, HttpHead, Problem, find_whole_end, read_archive, serialise_record

NOON = datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=UTC)


def make_page(number: int = 1, *, url: str = "", body: bytes = b"", media: Media = Media.HTML) -> RawPage:
    url = url or f"https://www.example.cn/news/{number}.html"
    body = body or f"<html><p>第{number}篇：逾期以后先协商。</p></html>".encode()
    page = RawPage(url, "evuv", body, media, NOON, "", "utf-8")
    return RawPage(url, "evuv", body, media, NOON, record_id(url, NOON, page.sha256), "utf-8")


def read_all(path: Path, site: str = "import") -> tuple[list[RawPage], list[Problem]]:
    problems: list[Problem] = []
    return list(read_archive(path, problems.append, site=site)), problems


def write_foreign(
    path: Path, *pages: tuple[str, str, list[tuple[str, str]], bytes], gzipped: bool = True, kind: str = "response"
) -> None:
    """A WARC as other tools write it: url, status, header fields, body."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=gzipped, warc_version="WARC/1.0")
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "another"}))
        for url, status, fields, body in pages:
            head = StatusAndHeaders(status, fields, protocol="HTTP/1.1") if kind == "response" else None
            content_type = "" if head else dict(fields)["Content-Type"]
            record = writer.create_warc_record(
                url, kind, payload=io.BytesIO(body), http_headers=head, warc_content_type=content_type, length=len(body)
            )
            writer.write_record(record)


class TestArchive:
    def test_pages_come_back_as_they_went_in(self, tmp_path: Path) -> None:
        pages = [
            make_page(1),
            make_page(2, media=Media.TEXT),
            make_page(3, url="file:逾期 100%25\n.html"),
            make_page(4, body=bytes(range(256)) * 9),
            replace(make_page(5), is_visit=False),
        ]
        with Archive(tmp_path, "import") as archive:
            ids = [archive.write(page) for page in pages]
        assert archive.path == tmp_path / "import-00001.warc.gz"
        assert read_all(archive.path) == (pages, [])
        assert ids == [page.raw_ref for page in pages]

    def test_a_page_without_a_reference_gets_the_computed_one(self, tmp_path: Path) -> None:
        page = RawPage("http://example.cn/", "evuv", b"<p>1", Media.HTML, NOON, "")
        with Archive(tmp_path, "import") as archive:
            found = archive.write(page)
        assert found == record_id(page.url, NOON, page.sha256) == read_all(archive.path)[0][0].raw_ref

    def test_a_crawled_response_keeps_its_head_and_renames_the_transport(self, tmp_path: Path) -> None:
        page = make_page()
        head = HttpHead(
            "200 OK",
            (
                ("Content-Type", "text/html; charset=GB2312"),
                ("content-encoding", "gzip"),
                ("Transfer-Encoding", "chunked"),
                ("X-Bad", "1\r\nInjected: 2\ud800逾"),
            ),
        )
        with Archive(tmp_path, "evuv") as archive:
            archive.write(page, head, notes=[("Redirected-From", "http://example.cn/旧")])
        with archive.path.open("rb") as file:
            record = next(iter(ArchiveIterator(file, check_digests="raise")))
            assert record.rec_type == "response"
            assert record.content_stream().read() == page.body
            assert record.rec_headers.get_header("WARC-Payload-Digest").startswith("sha1:")
            assert record.rec_headers.get_header("X-Yuqi-Redirected-From") == "http://example.cn/%E6%97%A7"
            assert record.http_headers.get_header("X-Crawler-content-encoding") == "gzip"
            assert record.http_headers.get_header("Content-Length") == str(len(page.body))
            assert record.http_headers.get_header("Injected") is None
        ((found,), problems) = read_all(archive.path)
        assert (found.body, found.charset_declared, found.raw_ref) == (page.body, "GB2312", page.raw_ref)
        assert problems == []

    def test_pages_that_were_not_found_are_archived_and_not_read(self, tmp_path: Path) -> None:
        with Archive(tmp_path, "evuv") as archive:
            archive.write(make_page(), HttpHead("404 Not Found", (("Content-Type", "text/html"),)))
        assert read_all(archive.path) == ([], [])

    def test_the_same_record_is_the_same_bytes(self) -> None:
        assert serialise_record(make_page()) == serialise_record(make_page())

    def test_a_full_file_is_followed_by_the_next_number_and_the_newest_is_taken_up(self, tmp_path: Path) -> None:
        size = len(serialise_record(make_page()))
        with Archive(tmp_path, "import", max_bytes=2 * size + 20) as archive:
            for number in range(1, 6):
                archive.write(make_page(number))
        with Archive(tmp_path, "import") as archive:
            archive.write(make_page(6))
        names = sorted(path.name for path in tmp_path.iterdir())
        assert names == [f"import-0000{number}.warc.gz" for number in (1, 2, 3)]
        pages = [page for name in names for page in read_all(tmp_path / name)[0]]
        assert pages == [make_page(number) for number in range(1, 7)]

    def test_a_tail_torn_at_any_byte_is_cut_and_what_follows_is_kept(self, tmp_path: Path) -> None:
        records = [serialise_record(make_page(number)) for number in (1, 2, 3)]
        whole = len(records[0] + records[1])
        path = tmp_path / "import-00001.warc.gz"
        for cut in range(len(records[2])):
            path.write_bytes(records[0] + records[1] + records[2][:cut])
            with Archive(tmp_path, "import") as archive:
                assert archive.n_bytes_cut == cut
                archive.write(make_page(4))
            assert path.stat().st_size == whole + len(serialise_record(make_page(4)))
        assert read_all(path) == ([make_page(1), make_page(2), make_page(4)], [])

    def test_a_torn_record_that_holds_gzip_data_is_cut_too(self, tmp_path: Path) -> None:
        inner = gzip.compress(bytes(range(256)) * 40, 9)
        record = serialise_record(make_page(2, body=inner + gzip.compress(b"WARC")))
        path = tmp_path / "x.warc.gz"
        for cut in range(1, len(record), 7):
            path.write_bytes(serialise_record(make_page(1)) + record[:cut])
            assert find_whole_end(path) == len(serialise_record(make_page(1)))

    def test_a_file_of_one_torn_record_is_emptied(self, tmp_path: Path) -> None:
        (tmp_path / "import-00001.warc.gz").write_bytes(serialise_record(make_page())[:50])
        with Archive(tmp_path, "import") as archive:
            assert archive.n_bytes_cut == 50
            archive.write(make_page(2))
        assert read_all(archive.path) == ([make_page(2)], [])

    def test_a_file_of_somebody_else_is_left_alone(self, tmp_path: Path) -> None:
        foreign = tmp_path / "import-00001.warc.gz"
        foreign.write_bytes(b"not an archive")
        with Archive(tmp_path, "import") as archive:
            archive.write(make_page())
        assert foreign.read_bytes() == b"not an archive"
        assert archive.path.name == "import-00002.warc.gz"

    def test_two_writers_of_one_series_are_refused(self, tmp_path: Path) -> None:
        with Archive(tmp_path, "import"), pytest.raises(LockedError):
            Archive(tmp_path, "import")
        with Archive(tmp_path, "import"), Archive(tmp_path, "other"):
            pass

    def test_a_prefix_cannot_lead_out_of_the_folder(self, tmp_path: Path) -> None:
        with pytest.raises(DataError):
            Archive(tmp_path, "../import")


class TestReading:
    @pytest.mark.parametrize("gzipped", [True, False])
    def test_pages_of_others_are_read_and_the_rest_is_skipped(self, tmp_path: Path, *, gzipped: bool) -> None:
        path = tmp_path / "a.warc"
        html = [("Content-Type", "text/html; charset='gbk'")]
        packed = [*html, ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]
        body = "逾期".encode("gbk")
        small = gzip.compress(body)
        write_foreign(
            path,
            ("http://example.cn/1", "200 OK", html, body),
            ("http://example.cn/2", "404 Not Found", html, body),
            ("http://example.cn/3.png", "200 OK", [("Content-Type", "image/png")], body),
            ("http://example.cn/4", "200 OK", packed, b"%x\r\n%s\r\n0\r\n\r\n" % (len(small), small)),
            ("http://example.cn/5", "200 OK", [], b"<!DOCTYPE html><html>" + body),
            ("http://example.cn/6", "200 OK", [("Content-Type", "text/plain")], body),
            ("http://example.cn/7", "301 Moved", html, b""),
            gzipped=gzipped,
        )
        pages, problems = read_all(path, "archive")
        assert problems == []
        assert [page.url[-1] for page in pages] == ["1", "4", "5", "6"]
        assert pages[0].body == pages[1].body == body
        assert [page.media for page in pages] == [Media.HTML] * 3 + [Media.TEXT]
        assert {page.site for page in pages} == {"archive"}
        assert pages[0].charset_declared == "gbk"
        assert pages[0].raw_ref.startswith("<urn:uuid:")

    def test_resources_of_others_are_read(self, tmp_path: Path) -> None:
        path = tmp_path / "a.warc.gz"
        fields = [("Content-Type", "text/html")]
        write_foreign(path, ("http://example.cn/1", "", fields, b"<p>1"), kind="resource")
        assert [page.body for page in read_all(path)[0]] == [b"<p>1"]

    def test_a_page_that_is_too_long_is_told_and_the_next_is_read(self, tmp_path: Path) -> None:
        path = tmp_path / "a.warc.gz"
        html = [("Content-Type", "text/html")]
        bomb = gzip.compress(bytes(MAX_PAGE_BYTES + 1))
        write_foreign(
            path,
            ("http://example.cn/1", "200 OK", html, bytes(MAX_PAGE_BYTES + 1)),
            ("http://example.cn/2", "200 OK", html, bytes(2 * MAX_PAGE_BYTES)),
            ("http://example.cn/3", "200 OK", [*html, ("Content-Encoding", "gzip")], bomb),
            ("http://example.cn/4.mp4", "200 OK", [("Content-Type", "video/mp4")], bytes(2 * MAX_PAGE_BYTES)),
            ("http://example.cn/5", "200 OK", html, bytes(MAX_PAGE_BYTES)),
        )
        pages, problems = read_all(path)
        assert [page.url[-1] for page in pages] == ["5"]
        assert ["longer than" in problem.what for problem in problems] == [True] * 3

    @pytest.mark.parametrize("head", [b"\x00\x1f garbage\r\n\r\n", b"HTTP/1.1 ok\r\n\r\n", b""])
    def test_a_response_without_a_head_is_told_and_the_next_is_read(self, tmp_path: Path, head: bytes) -> None:
        path = tmp_path / "a.warc"
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>1"
        records = (
            ("http://example.cn/1", head),
            ("dns:example.cn", b"20260301 127.0.0.1"),
            ("http://example.cn/2", body),
        )
        path.write_bytes(
            b"".join(
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Length: {len(content)}\r\n\r\n".encode()
                + content
                + b"\r\n\r\n"
                for url, content in records
            )
        )
        pages, problems = read_all(path)
        assert [page.url for page in pages] == ["http://example.cn/2"]
        assert [problem.what for problem in problems] == ["a response that does not begin as HTTP does"]

    def test_an_unknown_encoding_is_told(self, tmp_path: Path) -> None:
        path = tmp_path / "a.warc.gz"
        fields = [("Content-Type", "text/html"), ("Content-Encoding", "zstd")]
        write_foreign(path, ("http://example.cn/1", "200 OK", fields, b"?"))
        pages, (problem,) = read_all(path)
        assert pages == []
        assert "zstd" in problem.what

    @pytest.mark.parametrize("gzipped", [True, False])
    def test_a_file_cut_at_any_byte_gives_all_whole_records_and_one_problem(
        self, tmp_path: Path, *, gzipped: bool
    ) -> None:
        records = [serialise_record(make_page(number)) for number in (1, 2)]
        if not gzipped:
            records = [gzip.decompress(record) for record in records]
        path = tmp_path / "a.warc.gz"
        tail = 0 if gzipped else 4  # in a plain file the blank lines behind a record may be missing
        for cut in range(1, len(records[1]) - tail):
            path.write_bytes(records[0] + records[1][:cut])
            pages, problems = read_all(path)
            assert [page.url for page in pages] == [make_page(1).url]
            assert len(problems) == 1

    def test_records_behind_damage_are_read(self, tmp_path: Path) -> None:
        records = [serialise_record(make_page(number)) for number in range(1, 7)]
        path = tmp_path / "a.warc.gz"
        path.write_bytes(records[0] + records[1][:-30] + records[2] + bytes(500) + b"".join(records[3:]))
        pages, problems = read_all(path)
        assert pages == [make_page(number) for number in (1, 3, 4, 5, 6)]
        assert len(problems) == 2

    def test_a_file_that_is_no_archive_is_one_problem(self, tmp_path: Path) -> None:
        path = tmp_path / "a.warc.gz"
        for data in (b"<html>\n<p>1</p>\n</html>\n" * 100, gzip.compress(b"<html>\n" * 100), b"\x1f\x8b\x08" * 500):
            path.write_bytes(data)
            pages, problems = read_all(path)
            assert (pages, len(problems)) == ([], 1)

    def test_problems_never_quote_the_page(self, tmp_path: Path) -> None:
        path = tmp_path / "a.warc"
        path.write_bytes(
            b"WARC/1.0\r\nContent-Length: call 13800000000\r\n\r\n13800000000\r\nWARC/9.9 13800000000\r\n\r\n"
        )
        problems = read_all(path)[1]
        assert problems
        assert "13800000000" not in str(problems)

    def test_a_hostile_site_name_is_not_taken_over(self, tmp_path: Path) -> None:
        path = tmp_path / "a.warc.gz"
        page = make_page()
        path.write_bytes(serialise_record(RawPage(page.url, "../../etc", page.body, page.media, NOON, page.raw_ref)))
        assert [page.site for page in read_all(path)[0]] == ["import"]

    def test_a_missing_file_is_a_problem(self, tmp_path: Path) -> None:
        assert len(read_all(tmp_path / "none.warc.gz")[1]) == 1

    @settings(max_examples=150)
    @given(st.data())
    def test_any_bytes_end_in_pages_and_problems(
        self, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
    ) -> None:
        plain = gzip.decompress(serialise_record(make_page(), HttpHead("200 OK", (("Content-Type", "text/html"),))))
        at = data.draw(st.integers(0, len(plain)))
        junk = data.draw(st.binary(max_size=30))
        n_gone = data.draw(st.integers(0, 40))
        broken = plain[:at] + junk + plain[at + n_gone :]
        path = tmp_path_factory.mktemp("fuzz") / "a.warc"
        packed = gzip.compress(broken) if data.draw(st.booleans()) else broken
        path.write_bytes(packed + serialise_record(make_page(2)))
        read_all(path)
