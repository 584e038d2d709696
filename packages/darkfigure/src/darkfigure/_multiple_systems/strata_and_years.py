r"""One model for several strata or years, among which some lists did not exist.

Every stratum (a year, a sex, a year by sex) has its own size; list effects and interactions are common to all, or
differ along named dimensions. A list that did not exist in a stratum is not among its lists: patterns with it are no
observations there (structural zeros), which is another thing than a list on which nobody was found.

:math:`\log \mu_{s\omega} = \alpha_{s\emptyset} + \sum_{\theta \subseteq \omega} (\alpha_\theta + \beta_{\theta d(s)})`
over the patterns :math:`\omega` of lists that existed in stratum s.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import NormalDist
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import InvalidInput
from darkfigure._estimate_columns import estimate_columns
from darkfigure._estimates import Diagnostic, Estimate, Interval, grounds_by_part
from darkfigure._multiple_systems.models import HierarchicalModel
from darkfigure._multiple_systems.refusal import judged, judged_sum
from darkfigure._multiple_systems.stacked_tables import StackedTable, assemble, fit_stacked, require_estimable
from darkfigure._tabular import Column, Tabular
from darkfigure._version import __version__

Label = str | tuple[str, ...]
# Mapping is invariant in its key, so that a union of label types would refuse plain dictionaries.
Strata = Mapping[Any, CaptureHistories]
QUANTILES = (0.025, 0.1, 0.9, 0.975)


@dataclass(frozen=True, slots=True)
class StrataEstimate(Tabular):
    """Estimates by stratum and of their sum.

    Parameters
    ----------
    total : Estimate
        The sum over strata.
    strata : mapping of label to Estimate
        Each stratum.
    missing : mapping of label to tuple of str
        Lists that did not exist in a stratum.
    """

    caption: ClassVar[str] = "Strata under one model, and their sum"
    total: Estimate
    strata: Mapping[Label, Estimate]
    missing: Mapping[Label, tuple[str, ...]]

    def summary(self, *, despite_refusal: bool = False) -> str:
        """Show each stratum and the sum in a few lines."""
        named = {_text(label): part for label, part in self.strata.items()} | {"sum": self.total}
        gone = {_text(label): ", ".join(names) for label, names in self.missing.items()}
        lines = [f"{'stratum':<20}{'seen':>8}{'population':>28}  lists that did not exist"]
        for label, part in named.items():
            figure = part.short(despite_refusal=despite_refusal)
            lines.append(f"{label:<20}{part.observed:>8,}{figure:>28}  {gone.get(label, '')}".rstrip())
        notes = [f"Note: {note.message}" for note in self.total.diagnostics]
        return "\n".join([*lines, *grounds_by_part(named), *notes])

    def _columns(self) -> Mapping[str, Column]:
        return estimate_columns({_text(label): part for label, part in self.strata.items()} | {"sum": self.total})

    def as_dict(self, *, despite_refusal: bool = False) -> dict[str, Any]:
        """Return plain values, ready for JSON; a refused figure is left out as in :meth:`Estimate.as_dict`."""
        return {
            "total": self.total.as_dict(despite_refusal=despite_refusal),
            "strata": {
                _text(label): part.as_dict(despite_refusal=despite_refusal) for label, part in self.strata.items()
            },
            "missing_lists": {_text(label): list(names) for label, names in self.missing.items()},
        }


def estimate_strata(
    strata: Strata,
    model: str | Sequence[Sequence[str]] | None = None,
    *,
    dimensions: Sequence[str] = ("stratum",),
    varying: Mapping[str, Sequence[str]] | None = None,
    level: float = 0.95,
) -> StrataEstimate:
    r"""Estimate several strata with one log-linear model.

    Parameters
    ----------
    strata : mapping of label to CaptureHistories
        Strata, each with the lists that existed there and no others. A label is a name, or a tuple with one name per
        dimension.
    model : str or sequence of sequences of str, optional
        Interactions: generators over all lists in order of first appearance (``"[12,3]"``), or sets of list names
        (``[("police", "shelter")]``). By default none.
    dimensions : sequence of str
        Names of the parts of a label, such as ``("year", "sex")``.
    varying : mapping of str to sequence of str, optional
        Terms, by list names joined with a colon, that differ along dimensions: ``{"police": ["sex"]}`` gives the police
        list its own effect for each sex.
    level : float
        Coverage of the intervals.

    Raises
    ------
    InvalidInput
        For labels or names that do not fit.
    NotEstimable
        When no maximum likelihood estimate exists, with the patterns or terms that cause it.

    Notes
    -----
    With one stratum this is :func:`estimate_log_linear`. Terms whose lists share nobody in any stratum are at minus
    infinity, as there. The intervals are log-normal, by the delta method, given the model.

    References
    ----------
    International Working Group for Disease Monitoring and Forecasting (1995). Capture-recapture and multiple-record
    systems estimation I. American Journal of Epidemiology 142, 1047-1058.
    Sutherland, J. M., Schwarz, C. J., Rivest, L.-P. (2007). Multilist population estimation with incomplete and partial
    stratification. Biometrics 63, 910-916.

    Examples
    --------
    >>> from darkfigure import datasets
    >>> lists = datasets.united_kingdom(4)
    >>> both = estimate_strata({"2012": lists.drop("GO"), "2013": lists}, "[12,13]")
    >>> both.missing["2012"]
    ('GO',)
    """
    labels = _check(strata, dimensions)
    names = tuple(dict.fromkeys(name for histories in strata.values() for name in histories.lists))
    chosen = _model(model, names)
    table = assemble(strata, labels, names, chosen, _varying(varying or {}, names, dimensions))
    require_estimable(table)
    coefficients, covariance = fit_stacked(table)
    parts = {
        label: judged(
            histories, _stratum(histories, coefficients[place], math.sqrt(covariance[place, place]), level, chosen)
        )
        for place, (label, histories) in enumerate(strata.items())
    }
    total = _total(strata, table, (coefficients, covariance), chosen, level)
    missing = {label: tuple(name for name in names if name not in part.lists) for label, part in strata.items()}
    named = {_text(label): part for label, part in parts.items()}
    return StrataEstimate(judged_sum(total, named), parts, missing)


def _text(label: Label) -> str:
    return label if isinstance(label, str) else " ".join(label)


def _check(strata: Strata, dimensions: Sequence[str]) -> list[tuple[str, ...]]:
    if not strata:
        raise InvalidInput("strata", strata, "one or more strata")
    labels: list[tuple[str, ...]] = [(label,) if isinstance(label, str) else label for label in strata]
    for label in labels:
        if len(label) != len(dimensions):
            raise InvalidInput("label", label, f"one name for each of the dimensions {', '.join(dimensions)}")
    return labels


def _model(model: str | Sequence[Sequence[str]] | None, names: tuple[str, ...]) -> HierarchicalModel:
    if model is None:
        return HierarchicalModel.main_effects(len(names))
    if isinstance(model, str):
        return HierarchicalModel.parse(model, len(names), names)
    return HierarchicalModel.from_generators(len(names), [_term(":".join(part), names) for part in model])


def _term(text: str, names: Sequence[str]) -> int:
    parts = text.split(":")
    unknown = [part for part in parts if part not in names]
    if unknown:
        raise InvalidInput("list", unknown[0], ", ".join(names))
    return sum(1 << names.index(part) for part in parts)


def _varying(
    varying: Mapping[str, Sequence[str]], names: tuple[str, ...], dimensions: Sequence[str]
) -> dict[int, tuple[int, ...]]:
    found = {}
    for text, along in varying.items():
        unknown = [dimension for dimension in along if dimension not in dimensions]
        if unknown:
            raise InvalidInput("dimension", unknown[0], ", ".join(dimensions))
        found[_term(text, names)] = tuple(list(dimensions).index(dimension) for dimension in along)
    return found


def _stratum(
    histories: CaptureHistories, intercept: float, error: float, level: float, model: HierarchicalModel
) -> Estimate:
    return _estimate(histories.observed, math.exp(intercept), error, level, digest=histories.digest, model=str(model))


def _estimate(observed: int, hidden: float, error: float, level: float, *, digest: str, model: str) -> Estimate:
    """Put a number of unseen, with the standard error of its logarithm, into the common form."""

    def bound(probability: float) -> float:
        return observed + hidden * math.exp(NormalDist().inv_cdf(probability) * error)

    return Estimate(
        population=observed + hidden,
        interval=Interval(bound((1 - level) / 2), bound((1 + level) / 2), level, "log-normal"),
        observed=observed,
        method="log-linear over strata",
        digest=digest,
        version=__version__,
        model=model,
        standard_error=math.sqrt(hidden + (hidden * error) ** 2),
        quantiles={probability: bound(probability) for probability in QUANTILES},
    )


def _total(
    strata: Strata,
    table: StackedTable,
    fit: tuple[NDArray[np.float64], NDArray[np.float64]],
    model: HierarchicalModel,
    level: float,
) -> Estimate:
    coefficients, covariance = fit
    hidden = np.exp(coefficients[: table.intercepts])
    error = math.sqrt(hidden @ covariance[: table.intercepts, : table.intercepts] @ hidden) / hidden.sum()
    observed = sum(histories.observed for histories in strata.values())
    digest = "+".join(histories.digest[:12] for histories in strata.values())
    estimate = _estimate(observed, float(hidden.sum()), error, level, digest=digest, model=str(model))
    means = np.exp(table.design @ coefficients)
    seen = table.counts > 0
    logs = table.counts[seen] * np.log(table.counts[seen] / means[seen])
    named = dict(zip(table.columns, coefficients[table.intercepts :], strict=True))
    return replace(
        estimate,
        deviance=float(2 * (logs.sum() - (table.counts - means).sum())),
        degrees_of_freedom=len(table.counts) - len(coefficients),
        coefficients={**{name: float(value) for name, value in named.items()}, **dict.fromkeys(table.empty, -math.inf)},
        diagnostics=_notes(table),
    )


def _notes(table: StackedTable) -> tuple[Diagnostic, ...]:
    if not table.empty:
        return ()
    message = f"nobody in any stratum is on all lists of {', '.join(table.empty)}: parameter at minus infinity"
    return (Diagnostic("minus-infinity", message),)
