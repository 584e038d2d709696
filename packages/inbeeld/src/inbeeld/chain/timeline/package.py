"""The answers of each quarter in a package for another installation."""

from __future__ import annotations

from inbeeld.chain.cases.api import Case
from inbeeld.foundation.records.api import Arrival, PackagePart, RecordKind, Row, day_of, plain_part

from .codes import Daytime, Stay
from .models import ProgressAnswer


def _progress(rows: list[Row], case: Case, arrival: Arrival) -> int:
    for row in {row["quarter"]: row for row in rows}.values():
        answers = {"stay": row["stay"], "daytime": row["daytime"], "by_id": arrival.by.member}
        ProgressAnswer.objects.create(case=case, quarter=day_of(row["quarter"]), **answers)
    return 0


PARTS: tuple[PackagePart, ...] = (
    plain_part("progress", RecordKind(ProgressAnswer, {"stay": Stay, "daytime": Daytime}, ("quarter",)), _progress),
)
