r"""Bayesian thresholding of interactions (Silverman 2020, section 6).

Three steps. All interactions of two lists are fitted together in a Poisson log-linear model; interactions whose
posterior mean is less than a threshold (two) of posterior standard deviations away from zero are dropped; the model
that remains is fitted again, and the persons on no list number :math:`e^{\alpha_\emptyset}`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import InvalidInput
from darkfigure._estimates import Diagnostic
from darkfigure._multiple_systems.existence import ModelVerdict, examine_model
from darkfigure._multiple_systems.hamiltonian import PoissonTarget, sample
from darkfigure._multiple_systems.log_linear import require_overlap
from darkfigure._multiple_systems.models import HierarchicalModel, ordered, term_name
from darkfigure._multiple_systems.posterior import POPULATION, Posterior, PosteriorEstimate, describe_posterior
from darkfigure._multiple_systems.refusal import judged

Prior = Literal["proper", "improper"]
NEAR = 0.2
PAIRS, TRIPLES = 2, 3


@dataclass(frozen=True, slots=True)
class _Setting:
    histories: CaptureHistories
    prior: Prior
    prior_variance: float
    threshold: float
    chains: int
    draws: int
    seed: int


@dataclass(frozen=True, slots=True)
class _Fit:
    """Draws of one model; ``empty`` are the terms at minus infinity."""

    model: HierarchicalModel
    terms: tuple[int, ...]
    empty: tuple[int, ...]
    draws: NDArray[np.float64]

    def statistics(self, size: int) -> dict[int, float]:
        """Return posterior mean by standard deviation, without sign, of the interactions of that many lists."""
        mean, spread = self.draws.mean(axis=(0, 1)), self.draws.std(axis=(0, 1), ddof=1)
        return {
            term: float(abs(mean[place] / spread[place]))
            for place, term in enumerate(self.terms)
            if term.bit_count() == size
        }


def estimate_thresholding(
    histories: CaptureHistories,
    *,
    prior: Prior = "proper",
    prior_variance: float = 1.0,
    threshold: float = 2.0,
    max_order: int = 2,
    level: float = 0.95,
    chains: int = 16,
    draws: int = 300,
    seed: int = 1,
) -> PosteriorEstimate:
    r"""Estimate the population by Bayesian thresholding.

    Parameters
    ----------
    histories : CaptureHistories
        The lists.
    prior : {"proper", "improper"}
        Prior of the interactions: normal around zero, or flat. Intercept and main effects have flat priors. With a flat
        prior an interaction that nobody shows is at minus infinity and its patterns leave the table.
    prior_variance : float
        Variance of the normal prior.
    threshold : float
        Interactions whose posterior mean is fewer posterior standard deviations from zero are dropped.
    max_order : {2, 3}
        Most lists in an interaction. With 3 the interactions of three lists all of whose pairs were kept are tried, and
        thresholded, in a second round.
    level : float
        Coverage of the interval.
    chains, draws : int
        Chains, and draws kept in each.
    seed : int
        Seed of the random numbers.

    Returns
    -------
    PosteriorEstimate
        With the posterior median as population; ``details`` hold ``threshold_statistics``, ``retained`` and
        ``eligible_triples``.

    Raises
    ------
    NotEstimable
        When the lists do not overlap, or with a flat prior the model of all pairs has no maximum likelihood estimate:
        then the posterior is not a distribution either.

    Notes
    -----
    The interval does not know that the interactions were chosen from the same data.
    See ``docs/methods/thresholding.md``.

    References
    ----------
    Silverman, B. W. (2020). Multiple-systems analysis for the quantification of modern slavery: classical and Bayesian
    approaches. Journal of the Royal Statistical Society A 183, 691-736.

    Examples
    --------
    >>> from darkfigure import datasets
    >>> estimate = estimate_thresholding(datasets.united_kingdom(4), chains=4, draws=500)
    >>> estimate.details["retained"]
    ['LA:NG', 'LA:PFNCA']
    """
    _check(prior, prior_variance, max_order, chains, draws)
    require_overlap(histories)
    setting = _Setting(histories, prior, prior_variance, threshold, chains, draws, seed)
    everything = HierarchicalModel.all_interactions(len(histories.lists), PAIRS)
    if prior == "improper":
        examine_model(histories, everything).require()
    first = _fit(setting, everything, 0)
    pairs = first.statistics(PAIRS)
    kept = {term for term, value in pairs.items() if value >= threshold}
    final = _fit(setting, _with_interactions(everything, {*kept, *_interactions(first.empty)}), 1)
    triples: dict[int, float] = {}
    notes: list[Diagnostic] = []
    eligible = _eligible(kept) if max_order == TRIPLES and len(histories.lists) > TRIPLES else ()
    if eligible:
        final, triples, notes = _try_triples(setting, final, eligible)
    return judged(histories, _describe(setting, final, {**pairs, **triples}, eligible, notes=notes, level=level))


def _try_triples(
    setting: _Setting, pairs_only: _Fit, eligible: tuple[int, ...]
) -> tuple[_Fit, dict[int, float], list[Diagnostic]]:
    extended = _with_interactions(pairs_only.model, {*_interactions(pairs_only.model.terms), *eligible})
    if setting.prior == "improper" and examine_model(setting.histories, extended).verdict is not ModelVerdict.ESTIMABLE:
        note = "interactions of three lists were not tried: with them the estimate does not exist"
        return pairs_only, {}, [Diagnostic("triples-not-estimable", note)]
    fit = _fit(setting, extended, 2)
    statistics = fit.statistics(TRIPLES)
    weak = {term for term, value in statistics.items() if value < setting.threshold}
    final = fit if not weak else _fit(setting, _with_interactions(extended, {*_interactions(extended.terms)} - weak), 3)
    return final, statistics, []


def _fit(setting: _Setting, model: HierarchicalModel, step: int) -> _Fit:
    """Draw from the posterior of one model; each step has its own stream of random numbers."""
    table = setting.histories.table()
    cells = np.arange(1, len(table))
    empty = _empty_terms(table, model) if setting.prior == "improper" else ()
    for term in empty:
        cells = cells[(cells & term) != term]
    terms = tuple(term for term in model.terms if term not in empty)
    masks = np.array(terms)
    design = ((cells[:, None] & masks) == masks).astype(float)
    weight = 1 / setting.prior_variance if setting.prior == "proper" else 0.0
    target = PoissonTarget(design, table[cells], np.where([term.bit_count() > 1 for term in terms], weight, 0.0))
    seed = setting.seed * 4 + step
    return _Fit(model, terms, empty, sample(target, chains=setting.chains, draws=setting.draws, seed=seed))


def _empty_terms(table: NDArray[np.float64], model: HierarchicalModel) -> tuple[int, ...]:
    """Return the terms whose lists share nobody."""
    cells = np.arange(len(table))
    return tuple(term for term in model.terms if table[(cells & term) == term].sum() == 0)


def _describe(
    setting: _Setting,
    fit: _Fit,
    statistics: dict[int, float],
    eligible: tuple[int, ...],
    *,
    notes: list[Diagnostic],
    level: float,
) -> PosteriorEstimate:
    lists = setting.histories.lists
    names = [term_name(term, lists) for term in fit.terms]
    draws = {name: fit.draws[:, :, place] for place, name in enumerate(names)}
    draws[POPULATION] = setting.histories.observed + np.exp(fit.draws[:, :, 0])
    kept = {term for term in fit.terms if term.bit_count() > 1}
    named = {term_name(term, lists): value for term, value in statistics.items()}
    return describe_posterior(
        setting.histories,
        Posterior(draws, setting.seed),
        method=f"Bayesian thresholding, {setting.prior} prior",
        level=level,
        model=str(fit.model),
        terms=names,
        minus_infinity=[term_name(term, lists) for term in fit.empty],
        diagnostics=(*_notes(setting, fit, named), *notes),
        details={
            "prior": setting.prior,
            "prior_variance": setting.prior_variance if setting.prior == "proper" else None,
            "threshold": setting.threshold,
            "threshold_statistics": named,
            "retained": [term_name(term, lists) for term in ordered(kept)],
            "eligible_triples": [term_name(term, lists) for term in eligible],
        },
    )


def _notes(setting: _Setting, fit: _Fit, statistics: dict[str, float]) -> list[Diagnostic]:
    notes = [
        Diagnostic("selection", "the interval does not know that the interactions were chosen from the same data"),
    ]
    near = [name for name, value in statistics.items() if abs(value - setting.threshold) < NEAR]
    if near:
        message = f"close to the threshold, so that another seed may choose otherwise: {', '.join(near)}"
        notes.append(Diagnostic("near-threshold", message))
    if fit.empty:
        names = ", ".join(term_name(term, setting.histories.lists) for term in fit.empty)
        notes.append(Diagnostic("minus-infinity", f"nobody is on all lists of {names}: parameter at minus infinity"))
    return notes


def _interactions(terms: Iterable[int]) -> set[int]:
    return {term for term in terms if term.bit_count() > 1}


def _with_interactions(model: HierarchicalModel, interactions: set[int]) -> HierarchicalModel:
    mains = [term for term in model.terms if term.bit_count() <= 1]
    return HierarchicalModel(model.lists, ordered([*mains, *interactions]))


def _eligible(pairs: set[int]) -> tuple[int, ...]:
    """Return the triples all of whose pairs were kept."""
    bits = sorted({1 << place for pair in pairs for place in range(pair.bit_length()) if pair >> place & 1})
    triples = itertools.combinations(bits, TRIPLES)
    return ordered(a | b | c for a, b, c in triples if {a | b, a | c, b | c} <= pairs)


def _check(prior: str, prior_variance: float, max_order: int, chains: int, draws: int) -> None:
    if prior not in {"proper", "improper"}:
        raise InvalidInput("prior", prior, "proper or improper")
    if not prior_variance > 0:
        raise InvalidInput("prior_variance", prior_variance, "a positive number")
    if max_order not in {PAIRS, TRIPLES}:
        raise InvalidInput("max_order", max_order, "2 or 3")
    if chains < 1 or draws < 4:
        raise InvalidInput("chains, draws", (chains, draws), "at least 1 chain of at least 4 draws")
