"""Every way to estimate one population, by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import InvalidInput
from darkfigure._estimates import Estimate

PACKAGE = "darkfigure._multiple_systems"


@dataclass(frozen=True, slots=True)
class Method:
    """A way to estimate; its function ``estimate_<name>`` is loaded when it is first used.

    Parameters
    ----------
    module : str
        Where the function is.
    options : tuple of str
        Names of the arguments that it takes besides the lists.
    """

    module: str
    options: tuple[str, ...]


METHODS: Mapping[str, Method] = {
    "log-linear": Method("chosen_model", ("model", "level", "interval")),
    "stepwise": Method("stepwise", ("threshold", "bootstrap")),
    "aic": Method("aic", ("threshold",)),
    "bic": Method("bic", ("max_order", "top", "search", "bootstrap")),
    "thresholding": Method(
        "thresholding", ("prior", "prior_variance", "threshold", "max_order", "level", "chains", "draws", "seed")
    ),
    "decomposable-graphs": Method("decomposable_graphs", ("unseen", "delta", "log_prior", "level")),
    "latent-classes": Method(
        "latent_classes",
        ("classes", "shape", "rate", "level", "chains", "effective_draws", "seconds", "steps", "seed", "jobs"),
    ),
    "closed-population": Method("closed_population", ("model", "level")),
    "chao": Method("moments", ("form", "level")),
    "two-lists": Method("moments", ("form", "level")),
}


def estimate(histories: CaptureHistories, method: str = "log-linear", **options: Any) -> Estimate:
    """Estimate the population by a method.

    Parameters
    ----------
    histories : CaptureHistories
        The lists.
    method : str
        One of the methods of the command line; ``"latent-classes"`` is :func:`darkfigure.estimate_latent_classes`.
    **options
        What that function takes.

    Raises
    ------
    InvalidInput
        For an unknown method, or an option that the method does not have: ignoring it in silence would mislead.
    NotEstimable
        When the data cannot carry a figure.

    Examples
    --------
    >>> from darkfigure import datasets
    >>> round(estimate(datasets.netherlands(5), "bic", max_order=2).population)
    48013
    """
    chosen = find_method(method)
    for name, value in options.items():
        if name not in chosen.options:
            raise InvalidInput(name, value, f"for method {method}: {', '.join(chosen.options)}")
    function = getattr(import_module(f"{PACKAGE}.{chosen.module}"), f"estimate_{method.replace('-', '_')}")
    answer: Estimate = function(histories, **options)
    return answer


def find_method(name: str) -> Method:
    """Return a method, or raise InvalidInput with the names there are."""
    if name not in METHODS:
        raise InvalidInput("method", name, ", ".join(METHODS))
    return METHODS[name]
