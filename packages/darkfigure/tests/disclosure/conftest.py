"""Invented tables with their structures, and what other packages hid in them."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from darkfigure.disclosure import FrequencyTable, Method, Release, Structure, read_counts

FOLDER = Path(__file__).parents[1] / "reference" / "disclosure"
PATTERNS = [json.loads(line) for line in (FOLDER / "patterns.jsonl").read_text().splitlines()]
ENTRIES: dict[str, dict[str, Any]] = {e["name"]: e for e in json.loads((FOLDER / "index.json").read_text())}


@cache
def _table(name: str) -> FrequencyTable:
    return read_counts(FOLDER / f"{name}.csv", Structure.from_dict(ENTRIES[name]))


@pytest.fixture
def reference() -> Callable[[str], FrequencyTable]:
    """A table of the reference data, by name."""
    return _table


@pytest.fixture
def peer() -> Callable[..., Release]:
    """What a package published of a table."""

    def release(pattern: dict[str, Any]) -> Release:
        table = _table(pattern["table"])
        zeros = "shown" if pattern["audit"]["knows_zeros_are_shown"] is not None else "hidden"
        hidden = frozenset(tuple(cell.split("|")) for cell in (*pattern["primary"], *pattern["secondary"]))
        method = Method("suppression", {"zeros": zeros})
        return Release.with_hidden(table.structure, table.values.tolist(), hidden, method)

    return release


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for ``pattern`` with each, and one that asks for ``name`` with each table."""
    if "pattern" in metafunc.fixturenames:
        names = [f"{p['table']} {p['package']} {p['call']}" for p in PATTERNS]
        metafunc.parametrize("pattern", PATTERNS, ids=names)
    if "name" in metafunc.fixturenames:
        metafunc.parametrize("name", ENTRIES)
