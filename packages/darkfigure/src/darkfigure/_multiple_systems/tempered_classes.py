r"""Chains of latent classes that change modes, run until they agree.

Different mixtures can explain one table of lists, and a Gibbs sampler hardly ever finds its way from one to another.
So each chain holds a ladder of tables that shrink from the persons observed to a few, each pattern by the same factor,
rounded; a state that belongs to few persons moves freely. After every step neighbouring levels are offered to change
states, even and odd pairs in turn, with the probability that keeps the distribution at each level as it is. The
uppermost level is the posterior that is wanted. Each level takes ordinary Gibbs steps on its own table.

References
----------
Geyer, C. J. (1991). Markov chain Monte Carlo maximum likelihood. Computing Science and Statistics 23, 156-163.

Syed, S., Bouchard-Côté, A., Deligiannidis, G., Doucet, A. (2022). Non-reversible parallel tempering: a scalable highly
parallel MCMC scheme. Journal of the Royal Statistical Society B 84, 321-350.
"""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from darkfigure._capture_histories import CaptureHistories
from darkfigure._multiple_systems.convergence import Convergence, assess

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]

RATIO = 0.8
FEWEST = 20
MOST_LEVELS = 60
GOLDEN = 0.6180339887498949
PILOT, PILOTS, LEAST_SWAPS = 500, 3, 0.3
THIN = 10
FIRST_DRAWS = 200
MOST_CHAINS = 64
GROWTH = 1.5


@dataclass(frozen=True, slots=True)
class ClassPrior:
    """How many classes at most, and the gamma prior of the concentration of the stick-breaking."""

    classes: int
    shape: float
    rate: float


@dataclass(frozen=True, slots=True)
class Limits:
    """When chains stop: those that agree by their effective draws, others by steps of a chain or CPU seconds of all.

    ``jobs`` is the number of threads.
    """

    effective_draws: float
    steps: int
    seconds: float
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class Run:
    """What the chains gave.

    Parameters
    ----------
    draws : array of float, shape (3, chains, draws)
        Unseen persons, concentration and classes in use, from the second half of each chain.
    steps : int
        Steps of each chain.
    levels : int
        Levels of the ladder.
    least_swaps : float
        Share of offers to change states that were taken, between the two levels where it is lowest; 1 with one level.
    """

    draws: Floats
    steps: int
    levels: int
    least_swaps: float

    @property
    def convergence(self) -> Convergence:
        """Judge whether the chains agree on the unseen."""
        return assess(self.draws[0])


@dataclass(frozen=True, slots=True)
class _Ladder:
    """The prior, who is on which list by pattern, and the table of each level."""

    prior: ClassPrior
    members: Integers
    tables: Integers


@dataclass(slots=True)
class _Chain:
    """Where one chain is: a state for each level, and which state is at which level; offers and swaps by level."""

    rng: np.random.Generator
    chances: Floats
    weights: Floats
    concentrations: Floats
    holder: Integers
    swaps: Integers

    @classmethod
    def started(cls, ladder: _Ladder, seed: tuple[int, int]) -> _Chain:
        """Start every chain and level somewhere else, far apart: chances anywhere, persons in one class or in many."""
        rng = np.random.default_rng(seed)
        levels, lists, classes = len(ladder.tables), ladder.members.shape[1], ladder.prior.classes
        weights = rng.dirichlet(np.full(classes, rng.uniform(0.1, 1.0)), size=levels)
        chances = rng.uniform(0.01, 0.99, size=(levels, lists, classes))
        return cls(rng, chances, weights, np.ones(levels), np.arange(levels), np.zeros((levels, 2), dtype=np.int64))


