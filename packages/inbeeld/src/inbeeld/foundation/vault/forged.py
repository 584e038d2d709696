"""A row turned out not to be genuine: whoever wants to know is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Listener = Callable[[str, Any], None]

_listeners: list[Listener] = []


def on_forged(listener: Listener) -> None:
    """Have `listener(label, primary_key)` called for each row that turns out not to be genuine."""
    if listener not in _listeners:
        _listeners.append(listener)


def report_forged(label: str, key: Any) -> None:
    for listener in _listeners:
        listener(label, key)
