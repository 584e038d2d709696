"""Multiple systems estimation: how many are on no list, from how the lists overlap.

Names are loaded when they are first used, so that the command line starts quickly.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from darkfigure.multiple_systems.aic import estimate_by_aic
    from darkfigure.multiple_systems.bic import estimate_by_bic
    from darkfigure.multiple_systems.bootstrap import Bootstrap
    from darkfigure.multiple_systems.closed_population import estimate_closed_population
    from darkfigure.multiple_systems.decomposable_graphs import average_decomposable_graphs
    from darkfigure.multiple_systems.existence import Existence, Verdict, examine
    from darkfigure.multiple_systems.latent_classes import estimate_by_latent_classes
    from darkfigure.multiple_systems.linkage_error import estimate_with_linkage_error, population_by_rates
    from darkfigure.multiple_systems.linkage_rates import LinkageAudit, LinkageRates
    from darkfigure.multiple_systems.log_linear import LogLinearFit, estimate_population, fit_model
    from darkfigure.multiple_systems.model_ranking import ModelRanking, rank_models, search_models
    from darkfigure.multiple_systems.models import HierarchicalModel, hierarchical_models
    from darkfigure.multiple_systems.moments import estimate_by_chao, estimate_from_two_lists
    from darkfigure.multiple_systems.partial_pooling import estimate_with_partial_pooling
    from darkfigure.multiple_systems.pooled_estimates import PooledEstimate, StratumEstimate
    from darkfigure.multiple_systems.posterior import Posterior, PosteriorEstimate
    from darkfigure.multiple_systems.profile_likelihood import ProfileLikelihood, profile_model
    from darkfigure.multiple_systems.resampling import read_resamples
    from darkfigure.multiple_systems.stepwise import estimate_by_stepwise
    from darkfigure.multiple_systems.strata_and_years import StrataEstimate, estimate_over_strata
    from darkfigure.multiple_systems.thresholding import estimate_by_thresholding

_HOMES = {
    "Bootstrap": "bootstrap",
    "Existence": "existence",
    "HierarchicalModel": "models",
    "LinkageAudit": "linkage_rates",
    "LinkageRates": "linkage_rates",
    "LogLinearFit": "log_linear",
    "ModelRanking": "model_ranking",
    "PooledEstimate": "pooled_estimates",
    "Posterior": "posterior",
    "PosteriorEstimate": "posterior",
    "ProfileLikelihood": "profile_likelihood",
    "StrataEstimate": "strata_and_years",
    "StratumEstimate": "pooled_estimates",
    "Verdict": "existence",
    "average_decomposable_graphs": "decomposable_graphs",
    "estimate_by_aic": "aic",
    "estimate_by_bic": "bic",
    "estimate_by_chao": "moments",
    "estimate_by_latent_classes": "latent_classes",
    "estimate_by_stepwise": "stepwise",
    "estimate_by_thresholding": "thresholding",
    "estimate_closed_population": "closed_population",
    "estimate_from_two_lists": "moments",
    "estimate_over_strata": "strata_and_years",
    "estimate_population": "log_linear",
    "estimate_with_linkage_error": "linkage_error",
    "estimate_with_partial_pooling": "partial_pooling",
    "examine": "existence",
    "fit_model": "log_linear",
    "hierarchical_models": "models",
    "population_by_rates": "linkage_error",
    "profile_model": "profile_likelihood",
    "rank_models": "model_ranking",
    "read_resamples": "resampling",
    "search_models": "model_ranking",
}

__all__ = [
    "Bootstrap",
    "Existence",
    "HierarchicalModel",
    "LinkageAudit",
    "LinkageRates",
    "LogLinearFit",
    "ModelRanking",
    "PooledEstimate",
    "Posterior",
    "PosteriorEstimate",
    "ProfileLikelihood",
    "StrataEstimate",
    "StratumEstimate",
    "Verdict",
    "average_decomposable_graphs",
    "estimate_by_aic",
    "estimate_by_bic",
    "estimate_by_chao",
    "estimate_by_latent_classes",
    "estimate_by_stepwise",
    "estimate_by_thresholding",
    "estimate_closed_population",
    "estimate_from_two_lists",
    "estimate_over_strata",
    "estimate_population",
    "estimate_with_linkage_error",
    "estimate_with_partial_pooling",
    "examine",
    "fit_model",
    "hierarchical_models",
    "population_by_rates",
    "profile_model",
    "rank_models",
    "read_resamples",
    "search_models",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
