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
    """Run a command with ``--json`` that should end with a code, and return its answer."""

    def run(*arguments: str, code: int = 0) -> Any:
        assert main([*arguments, "--json"]) == code
        return json.loads(capsys.readouterr().out)

    return run
