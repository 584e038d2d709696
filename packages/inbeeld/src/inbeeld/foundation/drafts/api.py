"""What other rooms may use of this one."""

from __future__ import annotations

from .keeping import forget_everybodys
from .models import Draft

__all__ = [
    "Draft",
    "forget_everybodys",
]
