"""What other rooms may use of this one."""

from __future__ import annotations

from .handover import OpenWork

__all__ = [
    "OpenWork",
]
