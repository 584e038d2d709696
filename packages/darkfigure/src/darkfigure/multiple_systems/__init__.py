"""Multiple systems estimation: how many are on no list, from how the lists overlap.

Names are loaded when they are first used, so that the command line starts quickly.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from darkfigure.multiple_systems.bic import ModelRanking, estimate_by_bic, rank_models
    from darkfigure.multiple_systems.bootstrap import Bootstrap
    from darkfigure.multiple_systems.decomposable_graphs import average_decomposable_graphs
    from darkfigure.multiple_systems.existence import Existence, Verdict, examine
    from darkfigure.multiple_systems.latent_classes import estimate_by_latent_classes
    from darkfigure.multiple_systems.log_linear import LogLinearFit, estimate_population, fit_model
    from darkfigure.multiple_systems.models import HierarchicalModel, hierarchical_models
    from darkfigure.multiple_systems.posterior import Posterior, PosteriorEstimate
    from darkfigure.multiple_systems.resampling import read_resamples
    from darkfigure.multiple_systems.stepwise import estimate_by_stepwise
    from darkfigure.multiple_systems.thresholding import estimate_by_thresholding

_HOMES = {
    "Bootstrap": "bootstrap",
    "Existence": "existence",
    "HierarchicalModel": "models",
    "LogLinearFit": "log_linear",
    "ModelRanking": "bic",
    "Posterior": "posterior",
    "PosteriorEstimate": "posterior",
    "Verdict": "existence",
    "average_decomposable_graphs": "decomposable_graphs",
    "estimate_by_bic": "bic",
    "estimate_by_latent_classes": "latent_classes",
    "estimate_by_stepwise": "stepwise",
    "estimate_by_thresholding": "thresholding",
    "estimate_population": "log_linear",
    "examine": "existence",
    "fit_model": "log_linear",
    "hierarchical_models": "models",
    "rank_models": "bic",
    "read_resamples": "resampling",
}

__all__ = [
    "Bootstrap",
    "Existence",
    "HierarchicalModel",
    "LogLinearFit",
    "ModelRanking",
    "Posterior",
    "PosteriorEstimate",
    "Verdict",
    "average_decomposable_graphs",
    "estimate_by_bic",
    "estimate_by_latent_classes",
    "estimate_by_stepwise",
    "estimate_by_thresholding",
    "estimate_population",
    "examine",
    "fit_model",
    "hierarchical_models",
    "rank_models",
    "read_resamples",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
