"""What a room adds to the demo."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from inbeeld.foundation.fiction.region import World

# Writes its part into one new case, until the last day on which something was done about it.
WriteInCase = Callable[[Any, dt.date], None]


class DemoTurn(IntEnum):
    """When: what cases need, what leads to them, the cases themselves, in the cases, or beside them."""

    GROUND = 1
    INCOMING = 2
    CASES = 3
    IN_CASES = 4
    BESIDE = 5


@dataclass(frozen=True, slots=True)
class DemoPart:
    """Writes invented records into the fictional region; `hint` tells a visitor what to try with them."""

    turn: DemoTurn
    add: Callable[[World], None]
    hint: Callable[[], str] | None = None


@dataclass(frozen=True, slots=True)
class DemoOfCase:
    """What a room writes into each invented case, before all are stored at once; `begin` is called once."""

    begin: Callable[[World], WriteInCase]
    order: int
