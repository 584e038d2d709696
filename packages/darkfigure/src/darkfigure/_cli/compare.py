"""``darkfigure compare``: the answers of several methods, and of the lists with one left out, side by side."""

from __future__ import annotations

import argparse
import math
from typing import Any

from darkfigure._capture_histories import CaptureHistories
from darkfigure._cli import methods, output
from darkfigure._cli.codes import ANSWERED, REFUSED
from darkfigure._errors import DarkfigureError, NotEstimable
from darkfigure._multiple_systems.methods import METHODS, find_method
from darkfigure._verdicts import Verdict

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
    output.add_despite_refusal(parser)
    parser.add_argument("--seed", type=int, metavar="S", help="seed of random numbers")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Compare and print; what is finished when interrupted is printed, and that it is not all."""
    names = options.methods.split(",") if options.methods else list(QUICK)
    for name in names:
        find_method(name)
    histories = output.read_lists(options)
    rows: list[dict[str, Any]] = []
    complete = True
    try:
        for name in names:
            with output.progress(f"{name} ..."):
                rows.append(_answer(histories, name, name, options))
        for left_out in histories.lists if len(histories.lists) >= FEWEST_LISTS else ():
            with output.progress(f"without {left_out} ..."):
                rows.append(_answer(histories.drop(left_out), LEFT_OUT_BY, f"without {left_out}", options))
    except KeyboardInterrupt:
        complete = False
    if options.json:
        output.write_json({"complete": complete, "answers": rows})
    else:
        output.write(_text(rows))
    if not complete:
        raise KeyboardInterrupt
    return REFUSED if all(row["verdict"] == Verdict.REFUSED.value for row in rows) else ANSWERED


def _answer(histories: CaptureHistories, name: str, label: str, options: argparse.Namespace) -> dict[str, Any]:
    """Return one row; a refusal is an answer too."""
    chosen = argparse.Namespace(method=name, **dict.fromkeys(methods.ALL_OPTIONS))
    chosen.seed = options.seed
    row: dict[str, Any] = {"answer": label, "verdict": Verdict.REFUSED.value, "model": None}
    try:
        estimate = methods.run(histories, chosen)
    except NotEstimable as error:
        return {**row, "reasons": list(error.reasons)}
    except DarkfigureError as error:
        return {**row, "reasons": [str(error)]}
    decision, shown = estimate.decision, estimate.shown
    row |= {
        "verdict": estimate.verdict.value,
        "at_least": decision.at_least,
        "population": estimate.population if decision.shows_figure else None,
        "interval": [bound if math.isfinite(bound) else None for bound in (shown.low, shown.high)] if shown else None,
        "model": estimate.model,
        "reasons": [reason.message for reason in decision.reasons],
    }
    if options.despite_refusal and not decision.shows_figure:
        row["despite_refusal"] = estimate.short(despite_refusal=True)
    return row


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
