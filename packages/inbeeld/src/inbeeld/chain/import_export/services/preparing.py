"""From an upload to a dry run: what the list holds, what its columns and values become, throwing it away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from django.db import transaction

from inbeeld.chain.import_export.faults import Fault
from inbeeld.chain.import_export.headings import from_the_headings, guess_columns
from inbeeld.chain.import_export.mapped import Mapped
from inbeeld.chain.import_export.models import CaseImport, ImportPiece
from inbeeld.chain.import_export.targets import TARGETS, UNKNOWN, ValueKind
from inbeeld.chain.import_export.values import folded, guess_value
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.geography.api import Region
from inbeeld.foundation.tables.api import Rows, Table
from inbeeld.foundation.vault.api import DataKey

from .colleagues import colleagues_of, guess_colleague

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
    proposal = guess_columns(headings, body)
    mapping = {"columns": proposal.columns, "values": {}, "asked": sorted(proposal.asked)}
    job.seal(name=name, headings=headings, mapping=mapping)
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
    kept = job.reveal("mapping") or {}
    notes = [(heading, place) for heading, place in kept.get("notes", [])]
    return Mapped(kept.get("columns", {}), kept.get("values", {}), notes, kept.get("mended", {}))


def asked_columns(job: CaseImport) -> list[int]:
    """The columns for which nothing was proposed because two things are possible."""
    return list((job.reveal("mapping") or {}).get("asked", []))


@transaction.atomic
def map_columns(job: CaseImport, *, by: Actor, columns: Mapping[str, int], notes: Sequence[int] = ()) -> None:
    """Which column holds which field; the values of coded fields are guessed anew where they were not chosen."""
    by.must(Action.CASE_IMPORT, job)
    before = mapped(job)
    colleagues = colleagues_of(job) if "coordinator" in columns else {}
    values = {
        name: {cell: before.values.get(name, {}).get(cell) or _guess(name, cell, colleagues) for cell in cells}
        for name, cells in distinct_values(job, columns).items()
    }
    headings = job.reveal("headings")
    mended = before.mended if columns == before.columns else {}
    told = [(headings[place], place) for place in notes]
    _keep(job, by, columns=dict(columns), values=values, notes=told, mended=mended)


def _guess(name: str, cell: str, colleagues: Mapping[str, Membership]) -> str:
    if TARGETS[name].kind is ValueKind.COLLEAGUE:
        return guess_colleague(cell, colleagues)
    return guess_value(name, cell)


@transaction.atomic
def map_values(job: CaseImport, *, by: Actor, values: Mapping[str, Mapping[str, str]]) -> None:
    by.must(Action.CASE_IMPORT, job)
    _keep(job, by, values=dict(values))


@transaction.atomic
def mend(
    job: CaseImport, *, by: Actor, cells: Mapping[tuple[int, str], str], alike: Collection[tuple[int, str]]
) -> None:
    """Put these words in the place of cells, by row and field; for those in `alike`, wherever the same words stand."""
    by.must(Action.CASE_IMPORT, job)
    faults = {(fault.row, fault.target): fault for fault in faults_of(job)}
    mended = {row: dict(found) for row, found in mapped(job).mended.items()}
    for place, words in cells.items():
        for row in _rows_of(place, faults, everywhere=place in alike):
            mended.setdefault(str(row), {})[place[1]] = words
    _keep(job, by, mended=mended)


def _rows_of(place: tuple[int, str], faults: Mapping[tuple[int, str], Fault], *, everywhere: bool) -> list[int]:
    fault = faults.get(place)
    if fault is None or not everywhere:
        return [place[0]] if fault else []
    return [one.row for one in faults.values() if (one.target, one.cell) == (fault.target, fault.cell)]


def _keep(job: CaseImport, by: Actor, **changed: Any) -> None:
    job.seal(mapping={**(job.reveal("mapping") or {}), **changed})
    job.checked = False
    job.save(update_fields=["mapping", "checked"])
    record("case_import.mapped", record=job, actor=by, fields=["mapping"])


MOST_VALUES = 60
CHOSEN = {ValueKind.CODE, ValueKind.COLLEAGUE}  # of these somebody says what each value means


def distinct_values(job: CaseImport, columns: Mapping[str, int]) -> dict[str, list[str]]:
    """What stands in each column with codes, the most frequent first; more than fit a page are not codes."""
    coded = {name: place for name, place in columns.items() if TARGETS[name].kind in CHOSEN}
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
