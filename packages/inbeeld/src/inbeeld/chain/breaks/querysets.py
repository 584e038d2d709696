"""Questions about many breaks ahead."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Self

from inbeeld.chain.cases.api import CaseRecordQuerySet

if TYPE_CHECKING:
    from .models import CaseBreak  # noqa: F401 - named in strings below


class BreakQuerySet(CaseRecordQuerySet["CaseBreak"]):
    def ahead(self) -> Self:
        return self.filter(state="ahead", case__is_open=True)

    def by(self, day: dt.date) -> Self:
        return self.filter(on__lte=day)
