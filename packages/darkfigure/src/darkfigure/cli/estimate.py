"""``darkfigure estimate``: how many persons there are."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from darkfigure.capture_histories import CaptureHistories
from darkfigure.cli import output
from darkfigure.errors import InvalidInput
from darkfigure.estimates import Estimate
from darkfigure.pattern_tables import read_pattern_table

if TYPE_CHECKING:
    from darkfigure.multiple_systems.bootstrap import Bootstrap


def add_to(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser("estimate", help="estimate the population from lists", description=__doc__)
    output.add_table_argument(parser)
    parser.add_argument("--method", choices=METHODS, help="how to choose the model (default: log-linear with --model)")
    parser.add_argument("--model", help="generators over the columns, such as '[12,13,4]' (default: main effects)")
    parser.add_argument("--threshold", type=float, metavar="P", help="stepwise, aic: largest p-value that enters")
    parser.add_argument("--max-order", type=int, metavar="K", help="bic: largest number of lists in one interaction")
    parser.add_argument("--top", type=int, metavar="N", help="bic: let the bootstrap choose among the N best models")
    parser.add_argument("--bootstrap", type=int, metavar="B", help="stepwise, bic: resamples for the interval")
    parser.add_argument("--resamples", metavar="FILE", help="recorded resamples, one column of counts each")
    parser.add_argument("--seed", type=int, metavar="S", help="seed of the bootstrap (default: fresh, and reported)")
    parser.add_argument("--jobs", type=int, default=1, metavar="J", help="threads (default 1)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Estimate and print."""
    method = options.method or "log-linear"
    _refuse_strange_options(options, method)
    estimate = METHODS[method](read_pattern_table(options.file), options)
    if options.json:
        output.write_json(estimate.as_dict())
    else:
        output.write(estimate.summary())


def _log_linear(histories: CaptureHistories, options: argparse.Namespace) -> Estimate:
    from darkfigure.multiple_systems.log_linear import estimate_population

    return estimate_population(histories, options.model)


def _stepwise(histories: CaptureHistories, options: argparse.Namespace) -> Estimate:
    from darkfigure.multiple_systems.stepwise import THRESHOLD, estimate_by_stepwise

    threshold = THRESHOLD if options.threshold is None else options.threshold
    return estimate_by_stepwise(histories, threshold=threshold, bootstrap=_bootstrap(histories, options))


def _bic(histories: CaptureHistories, options: argparse.Namespace) -> Estimate:
    from darkfigure.multiple_systems.bic import estimate_by_bic

    bootstrap = _bootstrap(histories, options)
    return estimate_by_bic(histories, max_order=options.max_order, top=options.top, bootstrap=bootstrap)


def _bootstrap(histories: CaptureHistories, options: argparse.Namespace) -> Bootstrap | None:
    """Read how to resample; None when no bootstrap was asked for."""
    if options.bootstrap is None and options.resamples is None:
        return None
    from darkfigure.multiple_systems.bootstrap import Bootstrap
    from darkfigure.multiple_systems.resampling import read_resamples

    if options.resamples is not None:
        return Bootstrap(recorded=read_resamples(options.resamples, histories), jobs=options.jobs)
    seed = {} if options.seed is None else {"seed": options.seed}
    return Bootstrap(options.bootstrap, jobs=options.jobs, **seed)


def _refuse_strange_options(options: argparse.Namespace, method: str) -> None:
    """An option that the method does not know would be ignored in silence."""
    for name in ("model", "threshold", "max_order", "top", "bootstrap", "resamples", "seed"):
        value = getattr(options, name)
        if value is not None and name not in OPTIONS[method]:
            known = ", ".join(f"--{option.replace('_', '-')}" for option in OPTIONS[method])
            raise InvalidInput(f"--{name.replace('_', '-')}", value, f"for method {method}: {known}")


METHODS: dict[str, Callable[[CaptureHistories, argparse.Namespace], Estimate]] = {
    "log-linear": _log_linear,
    "stepwise": _stepwise,
    "bic": _bic,
}
RESAMPLING = ("bootstrap", "resamples", "seed")
OPTIONS: dict[str, tuple[str, ...]] = {
    "log-linear": ("model",),
    "stepwise": ("threshold", *RESAMPLING),
    "bic": ("max_order", "top", *RESAMPLING),
}
