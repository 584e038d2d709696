"""What operators set is read in one place, described in one table, and refused in plain words if it makes no sense."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from fixtures.sources import DOCS, INBEELD
from inbeeld.settings import environment


def test_the_table_of_the_operators_is_what_the_code_declares() -> None:
    """`make docs` writes it."""
    assert environment.reference() in (DOCS / "operate.md").read_text()


def test_the_environment_is_read_through_its_declarations_only() -> None:
    reading = {
        path.relative_to(INBEELD).as_posix()
        for path in (INBEELD / "settings").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and node.attr == "environ"
    }
    assert reading == {"settings/environment.py"}


def test_a_variable_that_nobody_declared_cannot_be_read() -> None:
    with pytest.raises(LookupError, match="NOBODY_DECLARED_ME"):
        environment.text("NOBODY_DECLARED_ME")


@pytest.mark.parametrize(("given", "meant"), [("", 14), ("1", 1), ("365", 365), (" 30 ", 30)])
def test_a_number_within_its_limits_is_taken(monkeypatch: pytest.MonkeyPatch, given: str, meant: int) -> None:
    monkeypatch.setenv("INBEELD_ACCESS_NOTICE_DAYS", given)
    assert environment.number("INBEELD_ACCESS_NOTICE_DAYS", 14, least=1, most=365) == meant


@pytest.mark.parametrize("given", ["0", "366", "-3", "1.5", "veertien", "1_0", "\u0661"])
def test_a_number_that_cannot_be_meant_stops_the_start(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("INBEELD_ACCESS_NOTICE_DAYS", given)
    with pytest.raises(ImproperlyConfigured, match="INBEELD_ACCESS_NOTICE_DAYS must be a whole number from 1 to 365"):
        environment.number("INBEELD_ACCESS_NOTICE_DAYS", 14, least=1, most=365)


@pytest.mark.parametrize(("given", "meant"), [("", True), ("1", True), ("0", False)])
def test_a_switch_is_on_or_off(monkeypatch: pytest.MonkeyPatch, given: str, meant: bool) -> None:
    monkeypatch.setenv("INBEELD_DEMO", given)
    assert environment.switch("INBEELD_DEMO", default=True) is meant


@pytest.mark.parametrize("given", ["yes", "true", "2", "aan"])
def test_a_switch_of_another_kind_stops_the_start(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("INBEELD_DEBUG", given)
    with pytest.raises(ImproperlyConfigured, match="INBEELD_DEBUG must be 1"):
        environment.switch("INBEELD_DEBUG")


def test_an_empty_path_is_no_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INBEELD_BACKUP_FOLDER", "")
    assert environment.optional_path("INBEELD_BACKUP_FOLDER") is None
    assert environment.path("INBEELD_BACKUP_FOLDER", Path("here")) == Path("here")
