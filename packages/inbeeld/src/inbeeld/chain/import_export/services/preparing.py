"""From an upload to a dry run: what the list holds, what its columns and values become, throwing it away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from django.db import transaction

from inbeeld.chain.import_export.cells import Fault, Mapped, folded, guess_value
from inbeeld.chain.import_export.headings import from_the_headings, guess_columns
from inbeeld.chain.import_export.models import CaseImport, ImportPiece
from inbeeld.chain.import_export.targets import TARGETS, UNKNOWN, ValueKind
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.geography.api import Region
from inbeeld.foundation.tables.api import Rows, Table
from inbeeld.foundation.vault.api import DataKey

PIECE = 250
FIRST_ROW = 2  # under the headings


@transaction.atomic
def upload(*, by: Actor, region: Region, name: str, table: Table) -> CaseImport:
    """Seal a table until it is imported or thrown away."""
    by.must(Action.CASE_IMPORT)
    member = Membership.objects.get(pk=by.member)
    (headings, *body), numbers = from_the_headings(table)
    job = CaseImport(
        data_key=DataKey.objects.create_key(),
        organisation=member.organisation,
        region=region,
        by=member,
        rows=len(body),
    )
    columns = guess_columns(headings)
    job.seal(name=name, headings=headings, mapping={"columns": columns, "values": {}})
    job.save(force_insert=True)
    for number, start in enumerate(range(0, len(body), PIECE)):
        piece = ImportPiece(data_key=job.data_key, job=job, number=number)
        piece.seal(rows=body[start : start + PIECE], numbers=numbers[1:][start : start + PIECE])
        piece.save(force_insert=True)
    record("case_import.uploaded", record=job, actor=by, fields=["rows"])
    return job


def pieces_of(job: CaseImport) -> Iterator[tuple[ImportPiece, Rows]]:
    """The rows piece by piece, so that no more than one is in memory."""
    for number in job.pieces.values_list("number", flat=True):
        piece = ImportPiece.objects.get(job=job, number=number)
        piece.data_key = job.data_key
        yield piece, piece.reveal("rows")


def mapped(job: CaseImport) -> Mapped:
    kept = job.reveal("mapping") or {"columns": {}, "values": {}}
    return Mapped(kept["columns"], kept["values"])


@transaction.atomic
def map_columns(job: CaseImport, *, by: Actor, columns: Mapping[str, int]) -> None:
    """Which column holds which field; the values of coded fields are guessed anew where they were not chosen."""
    by.must(Action.CASE_IMPORT, job)
    chosen = mapped(job).values
    found = distinct_values(job, columns)
    values = {
        name: {cell: chosen.get(name, {}).get(cell) or guess_value(name, cell) for cell in cells}
        for name, cells in found.items()
    }
    job.seal(mapping={"columns": dict(columns), "values": values})
    job.checked = False
    job.save(update_fields=["mapping", "checked"])
    record("case_import.mapped", record=job, actor=by, fields=["mapping"])


@transaction.atomic
def map_values(job: CaseImport, *, by: Actor, values: Mapping[str, Mapping[str, str]]) -> None:
    by.must(Action.CASE_IMPORT, job)
    job.seal(mapping={"columns": dict(mapped(job).columns), "values": values})
    job.checked = False
    job.save(update_fields=["mapping", "checked"])
    record("case_import.mapped", record=job, actor=by, fields=["mapping"])


MOST_VALUES = 60


def distinct_values(job: CaseImport, columns: Mapping[str, int]) -> dict[str, list[str]]:
    """What stands in each column with codes, the most frequent first; more than fit a page are not codes."""
    coded = {name: place for name, place in columns.items() if TARGETS[name].kind is ValueKind.CODE}
    counted: dict[str, Counter[str]] = {name: Counter() for name in coded}
    for _piece, rows in pieces_of(job):
        for row in rows:
            for name, place in coded.items():
                if (cell := folded(row[place])) not in UNKNOWN:
                    counted[name][cell] += 1
    return {name: [cell for cell, _ in found.most_common(MOST_VALUES)] for name, found in counted.items()}


def samples(job: CaseImport, wanted: int = 3) -> list[list[str]]:
    """How each column begins: its first cells with something in them."""
    _piece, rows = next(pieces_of(job))
    return [[cell for cell in column if cell][:wanted] for column in zip(*rows, strict=True)]


def numbered(piece: ImportPiece, rows: Rows) -> Iterator[tuple[int, list[str]]]:
    """Each row with its number in the spreadsheet, as people see it there."""
    first = FIRST_ROW + piece.number * PIECE  # of an upload from before the numbers were kept
    return zip(piece.reveal("numbers") or range(first, first + len(rows)), rows, strict=True)


def faults_of(job: CaseImport) -> list[Fault]:
    return [Fault.from_list(kept) for kept in job.reveal("faults") or []]


@transaction.atomic
def throw_away(job: CaseImport, *, by: Actor) -> None:
    """Forget a table that was not imported, with its key."""
    by.must(Action.CASE_IMPORT, job)
    record("case_import.removed", record=job, actor=by)
    job.forget()
