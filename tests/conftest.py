"""Settings of the whole suite."""

from __future__ import annotations

import os

from hypothesis import settings

# No test depends on the speed of a machine; in CI the examples are the same in every run.
settings.register_profile("yuqi", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("yuqi")
