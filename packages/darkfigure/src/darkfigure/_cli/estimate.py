"""``darkfigure estimate``: how many persons there are, or why nobody can say."""

from __future__ import annotations

import argparse

from darkfigure._cli import methods, output
from darkfigure._cli.codes import ANSWERED, REFUSED
from darkfigure._verdicts import Verdict


def add_to(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser("estimate", help="estimate the population from lists", description=__doc__)
    output.add_table_argument(parser)
    output.add_despite_refusal(parser)
    methods.add_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Estimate and print; return whether the data refuse the figure."""
    estimate = methods.run(output.read_lists(options), options)
    despite = options.despite_refusal
    if options.json:
        output.write_json("estimate", estimate.as_dict(despite_refusal=despite))
    else:
        output.write(estimate.summary(despite_refusal=despite))
    if any(note.code == "interrupted" for note in estimate.diagnostics):
        raise KeyboardInterrupt
    return REFUSED if estimate.verdict is Verdict.REFUSED else ANSWERED
