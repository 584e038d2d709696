"""What a room adds to the demo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inbeeld.foundation.fiction.region import World


class DemoTurn(IntEnum):
    """When: before the cases are there (what leads to them), in the cases, or beside them."""

    INCOMING = 1
    IN_CASES = 2
    BESIDE = 3


@dataclass(frozen=True, slots=True)
class DemoPart:
    """Writes invented records into the fictional region; `hint` tells a visitor what to try with them."""

    turn: DemoTurn
    add: Callable[[World], None]
    hint: Callable[[], str] | None = None
