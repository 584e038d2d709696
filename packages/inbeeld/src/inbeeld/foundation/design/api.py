"""What other rooms may use of this one."""

from __future__ import annotations

from .dates import EARLIEST, MONTHS, full_year, lacks_year, parse_date, serial_day
from .fields import PICK, DateField, YesNoField
from .forms import PageForm, PageModelForm
from .markdown import Block, blocks_of
from .middleware import indexable
from .text import clean_line, plain_letters

__all__ = [
    "EARLIEST",
    "MONTHS",
    "PICK",
    "Block",
    "DateField",
    "PageForm",
    "PageModelForm",
    "YesNoField",
    "blocks_of",
    "clean_line",
    "full_year",
    "indexable",
    "lacks_year",
    "parse_date",
    "plain_letters",
    "serial_day",
]
