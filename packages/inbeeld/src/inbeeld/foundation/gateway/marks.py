"""Marks on views that the gateway reads before any of the request's body."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])


def takes_files(view: View) -> View:
    """Mark a view whose form brings documents; without it a request of more than a mebibyte is refused unread."""
    view.takes_files = True  # type: ignore[attr-defined]
    return view


def with_code(view: View) -> View:
    """Mark a view to which people come back with a code: however many hand in, they are answered beside it."""
    view.with_code = True  # type: ignore[attr-defined]
    return view
