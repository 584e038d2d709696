"""What other rooms may use of this one."""

from __future__ import annotations

from .models import Draft
from .services import forget_everybodys

__all__ = [
    "Draft",
    "forget_everybodys",
]
