"""``darkfigure estimate``: how many persons there are."""

from __future__ import annotations

import argparse
from typing import Any

from darkfigure.cli import output
from darkfigure.pattern_tables import read_pattern_table


def add_to(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser("estimate", help="estimate the population from lists", description=__doc__)
    output.add_table_argument(parser)
    parser.add_argument("--model", help="generators over the columns, such as '[12,13,4]' (default: main effects)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Estimate and print."""
    from darkfigure.multiple_systems.log_linear import estimate_population

    estimate: Any = estimate_population(read_pattern_table(options.file), options.model)
    if options.json:
        output.write_json(estimate.as_dict())
    else:
        output.write(estimate.summary())
