"""The sampler of ``compiled_latent_classes`` with NumPy alone, for where Numba is not installed.

All levels of a chain move together. The same distribution, other random numbers, and ten times slower or more.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

SMALLEST = 1e-9
LARGEST = 1e17
Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


def run_chain(
    rng: np.random.Generator,
    tables: Integers,
    members: Integers,
    prior: tuple[float, float],
    chances: Floats,
    weights: Floats,
    concentrations: Floats,
    holder: Integers,
    swaps: Integers,
    thin: int,
    kept: Floats,
) -> None:
    """Advance one chain until ``kept`` is full; see ``compiled_latent_classes`` for the parameters."""
    for turn in range(kept.shape[1] * thin):
        joint, shares = _weigh(members, chances, weights)
        _swap_levels(rng, tables, shares, holder, turn % 2, swaps)
        level_of = np.argsort(holder)
        unseen, filled = _step(rng, tables[level_of], members, joint, shares, chances)
        concentrations[:] = _draw_weights(rng, filled, prior, concentrations, weights)
        if (turn + 1) % thin == 0:
            first = holder[0]
            kept[:, turn // thin] = unseen[first], concentrations[first], np.count_nonzero(filled[first])


def _weigh(members: Integers, chances: Floats, weights: Floats) -> tuple[Floats, Floats]:
    on = np.log(chances).transpose(0, 2, 1) @ members.T
    off = np.log1p(-chances).transpose(0, 2, 1) @ (1 - members).T
    joint = np.exp(on + off).transpose(0, 2, 1) * weights[:, None, :]
    shares = np.maximum(joint.sum(axis=2), 1e-300)
    shares[:, 0] = shares[:, 0].clip(SMALLEST, 1 - SMALLEST)
    return joint, shares


def _swap_levels(
    rng: np.random.Generator, tables: Integers, shares: Floats, holder: Integers, first: int, swaps: Integers
) -> None:
    scores = np.log(shares[:, 1:]) @ tables[:, 1:].T - np.log1p(-shares[:, :1]) * tables[:, 0]
    lower = np.arange(first, len(tables) - 1, 2)
    one, other = holder[lower], holder[lower + 1]
    gain = scores[other, lower] + scores[one, lower + 1] - scores[one, lower] - scores[other, lower + 1]
    taken = rng.uniform(size=len(lower)) < np.exp(np.minimum(gain, 0.0))
    holder[lower], holder[lower + 1] = np.where(taken, other, one), np.where(taken, one, other)
    swaps[lower, 0] += 1
    swaps[lower, 1] += taken


def _step(
    rng: np.random.Generator, tables: Integers, members: Integers, joint: Floats, shares: Floats, chances: Floats
) -> tuple[Integers, Integers]:
    """Draw the unseen, the classes of all, and the chances in place; return the unseen and the persons by class."""
    never = shares[:, 0]
    scale = np.where(tables[:, 0] > 0, never / (1 - never), 0.0)
    unseen = rng.poisson(np.minimum(rng.standard_gamma(tables[:, 0]) * scale, LARGEST))
    persons = tables.copy()
    persons[:, 0] = unseen
    dealt = rng.multinomial(persons, joint / joint.sum(axis=2, keepdims=True))
    filled = dealt.sum(axis=1)
    on_list = np.einsum("lpk,pj->ljk", dealt, members)
    drawn = rng.beta(1 + on_list, 1 + filled[:, None, :] - on_list)
    chances[:] = drawn.clip(SMALLEST, 1 - SMALLEST)
    return unseen, filled


def _draw_weights(
    rng: np.random.Generator, filled: Integers, prior: tuple[float, float], concentrations: Floats, weights: Floats
) -> Floats:
    """Break the sticks anew, in place; return new concentrations."""
    classes = filled.shape[1]
    later = filled.sum(axis=1, keepdims=True) - np.cumsum(filled, axis=1)
    part = rng.beta(1.0 + filled[:, :-1], concentrations[:, None] + later[:, :-1]).clip(SMALLEST, 1 - SMALLEST)
    left = np.cumsum(np.log1p(-part), axis=1)
    before = np.exp(np.concatenate([np.zeros((len(left), 1)), left], axis=1))
    weights[:] = before * np.concatenate([part, np.ones((len(left), 1))], axis=1)
    logarithm = left[:, -1] if classes > 1 else 0.0
    drawn = rng.standard_gamma(prior[0] + classes - 1.0, size=len(filled)) / (prior[1] - logarithm)
    return np.asarray(np.maximum(drawn, SMALLEST))
