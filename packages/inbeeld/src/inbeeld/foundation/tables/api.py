"""What other rooms may use of this one."""

from __future__ import annotations

from .fields import TableField
from .reading import read_bytes, read_pasted
from .rules import Limits, NoTable, Rows, Table, has_headings
from .wording import message

__all__ = [
    "Limits",
    "NoTable",
    "Rows",
    "Table",
    "TableField",
    "has_headings",
    "message",
    "read_bytes",
    "read_pasted",
]
