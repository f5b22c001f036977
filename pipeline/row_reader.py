"""JSON lines and Parquet rows as raw pages.

A row brings `url`, one of `body` (base64, or raw bytes in a binary Parquet column), `html` or `text`, taken in this
order where it has several, and optionally `site` and `fetched_at` (ISO 8601; UTC where it names no zone).
"""

from __future__ import annotations

import base64
import binascii
import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, BinaryIO

from pydantic import AfterValidator, BaseModel, BeforeValidator, StringConstraints, ValidationError

from pipeline.identity import is_site_name, record_id
from pipeline.records import Media, RawPage
from pipeline.warc_reader import MAX_PAGE_BYTES, Problem

# JSON may spend six letters on one character, and base64 a third more than the bytes.
_MAX_LINE_BYTES = 4 * MAX_PAGE_BYTES
_BAD_BYTES_RATIO = 0.01
_TODO = "a row needs `url` and one of `html`, `text` or `body` (base64); `site` and `fetched_at` (ISO 8601) may follow"
_URL_SAFE = str.maketrans("-_", "+/")


def _to_utc(at: datetime | None) -> datetime | None:
    if at is None:
        return None
    try:
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except OverflowError as error:
        raise ValueError("the time is out of range") from error


def _check_site(site: str) -> str:
    if site and not is_site_name(site):
        raise ValueError("a site is up to 64 letters, digits, - _ or .")
    return site


class _Row(BaseModel):
    url: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
    body: str | bytes | None = None
    html: str | None = None
    text: str | None = None
    site: Annotated[str, BeforeValidator(lambda site: site or ""), AfterValidator(_check_site)] = ""
    fetched_at: Annotated[datetime | None, BeforeValidator(lambda at: at or None), AfterValidator(_to_utc)] = None


def read_json_lines(path: Path, site: str, fetched_at: datetime, *, is_gzip: bool) -> Iterator[RawPage | Problem]:
    """A page or a problem a line; blank lines are skipped. `site` and `fetched_at` are for rows that name none."""
    with path.open("rb") as raw, gzip.open(raw) if is_gzip else raw as file:
        lines = _number_lines(file)
        while True:
            try:
                number, line = next(lines)
            except StopIteration:
                return
            except (EOFError, gzip.BadGzipFile, zlib.error):
                yield Problem(str(path), "broken gzip data", "whole lines were read; get the file again")
                return
            where = f"{path}, line {number}"
            if len(line) > _MAX_LINE_BYTES:
                yield Problem(where, f"longer than {_MAX_LINE_BYTES} bytes", "nothing: no article is so long")
                continue
            row = _parse_line(line, where)
            yield row if isinstance(row, Problem) else _build_page(row, where, site, fetched_at)


def read_parquet(path: Path, site: str, fetched_at: datetime) -> Iterator[RawPage | Problem]:
    """A page or a problem a row. `site` and `fetched_at` are for rows that name none."""
    import pyarrow as pa
    from pyarrow.parquet import ParquetFile

    try:
        with ParquetFile(path) as table:
            names = [name for name in _Row.model_fields if name in table.schema_arrow.names]
            if "url" not in names or not {"body", "html", "text"} & set(names):
                found = ", ".join(table.schema_arrow.names)[:200]
                yield Problem(str(path), f"the columns are {found}", _TODO)
                return
            number = 0
            for batch in table.iter_batches(batch_size=32, columns=names):
                columns = {name: _in_microseconds(batch.column(name)) for name in names}
                for index in range(batch.num_rows):
                    number += 1
                    where = f"{path}, row {number}"
                    row = _check_row({name: _to_python(column[index]) for name, column in columns.items()}, where)
                    yield row if isinstance(row, Problem) else _build_page(row, where, site, fetched_at)
    except (pa.ArrowException, OSError, ValueError) as error:
        yield Problem(str(path), f"not a readable Parquet file: {str(error)[:200]}", "write the file again")


def _number_lines(file: gzip.GzipFile | BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Lines with their numbers from 1; of one that is too long only the beginning is held in memory."""
    number = 0
    while line := file.readline(_MAX_LINE_BYTES + 1):
        number += 1
        rest = line
        while len(rest) > _MAX_LINE_BYTES and not rest.endswith(b"\n"):
            rest = file.readline(_MAX_LINE_BYTES + 1)
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            yield number, line


def _parse_line(line: bytes, where: str) -> _Row | Problem:
    try:
        return _Row.model_validate_json(line)
    except ValidationError as error:
        if error.errors()[0]["type"] != "json_invalid":
            return _explain(error, where)
    # Lone surrogates, raw control characters and single bad bytes are no reason to lose a page.
    text = line.decode("utf-8", "replace")
    if text.count("\ufffd") > max(_BAD_BYTES_RATIO * len(text), 1):
        return Problem(where, "not UTF-8", "convert the file, for instance: iconv -f gb18030 -t utf-8")
    try:
        values = json.loads(text, strict=False)
    except RecursionError:
        return Problem(where, "brackets nested too deeply", _TODO)
    except json.JSONDecodeError as error:
        return Problem(where, f"broken JSON: {error.msg} at character {error.pos + 1}", "one JSON object a line")
    except ValueError as error:
        return Problem(where, f"broken JSON: {error}", "one JSON object a line")
    return _check_row(values, where)


def _check_row(values: Any, where: str) -> _Row | Problem:
    if isinstance(values, dict):
        values = {name: _mend(value) if isinstance(value, str) else value for name, value in values.items()}
    try:
        return _Row.model_validate(values)
    except ValidationError as error:
        return _explain(error, where)


def _explain(error: ValidationError, where: str) -> Problem:
    """The first complaint; never the value itself, which may hold personal data."""
    first = error.errors(include_input=False, include_url=False)[0]
    name = ".".join(map(str, first["loc"][:1]))
    return Problem(where, f"{name}: {first['msg']}" if name else first["msg"], _TODO)


def _build_page(row: _Row, where: str, site: str, fetched_at: datetime) -> RawPage | Problem:
    content = row.body or row.html or row.text
    if not content:
        return Problem(where, "a row without content", _TODO)
    body, media, charset = b"", Media.HTML, ""
    if isinstance(content, bytes):
        body = content
    elif row.body:
        try:
            body = base64.b64decode("".join(content.split()).translate(_URL_SAFE), validate=True)
        except (binascii.Error, ValueError):
            return Problem(where, "`body` is not base64", "encode the bytes, or bring `html` or `text`")
    else:
        body, media, charset = content.encode(), Media.HTML if row.html else Media.TEXT, "utf-8"
    if len(body) > MAX_PAGE_BYTES:
        return Problem(where, f"longer than {MAX_PAGE_BYTES} bytes", "nothing: no article is so long")
    at = row.fetched_at or fetched_at
    raw_ref = record_id(row.url, at, hashlib.sha256(body).hexdigest())
    return RawPage(row.url, row.site or site, body, media, at, raw_ref, charset)


def _mend(text: str) -> str:
    """The text with U+FFFD in place of lone surrogates, which no encoding can write."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _in_microseconds(column: Any) -> Any:
    """The column with its times as Python can hold them."""
    import pyarrow as pa

    kind = column.type
    return column.cast(pa.timestamp("us", kind.tz), safe=False) if pa.types.is_timestamp(kind) else column


def _to_python(scalar: Any) -> Any:
    """The value of an Arrow scalar; text that is not UTF-8 with U+FFFD in it, as Parquet does not check its text."""
    try:
        return scalar.as_py()
    except UnicodeDecodeError:
        return scalar.as_buffer().to_pybytes().decode("utf-8", "replace")
