r"""Estimates where links between lists are missed or false.

A missed link makes one person look like two, who share no list, so that the estimate is too high; a false link makes
two persons look like one, so that it is too low. Two rates describe the linkage: the share of true links that were
*missed* (1 - recall), and the share of links made that are *false* (1 - precision).

With two lists :math:`n_{11} = n^*_{11} (1 - f) / (1 - m)` with the list totals as they are: Ding and Fienberg (1994),
and Di Consiglio and Tuoto (2015) for false links. With more lists a person on k lists hangs together by k - 1 links to
one of the records; each link comes loose by itself, and the record then stands alone. This turns the expected table of
patterns into another one by a triangular matrix, which is applied once for false links and undone once for missed ones.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import InvalidInput, NotEstimable
from darkfigure._estimates import Diagnostic, Estimate, Interval
from darkfigure._multiple_systems.existence import examine_model
from darkfigure._multiple_systems.linkage_rates import LinkageAudit, LinkageRates, correct_table
from darkfigure._multiple_systems.log_linear import as_model, require_overlap
from darkfigure._multiple_systems.models import HierarchicalModel
from darkfigure._multiple_systems.refusal import judged
from darkfigure._version import __version__

STEPS, HALVINGS = 60, 30
ENOUGH = 1e-10
LARGEST_EXPONENT = 60.0
QUANTILES = (0.025, 0.1, 0.5, 0.9, 0.975)
UNUSABLE_SHARE = 0.05


def population_by_rates(
    histories: CaptureHistories,
    missed: Sequence[float],
    false: Sequence[float],
    *,
    model: HierarchicalModel | str | None = None,
) -> NDArray[np.float64]:
    """Return the estimate as a function of the error rates.

    Parameters
    ----------
    histories : CaptureHistories
        The lists as linked.
    missed, false : sequence of float
        Rates to try.
    model : HierarchicalModel or str, optional
        Log-linear model; by default the main effects.

    Returns
    -------
    array of float, shape (missed, false)
        Estimated populations; nan where the rates cannot be true of these lists.

    Examples
    --------
    >>> lists = CaptureHistories.from_sets(("A", "B"), {("A",): 60, ("B",): 30, ("A", "B"): 20})
    >>> population_by_rates(lists, missed=[0.0, 0.2], false=[0.0, 0.1]).round(1).tolist()
    [[200.0, 222.2], [160.0, 177.8]]
    """
    require_overlap(histories)
    chosen = as_model(model, histories)
    table = histories.table()
    return np.array([[_population(table, chosen, LinkageRates(one, other)) for other in false] for one in missed])


def estimate_linkage_corrected(
    histories: CaptureHistories,
    rates: LinkageRates | LinkageAudit,
    *,
    model: HierarchicalModel | str | None = None,
    level: float = 0.95,
    resamples: int = 500,
    seed: int = 1,
) -> Estimate:
    """Estimate the population with the linkage errors taken out.

    Parameters
    ----------
    histories : CaptureHistories
        The lists as linked.
    rates : LinkageRates or LinkageAudit
        Error rates: given, or estimated from samples looked at by hand; then the interval carries their uncertainty.
    model : HierarchicalModel or str, optional
        Log-linear model of the true lists; by default the main effects.
    level : float
        Coverage of the interval.
    resamples : int
        Bootstrap resamples.
    seed : int
        Seed of the random numbers.

    Returns
    -------
    Estimate
        ``details`` hold the rates and ``uncorrected``, the estimate that believes the links. ``observed`` counts
        apparent persons, as linked; ``details["persons_on_lists"]`` estimates how many there really are.

    Raises
    ------
    NotEstimable
        When the rates cannot be true of these lists: more links would be missed than there are records.

    Notes
    -----
    Resamples draw apparent persons as if they were independent; linkage errors make them slightly dependent.

    References
    ----------
    Ding, Y., Fienberg, S. E. (1994). Dual system estimation of census undercount in the presence of matching error.
    Survey Methodology 20, 149-158.
    Di Consiglio, L., Tuoto, T. (2015). Coverage evaluation on probabilistically linked data. Journal of Official
    Statistics 31, 415-429.
    Zult, D., de Wolf, P.-P., Bakker, B., van der Heijden, P. (2021). A general framework for multiple-recapture
    estimation that incorporates linkage error correction. Journal of Official Statistics 37, 699-718.

    Examples
    --------
    >>> lists = CaptureHistories.from_sets(("A", "B"), {("A",): 60, ("B",): 30, ("A", "B"): 20})
    >>> round(estimate_linkage_corrected(lists, LinkageRates(missed=0.2), resamples=50).population)
    160
    """
    if not 0 < level < 1:
        raise InvalidInput("level", level, "a number between 0 and 1")
    require_overlap(histories)
    chosen = as_model(model, histories)
    examine_model(histories, chosen).require()
    table, best = histories.table(), rates.rates if isinstance(rates, LinkageAudit) else rates
    corrected = correct_table(table, best)
    population = _population(table, chosen, best)
    if np.isnan(population):
        raise _impossible(histories, corrected, best)
    unseen = max(population - corrected.sum(), 0.0)
    replicates = _resample(np.append(table, unseen), chosen, rates, resamples, seed)
    usable = replicates[np.isfinite(replicates)]
    low, high = np.quantile(usable, [(1 - level) / 2, (1 + level) / 2]) if len(usable) else (np.nan, np.nan)
    estimate = Estimate(
        population=population,
        interval=Interval(float(low), float(high), level, "percentile bootstrap"),
        observed=histories.observed,
        method="log-linear, corrected for linkage error",
        digest=histories.digest,
        version=__version__,
        model=str(chosen),
        standard_error=float(usable.std(ddof=1)),
        quantiles={q: float(value) for q, value in zip(QUANTILES, np.quantile(usable, QUANTILES), strict=True)},
        diagnostics=_notes(rates, len(replicates) - len(usable), len(replicates)),
        seed=seed,
        details={
            "missed": best.missed,
            "false": best.false,
            "uncorrected": _population(table, chosen, LinkageRates()),
            "persons_on_lists": float(corrected.sum()),
        },
    )
    return judged(histories, estimate)


def _population(table: NDArray[np.float64], model: HierarchicalModel, rates: LinkageRates) -> float:
    """Return the estimate from the corrected table; nan where no maximum likelihood estimate is found.

    The fit needs the corrected margins of the model only, so that a corrected count a little below zero does no harm.
    """
    corrected = correct_table(table, rates)
    cells = np.arange(1, len(table))
    margins = {term: corrected[(np.arange(len(table)) & term) == term].sum() for term in model.terms}
    empty = [term for term in model.terms if not table[(np.arange(len(table)) & term) == term].any()]
    for term in empty:
        cells = cells[(cells & term) != term]
    kept = np.array([term for term in model.terms if term not in empty])
    statistics = np.array([margins[term] for term in kept])
    if statistics.min() <= 0 or _more_than_there_are(corrected):
        return float("nan")
    design = ((cells[:, None] & kept) == kept).astype(float)
    coefficients = _maximise(design, statistics, corrected[cells])
    return float("nan") if coefficients is None else float(corrected.sum() + np.exp(coefficients[0]))


def _more_than_there_are(corrected: NDArray[np.float64]) -> bool:
    """Say whether fewer than no persons would be on some list alone."""
    singles = corrected[1 << np.arange((len(corrected) - 1).bit_length())]
    return bool((singles < 0).any())


def _maximise(
    design: NDArray[np.float64], statistics: NDArray[np.float64], counts: NDArray[np.float64]
) -> NDArray[np.float64] | None:
    """Maximise the Poisson likelihood given by its sufficient statistics; None when that does not come to rest."""
    root = np.sqrt(counts.clip(0) + 0.5)
    coefficients = np.linalg.lstsq(design * root[:, None], root * np.log(root**2), rcond=None)[0]
    means = np.exp(design @ coefficients)
    for _ in range(STEPS):
        try:
            step = np.linalg.solve(design.T @ (means[:, None] * design), statistics - design.T @ means)
        except np.linalg.LinAlgError:
            return None
        if (statistics - design.T @ means) @ step < ENOUGH:
            return np.asarray(coefficients + step, dtype=np.float64)
        score = statistics @ coefficients - means.sum()
        for _ in range(HALVINGS):
            means = np.exp(np.minimum(design @ (coefficients + step), LARGEST_EXPONENT))
            if statistics @ (coefficients + step) - means.sum() >= score:
                break
            step = step / 2
        coefficients = coefficients + step
    return None


def _resample(
    whole: NDArray[np.float64], model: HierarchicalModel, rates: LinkageRates | LinkageAudit, number: int, seed: int
) -> NDArray[np.float64]:
    """Draw whole populations, so that how many are seen varies too; the last of ``whole`` are those on no list."""
    rng = np.random.default_rng(seed)
    size = whole.sum()
    draws = rng.multinomial(round(size), whole / size, size=number)[:, :-1]
    return np.array([_population(draw.astype(float), model, rates.draw(rng)) for draw in draws])


def _impossible(histories: CaptureHistories, corrected: NDArray[np.float64], rates: LinkageRates) -> NotEstimable:
    least = int(np.argmin(corrected))
    names = "+".join(name for place, name in enumerate(histories.lists) if least >> place & 1)
    reason = (
        f"with {rates.missed:.1%} of links missed and {rates.false:.1%} false, {corrected[least]:.1f} persons would be "
        f"on exactly {names}"
    )
    return NotEstimable("the population", [reason], "rates that fit these lists, or linkage by hand where it is unsure")


def _notes(rates: LinkageRates | LinkageAudit, unusable: int, number: int) -> tuple[Diagnostic, ...]:
    notes = []
    if isinstance(rates, LinkageRates) and (rates.missed or rates.false):
        notes.append(Diagnostic("rates-given", "the interval takes the error rates of the linkage as known exactly"))
    if unusable:
        message = f"{unusable} of {number} resamples gave no estimate and were left out"
        notes.append(Diagnostic("resamples-unusable", message, serious=unusable > UNUSABLE_SHARE * number))
    return tuple(notes)
