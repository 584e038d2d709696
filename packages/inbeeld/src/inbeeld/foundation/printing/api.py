"""What other rooms may use of this one."""

from __future__ import annotations

from .answers import pdf_answer
from .paper import pdf_of

__all__ = [
    "pdf_answer",
    "pdf_of",
]
