"""Until when a request has to be answered."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from dateutil.relativedelta import relativedelta

from inbeeld.foundation.agreed.api import FROM_THE_BEGINNING, Always, read

FILE = Path(__file__).parent / "answer_terms.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTerm:
    valid_from: dt.date = FROM_THE_BEGINNING
    months: int
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsTerms:
    destruction: Always[AnswerTerm]
    correction: Always[AnswerTerm]


def answer_destruction_by(asked_on: dt.date) -> dt.date:
    """The last day to answer a request made on a day, under the term that held then."""
    return _after(read(FILE, RightsTerms).destruction, asked_on)


def answer_correction_by(asked_on: dt.date) -> dt.date:
    """The last day to say what was done with a correction that came in on a day."""
    return _after(read(FILE, RightsTerms).correction, asked_on)


def _after(terms: Always[AnswerTerm], day: dt.date) -> dt.date:
    return day + relativedelta(months=terms.on(day).months)
