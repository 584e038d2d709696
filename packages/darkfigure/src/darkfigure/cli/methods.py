"""The methods that ``estimate`` and ``compare`` know, each with the options that it takes."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from darkfigure.capture_histories import CaptureHistories
from darkfigure.cli import output
from darkfigure.errors import InvalidInput
from darkfigure.estimates import Estimate

if TYPE_CHECKING:
    from darkfigure.multiple_systems.bootstrap import Bootstrap

RESAMPLING = ("bootstrap", "resamples", "seed", "jobs")
# Every method takes these: one without chance or threads gives the same answer with any of them.
HARMLESS = ("seed", "jobs")
ALL_OPTIONS = ("model", "interval", "threshold", "max_order", "top", "search", "form", *RESAMPLING)


@dataclass(frozen=True, slots=True)
class Method:
    """A way to estimate.

    Parameters
    ----------
    run : callable
        Takes the lists and the options.
    options : tuple of str
        Names of the options that it knows.
    """

    run: Callable[[CaptureHistories, argparse.Namespace], Estimate]
    options: tuple[str, ...]


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of all methods."""
    add = parser.add_argument
    add("--method", choices=METHODS, default="log-linear", help="how to estimate (default: one log-linear model)")
    add("--model", help="generators over the columns, as '[12,13,4]', or a closed population model, as 'Mth chao'")
    add("--interval", choices=("log-normal", "profile"), help="log-linear: how to make the interval")
    add("--threshold", type=float, metavar="P", help="largest p-value that enters, or size that is kept (thresholding)")
    add("--max-order", type=int, metavar="K", help="largest number of lists in one interaction")
    add("--top", type=int, metavar="N", help="let the bootstrap choose among the N best models")
    add("--search", action="store_true", default=None, help="bic: visit only models that a search comes by")
    add("--form", help="chao: lower-bound, few-lists, bias-corrected or generalised; two-lists: chapman or petersen")
    add("--bootstrap", type=int, metavar="B", help="number of resamples for the interval")
    add("--resamples", metavar="FILE", help="recorded resamples: the table with one more column of counts for each")
    add("--seed", type=int, metavar="S", help="seed of random numbers; the answer tells which was used")
    add("--jobs", type=int, metavar="J", help="threads (default 1)")


def run(histories: CaptureHistories, options: argparse.Namespace) -> Estimate:
    """Estimate by the chosen method.

    Raises
    ------
    InvalidInput
        For an option that the method does not know: ignoring it in silence would mislead.
    """
    method = METHODS[options.method]
    for name in ALL_OPTIONS:
        value = getattr(options, name)
        if value is not None and name not in (*method.options, *HARMLESS):
            known = ", ".join(_flag(option) for option in (*method.options, *HARMLESS))
            raise InvalidInput(_flag(name), value, f"for method {options.method}: {known}")
    return method.run(histories, options)


def require_known(name: str) -> None:
    """Raise InvalidInput for a name that is no method."""
    if name not in METHODS:
        raise InvalidInput("method", name, ", ".join(METHODS))


def _log_linear(histories: CaptureHistories, options: argparse.Namespace) -> Estimate:
    from darkfigure.multiple_systems.log_linear import estimate_population

    return estimate_population(histories, **_given(options, "model", "interval"))


def _stepwise(histories: CaptureHistories, options: argparse.Namespace) -> Estimate:
    from darkfigure.multiple_systems.stepwise import estimate_by_stepwise

    return estimate_by_stepwise(histories, bootstrap=_bootstrap(histories, options), **_given(options, "threshold"))


def _aic(histories: CaptureHistories, options: argparse.Namespace) -> Estimate:
    from darkfigure.multiple_systems.aic import estimate_by_aic

    return estimate_by_aic(histories, **_given(options, "threshold"))


def _bic(histories: CaptureHistories, options: argparse.Namespace) -> Estimate:
    from darkfigure.multiple_systems.bic import estimate_by_bic

    given = _given(options, "max_order", "top", "search")
    return estimate_by_bic(histories, bootstrap=_bootstrap(histories, options), **given)


def _thresholding(histories: CaptureHistories, options: argparse.Namespace) -> Estimate:
    from darkfigure.multiple_systems.thresholding import estimate_by_thresholding

    given = _given(options, "threshold", "max_order", "seed")
    if "max_order" in given:
        given["order"] = given.pop("max_order")
    return estimate_by_thresholding(histories, **given)


def _graphs(histories: CaptureHistories, options: argparse.Namespace) -> Estimate:
    del options
    from darkfigure.multiple_systems.decomposable_graphs import average_decomposable_graphs

    return average_decomposable_graphs(histories)


def _latent_classes(histories: CaptureHistories, options: argparse.Namespace) -> Estimate:
    from darkfigure.multiple_systems.latent_classes import estimate_by_latent_classes

    return estimate_by_latent_classes(histories, **_given(options, "seed"))


def _closed_population(histories: CaptureHistories, options: argparse.Namespace) -> Estimate:
    from darkfigure.multiple_systems.closed_population import estimate_closed_population

    return estimate_closed_population(histories, **_given(options, "model"))


def _chao(histories: CaptureHistories, options: argparse.Namespace) -> Estimate:
    from darkfigure.multiple_systems.moments import estimate_by_chao

    return estimate_by_chao(histories, **_given(options, "form"))


def _two_lists(histories: CaptureHistories, options: argparse.Namespace) -> Estimate:
    from darkfigure.multiple_systems.moments import estimate_from_two_lists

    if options.form not in {None, "chapman", "petersen"}:
        raise InvalidInput("--form", options.form, "chapman or petersen")
    return estimate_from_two_lists(histories, corrected=options.form != "petersen")


def _bootstrap(histories: CaptureHistories, options: argparse.Namespace) -> Bootstrap | None:
    """Read how to resample; None when no bootstrap was asked for."""
    if options.bootstrap is None and options.resamples is None:
        return None
    from darkfigure.multiple_systems.bootstrap import Bootstrap
    from darkfigure.multiple_systems.resampling import read_resamples

    given = {**_given(options, "seed", "jobs"), "progress": output.show_progress}
    if options.resamples is not None:
        return Bootstrap(recorded=read_resamples(options.resamples, histories), **given)
    return Bootstrap(options.bootstrap, **given)


def _given(options: argparse.Namespace, *names: str) -> dict[str, Any]:
    """Return the options that were set."""
    return {name: getattr(options, name) for name in names if getattr(options, name) is not None}


def _flag(name: str) -> str:
    return f"--{name.replace('_', '-')}"


METHODS: dict[str, Method] = {
    "log-linear": Method(_log_linear, ("model", "interval")),
    "stepwise": Method(_stepwise, ("threshold", *RESAMPLING)),
    "aic": Method(_aic, ("threshold",)),
    "bic": Method(_bic, ("max_order", "top", "search", *RESAMPLING)),
    "thresholding": Method(_thresholding, ("threshold", "max_order", "seed")),
    "graphs": Method(_graphs, ()),
    "latent-classes": Method(_latent_classes, ("seed",)),
    "closed-population": Method(_closed_population, ("model",)),
    "chao": Method(_chao, ("form",)),
    "two-lists": Method(_two_lists, ("form",)),
}
