"""``darkfigure exists``: can a model be estimated from these lists?"""

from __future__ import annotations

import argparse

from darkfigure.cli import output
from darkfigure.pattern_tables import read_pattern_table


def add_to(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser("exists", help="check whether a model can be estimated", description=__doc__)
    output.add_table_argument(parser)
    parser.add_argument("--model", help="generators over the columns, such as '[12,13,4]' (default: main effects)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Judge and print."""
    from darkfigure.multiple_systems.existence import examine
    from darkfigure.multiple_systems.log_linear import as_model
    from darkfigure.multiple_systems.models import term_name

    histories = read_pattern_table(options.file)
    existence = examine(histories, as_model(options.model, histories))
    empty = [term_name(term, histories.lists) for term in existence.empty_terms]
    if options.json:
        output.write_json(
            {
                "model": str(existence.model),
                "verdict": int(existence.verdict),
                "meaning": existence.verdict.name.lower().replace("_", " "),
                "minus_infinity": empty,
                "reasons": list(existence.reasons),
            }
        )
        return
    output.write(f"{existence.model}: {int(existence.verdict)} ({existence.verdict.name.lower().replace('_', ' ')})")
    if empty:
        output.write(f"  at minus infinity: {', '.join(empty)}")
    for reason in existence.reasons:
        output.write(f"  {reason}")
