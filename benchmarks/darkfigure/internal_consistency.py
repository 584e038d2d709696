"""Each list taken for the population, whose size is then known: how often what the rule shows holds it.

On the published lists and on some populations of each kind of `refusal_rule`, with the interval and the rule of the
report. Writes the table of docs/methods/refusal.md; an argument sets the number of populations of each kind, and then
nothing is written. Fails when less than 90 % of what is shown is right, on the published lists or on the others.
"""

import sys
from collections.abc import Iterable

from benchmarks import records
from benchmarks.darkfigure.refusal_rule import KINDS, SETTINGS
from darkfigure import CaptureHistories, datasets
from darkfigure._report.internal_consistency import InternalConsistency, internal_consistency

POPULATIONS = 20
RIGHT = 0.90
PUBLISHED = (
    *(("netherlands", form) for form in (6, 5)),
    *(("united_kingdom", form) for form in (6, 5, 4)),
    *(("new_orleans", form) for form in (8, 5)),
)
HEADER = ("lists", "lists taken", "refused", "shown", "shown as a figure", "right of what is shown")


def _published() -> dict[str, CaptureHistories]:
    found = {f"{name.replace('_', ' ').title()}, {form}": getattr(datasets, name)(form) for name, form in PUBLISHED}
    return {**found, "Artificial, 3": datasets.artificial_three()}


def _row(title: str, checks: Iterable[InternalConsistency]) -> tuple[list[str], int, int]:
    every = [known for check in checks for known in check.populations]
    shown = [known for known in every if known.shown is not None]
    right = sum(bool(known.covered) for known in shown)
    share = f"{right / len(shown):.1%} ({right} of {len(shown)})" if shown else "-"
    figures = sum(known.ratio is not None for known in shown)
    refused = f"{len(every) - len(shown)} ({(len(every) - len(shown)) / len(every):.0%})"
    return [title, str(len(every)), refused, str(len(shown)), str(figures), share], right, len(shown)


def _part(title: str, checks: dict[str, list[InternalConsistency]]) -> tuple[list[list[str]], bool]:
    rows = []
    for name, found in checks.items():
        rows.append(_row(name, found)[0])
        sys.stdout.write(" | ".join(rows[-1]) + "\n")
        sys.stdout.flush()
    total, right, shown = _row(title, [check for found in checks.values() for check in found])
    sys.stdout.write(" | ".join(total) + "\n")
    return [*rows, total], not shown or right / shown >= RIGHT


def main() -> int:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else POPULATIONS
    published = {name: [internal_consistency(lists, SETTINGS)] for name, lists in _published().items()}
    rows, kept = _part("**all published lists**", published)
    drawn = {
        kind: [internal_consistency(draw(seed), SETTINGS) for seed in range(number)]
        for kind, (_, draw) in KINDS.items()
    }
    more, kept_too = _part("**all simulated**", drawn)
    if number == POPULATIONS:
        note = f"{number} populations of each simulated kind, {SETTINGS.resamples} resamples each."
        records.keep("internal_consistency", HEADER, [*rows, *more], notes=[note])
    return 0 if kept and kept_too else 1


if __name__ == "__main__":
    sys.exit(main())
