"""``darkfigure compare``: the answers of several methods, and of the lists with one left out, side by side."""

from __future__ import annotations

import argparse
import math
from typing import Any

from darkfigure._capture_histories import CaptureHistories
from darkfigure._cli import methods, output
from darkfigure._errors import DarkfigureError
from darkfigure._multiple_systems.methods import METHODS, find_method
from darkfigure._reading import read_table

QUICK = ("log-linear", "stepwise", "aic", "bic", "decomposable-graphs", "closed-population", "chao")
LEFT_OUT_BY = "stepwise"
FEWEST_LISTS = 3


def add_to(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser("compare", help="show the answers of several methods side by side", description=__doc__)
    output.add_table_argument(parser)
    choices = ", ".join(METHODS)
    parser.add_argument(
        "--methods", metavar="NAMES", help=f"names with commas, of: {choices} (default: the quick ones)"
    )
    parser.add_argument("--seed", type=int, metavar="S", help="seed of random numbers")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Compare and print; what is finished when interrupted is printed, and that it is not all."""
    histories = read_table(options.file)
    names = options.methods.split(",") if options.methods else list(QUICK)
    for name in names:
        find_method(name)
    rows: list[dict[str, Any]] = []
    complete = True
    try:
        for name in names:
            with output.progress(f"{name} ..."):
                rows.append(_answer(histories, name, name, options.seed))
        for left_out in histories.lists if len(histories.lists) >= FEWEST_LISTS else ():
            with output.progress(f"without {left_out} ..."):
                rows.append(_answer(histories.drop(left_out), LEFT_OUT_BY, f"without {left_out}", options.seed))
    except KeyboardInterrupt:
        complete = False
    if options.json:
        output.write_json({"complete": complete, "answers": rows})
    else:
        output.write(_text(rows))
    if not complete:
        raise KeyboardInterrupt


def _answer(histories: CaptureHistories, name: str, label: str, seed: int | None) -> dict[str, Any]:
    """Return one row; a refusal is an answer too."""
    options = argparse.Namespace(method=name, **dict.fromkeys(methods.ALL_OPTIONS))
    options.seed = seed
    try:
        estimate = methods.run(histories, options)
    except DarkfigureError as error:
        return {"answer": label, "refused": str(error)}
    interval = estimate.interval
    bounds = [bound if math.isfinite(bound) else None for bound in (interval.low, interval.high)]
    notes = [note.message for note in estimate.diagnostics if note.serious]
    return {
        "answer": label,
        "population": estimate.population,
        "interval": bounds,
        "model": estimate.model,
        "warnings": notes,
    }


def _text(rows: list[dict[str, Any]]) -> str:
    width = max(len(row["answer"]) for row in rows) + 2 if rows else 0
    lines = [f"{'':{width}}{'population':>14}{'95 % interval':>26}  model"]
    for row in rows:
        if "refused" in row:
            lines.append(f"{row['answer']:{width}}refused: {row['refused']}")
            continue
        low, high = ("without end" if bound is None else f"{bound:,.0f}" for bound in row["interval"])
        line = f"{row['answer']:{width}}{row['population']:>14,.0f}{f'{low} - {high}':>26}  {row['model'] or ''}"
        lines.append(line.rstrip())
        lines += [f"{'':{width}}  warning: {warning}" for warning in row["warnings"]]
    return "\n".join(lines)
