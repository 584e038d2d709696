"""The options by which ``estimate`` and ``compare`` call the methods of the library."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from darkfigure._capture_histories import CaptureHistories
from darkfigure._cli import output
from darkfigure._errors import InvalidInput
from darkfigure._estimates import Estimate
from darkfigure._multiple_systems.methods import METHODS, estimate, find_method

if TYPE_CHECKING:
    from darkfigure._multiple_systems.bootstrap import Bootstrap

RESAMPLING = ("bootstrap", "resamples", "seed", "jobs")
# Every method takes these: one without chance or threads gives the same answer with any of them.
HARMLESS = ("seed", "jobs")
DIRECT = ("model", "interval", "threshold", "max_order", "top", "search", "form", "chains", "classes", "seconds")
ALL_OPTIONS = (*DIRECT, *RESAMPLING)


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
    add("--chains", type=int, metavar="C", help="chains of random draws (thresholding, latent-classes)")
    add("--classes", type=int, metavar="K", help="latent-classes: most classes (default 10)")
    add("--seconds", type=float, metavar="T", help="latent-classes: give up after this much CPU time (default 60)")
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
    known = find_method(options.method).options
    flags = (*(name for name in DIRECT if name in known), *(RESAMPLING if "bootstrap" in known else HARMLESS))
    for name in ALL_OPTIONS:
        value = getattr(options, name)
        if value is not None and name not in flags:
            allowed = ", ".join(_flag(flag) for flag in flags)
            raise InvalidInput(_flag(name), value, f"for method {options.method}: {allowed}")
    given = _given(options, *(name for name in DIRECT if name in known))
    if "bootstrap" in known:
        given["bootstrap"] = _bootstrap(histories, options)
    else:
        given |= _given(options, *(name for name in HARMLESS if name in known))
    return estimate(histories, options.method, **given)


def _bootstrap(histories: CaptureHistories, options: argparse.Namespace) -> Bootstrap | None:
    """Read how to resample; None when no bootstrap was asked for."""
    if options.bootstrap is None and options.resamples is None:
        return None
    from darkfigure._multiple_systems.bootstrap import Bootstrap
    from darkfigure._multiple_systems.resampling import read_resamples

    given = {**_given(options, "seed", "jobs"), "progress": output.show_progress}
    if options.resamples is not None:
        return Bootstrap(recorded=read_resamples(options.resamples, histories), **given)
    return Bootstrap(options.bootstrap, **given)


def _given(options: argparse.Namespace, *names: str) -> dict[str, Any]:
    """Return the options that were set."""
    return {name: getattr(options, name) for name in names if getattr(options, name) is not None}


def _flag(name: str) -> str:
    return f"--{name.replace('_', '-')}"
