"""What a room has done each night."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Shift(IntEnum):
    """The order of the night: nobody is reminded of what is erased, and keys are forgotten last."""

    ERASE = 1
    FOLLOW = 2
    REMIND = 3
    RETENTION = 4
    KEYS = 5


@dataclass(frozen=True, slots=True)
class NightTask:
    """A management command without arguments."""

    command: str
    shift: Shift
