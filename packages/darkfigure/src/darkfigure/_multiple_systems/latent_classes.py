r"""Latent classes of persons, as many as the data ask for (Manrique-Vallier 2016).

Persons belong to classes that nobody sees. Within a class the lists are independent; between classes the chances
differ, which makes the lists dependent in the whole. The weights of the classes are a stick-breaking (Dirichlet
process) prior cut off at a number of classes, so that superfluous classes empty themselves.

Gibbs sampler, all chains at once. Its chains may stay for long in different places; that is why there are several, and
why the estimate says when they disagree.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import InvalidInput
from darkfigure._estimates import Diagnostic
from darkfigure._multiple_systems.log_linear import require_overlap
from darkfigure._multiple_systems.posterior import POPULATION, Posterior, PosteriorEstimate, describe_posterior
from darkfigure._multiple_systems.refusal import judged

SMALLEST = 1e-9
FULL_SHARE = 0.95


@dataclass(slots=True)
class _State:
    """Where each chain is: chances (chains, lists, classes), log weights (chains, classes), unseen (chains,)."""

    chances: NDArray[np.float64]
    log_weights: NDArray[np.float64]
    concentration: NDArray[np.float64]
    unseen: NDArray[np.int64]
    filled: NDArray[np.int64]


def estimate_latent_classes(
    histories: CaptureHistories,
    *,
    classes: int = 10,
    shape: float = 0.25,
    rate: float = 0.25,
    level: float = 0.95,
    chains: int = 4,
    draws: int = 1000,
    burn_in: int = 2000,
    thin: int = 10,
    seed: int = 1,
) -> PosteriorEstimate:
    r"""Estimate the population by a mixture of latent classes.

    Parameters
    ----------
    histories : CaptureHistories
        The lists.
    classes : int
        Most classes; the estimate warns when all are in use. With one class the lists are independent.
    shape, rate : float
        Gamma prior of the concentration of the stick-breaking.
    level : float
        Coverage of the interval.
    chains, draws, burn_in, thin : int
        Chains, draws kept in each, steps before the first of them, and steps from one to the next.
    seed : int
        Seed of the random numbers.

    Returns
    -------
    PosteriorEstimate
        With the posterior median as population. ``posterior.draws`` has ``"population"``, ``"concentration"`` and
        ``"classes"`` (in use).

    Notes
    -----
    .. math:: P(x) = \sum_k \nu_k \prod_j \lambda_{jk}^{x_j} (1 - \lambda_{jk})^{1 - x_j}, \quad
       \lambda_{jk} \sim U(0, 1), \quad \nu_k = V_k \prod_{l<k} (1 - V_l), \quad V_k \sim \mathrm{Beta}(1, \alpha)

    and :math:`p(N) \propto 1/N`. See ``docs/methods/latent-classes.md`` for when it misleads.

    References
    ----------
    Manrique-Vallier, D. (2016). Bayesian population size estimation using Dirichlet process mixtures. Biometrics 72,
    1246-1254.

    Examples
    --------
    >>> from darkfigure import datasets
    >>> estimate = estimate_latent_classes(datasets.united_kingdom(4), classes=1, draws=500, burn_in=100, thin=1)
    >>> 10_000 < estimate.population < 11_500
    True
    """
    for name, value, least in (("classes", classes, 1), ("chains", chains, 1), ("draws", draws, 4), ("thin", thin, 1)):
        if value < least:
            raise InvalidInput(name, value, f"a whole number from {least}")
    require_overlap(histories)
    rng = np.random.default_rng(seed)
    members = _members(histories)
    counts = np.array(histories.counts)
    state = _start(members, counts, classes, chains, rng)
    kept = np.empty((3, chains, draws))
    for step in range(-burn_in, draws * thin):
        _advance(state, members, counts, (shape, rate), rng)
        if step >= 0 and (step + 1) % thin == 0:
            kept[:, :, step // thin] = (
                histories.observed + state.unseen,
                state.concentration,
                (state.filled > 0).sum(axis=1),
            )
    posterior = Posterior({POPULATION: kept[0], "concentration": kept[1], "classes": kept[2]}, seed)
    estimate = describe_posterior(
        histories,
        posterior,
        method="latent classes",
        level=level,
        model=f"at most {classes} classes",
        diagnostics=_notes(posterior, classes),
        details={"classes": classes, "shape": shape, "rate": rate, "classes_in_use": float(kept[2].mean())},
    )
    return judged(histories, estimate)


def _members(histories: CaptureHistories) -> NDArray[np.int64]:
    """Return 0/1 per pattern and list."""
    return (np.array(histories.patterns)[:, None] >> np.arange(len(histories.lists))) & 1


def _start(
    members: NDArray[np.int64], counts: NDArray[np.int64], classes: int, chains: int, rng: np.random.Generator
) -> _State:
    """Start each chain somewhere else: its own chances around the shares of the lists, its own weights."""
    shares = (counts @ members / counts.sum()).clip(0.01, 0.99)
    shrink = rng.uniform(0.05, 1.0, size=(chains, 1, 1))
    chances = rng.beta(
        4 * shares[:, None] * shrink, 4 * (1 - shares[:, None] * shrink), size=(chains, len(shares), classes)
    )
    weights = rng.dirichlet(np.full(classes, 0.5), size=chains)
    return _State(
        chances=chances.clip(SMALLEST, 1 - SMALLEST),
        log_weights=np.log(weights.clip(SMALLEST)),
        concentration=np.ones(chains),
        unseen=np.zeros(chains, dtype=np.int64),
        filled=np.zeros((chains, classes), dtype=np.int64),
    )


def _advance(
    state: _State,
    members: NDArray[np.int64],
    counts: NDArray[np.int64],
    prior: tuple[float, float],
    rng: np.random.Generator,
) -> None:
    """Draw, in turn: the unseen and their classes, the classes of the seen, chances, weights, concentration."""
    missing = state.log_weights + np.log1p(-state.chances).sum(axis=1)
    share = np.exp(missing)
    never = share.sum(axis=1).clip(SMALLEST, 1 - SMALLEST)
    state.unseen = rng.negative_binomial(counts.sum(), 1 - never)
    hidden = rng.multinomial(state.unseen, share / share.sum(axis=1, keepdims=True))
    seen = rng.multinomial(counts, _shares(state, members))
    on_list = np.einsum("cmk,mj->cjk", seen, members)
    state.filled = seen.sum(axis=1) + hidden
    chances = rng.beta(1 + on_list, 1 + state.filled[:, None, :] - on_list)
    state.chances = chances.clip(SMALLEST, 1 - SMALLEST)
    _draw_weights(state, prior, rng)


def _shares(state: _State, members: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the chance of each class given the pattern, shape (chains, patterns, classes)."""
    fit = np.einsum("mj,cjk->cmk", members, np.log(state.chances))
    fit += np.einsum("mj,cjk->cmk", 1 - members, np.log1p(-state.chances)) + state.log_weights[:, None, :]
    shares = np.exp(fit - fit.max(axis=2, keepdims=True))
    return np.asarray(shares / shares.sum(axis=2, keepdims=True))


