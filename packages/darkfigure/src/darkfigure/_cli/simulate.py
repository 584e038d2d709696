"""``darkfigure simulate``: lists of a made-up population of known size, to try a method on."""

from __future__ import annotations

import argparse
import sys

from darkfigure._cli import output
from darkfigure._cli.codes import ANSWERED
from darkfigure._errors import InvalidInput
from darkfigure._pattern_tables import format_table


def add_to(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser("simulate", help="make lists of a population of known size", description=__doc__)
    parser.add_argument("--population", type=int, required=True, metavar="N", help="persons in all")
    parser.add_argument("--chances", required=True, metavar="P,P,...", help="chance of each list, such as 0.1,0.2,0.05")
    dependence = "lists I and J with odds ratio R (repeatable)"
    parser.add_argument("--dependence", action="append", default=[], metavar="I,J,R", help=dependence)
    parser.add_argument("--heterogeneity", type=float, default=0.0, metavar="SD", help="spread of persons, log odds")
    parser.add_argument("--seed", type=int, required=True, metavar="S", help="seed of random numbers")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of a table")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Simulate and print a table of patterns."""
    from darkfigure._simulation import Scenario, simulate_histories

    scenario = Scenario(
        population=options.population,
        chances=_numbers("--chances", options.chances),
        dependence={_pair(text): _numbers("--dependence", text)[2] for text in options.dependence},
        heterogeneity=options.heterogeneity,
    )
    histories = simulate_histories(scenario, seed=options.seed)
    if options.json:
        output.write_json(
            "simulate",
            {
                "population": options.population,
                "seed": options.seed,
                "lists": list(histories.lists),
                "patterns": {
                    "".join(str(mask >> bit & 1) for bit in range(len(histories.lists))): count
                    for mask, count in zip(histories.patterns, histories.counts, strict=True)
                },
            },
        )
    else:
        sys.stdout.write(format_table(histories))
    return ANSWERED


def _numbers(flag: str, text: str) -> tuple[float, ...]:
    try:
        return tuple(float(part) for part in text.split(","))
    except ValueError as error:
        raise InvalidInput(flag, text, "numbers with commas between them") from error


def _pair(text: str) -> tuple[int, int]:
    numbers = _numbers("--dependence", text)
    if len(numbers) != 3:
        raise InvalidInput("--dependence", text, "two lists, numbered from 1, and an odds ratio, such as 1,2,3.5")
    return int(numbers[0]) - 1, int(numbers[1]) - 1
