"""What other rooms may use of this one."""

from __future__ import annotations

from .abandoned import when_given_up
from .backups import make_backup
from .restoring import RestoreRefused, restore

__all__ = [
    "RestoreRefused",
    "make_backup",
    "restore",
    "when_given_up",
]
