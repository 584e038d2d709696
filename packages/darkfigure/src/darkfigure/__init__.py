"""Estimates the part of a population that no list shows, and publishes figures that betray nobody.

Everything that may be used is here; the modules behind it are private. Names are loaded when they are first used, so
that the command line starts quickly.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from darkfigure import datasets
    from darkfigure._capture_histories import CaptureHistories
    from darkfigure._errors import (
        ConvergenceWarning,
        DarkfigureError,
        InvalidInput,
        NotEstimable,
        NotIdentifiable,
        UnsafeRelease,
    )
    from darkfigure._estimates import Diagnostic, Estimate, Interval
    from darkfigure._frames import read_frame, read_strata
    from darkfigure._multiple_systems.aic import estimate_aic
    from darkfigure._multiple_systems.bic import estimate_bic
    from darkfigure._multiple_systems.bootstrap import Bootstrap
    from darkfigure._multiple_systems.chosen_model import estimate_log_linear
    from darkfigure._multiple_systems.closed_population import estimate_closed_population
    from darkfigure._multiple_systems.decomposable_graphs import estimate_decomposable_graphs
    from darkfigure._multiple_systems.existence import Existence, ModelVerdict, examine_model
    from darkfigure._multiple_systems.judged_ranking import rank_models, search_models
    from darkfigure._multiple_systems.latent_classes import estimate_latent_classes
    from darkfigure._multiple_systems.linkage_error import estimate_linkage_corrected
    from darkfigure._multiple_systems.linkage_rates import LinkageAudit, LinkageRates
    from darkfigure._multiple_systems.methods import estimate
    from darkfigure._multiple_systems.model_ranking import ModelRanking
    from darkfigure._multiple_systems.models import HierarchicalModel, hierarchical_models
    from darkfigure._multiple_systems.moments import estimate_chao, estimate_two_lists
    from darkfigure._multiple_systems.partial_pooling import estimate_partial_pooling
    from darkfigure._multiple_systems.pooled_estimates import PooledEstimate, StratumEstimate
    from darkfigure._multiple_systems.posterior import Posterior, PosteriorEstimate
    from darkfigure._multiple_systems.resampling import read_resamples
    from darkfigure._multiple_systems.stepwise import estimate_stepwise
    from darkfigure._multiple_systems.strata_and_years import StrataEstimate, estimate_strata
    from darkfigure._multiple_systems.thresholding import estimate_thresholding
    from darkfigure._pattern_tables import format_table, parse_table
    from darkfigure._reading import read_table
    from darkfigure._report.estimation import ReportSettings, Unit
    from darkfigure._report.reporting import Report, report
    from darkfigure._simulation import Scenario, simulate_histories
    from darkfigure._verdicts import Decision, Reason, Verdict
    from darkfigure._version import __version__

_HOMES = {
    "Bootstrap": "_multiple_systems.bootstrap",
    "CaptureHistories": "_capture_histories",
    "ConvergenceWarning": "_errors",
    "DarkfigureError": "_errors",
    "Decision": "_verdicts",
    "Diagnostic": "_estimates",
    "Estimate": "_estimates",
    "Existence": "_multiple_systems.existence",
    "HierarchicalModel": "_multiple_systems.models",
    "Interval": "_estimates",
    "InvalidInput": "_errors",
    "LinkageAudit": "_multiple_systems.linkage_rates",
    "LinkageRates": "_multiple_systems.linkage_rates",
    "ModelRanking": "_multiple_systems.model_ranking",
    "ModelVerdict": "_multiple_systems.existence",
    "NotEstimable": "_errors",
    "NotIdentifiable": "_errors",
    "PooledEstimate": "_multiple_systems.pooled_estimates",
    "Posterior": "_multiple_systems.posterior",
    "PosteriorEstimate": "_multiple_systems.posterior",
    "Reason": "_verdicts",
    "Report": "_report.reporting",
    "ReportSettings": "_report.estimation",
    "Scenario": "_simulation",
    "StrataEstimate": "_multiple_systems.strata_and_years",
    "StratumEstimate": "_multiple_systems.pooled_estimates",
    "Unit": "_report.estimation",
    "UnsafeRelease": "_errors",
    "Verdict": "_verdicts",
    "__version__": "_version",
    "estimate": "_multiple_systems.methods",
    "estimate_aic": "_multiple_systems.aic",
    "estimate_bic": "_multiple_systems.bic",
    "estimate_chao": "_multiple_systems.moments",
    "estimate_closed_population": "_multiple_systems.closed_population",
    "estimate_decomposable_graphs": "_multiple_systems.decomposable_graphs",
    "estimate_latent_classes": "_multiple_systems.latent_classes",
    "estimate_linkage_corrected": "_multiple_systems.linkage_error",
    "estimate_log_linear": "_multiple_systems.chosen_model",
    "estimate_partial_pooling": "_multiple_systems.partial_pooling",
    "estimate_stepwise": "_multiple_systems.stepwise",
    "estimate_strata": "_multiple_systems.strata_and_years",
    "estimate_thresholding": "_multiple_systems.thresholding",
    "estimate_two_lists": "_multiple_systems.moments",
    "examine_model": "_multiple_systems.existence",
    "format_table": "_pattern_tables",
    "hierarchical_models": "_multiple_systems.models",
    "parse_table": "_pattern_tables",
    "rank_models": "_multiple_systems.judged_ranking",
    "read_frame": "_frames",
    "read_resamples": "_multiple_systems.resampling",
    "read_strata": "_frames",
    "read_table": "_reading",
    "report": "_report.reporting",
    "search_models": "_multiple_systems.judged_ranking",
    "simulate_histories": "_simulation",
}

__all__ = [
    "Bootstrap",
    "CaptureHistories",
    "ConvergenceWarning",
    "DarkfigureError",
    "Decision",
    "Diagnostic",
    "Estimate",
    "Existence",
    "HierarchicalModel",
    "Interval",
    "InvalidInput",
    "LinkageAudit",
    "LinkageRates",
    "ModelRanking",
    "ModelVerdict",
    "NotEstimable",
    "NotIdentifiable",
    "PooledEstimate",
    "Posterior",
    "PosteriorEstimate",
    "Reason",
    "Report",
    "ReportSettings",
    "Scenario",
    "StrataEstimate",
    "StratumEstimate",
    "Unit",
    "UnsafeRelease",
    "Verdict",
    "__version__",
    "datasets",
    "estimate",
    "estimate_aic",
    "estimate_bic",
    "estimate_chao",
    "estimate_closed_population",
    "estimate_decomposable_graphs",
    "estimate_latent_classes",
    "estimate_linkage_corrected",
    "estimate_log_linear",
    "estimate_partial_pooling",
    "estimate_stepwise",
    "estimate_strata",
    "estimate_thresholding",
    "estimate_two_lists",
    "examine_model",
    "format_table",
    "hierarchical_models",
    "parse_table",
    "rank_models",
    "read_frame",
    "read_resamples",
    "read_strata",
    "read_table",
    "report",
    "search_models",
    "simulate_histories",
]


def __getattr__(name: str) -> Any:
    if name == "datasets":
        return import_module("darkfigure.datasets")
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
