"""The one way in for a table."""

from __future__ import annotations

import json
from typing import Any

from django.core.files import File

from inbeeld.foundation.sandbox.api import NoAnswer, NotConfined, answer_of

from .delimited import decoded, read_text
from .rules import Limits, NoTable, Table, TableKind, TableProblem, problem_of, squared

__all__ = ["Limits", "NoTable", "Table", "read_pasted", "read_table"]

USUAL = Limits()


def read_table(upload: File[Any], limits: Limits = USUAL) -> Table:
    """The rows of an upload; raises `NoTable`, with the reason, when there are none to be had.

    What it is, is told by its content and not by its name.
    """
    if (upload.size or 0) > limits.size:
        raise NoTable(TableProblem.TOO_LARGE)
    return read_bytes(upload.read(), limits)


def read_bytes(content: bytes, limits: Limits = USUAL) -> Table:
    if problem := problem_of(content):
        raise NoTable(problem)
    if content.startswith(b"PK"):
        return _read_apart(content, limits)
    return Table(TableKind.CSV, *squared(read_text(decoded(content), limits), limits))


def read_pasted(text: str, limits: Limits = USUAL) -> Table:
    """The rows of what somebody pasted from a table (tabs part its columns) or typed line by line."""
    return Table(TableKind.CSV, *squared(read_text(text, limits, "\t"), limits))


def _read_apart(content: bytes, limits: Limits) -> Table:
    """Read a workbook in a process of its own; when that dies, the workbook was too much."""
    try:
        found = json.loads(answer_of("inbeeld.foundation.tables.workbooks", content, str(limits.rows)))
    except NotConfined:
        raise NoTable(TableProblem.NOT_CONFINED) from None
    except NoAnswer:
        raise NoTable(TableProblem.TOO_COMPLEX) from None
    if "problem" in found:
        raise NoTable(TableProblem(found["problem"]))
    rows, numbers = squared(found["rows"], limits)
    return Table(TableKind(found["kind"]), rows, numbers, found["sheet"], tuple(found["others"]))
