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
from .package_values import (
    LONGEST_TEXT,
    MOST_ROWS,
    check_day,
    checked_rows,
    day_of,
    is_text,
    must,
    noon_of,
    writer_of,
    written,
)
from .packages import WRITER, Arrival, PackagePart, RecordKind, Row, Rows, Trunk, plain_part, stays_in_package
from .paging import CHUNK, KeysetPage, Order, Position, page_of
from .partial_date_field import PartialDateField
from .partial_dates import ABOUT, LONGEST, PartialDate, means_unknown, parse_partial
from .phone_numbers import has_digits_of_no_number, numbers_in, with_plain_numbers
from .saving import NotAsItStands, RecordIsClosed, StalePart, locked, must_be_version, new_id, saved_before
from .texts import with_text

__all__ = [
    "ABOUT",
    "CHUNK",
    "LONGEST",
    "LONGEST_TEXT",
    "MOST_ROWS",
    "OLDEST",
    "WRITER",
    "WRONG",
    "Arrival",
    "CodeField",
    "Edit",
    "KeysetPage",
    "MembershipField",
    "NotAsItStands",
    "Order",
    "PackagePart",
    "PartialDate",
    "PartialDateField",
    "Position",
    "RecordForm",
    "RecordIsClosed",
    "RecordKind",
    "Row",
    "Rows",
    "StalePart",
    "Trunk",
    "VersionForm",
    "age_field",
    "as_kept",
    "check_day",
    "checked_rows",
    "choice_field",
    "day_of",
    "details_of",
    "edit_record",
    "fact_field",
    "has_digits_of_no_number",
    "in_words",
    "is_text",
    "locked",
    "means_unknown",
    "must",
    "must_be_version",
    "new_id",
    "noon_of",
    "numbers_in",
    "page_of",
    "parse_partial",
    "plain_part",
    "put_details",
    "radio_field",
    "reason_field",
    "revisions",
    "saved_before",
    "sent",
    "stays_in_package",
    "text_field",
    "values_of",
    "with_plain_numbers",
    "with_text",
    "writer_of",
    "written",
]
