"""Bytes to text: which charset a page is in, and what it was before somebody misread it."""

from __future__ import annotations

from pipeline.decode.charsets import decode, find_utf16

__all__ = ["DECODE_VERSION", "decode", "find_utf16"]

DECODE_VERSION = 2  # raised whenever the text of a page may change
