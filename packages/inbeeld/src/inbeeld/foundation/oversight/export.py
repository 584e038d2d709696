"""The log as a file: who did what and when. No reasons, for those are free text and may name a person."""

import csv
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from uuid import UUID

from django.http import StreamingHttpResponse
from django.utils import timezone

from inbeeld.foundation.audit.api import AuditEntry, describe, last_anchor
from inbeeld.foundation.records.api import CHUNK

from .log import Question
from .names import names_of_organisations, names_of_people

COLUMNS = (
    "number",
    "moment",
    "event",
    "description",
    "outcome",
    "person",
    "role",
    "organisation",
    "record_kind",
    "record",
    "case_or_signal",
    "fields",
    "request",
)
# A spreadsheet takes these for the beginning of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
Row = dict[str, str | int]


class Echo:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        return line


def as_csv(question: Question) -> StreamingHttpResponse:
    """With semicolons and a byte order mark, as a Dutch spreadsheet expects."""
    return _file(_csv_lines(rows(question)), "text/csv; charset=utf-8", "csv")


def as_json(question: Question) -> StreamingHttpResponse:
    return _file(_json_lines(rows(question)), "application/json", "json")


def rows(question: Question) -> Iterator[Row]:
    """Entry by entry, newest first; names are looked up for a portion at a time."""
    entries = question.everything()
    while portion := list(islice(entries, CHUNK)):
        people = names_of_people({entry.user_id for entry in portion if entry.user_id})
        organisations = names_of_organisations({entry.organisation_id for entry in portion if entry.organisation_id})
        for entry in portion:
            person = people.get(entry.user_id, "") if entry.user_id else ""
            organisation = organisations.get(entry.organisation_id, "") if entry.organisation_id else ""
            yield dict(zip(COLUMNS, _values(entry, person, organisation), strict=True))


def _values(entry: AuditEntry, person: str, organisation: str) -> tuple[str | int, ...]:
    return (
        entry.sequence,
        timezone.localtime(entry.at).isoformat(timespec="seconds"),
        entry.event,
        describe(entry.event),
        entry.outcome,
        person,
        entry.role,
        organisation,
        entry.record_kind,
        _text(entry.record_id),
        _text(entry.dossier_id),
        " ".join(entry.fields),
        _text(entry.request_id),
    )


def _text(number: UUID | None) -> str:
    return str(number) if number else ""


def _csv_lines(found: Iterable[Row]) -> Iterator[str]:
    writer = csv.DictWriter(Echo(), COLUMNS, delimiter=";")
    yield "\ufeff" + writer.writeheader()
    for row in found:
        yield writer.writerow({name: _harmless(value) for name, value in row.items()})


def _harmless(value: str | int) -> str | int:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def _json_lines(found: Iterable[Row]) -> Iterator[str]:
    before = "[\n"
    for row in found:
        yield before + json.dumps(row, ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _file(lines: Iterable[str], content_type: str, ending: str) -> StreamingHttpResponse:
    anchor = last_anchor()
    # The name tells where the log ended: whoever keeps the file can prove later that nothing was cut off.
    name = f"logboek-{timezone.localdate():%Y-%m-%d}{f'-anker-{anchor.words}' if anchor else ''}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(lines, content_type=content_type, headers=headers)
