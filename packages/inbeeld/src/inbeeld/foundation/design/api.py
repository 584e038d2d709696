"""What other rooms may use of this one."""

from __future__ import annotations

from .dates import EARLIEST, MONTHS, parse_date
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
    "indexable",
    "parse_date",
]
