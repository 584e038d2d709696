"""What other rooms may use of this one."""

from __future__ import annotations

from .dates import EARLIEST, MONTHS, full_year, lacks_year, parse_date, serial_day
from .fields import DateField, YesNoField
from .forms import PageForm, PageModelForm
from .middleware import indexable
from .text import clean_line

__all__ = [
    "EARLIEST",
    "MONTHS",
    "DateField",
    "PageForm",
    "PageModelForm",
    "YesNoField",
    "clean_line",
    "full_year",
    "indexable",
    "lacks_year",
    "parse_date",
    "serial_day",
]
