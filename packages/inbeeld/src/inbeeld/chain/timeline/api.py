"""What other rooms may use of this one."""

from __future__ import annotations

from .codes import Daytime, Stay
from .models import ProgressAnswer

__all__ = [
    "Daytime",
    "ProgressAnswer",
    "Stay",
]
