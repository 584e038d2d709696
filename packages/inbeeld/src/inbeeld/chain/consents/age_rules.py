"""Reads the rules about age from their file."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from .rules import AgeBand, AgeRule


def age_rules() -> tuple[AgeRule, ...]:
    return _read(Path(settings.AGE_RULES))


@cache
def _read(path: Path) -> tuple[AgeRule, ...]:
    with path.open("rb") as file:
        return tuple(_rule(found) for found in tomllib.load(file)["rule"])


def _rule(found: dict[str, Any]) -> AgeRule:
    bands = tuple(
        AgeBand(band["first"], band.get("last"), tuple(band["by"]), band.get("settled", True)) for band in found["band"]
    )
    return AgeRule(found["key"], tuple(found["purposes"]), found["valid_from"], found["source"], bands)
