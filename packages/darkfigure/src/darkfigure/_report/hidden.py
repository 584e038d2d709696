"""The section on those who are hard to find, or whom no list can see."""

from __future__ import annotations

import math

import numpy as np

from darkfigure._capture_histories import CaptureHistories
from darkfigure._multiple_systems.evidence import Differences, look_at_lists
from darkfigure._report.document import Block, Paragraph, Section, table
from darkfigure._report.findings import Findings
from darkfigure._words import Words

SHARES = (0.0, 0.05, 0.1, 0.2, 0.3, 0.5)
FEW_LISTS = 4


def hidden_section(findings: Findings, say: Words) -> Section:
    """Show what the lists can know of persons who are hard to find, and what a share that nobody can find would do."""
    text = say(
        "Persons who are hard to find stand on few lists, so that any estimate is too low if persons differ. These "
        "measures show how much the lists know about that."
    )
    blocks: list[Block] = [Paragraph(text), table("", ("", ""), _measures(findings, say), words=True)]
    blocks.append(Paragraph(_differences(findings, say)))
    base = findings.figure.population if findings.figure else float(findings.decision.at_least or 0)
    rows = [(say.percent(share), say.number(base / (1 - share))) for share in SHARES]
    number = say("estimate") if findings.figure else say("at least")
    blocks += [
        Paragraph(
            say(
                "Some persons can be on no list at all, whatever the lists. How many nobody can tell from lists: "
                "whoever uses the number must say what share they think of."
            )
        ),
        table(say("If a share of all can be on no list"), (say("share"), number), rows),
    ]
    return Section(say("Who is hard to find"), tuple(blocks))


def _measures(findings: Findings, say: Words) -> list[tuple[str, str]]:
    histories = findings.histories
    coverage = say("about {share}", share=say.percent(sample_coverage(histories)))
    rows = [(say("Sample coverage: share of finds that go to persons who are found again"), coverage)]
    if findings.figure is not None:
        bound = say("at least {number}", number=say.number(look_at_lists(histories).lower))
        rows.append((say("Chao's lower bound, lower end of its interval"), bound))
        if (dependent := odd_even(histories)) is not None:
            rows.append(
                (say("Without any assumption on pairs of lists (odd and even patterns)"), say.number(dependent))
            )
    return rows


def _differences(findings: Findings, say: Words) -> str:
    found = look_at_lists(findings.histories).differences
    if found is None or not math.isfinite(found.error):
        return say("These lists cannot show whether persons differ.")
    if findings.figure is None:
        return say("These lists show that persons differ, or cannot rule it out.")
    return _with_room(found, say)


def _with_room(found: Differences, say: Words) -> str:
    return say(
        "With room for differences between persons the same model gives {number} ({low} to {high}). The interval of "
        "this report holds these numbers too.",
        number=say.number(found.population),
        low=say.number(found.low),
        high=say.number(found.high),
    )


def sample_coverage(histories: CaptureHistories) -> float:
    """Return the mean share, over lists, of persons who stand on another list too (Chao and Tsay 1998).

    Examples
    --------
    >>> lists = CaptureHistories.from_sets(("A", "B"), {("A",): 60, ("B",): 30, ("A", "B"): 20})
    >>> round(sample_coverage(lists), 3)
    0.325
    """
    alone = dict(zip(histories.patterns, histories.counts, strict=True))
    totals = histories.list_totals.values()
    shares = [1 - alone.get(1 << place, 0) / total for place, total in enumerate(totals) if total]
    return float(np.mean(shares)) if shares else 0.0


def odd_even(histories: CaptureHistories) -> float | None:
    """Return the population under the model of all interactions but the highest; None where a pattern is empty.

    The unseen are the product of the counts of patterns of an odd number of lists by that of an even number.

    Examples
    --------
    >>> lists = CaptureHistories.from_sets(("A", "B"), {("A",): 60, ("B",): 30, ("A", "B"): 20})
    >>> odd_even(lists)
    200.0
    """
    lists = len(histories.lists)
    if lists > FEW_LISTS or len(histories.patterns) < (1 << lists) - 1:
        return None
    signs = [1 if mask.bit_count() % 2 else -1 for mask in histories.patterns]
    logs = sum(sign * math.log(count) for sign, count in zip(signs, histories.counts, strict=True))
    return round(histories.observed + math.exp(logs), 9)
