"""Files and answers for the command line's tests."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from darkfigure import datasets, format_table
from darkfigure._cli import main


@pytest.fixture
def dutch(tmp_path: Path) -> str:
    path = tmp_path / "dutch.csv"
    path.write_text(format_table(datasets.netherlands(5)))
    return str(path)


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """Run a command with ``--json`` that should succeed, and return its answer."""

    def run(*arguments: str) -> Any:
        assert main([*arguments, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return run
