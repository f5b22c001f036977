"""Grouping of exact and near copies: signatures, candidate pairs, verification, groups."""

from __future__ import annotations

from pipeline.group.copies import COLUMNS, group_copies

__all__ = ["COLUMNS", "group_copies"]
