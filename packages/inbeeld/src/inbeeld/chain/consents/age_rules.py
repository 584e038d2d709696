"""Reads the rules about age from their file."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from inbeeld.foundation.agreed.api import read, refuse_same_day

from .codes import Purpose
from .rules import AgeRule


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeRules:
    rule: tuple[AgeRule, ...]

    def __post_init__(self) -> None:
        if unknown := {purpose for one in self.rule for purpose in one.purposes} - set(Purpose.values):
            raise ValueError(f"no such purpose: {', '.join(sorted(unknown))}")
        for purpose in Purpose.values:
            refuse_same_day(one for one in self.rule if purpose in one.purposes)


def age_rules() -> tuple[AgeRule, ...]:
    """FileFault when the file of this installation cannot be worked with."""
    return read(settings.AGE_RULES, AgeRules).rule
