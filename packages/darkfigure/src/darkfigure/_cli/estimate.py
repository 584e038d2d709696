"""``darkfigure estimate``: how many persons there are."""

from __future__ import annotations

import argparse

from darkfigure._cli import methods, output
from darkfigure._reading import read_table


def add_to(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser("estimate", help="estimate the population from lists", description=__doc__)
    output.add_table_argument(parser)
    methods.add_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Estimate and print."""
    estimate = methods.run(read_table(options.file), options)
    if options.json:
        output.write_json(estimate.as_dict())
    else:
        output.write(estimate.summary())
    if any(note.code == "interrupted" for note in estimate.diagnostics):
        raise KeyboardInterrupt
