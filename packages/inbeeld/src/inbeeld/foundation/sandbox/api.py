"""What other rooms may use of this one."""

from __future__ import annotations

from .running import Limits, NoAnswer, NotConfined, TookTooLong, answer_of

__all__ = [
    "Limits",
    "NoAnswer",
    "NotConfined",
    "TookTooLong",
    "answer_of",
]
