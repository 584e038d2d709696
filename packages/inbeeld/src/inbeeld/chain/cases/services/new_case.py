"""A case as it is told by a list kept elsewhere."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from inbeeld.chain.cases import codes
from inbeeld.chain.method.api import Phase

from .facts import CaseFacts
from .identity import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCase:
    """A case that ran before it came here, opened on a day and decided on as far as somebody did; or already ended.

    One that ended has a `closed_on` and an `outcome`; its `phase` is the one before the end.
    """

    facts: CaseFacts
    person: Person
    opened_on: dt.date
    status: str = codes.Status.PRESUMED
    decided_by: str = codes.Decider.CARE_COORDINATION
    phase: str = Phase.FOUND
    closed_on: dt.date | None = None
    outcome: str = ""
    end_reason: str = ""
