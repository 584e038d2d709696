"""Rows of a list that may be a case already, or that look like a row above them."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from inbeeld.chain.cases.api import LookAlong
from inbeeld.chain.import_export.models import CaseImport
from inbeeld.chain.import_export.row_kinds import LeftOut
from inbeeld.chain.import_export.rows import RowRead
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.vault.api import Likeness

SHOWN = 3  # of the cases that one row looks like


@dataclass(frozen=True, slots=True)
class PossibleDuplicate:
    """A row, the cases and rows that it looks like, and in what; `comes_in` when somebody chose so all the same."""

    row: int
    cases: list[uuid.UUID]
    rows: list[int]
    likenesses: list[Likeness]
    comes_in: bool = False

    def as_list(self) -> list[Any]:
        return [self.row, [str(pk) for pk in self.cases], self.rows, list(self.likenesses), self.comes_in]

    @classmethod
    def from_list(cls, kept: Sequence[Any]) -> PossibleDuplicate:
        row, cases, rows, likenesses, comes_in = kept
        return cls(row, [uuid.UUID(pk) for pk in cases], rows, [Likeness(one) for one in likenesses], comes_in)


def duplicates_in(look: LookAlong, read: Sequence[RowRead]) -> list[PossibleDuplicate]:
    """Among the rows that can be read, those that look like something; in their order."""
    people = {one.number: one.case.person for one in read if one.case and one.case.person}
    found = []
    for number, alike in look.at(people).items():
        ways = {way for held in (*alike.cases.values(), *alike.rows.values()) for way in held}
        likenesses = [way for way in Likeness if way in ways]
        cases, rows = list(alike.cases)[:SHOWN], list(alike.rows)[:SHOWN]
        found.append(PossibleDuplicate(number, cases, rows, likenesses, comes_in=not alike.is_same_person))
    return found


def duplicates_of(job: CaseImport) -> list[PossibleDuplicate]:
    return [PossibleDuplicate.from_list(kept) for kept in job.reveal("alike") or []]


def passed_over(job: CaseImport) -> set[int]:
    """The rows that do not come in because they may be here already, or tell of nobody."""
    known = {one.row for one in duplicates_of(job) if not one.comes_in}
    return known | {one.row for one in left_out_of(job) if not one.comes_in}


def left_out_of(job: CaseImport) -> list[LeftOut]:
    return [LeftOut.from_list(kept) for kept in job.reveal("left_out") or []]


@transaction.atomic
def choose(job: CaseImport, *, by: Actor, rows: Collection[int]) -> None:
    """Let these rows in, although they look like something or like nobody; the others are passed over."""
    by.must(Action.CASE_IMPORT, job)
    alike = [[*one.as_list()[:-1], one.row in rows] for one in duplicates_of(job)]
    left_out = [[*one.as_list()[:-1], one.row in rows] for one in left_out_of(job)]
    job.seal(alike=alike, left_out=left_out)
    job.save(update_fields=["alike", "left_out"])
    record("case_import.mapped", record=job, actor=by, fields=["rows"])
