"""Estimates as rows of a table with named columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from darkfigure._tabular import Column
from darkfigure._verdicts import Verdict

if TYPE_CHECKING:
    from darkfigure._estimates import Estimate


def estimate_columns(answers: Mapping[str, Estimate | Sequence[str]]) -> dict[str, Column]:
    """Return a row for each answer, without a number that may not be shown; a refusal is given by its grounds."""
    found = {name: None if isinstance(answer, Sequence) else answer for name, answer in answers.items()}
    shown = [answer if answer and answer.decision.shows_figure else None for answer in found.values()]
    parts = list(found.values())
    ranges = [part.shown if part else None for part in parts]
    grounds = [
        "; ".join(answer if isinstance(answer, Sequence) else [reason.message for reason in answer.decision.reasons])
        for answer in answers.values()
    ]
    return {
        "answer": ("text", list(found)),
        "verdict": ("text", [(part.verdict if part else Verdict.REFUSED).value for part in parts]),
        "population": ("number", [part.population if part else None for part in shown]),
        "low": ("number", [bounds.low if bounds else None for bounds in ranges]),
        "high": ("number", [bounds.high if bounds else None for bounds in ranges]),
        "unobserved": ("number", [part.unobserved if part else None for part in shown]),
        "observed": ("number", [part.observed if part else None for part in parts]),
        "model": ("text", [part.model if part else None for part in parts]),
        "grounds": ("text", grounds),
    }
