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
    from darkfigure._multiple_systems.comparison import Answer, Comparison, compare, compare_without_lists
    from darkfigure._multiple_systems.decomposable_graphs import estimate_decomposable_graphs
    from darkfigure._multiple_systems.existence import Existence, ModelVerdict, examine_model
    from darkfigure._multiple_systems.goodness_of_fit import GoodnessOfFit, PatternFit, examine_fit
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
    from darkfigure._pictures.chains import draw_chains
    from darkfigure._pictures.intervals import draw_estimates, draw_without_lists
    from darkfigure._pictures.likelihood import draw_profile
    from darkfigure._pictures.overlaps import draw_overlaps
    from darkfigure._pictures.picture import Picture
    from darkfigure._pictures.residuals import draw_residuals
    from darkfigure._reading import read_records, read_table
    from darkfigure._report.estimation import ReportSettings, Unit
    from darkfigure._report.reporting import Report, report
    from darkfigure._report.strata_findings import StratumFinding
    from darkfigure._report.strata_reporting import StrataReport, report_strata
    from darkfigure._simulation import Scenario, simulate_histories
    from darkfigure._verdicts import Decision, Reason, Verdict
    from darkfigure._version import __version__

_HOMES = {
    "Answer": "_multiple_systems.comparison",
    "Bootstrap": "_multiple_systems.bootstrap",
    "CaptureHistories": "_capture_histories",
    "Comparison": "_multiple_systems.comparison",
    "ConvergenceWarning": "_errors",
    "DarkfigureError": "_errors",
    "Decision": "_verdicts",
    "Diagnostic": "_estimates",
    "Estimate": "_estimates",
    "Existence": "_multiple_systems.existence",
    "GoodnessOfFit": "_multiple_systems.goodness_of_fit",
    "HierarchicalModel": "_multiple_systems.models",
    "Interval": "_estimates",
    "InvalidInput": "_errors",
    "LinkageAudit": "_multiple_systems.linkage_rates",
    "LinkageRates": "_multiple_systems.linkage_rates",
    "ModelRanking": "_multiple_systems.model_ranking",
    "ModelVerdict": "_multiple_systems.existence",
    "NotEstimable": "_errors",
    "NotIdentifiable": "_errors",
    "PatternFit": "_multiple_systems.goodness_of_fit",
    "Picture": "_pictures.picture",
    "PooledEstimate": "_multiple_systems.pooled_estimates",
    "Posterior": "_multiple_systems.posterior",
    "PosteriorEstimate": "_multiple_systems.posterior",
    "Reason": "_verdicts",
    "Report": "_report.reporting",
    "ReportSettings": "_report.estimation",
    "Scenario": "_simulation",
    "StrataEstimate": "_multiple_systems.strata_and_years",
    "StrataReport": "_report.strata_reporting",
    "StratumEstimate": "_multiple_systems.pooled_estimates",
    "StratumFinding": "_report.strata_findings",
    "Unit": "_report.estimation",
    "UnsafeRelease": "_errors",
    "Verdict": "_verdicts",
    "__version__": "_version",
    "compare": "_multiple_systems.comparison",
    "compare_without_lists": "_multiple_systems.comparison",
    "draw_chains": "_pictures.chains",
    "draw_estimates": "_pictures.intervals",
    "draw_overlaps": "_pictures.overlaps",
    "draw_profile": "_pictures.likelihood",
    "draw_residuals": "_pictures.residuals",
    "draw_without_lists": "_pictures.intervals",
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
    "examine_fit": "_multiple_systems.goodness_of_fit",
    "examine_model": "_multiple_systems.existence",
    "format_table": "_pattern_tables",
    "hierarchical_models": "_multiple_systems.models",
    "parse_table": "_pattern_tables",
    "rank_models": "_multiple_systems.judged_ranking",
    "read_frame": "_frames",
    "read_records": "_reading",
    "read_resamples": "_multiple_systems.resampling",
    "read_strata": "_frames",
    "read_table": "_reading",
    "report": "_report.reporting",
    "report_strata": "_report.strata_reporting",
    "search_models": "_multiple_systems.judged_ranking",
    "simulate_histories": "_simulation",
}

__all__ = [
    "Answer",
    "Bootstrap",
    "CaptureHistories",
    "Comparison",
    "ConvergenceWarning",
    "DarkfigureError",
    "Decision",
    "Diagnostic",
    "Estimate",
    "Existence",
    "GoodnessOfFit",
    "HierarchicalModel",
    "Interval",
    "InvalidInput",
    "LinkageAudit",
    "LinkageRates",
    "ModelRanking",
    "ModelVerdict",
    "NotEstimable",
    "NotIdentifiable",
    "PatternFit",
    "Picture",
    "PooledEstimate",
    "Posterior",
    "PosteriorEstimate",
    "Reason",
    "Report",
    "ReportSettings",
    "Scenario",
    "StrataEstimate",
    "StrataReport",
    "StratumEstimate",
    "StratumFinding",
    "Unit",
    "UnsafeRelease",
    "Verdict",
    "__version__",
    "compare",
    "compare_without_lists",
    "datasets",
    "draw_chains",
    "draw_estimates",
    "draw_overlaps",
    "draw_profile",
    "draw_residuals",
    "draw_without_lists",
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
    "examine_fit",
    "examine_model",
    "format_table",
    "hierarchical_models",
    "parse_table",
    "rank_models",
    "read_frame",
    "read_records",
    "read_resamples",
    "read_strata",
    "read_table",
    "report",
    "report_strata",
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
