"""What other rooms may use of this one: the only door through which counts of persons leave."""

from __future__ import annotations

from . import triggers
from .axes import choice_axis, first_day_of, quarter_axis, quarter_code, region_axis
from .counted import IDENTITY, TOTAL, Axis, LiveCount, PeriodCount, Record
from .files import csv_response
from .ledger import LedgerBroken
from .models import Publication
from .noise import count_live
from .protected import Cell, Protected, ShownTable
from .services import ask, earlier, period_counts, published, withdraw
from .structures import THRESHOLD
from .tasks import make_publication

__all__ = [
    "IDENTITY",
    "THRESHOLD",
    "TOTAL",
    "Axis",
    "Cell",
    "LedgerBroken",
    "LiveCount",
    "PeriodCount",
    "Protected",
    "Publication",
    "Record",
    "ShownTable",
    "ask",
    "choice_axis",
    "count_live",
    "csv_response",
    "earlier",
    "first_day_of",
    "make_publication",
    "period_counts",
    "published",
    "quarter_axis",
    "quarter_code",
    "region_axis",
    "triggers",
    "withdraw",
]