def run_until_settled(histories: CaptureHistories, prior: ClassPrior, *, chains: int, seed: int, limits: Limits) -> Run:
    """Run several chains until they agree, or a limit is reached.

    Parameters
    ----------
    histories : CaptureHistories
        The lists.
    prior : ClassPrior
        The prior.
    chains, seed : int
        Chains, and the seed of their random numbers.
    limits : Limits
        When to stop.

    Returns
    -------
    Run
        Whether or not the chains agree.
    """
    began = time.process_time()
    ladder = _tuned(histories, prior, seed)
    started = [_Chain.started(ladder, (seed, place)) for place in range(chains)]
    blocks: list[Floats] = []
    size = FIRST_DRAWS
    while True:
        blocks.append(_advance(ladder, started, size, limits.jobs))
        draws = np.concatenate(blocks, axis=2)
        made = draws.shape[2]
        taken = _share_taken(started).min(initial=1.0)
        run = Run(draws[:, :, made // 2 :], made * THIN, len(ladder.tables), float(taken))
        size = max(int(made * (GROWTH - 1)), 1)
        spent = time.process_time() - began
        too_long = spent * (1 + size / made) > limits.seconds
        found = run.convergence
        settled = found.settled and found.effective_draws >= limits.effective_draws
        if settled or run.steps + size * THIN > limits.steps or too_long:
            return run


def _advance(ladder: _Ladder, chains: list[_Chain], draws: int, jobs: int = 1) -> Floats:
    """Let each chain make its next draws, in threads if asked: the compiled steps let go of the interpreter lock."""
    kept = np.empty((len(chains), 3, draws))

    def advance(place: int) -> None:
        chain, prior = chains[place], (ladder.prior.shape, ladder.prior.rate)
        state = (chain.chances, chain.weights, chain.concentrations, chain.holder, chain.swaps)
        _stepper()(chain.rng, ladder.tables, ladder.members, prior, *state, THIN, kept[place])

    if jobs > 1:
        with ThreadPoolExecutor(jobs) as pool:
            list(pool.map(advance, range(len(chains))))
    else:
        for place in range(len(chains)):
            advance(place)
    return kept.transpose(1, 0, 2)


def _stepper() -> Callable[..., None]:
    if importlib.util.find_spec("numba") is None:
        from darkfigure._multiple_systems import batched_latent_classes

        return batched_latent_classes.run_chain
    from darkfigure._multiple_systems import compiled_latent_classes

    return compiled_latent_classes.run_chain


def _members(histories: CaptureHistories) -> Integers:
    """Return 0/1 per pattern and list; pattern 0 is on no list."""
    masks = np.concatenate([[0], np.array(histories.patterns, dtype=np.int64)])
    return np.asarray((masks[:, None] >> np.arange(len(histories.lists))) & 1, dtype=np.int64)


def _tables(histories: CaptureHistories, scales: Floats) -> Integers:
    """Shrink the table by each factor, rounded so that it only loses persons from one level to the next."""
    counts = np.array(histories.counts, dtype=np.int64)
    offsets = (np.arange(len(counts)) + 0.5) * GOLDEN % 1
    rows = [np.floor(scale * counts + offsets).astype(np.int64) if scale < 1 else counts for scale in scales]
    return np.array([np.concatenate([[row.sum()], row]) for row in rows])


def _tuned(histories: CaptureHistories, prior: ClassPrior, seed: int) -> _Ladder:
    """Choose the levels: evenly on a log scale, then one more wherever states change hands too seldom."""
    smallest = min(FEWEST / histories.observed, 1.0)
    scales = np.geomspace(1.0, smallest, min(int(np.log(smallest) / np.log(RATIO)) + 1, MOST_LEVELS))
    ladder = _Ladder(prior, _members(histories), _tables(histories, scales))
    for pilot in range(PILOTS):
        chain = _Chain.started(ladder, (seed, MOST_CHAINS + pilot))
        _advance(ladder, [chain], PILOT // THIN)
        seldom = np.flatnonzero(_share_taken([chain]) < LEAST_SWAPS)
        if not len(seldom):
            break
        scales = np.sort(np.concatenate([scales, np.sqrt(scales[seldom] * scales[seldom + 1])]))[::-1]
        ladder = _Ladder(prior, ladder.members, _tables(histories, scales))
    return ladder


def _share_taken(chains: list[_Chain]) -> Floats:
    """Return the share of offers to swap that were taken, for each pair of neighbouring levels."""
    swaps = np.sum([chain.swaps for chain in chains], axis=0)[:-1]
    return np.asarray(swaps[:, 1] / np.maximum(swaps[:, 0], 1))
