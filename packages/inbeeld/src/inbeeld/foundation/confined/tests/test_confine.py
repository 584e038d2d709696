"""A confined process has no memory, time, keys or disk to do harm with."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CONFINED = "from inbeeld.foundation.confined.limits import confine; confine(memory=2**30, seconds=20); "


@pytest.mark.parametrize(
    "harm",
    ["bytearray(2**31)", "import pathlib; pathlib.Path('taken').write_text('x')"],
    ids=["takes all memory", "writes a file"],
)
def test_the_process_can_do_no_harm(harm: str, tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-I", "-c", CONFINED + harm], capture_output=True, cwd=tmp_path, check=False)
    assert done.returncode != 0
    assert not any(path.stat().st_size for path in tmp_path.iterdir())
