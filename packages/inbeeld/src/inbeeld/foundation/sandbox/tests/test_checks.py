"""`inbeeld check` names the layer that is missing, and tells what is unsafe from what is only less."""

from __future__ import annotations

from typing import Any

import pytest

from inbeeld.foundation.sandbox import checks
from inbeeld.foundation.sandbox.layers import code_folders


def found(monkeypatch: pytest.MonkeyPatch, layers: set[str], *, apart: bool) -> list[tuple[str, str]]:
    monkeypatch.setattr(checks, "inner_layers", lambda: frozenset(layers))
    monkeypatch.setattr(checks, "namespaces", lambda _user: ("bwrap",) if apart else ())
    return [(one.id or "", one.msg) for one in checks.readers_are_confined()]


def test_with_all_layers_there_is_nothing_to_say(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not found(monkeypatch, {"files", "calls"}, apart=True)


@pytest.mark.parametrize(
    ("layers", "apart", "number", "named"),
    [
        ({"files", "calls"}, False, "sandbox.W001", "bubblewrap"),
        ({"calls"}, True, "sandbox.W001", "Landlock"),
        ({"calls"}, False, "sandbox.E001", "Landlock"),
        ({"files"}, True, "sandbox.E001", "seccomp"),
        (set(), False, "sandbox.E001", "bubblewrap"),
    ],
)
def test_a_missing_layer_is_named(
    monkeypatch: pytest.MonkeyPatch, layers: set[str], apart: bool, number: str, named: str
) -> None:
    ((told, text),) = found(monkeypatch, layers, apart=apart)
    assert told == number
    assert named in text


def test_keys_among_the_code_are_unsafe(settings: Any) -> None:
    assert not checks.keys_lie_outside_the_code()
    settings.KEY_FILE = f"{code_folders()[-1]}/keys.json"
    assert [one.id for one in checks.keys_lie_outside_the_code()] == ["sandbox.E002"]


def test_processes_of_root_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr(checks, "other_user", lambda: None)
    assert [one.id for one in checks.readers_run_as_nobody()] == ["sandbox.W002"]
    monkeypatch.setattr(checks, "other_user", lambda: 65534)
    assert not checks.readers_run_as_nobody()
