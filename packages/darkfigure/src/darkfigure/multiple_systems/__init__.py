"""Multiple systems estimation: how many are on no list, from how the lists overlap."""

from darkfigure.multiple_systems.existence import Existence, Verdict, examine
from darkfigure.multiple_systems.log_linear import LogLinearFit, estimate_population, fit_model
from darkfigure.multiple_systems.models import HierarchicalModel, hierarchical_models

__all__ = [
    "Existence",
    "HierarchicalModel",
    "LogLinearFit",
    "Verdict",
    "estimate_population",
    "examine",
    "fit_model",
    "hierarchical_models",
]
