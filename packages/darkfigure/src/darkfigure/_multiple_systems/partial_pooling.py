r"""Hierarchical models over strata: a small stratum borrows strength, and everybody can see how much.

Each stratum (boys, a region, a year) has its own log-linear model; its list effects and interactions come from a
common distribution whose spread the data decide. Where strata are alike the spread is small and a stratum with few
persons leans on the others; where they differ it stands alone. The size of a stratum is never borrowed. Needs the extra
``bayes``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import InvalidInput
from darkfigure._estimates import Diagnostic
from darkfigure._multiple_systems.hamiltonian import PoissonTarget, sample
from darkfigure._multiple_systems.log_linear import as_model, require_overlap
from darkfigure._multiple_systems.models import HierarchicalModel, term_name
from darkfigure._multiple_systems.pooled_estimates import PooledEstimate, StratumEstimate
from darkfigure._multiple_systems.posterior import POPULATION, Posterior, PosteriorEstimate, describe_posterior
from darkfigure._multiple_systems.refusal import judged, judged_sum

METHOD = "hierarchical partial pooling"
INTERCEPT_SPREAD = 3.0
CHANCE_CENTRE, CHANCE_SPREAD = -2.0, 2.0
INTERACTION_SPREAD = 1.0
STRATA_SPREAD_LISTS, STRATA_SPREAD_INTERACTIONS = 1.0, 0.5
DEEPEST_TREE = 8
LITTLE_OVERLAP = 10
BORROWED = 0.5


def estimate_partial_pooling(
    strata: Mapping[str, CaptureHistories],
    model: HierarchicalModel | str | None = None,
    *,
    level: float = 0.95,
    chains: int = 4,
    draws: int = 1000,
    warm_up: int = 1000,
    seed: int = 1,
) -> PooledEstimate:
    r"""Estimate strata together, so that small ones borrow strength from the others.

    Parameters
    ----------
    strata : mapping of str to CaptureHistories
        Two or more strata with the same lists in the same order.
    model : HierarchicalModel or str, optional
        Terms in every stratum; by default all interactions of two lists.
    level : float
        Coverage of the intervals.
    chains, draws, warm_up : int
        Chains of the No-U-Turn sampler, draws kept in each, and steps before the first.
    seed : int
        Seed of the random numbers.

    Raises
    ------
    InvalidInput
        For one stratum only, other lists in some of them, or when the extra ``bayes`` is not installed.
    NotEstimable
        When nobody in any stratum stands on two lists.

    Notes
    -----
    .. math:: \log \mu_{s\omega} = \alpha_{s\emptyset} + \sum_{\theta \subseteq \omega} \alpha_{s\theta}, \quad
       \alpha_{s\theta} \sim N(m_\theta, \tau^2), \quad
       m_j \sim N(-2, 2^2), \; m_{jk} \sim N(0, 1), \quad
       \tau_\mathrm{lists} \sim N^+(1), \; \tau_\mathrm{interactions} \sim N^+(0.5)

    with :math:`\alpha_{s\emptyset} \sim N(\log n_s, 3^2)`: sizes are not pooled.

    References
    ----------
    Gelman, A., Hill, J. (2007). Data analysis using regression and multilevel/hierarchical models. Cambridge.
    Phan, D., Pradhan, N., Jankowiak, M. (2019). Composable effects for flexible and accelerated probabilistic
    programming in NumPyro. arXiv 1912.11554.

    Examples
    --------
    >>> from darkfigure import datasets
    >>> strata = {"2012": datasets.united_kingdom(4), "2013": datasets.united_kingdom(4)}
    >>> pooled = estimate_partial_pooling(strata)  # doctest: +SKIP
    """
    whole = _together(strata)
    chosen = HierarchicalModel.all_interactions(len(whole.lists), 2) if model is None else as_model(model, whole)
    if any(histories.observed == 0 for histories in strata.values()):
        empty = next(name for name, histories in strata.items() if not histories.observed)
        raise InvalidInput("strata", empty, "strata with somebody on a list")
    require_overlap(whole)
    drawn = _draw(list(strata.values()), chosen, chains=chains, draws=draws, warm_up=warm_up, seed=seed)
    unseen = np.exp(drawn["effects"][..., 0])
    posterior = _posterior(whole, list(strata.values()), unseen, drawn, seed)
    setting = {"level": level, "chains": chains, "draws": draws, "seed": seed}
    parts = tuple(
        _stratum(name, histories, chosen, unseen[:, :, place], setting)
        for place, (name, histories) in enumerate(strata.items())
    )
    details = {"strata": list(strata)}
    total = describe_posterior(whole, posterior, method=METHOD, level=level, model=str(chosen), details=details)
    spreads = {
        "lists": float(np.median(drawn["spread_lists"])),
        "interactions": float(np.median(drawn["spread_interactions"])),
    }
    total = judged_sum(total, {part.name: part.pooled for part in parts})
    return PooledEstimate(total, _alone(whole, chosen, setting), parts, spreads)


def _together(strata: Mapping[str, CaptureHistories]) -> CaptureHistories:
    """Add the strata up."""
    if len(strata) < 2:
        raise InvalidInput("strata", list(strata), "two or more strata")
    lists = {histories.lists for histories in strata.values()}
    if len(lists) > 1:
        raise InvalidInput("strata", sorted(lists), "strata with the same lists in the same order")
    table = sum(histories.table() for histories in strata.values())
    return CaptureHistories.from_counts(next(iter(lists)), {k: int(v) for k, v in enumerate(np.asarray(table)) if v})


def _design(model: HierarchicalModel) -> NDArray[np.float64]:
    cells, masks = np.arange(1, 1 << model.lists), np.array(model.terms)
    return np.asarray(((cells[:, None] & masks) == masks).astype(float))


def _draw(
    strata: Sequence[CaptureHistories], model: HierarchicalModel, *, chains: int, draws: int, warm_up: int, seed: int
) -> dict[str, NDArray[np.float64]]:
    """Run the No-U-Turn sampler; ``effects`` has shape (chains, draws, strata, terms)."""
    try:
        import jax
        import numpyro
    except ImportError as error:
        raise InvalidInput("numpyro", "not installed", "pip install 'darkfigure[bayes]'") from error

    counts = np.stack([histories.table()[1:] for histories in strata])
    with jax.enable_x64(new_val=True):
        sampler = _sampler(model, (chains, draws, warm_up), numpyro)
        sampler.run(jax.random.PRNGKey(seed), counts, np.log(counts.sum(axis=1)))
        return {name: np.asarray(values) for name, values in sampler.get_samples(group_by_chain=True).items()}


@lru_cache(maxsize=8)
def _sampler(model: HierarchicalModel, lengths: tuple[int, int, int], numpyro: Any) -> Any:
    """Return the sampler of a model; used again for tables of the same shape, so that it is compiled once."""
    chains, draws, warm_up = lengths
    kernel = numpyro.infer.NUTS(_density(model), target_accept_prob=0.9, max_tree_depth=DEEPEST_TREE)
    return numpyro.infer.MCMC(
        kernel,
        num_warmup=warm_up,
        num_samples=draws,
        num_chains=chains,
        chain_method="vectorized",
        progress_bar=False,
        jit_model_args=True,
    )


def _density(model: HierarchicalModel) -> Any:
    """Return the model as NumPyro reads it: a function of counts (strata, patterns) and logs of persons observed."""
    import jax.numpy as jnp
    import numpyro
    from numpyro import distributions as dist

    design = _design(model)
    single = np.array([term.bit_count() == 1 for term in model.terms[1:]])
    centre = np.where(single, CHANCE_CENTRE, 0.0)
    width = np.where(single, CHANCE_SPREAD, INTERACTION_SPREAD)

    def density(counts: Any, start: Any) -> None:
        size = (counts.shape[0], len(single))
        mean = numpyro.sample("mean", dist.Normal(centre, width).to_event(1))
        lists = numpyro.sample("spread_lists", dist.HalfNormal(STRATA_SPREAD_LISTS))
        interactions = numpyro.sample("spread_interactions", dist.HalfNormal(STRATA_SPREAD_INTERACTIONS))
        away = numpyro.sample("away", dist.Normal(np.zeros(size), 1.0).to_event(2))
        intercept = numpyro.sample("intercept", dist.Normal(start, INTERCEPT_SPREAD).to_event(1))
        slopes = mean + jnp.where(single, lists, interactions) * away
        effects = numpyro.deterministic("effects", jnp.concatenate([intercept[:, None], slopes], axis=1))
        numpyro.sample("counts", dist.Poisson(jnp.exp(effects @ design.T)).to_event(2), obs=counts)

    return density


def _posterior(
    whole: CaptureHistories,
    strata: Sequence[CaptureHistories],
    unseen: NDArray[np.float64],
    drawn: Mapping[str, NDArray[np.float64]],
    seed: int,
) -> Posterior:
    by_stratum = unseen + np.array([histories.observed for histories in strata])
    return Posterior(
        {
            POPULATION: whole.observed + unseen.sum(axis=2),
            "population_by_stratum": by_stratum,
            "effects": drawn["effects"],
            "mean": drawn["mean"],
            "spread_lists": drawn["spread_lists"],
            "spread_interactions": drawn["spread_interactions"],
        },
        seed,
    )


def _alone(histories: CaptureHistories, model: HierarchicalModel, setting: Mapping[str, Any]) -> PosteriorEstimate:
    """Fit one table by itself, with the same prior of the interactions and flat priors of the rest."""
    precision = np.array([INTERACTION_SPREAD**-2 if term.bit_count() > 1 else 0.0 for term in model.terms])
    target = PoissonTarget(_design(model), histories.table()[1:], precision)
    drawn = sample(target, chains=setting["chains"], draws=setting["draws"], seed=setting["seed"])
    draws = {term_name(term, histories.lists): drawn[:, :, place] for place, term in enumerate(model.terms)}
    draws[POPULATION] = histories.observed + np.exp(drawn[:, :, 0])
    posterior = Posterior(draws, setting["seed"])
    alone = describe_posterior(
        histories, posterior, method="one stratum alone", level=setting["level"], model=str(model)
    )
    return judged(histories, alone)


def _stratum(
    name: str,
    histories: CaptureHistories,
    model: HierarchicalModel,
    unseen: NDArray[np.float64],
    setting: Mapping[str, Any],
) -> StratumEstimate:
    overlap = sum(histories.capture_frequencies()[1:])
    lists_used = all(total > 0 for total in histories.list_totals.values())
    alone = _alone(histories, model, setting) if overlap and lists_used else None
    shrinkage = None
    if alone is not None and alone.posterior is not None:
        own = np.log(alone.posterior.population - histories.observed)
        shrinkage = float(max(0.0, 1 - np.log(unseen).var() / own.var()))
    pooled = describe_posterior(
        histories,
        Posterior({POPULATION: histories.observed + unseen}, setting["seed"]),
        method=METHOD,
        level=setting["level"],
        model=str(model),
        diagnostics=_notes(name, overlap, shrinkage),
        details={"stratum": name, "overlap": overlap, "shrinkage": shrinkage},
    )
    return StratumEstimate(name, histories.observed, overlap, alone, judged(histories, pooled), shrinkage)


def _notes(name: str, overlap: int, shrinkage: float | None) -> tuple[Diagnostic, ...]:
    notes = []
    if overlap < LITTLE_OVERLAP:
        message = f"{name}: only {overlap} persons on two lists; this number is what the other strata say about it"
        notes.append(Diagnostic("borrowed-overlap", message, serious=True))
    elif shrinkage is not None and shrinkage > BORROWED:
        message = f"{name}: {shrinkage:.0%} of its own uncertainty was taken away by the other strata"
        notes.append(Diagnostic("borrowed", message))
    return tuple(notes)
