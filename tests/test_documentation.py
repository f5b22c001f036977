"""What the documentation says about the code is what the code says."""

from __future__ import annotations

import pytest

from tests.documentation import BLOCK, PAGES, ROOT, WRITERS, fill_blocks


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_generated_blocks_are_up_to_date(page: object) -> None:
    text = ROOT.joinpath(str(page)).read_text(encoding="utf-8")
    assert fill_blocks(text) == text, "type: make docs"


def test_every_generated_block_is_used_somewhere() -> None:
    names = {block[2].split(":")[0] for page in PAGES for block in BLOCK.finditer(page.read_text(encoding="utf-8"))}
    assert names == set(WRITERS)
