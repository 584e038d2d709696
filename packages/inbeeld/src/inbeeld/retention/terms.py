"""Reads the terms from their file."""

from __future__ import annotations

import datetime as dt
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from .rules import Term, Terms


def terms() -> Terms:
    return _read(Path(settings.RETENTION_TERMS))


@cache
def _read(path: Path) -> Terms:
    plain = tomllib.loads(path.read_text(encoding="utf-8"))
    return Terms(
        announce=dt.timedelta(days=plain["announce_days"]),
        least_notice=dt.timedelta(days=plain["least_notice_days"]),
        terms=tuple(_term(found) for found in plain["term"]),
    )


def _by_language(words: str | dict[str, str]) -> dict[str, str]:
    return {"nl": words} if isinstance(words, str) else words


def _term(found: dict[str, Any]) -> Term:
    return Term(
        kind=found["kind"],
        years=found.get("years", 0),
        months=found.get("months", 0),
        days=found.get("days", 0),
        valid_from=found["valid_from"],
        counts_from=found["from"],
        source=_by_language(found["source"]),
        by=found.get("by", ""),
        checked_on=found.get("checked_on"),
    )
