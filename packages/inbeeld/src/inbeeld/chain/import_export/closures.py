"""A row that tells of a case that ended tells when it began, when it ended and how; or what is missing is named."""

from __future__ import annotations

from typing import Any

from inbeeld.chain.cases.api import codes
from inbeeld.chain.method.api import Phase

from .targets import STILL_OPEN


def settle_end(case: dict[str, Any]) -> list[tuple[str, str]]:
    """Make the end of a case whole; return what stands in the way: a field, and what is wrong with it."""
    told_end = case.pop("told_end", None)  # beside the phase: “afgesloten 2024”
    if case.get("outcome") == STILL_OPEN:
        del case["outcome"]
    in_last_phase = case.get("phase") == Phase.ENDED
    if not in_last_phase and not any(case.get(name) for name in ("closed_on", "outcome", "end_reason")):
        return []
    problems = []
    if told_end and in_last_phase and "closed_on" not in case:
        case["closed_on"] = told_end
        problems = [("closed_on", "not_to_the_day")]
    if in_last_phase:
        del case["phase"]  # the one before the end is not told
    if case.get("outcome") == codes.Outcome.NOT_A_VICTIM:
        case.setdefault("status", codes.Status.NOT_A_VICTIM)
    return problems + _missing(case)


def _missing(case: dict[str, Any]) -> list[tuple[str, str]]:
    opened, closed, outcome = case.get("opened_on"), case.get("closed_on"), case.get("outcome")
    differs = outcome == codes.Outcome.NOT_A_VICTIM and case.get("status") != codes.Status.NOT_A_VICTIM
    problems = {
        ("opened_on", "no_beginning"): opened is None,
        ("closed_on", "no_end"): closed is None,
        ("outcome", "no_outcome"): not outcome,
        ("closed_on", "ends_before"): bool(opened and closed and closed < opened),
        ("status", "status_differs"): differs,
    }
    return [problem for problem, stands in problems.items() if stands]
