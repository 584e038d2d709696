"""Tempered Gibbs sampling of latent classes, compiled by Numba; :mod:`tempered_classes` says what it does and why.

Arrays of one chain have a row per level of the ladder: ``tables`` (levels, patterns), ``chances`` (levels, lists,
classes), ``weights`` (levels, classes), ``concentrations`` (levels,). Pattern 0 is "on no list"; its place in
``tables`` holds the persons of that level. ``members`` (patterns, lists) says which pattern is on which list.
"""

from __future__ import annotations

import math

import numpy as np

from darkfigure._multiple_systems.compiled_fit import Floats, Integers, compiled

SMALLEST = 1e-9
LARGEST = 1e17  # persons on no list, so that sums of whole numbers stay whole
FEW = 16  # so many persons are dealt one by one, which is faster than a binomial draw for each class


@compiled
def weigh(members: Integers, chances: Floats, weights: Floats, joint: Floats, shares: Floats) -> None:
    """Put into ``joint`` the chance of each pattern with each class, and into ``shares`` that of each pattern."""
    patterns, lists = members.shape
    for pattern in range(patterns):
        total = 0.0
        for k in range(weights.size):
            chance = weights[k]
            for place in range(lists):
                chance *= chances[place, k] if members[pattern, place] else 1.0 - chances[place, k]
            joint[pattern, k] = chance
            total += chance
        shares[pattern] = max(total, 1e-300)
    shares[0] = min(max(shares[0], SMALLEST), 1.0 - SMALLEST)


@compiled
def score(table: Integers, shares: Floats) -> float:
    """Return the log-likelihood of a table, the unseen summed out."""
    total = -table[0] * math.log1p(-shares[0])
    for pattern in range(1, table.size):
        if table[pattern]:
            total += table[pattern] * math.log(shares[pattern])
    return float(total)


@compiled
def deal(rng: np.random.Generator, persons: int, joint: Floats, dealt: Integers) -> None:
    """Deal the persons of one pattern over the classes."""
    left, last = joint.sum(), joint.size - 1
    if persons <= FEW:
        for _ in range(persons):
            point, k = rng.random() * left, 0
            while k < last and point >= joint[k]:
                point -= joint[k]
                k += 1
            dealt[k] += 1
        return
    for k in range(last):
        if persons == 0:
            return
        part = rng.binomial(persons, min(joint[k] / left, 1.0)) if left > 0.0 else 0
        dealt[k] += part
        persons -= part
        left -= joint[k]
    dealt[last] += persons


@compiled
def draw_chances(rng: np.random.Generator, on_list: Integers, filled: Integers, chances: Floats) -> None:
    """Draw the chance of each list in each class."""
    lists, classes = chances.shape
    for k in range(classes):
        for place in range(lists):
            if filled[k] == 0:
                chance = rng.random()
            else:
                yes = rng.standard_gamma(1.0 + on_list[place, k])
                chance = yes / (yes + rng.standard_gamma(1.0 + filled[k] - on_list[place, k]))
            chances[place, k] = min(max(chance, SMALLEST), 1.0 - SMALLEST)


@compiled
def draw_weights(
    rng: np.random.Generator, filled: Integers, prior: tuple[float, float], concentration: float, weights: Floats
) -> float:
    """Break the stick anew: each class takes its part of what earlier classes left. Return a new concentration."""
    classes, later, left, logarithm = filled.size, filled.sum(), 1.0, 0.0
    for k in range(classes - 1):
        later -= filled[k]
        taken = rng.standard_gamma(1.0 + filled[k])
        rest = rng.standard_gamma(concentration + later)
        part = min(max(taken / max(taken + rest, 1e-300), SMALLEST), 1.0 - SMALLEST)
        weights[k] = left * part
        left *= 1.0 - part
        logarithm += math.log1p(-part)
    weights[classes - 1] = left
    return max(rng.standard_gamma(prior[0] + classes - 1.0) / (prior[1] - logarithm), SMALLEST)


@compiled
def step(
    rng: np.random.Generator,
    table: Integers,
    members: Integers,
    joint: Floats,
    shares: Floats,
    prior: tuple[float, float],
    concentration: float,
    chances: Floats,
    weights: Floats,
    filled: Integers,
) -> tuple[int, float]:
    """Draw the unseen, the classes of all, chances, weights; return the unseen and a new concentration."""
    lists, classes = chances.shape
    on_list, dealt = np.zeros((lists, classes), dtype=np.int64), np.zeros(classes, dtype=np.int64)
    unseen = 0
    if table[0] > 0:
        mean = rng.standard_gamma(float(table[0])) * shares[0] / (1.0 - shares[0])
        unseen = int(rng.poisson(min(mean, LARGEST)))
    filled[:] = 0
    deal(rng, unseen, joint[0], filled)
    for pattern in range(1, table.size):
        if table[pattern]:
            dealt[:] = 0
            deal(rng, table[pattern], joint[pattern], dealt)
            for k in range(classes):
                if dealt[k]:
                    filled[k] += dealt[k]
                    for place in range(lists):
                        if members[pattern, place]:
                            on_list[place, k] += dealt[k]
    draw_chances(rng, on_list, filled, chances)
    return unseen, draw_weights(rng, filled, prior, concentration, weights)


@compiled
def swap_levels(
    rng: np.random.Generator, tables: Integers, shares: Floats, holder: Integers, first: int, swaps: Integers
) -> None:
    """Offer each second pair of neighbouring levels to change states; ``holder`` tells which state is at a level."""
    for level in range(first, tables.shape[0] - 1, 2):
        one, other = holder[level], holder[level + 1]
        gain = score(tables[level], shares[other]) - score(tables[level], shares[one])
        gain += score(tables[level + 1], shares[one]) - score(tables[level + 1], shares[other])
        swaps[level, 0] += 1
        if gain >= 0.0 or rng.random() < math.exp(gain):
            holder[level], holder[level + 1] = other, one
            swaps[level, 1] += 1


@compiled
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
    """Advance one chain until ``kept`` (3, draws) is full of unseen persons, concentration and classes in use."""
    levels, patterns = tables.shape
    classes = weights.shape[1]
    joint, shares = np.empty((levels, patterns, classes)), np.empty((levels, patterns))
    filled = np.zeros((levels, classes), dtype=np.int64)
    for turn in range(kept.shape[1] * thin):
        for state in range(levels):
            weigh(members, chances[state], weights[state], joint[state], shares[state])
        swap_levels(rng, tables, shares, holder, turn % 2, swaps)
        for level in range(levels):
            state = holder[level]
            unseen, concentrations[state] = step(
                rng,
                tables[level],
                members,
                joint[state],
                shares[state],
                prior,
                concentrations[state],
                chances[state],
                weights[state],
                filled[state],
            )
            if level == 0 and (turn + 1) % thin == 0:
                draw = turn // thin
                kept[0, draw], kept[1, draw] = unseen, concentrations[state]
                kept[2, draw] = np.count_nonzero(filled[state])
