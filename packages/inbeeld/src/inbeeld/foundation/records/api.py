"""What other rooms may use of this one."""

from __future__ import annotations

from . import revisions
from .code_field import CodeField
from .details import as_kept, details_of, in_words, put_details, values_of
from .editing import WRONG, Edit, edit_record, sent
from .forms import (
    OLDEST,
    MembershipField,
    RecordForm,
    VersionForm,
    age_field,
    choice_field,
    fact_field,
    radio_field,
    reason_field,
    text_field,
)
from .paging import CHUNK, KeysetPage, Order, Position, page_of
from .partial_date_field import PartialDateField
from .partial_dates import ABOUT, LONGEST, PartialDate, means_unknown, parse_partial
from .saving import NotAsItStands, RecordIsClosed, StalePart, locked, must_be_version, new_id, saved_before
from .texts import with_text

__all__ = [
    "ABOUT",
    "CHUNK",
    "LONGEST",
    "OLDEST",
    "WRONG",
    "CodeField",
    "Edit",
    "KeysetPage",
    "MembershipField",
    "NotAsItStands",
    "Order",
    "PartialDate",
    "PartialDateField",
    "Position",
    "RecordForm",
    "RecordIsClosed",
    "StalePart",
    "VersionForm",
    "age_field",
    "as_kept",
    "choice_field",
    "details_of",
    "edit_record",
    "fact_field",
    "in_words",
    "locked",
    "means_unknown",
    "must_be_version",
    "new_id",
    "page_of",
    "parse_partial",
    "put_details",
    "radio_field",
    "reason_field",
    "revisions",
    "saved_before",
    "sent",
    "text_field",
    "values_of",
    "with_text",
]
