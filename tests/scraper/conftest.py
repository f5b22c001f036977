"""Farms and workspaces for the tests of the crawler."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.scraper.farm import Farm, Workspace


@pytest.fixture
def farm() -> Iterator[Farm]:
    farm = Farm()
    yield farm
    farm.close()


@pytest.fixture
def other_farm() -> Iterator[Farm]:
    farm = Farm("127.0.0.2")
    yield farm
    farm.close()


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "workspace")
