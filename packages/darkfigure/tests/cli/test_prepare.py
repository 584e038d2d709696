"""``darkfigure prepare``, and installations that cannot be written."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from darkfigure._cli import main
from darkfigure._multiple_systems.compiled_fit import compiled


def test_it_compiles_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prepare"]) == 0
    assert capsys.readouterr().out == "Ready.\n"


def test_machine_code_goes_where_numba_is_told(tmp_path: Path) -> None:
    program = "import numpy; from darkfigure._multiple_systems.compiled_fit import sum_subsets as s; s(numpy.ones(4))"
    environment = {"NUMBA_CACHE_DIR": str(tmp_path), "PATH": "/usr/bin"}
    subprocess.run([sys.executable, "-c", program], check=True, env=environment)
    assert list(tmp_path.rglob("*.nbi"))


def test_code_that_no_folder_can_keep_is_compiled_all_the_same() -> None:
    """As on an installation and a home that cannot be written; the function of no file has nowhere to go either."""
    place: dict[str, Callable[[float], float]] = {}
    exec(compile("def double(value): return 2 * value", "<no file>", "exec"), place)  # noqa: S102 - our own text
    assert compiled(place["double"])(4.0) == 8.0
