"""What came in at one desk and what became of it, through the door for counts."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from inbeeld.foundation.access.api import Actor
from inbeeld.foundation.disclosure.api import IDENTITY, THRESHOLD, Protected, count_live

from .counted import SIGNALS, records_of_desk
from .models import Signal

BESIDE = ("kind", "form", "setting")


@dataclass(frozen=True, slots=True)
class Figures:
    """Of the last quarters: by quarter and decision, and each other axis by itself."""

    course: Protected
    others: list[Protected]
    first_answer: float | None  # median, in days; None where too few were answered

    @property
    def received(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.course.total().value)


def figures_of(actor: Actor) -> Figures:
    """Signals that were passed on count where they came in."""
    counted = list(records_of_desk(actor))
    return Figures(
        course=count_live(SIGNALS, ("quarter", "became"), records=counted),
        others=[count_live(SIGNALS, (axis,), records=counted) for axis in BESIDE],
        first_answer=_first_answer([record[IDENTITY] for record in counted]),
    )


def _first_answer(signals: list[str]) -> float | None:
    """How long half of those that were answered waited at most; nothing where it would be about a few."""
    answered = Signal.objects.filter(pk__in=signals, answered_at__isnull=False)
    moments = answered.values_list("received_at", "answered_at")
    waits = [(at - received).total_seconds() / 86_400 for received, at in moments if at]
    return median(waits) if len(waits) >= 2 * THRESHOLD else None
