"""What other rooms may use of this one."""

from __future__ import annotations

from .ceilings import EVERYTHING
from .models import ConversationMessage

__all__ = [
    "EVERYTHING",
    "ConversationMessage",
]
