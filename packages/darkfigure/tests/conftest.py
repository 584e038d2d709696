"""Reference numbers: a test marked ``reference("name")`` runs once for each entry of ``reference/name.json``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from darkfigure import CaptureHistories, datasets

FOLDER = Path(__file__).parent / "reference"


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known."""
    config.addinivalue_line("markers", "reference(name): runs once for each entry of tests/reference/<name>.json")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a marked test its entries."""
    marker = metafunc.definition.get_closest_marker("reference")
    if marker:
        entries = json.loads((FOLDER / f"{marker.args[0]}.json").read_text())
        metafunc.parametrize("entry", entries, ids=[f"{entry['package']} {entry['call']}" for entry in entries])


@pytest.fixture
def published(entry: dict[str, Any]) -> CaptureHistories:
    """The published lists that an entry is about."""
    function, form = entry["lists"]
    histories: CaptureHistories = getattr(datasets, function)(form)
    return histories
