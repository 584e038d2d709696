"""Multiple systems estimation: how many are on no list, from how the lists overlap."""

from darkfigure.multiple_systems.decomposable_graphs import average_decomposable_graphs, decomposable_graphs
from darkfigure.multiple_systems.existence import Existence, Verdict, examine
from darkfigure.multiple_systems.latent_classes import estimate_by_latent_classes
from darkfigure.multiple_systems.log_linear import LogLinearFit, estimate_population, fit_model
from darkfigure.multiple_systems.models import HierarchicalModel, hierarchical_models
from darkfigure.multiple_systems.posterior import Posterior, PosteriorEstimate
from darkfigure.multiple_systems.thresholding import estimate_by_thresholding

__all__ = [
    "Existence",
    "HierarchicalModel",
    "LogLinearFit",
    "Posterior",
    "PosteriorEstimate",
    "Verdict",
    "average_decomposable_graphs",
    "decomposable_graphs",
    "estimate_by_latent_classes",
    "estimate_by_thresholding",
    "estimate_population",
    "examine",
    "fit_model",
    "hierarchical_models",
]
