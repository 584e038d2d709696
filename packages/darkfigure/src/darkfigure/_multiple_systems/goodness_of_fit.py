r"""How well one log-linear model fits the lists, in all and pattern by pattern.

With observed counts :math:`n_\omega` and fitted means :math:`\hat\mu_\omega` over the patterns that the model allows,

.. math::
   G^2 = 2 \sum n_\omega \log (n_\omega / \hat\mu_\omega), \quad
   X^2 = \sum r_\omega^2, \quad r_\omega = (n_\omega - \hat\mu_\omega) / \sqrt{\hat\mu_\omega},

and the standardised residual is :math:`r_\omega / \sqrt{1 - h_\omega}` with the leverage :math:`h_\omega`: about
standard normal where the model holds.

References
----------
Haberman, S. J. (1973). The analysis of residuals in cross-classified tables. Biometrics 29, 205-220.
Agresti, A. (2013). Categorical Data Analysis, 3rd edition, section 4.5. Wiley.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from darkfigure._capture_histories import CaptureHistories
from darkfigure._multiple_systems import chi_square
from darkfigure._multiple_systems.chosen_model import estimate_log_linear
from darkfigure._multiple_systems.log_linear import LogLinearFit, as_model, fit_model
from darkfigure._multiple_systems.models import HierarchicalModel, term_name
from darkfigure._tabular import Column, Tabular
from darkfigure._verdicts import Decision

SMALL = 5.0
LEAST_FREEDOM = 1e-9


@dataclass(frozen=True, slots=True)
class PatternFit:
    """One pattern.

    Parameters
    ----------
    lists : str
        Names of the lists, joined by a colon.
    observed : int
        Persons with that pattern.
    expected : float
        Persons that the model expects.
    residual : float
        Standardised residual; 0 where the model cannot be wrong about the pattern.
    """

    lists: str
    observed: int
    expected: float
    residual: float


@dataclass(frozen=True, slots=True, repr=False)
class GoodnessOfFit(Tabular):
    """The fit of one model.

    ``patterns`` hold the method's own numbers. Residuals with counts give the fitted model away, and with it the
    figure: :meth:`as_dict`, frames and pictures hold them only where the figure itself may be shown.

    Parameters
    ----------
    model : str
        The model in generator notation.
    deviance, pearson : float
        :math:`G^2` and :math:`X^2`.
    degrees_of_freedom : int
        Patterns that may be filled, minus finite parameters.
    probability : float or None
        Of so large a deviance where the model holds; None without degrees of freedom.
    small : int
        Patterns of which fewer than 5 persons are expected; with many of them the probability is rough.
    patterns : tuple of PatternFit
        All patterns that the model allows.
    decision : Decision
        The verdict on the figure of this model.
    """

    caption: ClassVar[str] = "Patterns observed and expected"
    model: str
    deviance: float
    pearson: float
    degrees_of_freedom: int
    probability: float | None
    small: int
    patterns: tuple[PatternFit, ...]
    decision: Decision

    def __repr__(self) -> str:
        fit = f"deviance {self.deviance:.2f} on {self.degrees_of_freedom} df"
        return f"<GoodnessOfFit of {self.model}: {fit}, {self.decision.verdict.value}>"

    @property
    def shown(self) -> tuple[PatternFit, ...]:
        """The patterns, where they may be shown."""
        return self.patterns if self.decision.shows_figure else ()

    def as_dict(self) -> dict[str, Any]:
        """Return plain values, ready for JSON."""
        return {
            "model": self.model,
            "deviance": self.deviance,
            "pearson": self.pearson,
            "df": self.degrees_of_freedom,
            "probability": self.probability,
            "expected_below_5": self.small,
            "patterns": [
                {"lists": part.lists, "observed": part.observed, "expected": part.expected, "residual": part.residual}
                for part in self.shown
            ],
        }

    def _columns(self) -> Mapping[str, Column]:
        return {
            "lists": ("text", [part.lists for part in self.shown]),
            "observed": ("whole", [part.observed for part in self.shown]),
            "expected": ("number", [part.expected for part in self.shown]),
            "residual": ("number", [part.residual for part in self.shown]),
        }


def examine_fit(histories: CaptureHistories, model: HierarchicalModel | str | None = None) -> GoodnessOfFit:
    """Say how well a model fits.

    Parameters
    ----------
    histories : CaptureHistories
        The lists.
    model : HierarchicalModel or str, optional
        The model, or its generators such as ``"[12,13,4]"``; by default the main effects only.

    Raises
    ------
    NotEstimable
        When the model has no estimate, with the grounds.

    Examples
    --------
    >>> from darkfigure import datasets
    >>> fit = examine_fit(datasets.netherlands(5), "[12,13,14,15,23,24,25,34,35,45]")
    >>> f"{fit.deviance:.2f} on {fit.degrees_of_freedom} df, probability {fit.probability:.2f}"
    '3.33 on 8 df, probability 0.91'
    """
    chosen = as_model(model, histories)
    estimate = estimate_log_linear(histories, chosen)
    return describe_goodness(histories, chosen, estimate.decision)


def describe_goodness(histories: CaptureHistories, model: HierarchicalModel, decision: Decision) -> GoodnessOfFit:
    """Fit a model and compare it with the lists, pattern by pattern."""
    fit = fit_model(histories, model)
    cells = np.flatnonzero(fit.reduced.possible)
    observed, expected = fit.reduced.counts[cells], fit.means[cells]
    raw = (observed - expected) / np.sqrt(expected)
    freedom = 1 - _leverages(fit, cells)
    safe = np.where(freedom > LEAST_FREEDOM, freedom, 1.0)
    residuals = np.where(freedom > LEAST_FREEDOM, raw / np.sqrt(safe), 0.0)
    return GoodnessOfFit(
        model=str(model),
        deviance=fit.deviance,
        pearson=float(raw @ raw),
        degrees_of_freedom=fit.degrees_of_freedom,
        probability=_probability(fit.deviance, fit.degrees_of_freedom),
        small=int((expected < SMALL).sum()),
        patterns=tuple(
            PatternFit(term_name(int(mask), histories.lists), int(count), float(mean), float(residual))
            for mask, count, mean, residual in zip(cells, observed, expected, residuals, strict=True)
        ),
        decision=decision,
    )


def _leverages(fit: LogLinearFit, cells: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the diagonal of the hat matrix of the weighted regression."""
    terms = np.array(fit.reduced.terms)
    design = ((cells[:, None] & terms) == terms).astype(float)
    return np.asarray(fit.means[cells] * np.einsum("ij,jk,ik->i", design, fit.covariance, design))


def _probability(deviance: float, degrees: int) -> float | None:
    return chi_square.tail(deviance, degrees) if degrees > 0 and math.isfinite(deviance) else None
