"""What a row looks like, in words, as far as the reader may see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from inbeeld.chain.cases.api import Case, in_words
from inbeeld.foundation.access.api import Actor

from .services.doubles import Double


@dataclass(frozen=True, slots=True)
class DoubleInWords:
    row: int
    cases: list[Case]
    rows: list[int]
    why: str
    comes_in: bool

    @property
    def like(self) -> str:
        rows = [_("Row %(number)s") % {"number": number} for number in self.rows]
        return ", ".join([*(case.pseudonym for case in self.cases), *rows])


def doubles_in_words(doubles: Sequence[Double], by: Actor) -> list[DoubleInWords]:
    known = Case.objects.visible_to(by).in_bulk({pk for double in doubles for pk in double.cases})
    return [
        DoubleInWords(
            row=double.row,
            cases=[known[pk] for pk in double.cases if pk in known],
            rows=double.rows,
            why=in_words(double.likenesses),
            comes_in=double.comes_in,
        )
        for double in doubles
    ]
