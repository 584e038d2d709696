"""What other rooms may use of this one."""

from __future__ import annotations

from .erasing import CannotErase, IsHeld, erase
from .models import Ground, Tombstone
from .rooms import Erasable, erasables, is_held

__all__ = [
    "CannotErase",
    "Erasable",
    "Ground",
    "IsHeld",
    "Tombstone",
    "erasables",
    "erase",
    "is_held",
]
