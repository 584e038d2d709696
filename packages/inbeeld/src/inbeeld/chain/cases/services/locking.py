"""One writer at a time for each case."""

from __future__ import annotations

from inbeeld.chain.cases.models import Case
from inbeeld.foundation.records.api import RecordIsClosed, locked


class CaseIsClosed(RecordIsClosed):
    """The case was closed: it must be reopened before it can be changed."""


def locked_open(case: Case) -> Case:
    current = locked(case)
    if not current.is_open:
        raise CaseIsClosed
    return current
