"""What other rooms may use of this one."""

from __future__ import annotations

from .models import Hold

__all__ = [
    "Hold",
]
