"""What a row looks like, in words, as far as the reader may see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from inbeeld.chain.cases.api import Case, in_words
from inbeeld.foundation.access.api import Actor

from .services.duplicate_check import PossibleDuplicate


@dataclass(frozen=True, slots=True)
class DuplicateInWords:
    row: int
    cases: list[Case]
    rows: list[int]
    why: str
    comes_in: bool

    @property
    def like(self) -> str:
        rows = [_("Row %(number)s") % {"number": number} for number in self.rows]
        return ", ".join([*(case.pseudonym for case in self.cases), *rows])


def duplicates_in_words(duplicates: Sequence[PossibleDuplicate], by: Actor) -> list[DuplicateInWords]:
    known = Case.objects.visible_to(by).in_bulk({pk for duplicate in duplicates for pk in duplicate.cases})
    return [
        DuplicateInWords(
            row=duplicate.row,
            cases=[known[pk] for pk in duplicate.cases if pk in known],
            rows=duplicate.rows,
            why=in_words(duplicate.likenesses),
            comes_in=duplicate.comes_in,
        )
        for duplicate in duplicates
    ]
