"""``darkfigure compare``: the answers of several methods, and of the lists with one left out, side by side."""

from __future__ import annotations

import argparse
import math
from typing import Any

from darkfigure._cli import output
from darkfigure._cli.codes import ANSWERED, REFUSED
from darkfigure._multiple_systems.comparison import FEWEST_LISTS, QUICK, Answer, answer_of
from darkfigure._multiple_systems.methods import METHODS, find_method
from darkfigure._verdicts import Verdict

LEFT_OUT_BY = "stepwise"


def add_to(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser("compare", help="show the answers of several methods side by side", description=__doc__)
    output.add_table_argument(parser)
    choices = ", ".join(METHODS)
    parser.add_argument(
        "--methods", metavar="NAMES", help=f"names with commas, of: {choices} (default: the quick ones)"
    )
    output.add_despite_refusal(parser)
    parser.add_argument("--seed", type=int, metavar="S", help="seed of random numbers")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Compare and print; what is finished when interrupted is printed, and that it is not all."""
    names = options.methods.split(",") if options.methods else list(QUICK)
    for name in names:
        find_method(name)
    histories = output.read_lists(options)
    answers: list[Answer] = []
    complete = True
    try:
        for name in names:
            with output.progress(f"{name} ..."):
                answers.append(answer_of(histories, name, name, **_seed(name, options)))
        for left_out in histories.lists if len(histories.lists) >= FEWEST_LISTS else ():
            with output.progress(f"without {left_out} ..."):
                answers.append(answer_of(histories.drop(left_out), LEFT_OUT_BY, f"without {left_out}"))
    except KeyboardInterrupt:
        complete = False
    rows = [_row(answer, despite_refusal=options.despite_refusal) for answer in answers]
    if options.json:
        output.write_json("compare", {"complete": complete, "answers": rows})
    else:
        output.write(_text(rows))
    if not complete:
        raise KeyboardInterrupt
    return REFUSED if all(row["verdict"] == Verdict.REFUSED.value for row in rows) else ANSWERED


def _row(answer: Answer, *, despite_refusal: bool) -> dict[str, Any]:
    """Return plain values; a refusal is an answer too."""
    row: dict[str, Any] = {"answer": answer.name, "verdict": answer.verdict.value, "model": None}
    estimate = answer.estimate
    if estimate is None:
        return {**row, "reasons": list(answer.reasons)}
    decision, shown = estimate.decision, estimate.shown
    row |= {
        "at_least": decision.at_least,
        "population": estimate.population if decision.shows_figure else None,
        "interval": [bound if math.isfinite(bound) else None for bound in (shown.low, shown.high)] if shown else None,
        "model": estimate.model,
        "reasons": list(answer.reasons),
    }
    if despite_refusal and not decision.shows_figure:
        row["despite_refusal"] = estimate.short(despite_refusal=True)
    return row


def _seed(method: str, options: argparse.Namespace) -> dict[str, int]:
    """Hand the seed to the methods that draw random numbers."""
    known = find_method(method).options
    return {"seed": options.seed} if options.seed is not None and "seed" in known else {}


def _text(rows: list[dict[str, Any]]) -> str:
    width = max(len(row["answer"]) for row in rows) + 2 if rows else 0
    lines = [f"{'':{width}}{'population':>16}{'95 % interval':>24}  {'verdict':<9} model"]
    for row in rows:
        number, between = _numbers(row)
        line = f"{row['answer']:{width}}{number:>16}{between:>24}  {row['verdict']:<9} {row['model'] or ''}"
        lines.append(line.rstrip())
        if "despite_refusal" in row:
            lines.append(f"{'':{width}}  {row['despite_refusal']}")
        lines += [f"{'':{width}}  {reason}" for reason in row["reasons"]]
    return "\n".join(lines)


def _numbers(row: dict[str, Any]) -> tuple[str, str]:
    """Return the figure and its range as far as they may be shown."""
    if row["verdict"] == Verdict.REFUSED.value:
        return "refused", ""
    if row["at_least"] is not None:
        return f"at least {row['at_least']:,}", ""
    low, high = ("without end" if bound is None else f"{bound:,.0f}" for bound in row["interval"])
    return f"{row['population']:,.0f}", f"{low} - {high}"
