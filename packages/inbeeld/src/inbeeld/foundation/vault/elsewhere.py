"""Rows of libraries that bear a MAC in a place of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Rows of a library that bear a MAC in a place of their own."""

    model: type[models.Model]
    is_genuine: Callable[[Any], bool]
    mark: Callable[[Any], None]
    mac: Callable[[Any], str]


_elsewhere: dict[type[models.Model], Elsewhere] = {}


def guard_elsewhere(rows: Elsewhere) -> None:
    _elsewhere[rows.model] = rows


def guarded_elsewhere() -> list[Elsewhere]:
    return list(_elsewhere.values())
