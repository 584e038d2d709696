"""``darkfigure exists``: can a model be estimated from these lists?"""

from __future__ import annotations

import argparse

from darkfigure._capture_histories import CaptureHistories
from darkfigure._cli import output
from darkfigure._cli.codes import ANSWERED


def add_to(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser("exists", help="check whether a model can be estimated", description=__doc__)
    output.add_table_argument(parser)
    parser.add_argument("--model", help="generators over the columns, such as '[12,13,4]' (default: main effects)")
    parser.add_argument("--all", action="store_true", help="check every hierarchical model, one line each")
    parser.add_argument("--max-order", type=int, metavar="K", help="with --all: largest number of lists in a term")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Judge and print."""
    histories = output.read_lists(options)
    if options.all:
        _every_model(histories, options)
    else:
        _one_model(histories, options)
    return ANSWERED


def _every_model(histories: CaptureHistories, options: argparse.Namespace) -> None:
    from darkfigure._multiple_systems import engine
    from darkfigure._multiple_systems.model_ranking import require_reachable
    from darkfigure._multiple_systems.models import hierarchical_models

    lists = len(histories.lists)
    order = lists - 1 if options.max_order is None else options.max_order
    require_reachable(lists, order)
    models = engine.ModelTable.of(hierarchical_models(lists, order))
    verdicts = engine.verdicts(histories.table(), models).tolist()
    if options.json:
        named = {str(model): verdict for model, verdict in zip(models.models, verdicts, strict=True)}
        output.write_json("exists-all", {"verdicts": named})
    else:
        output.write("\n".join(f"{model} {verdict}" for model, verdict in zip(models.models, verdicts, strict=True)))


def _one_model(histories: CaptureHistories, options: argparse.Namespace) -> None:
    from darkfigure._multiple_systems.existence import examine_model
    from darkfigure._multiple_systems.log_linear import as_model
    from darkfigure._multiple_systems.models import term_name

    existence = examine_model(histories, as_model(options.model, histories))
    empty = [term_name(term, histories.lists) for term in existence.empty_terms]
    if options.json:
        output.write_json(
            "exists",
            {
                "model": str(existence.model),
                "verdict": int(existence.verdict),
                "meaning": existence.verdict.name.lower().replace("_", " "),
                "minus_infinity": empty,
                "reasons": list(existence.reasons),
            },
        )
        return
    output.write(f"{existence.model}: {int(existence.verdict)} ({existence.verdict.name.lower().replace('_', ' ')})")
    if empty:
        output.write(f"  at minus infinity: {', '.join(empty)}")
    for reason in existence.reasons:
        output.write(f"  {reason}")
