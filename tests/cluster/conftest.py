"""Tests that need Ray, which is large: they run where it is installed (``scripts/bench-shards`` sees to that)."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "engines"))
collect_ignore_glob = [] if find_spec("ray") else ["test_*.py"]