def _draw_weights(state: _State, prior: tuple[float, float], rng: np.random.Generator) -> None:
    """Break the stick: each class takes its part of what earlier classes left."""
    shape, rate = prior
    classes = state.filled.shape[1]
    later = state.filled.sum(axis=1, keepdims=True) - np.cumsum(state.filled, axis=1)
    part = rng.beta(1.0 + state.filled[:, :-1], state.concentration[:, None] + later[:, :-1])
    part = part.clip(SMALLEST, 1 - SMALLEST)
    left = np.cumsum(np.log1p(-part), axis=1)
    before = np.concatenate([np.zeros((len(left), 1)), left], axis=1)
    state.log_weights = before + np.concatenate([np.log(part), np.zeros((len(left), 1))], axis=1)
    state.concentration = rng.gamma(shape + classes - 1, 1 / (rate - state.log_weights[:, -1]))


def _notes(posterior: Posterior, classes: int) -> tuple[Diagnostic, ...]:
    notes = []
    used = posterior.draws["classes"]
    if classes > 1 and (used == classes).mean() > FULL_SHARE:
        notes.append(Diagnostic("classes-full", f"all {classes} classes are in use nearly always: allow more of them"))
    if not posterior.convergence().settled:
        message = (
            "chains of this method may stay for long in different places; a single chain can look settled and be wrong"
        )
        notes.append(Diagnostic("latent-classes-chains", message, serious=True))
    return tuple(notes)
