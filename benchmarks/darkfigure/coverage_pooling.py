"""How often the intervals of partial pooling hold the truth: `python -m benchmarks.darkfigure.coverage_pooling`.

Prints the table that stands in docs/methods/partial-pooling.md. All populations of a cell are drawn in one compiled
run, as the rows of one array; compiling each by itself would take longer than drawing.
"""

import sys
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.darkfigure.coverage import CHANCES, POPULATIONS, described
from darkfigure import HierarchicalModel, Scenario, simulate_histories
from darkfigure._multiple_systems.convergence import rhat
from darkfigure._multiple_systems.partial_pooling import _density

SIZES = {"north (2,000)": 2000, "east (1,500)": 1500, "boys (200)": 200}
CHAINS, WARM_UP, DRAWS = 1, 150, 200
SETTLED = 1.05
TREE_DEPTH = 5  # all populations wait for the longest path, so that it is cut off
MODEL = HierarchicalModel.all_interactions(len(CHANCES), 2)
PAIR = {(0, 1): 4.0}
UNLIKE = (0.05, 0.20, 0.08, 0.15)
ALIKE: list[tuple[float, ...]] = [CHANCES] * len(SIZES)
Strata = tuple[list[tuple[float, ...]], dict[tuple[int, int], float], float]
CELLS: dict[str, Strata] = {
    "independent lists": (ALIKE, {}, 0.0),
    "two lists refer to each other (odds ratio 4)": (ALIKE, PAIR, 0.0),
    "the same, boys found by other lists": ([CHANCES, CHANCES, UNLIKE], PAIR, 0.0),
    "persons differ (log odds, SD 1)": (ALIKE, {}, 1.0),
}


def tables(cell: str, seed: int) -> NDArray[np.float64]:
    """Counts by stratum and pattern of one population, shape (strata, 2**lists - 1)."""
    chances, dependence, heterogeneity = CELLS[cell]
    parts = [
        simulate_histories(Scenario(size, chance, dependence, heterogeneity), seed=len(SIZES) * seed + place)
        for place, (size, chance) in enumerate(zip(SIZES.values(), chances, strict=True))
    ]
    return np.stack([part.table()[1:] for part in parts])


def sampler() -> Callable[[Any, Any], Any]:
    """Compile once: keys and counts of many chains in, log of the unseen by chain, draw and stratum out."""
    import jax
    import numpyro

    def draw(key: Any, counts: Any) -> Any:
        kernel = numpyro.infer.NUTS(_density(MODEL), target_accept_prob=0.8, max_tree_depth=TREE_DEPTH)
        chain = numpyro.infer.MCMC(kernel, num_warmup=WARM_UP, num_samples=DRAWS, progress_bar=False)
        chain.run(key, counts, jax.numpy.log(counts.sum(axis=1)))
        return chain.get_samples()["intercept"]

    return jax.jit(jax.vmap(draw))


def main() -> int:
    import jax

    number = int(sys.argv[1]) if len(sys.argv) > 1 else POPULATIONS
    sys.stdout.write(f"{number} populations in each cell, {CHAINS} chains of {DRAWS} draws after {WARM_UP}\n\n")
    sys.stdout.write("| strata | of which | coverage | median estimate | median width | refused | R-hat to 1.05 |\n")
    sys.stdout.write("|---|---|---|---|---|---|---|\n")
    with jax.enable_x64(new_val=True):
        draw = sampler()
        for cell in CELLS:
            counts = np.stack([tables(cell, seed) for seed in range(number)])
            keys = jax.random.split(jax.random.PRNGKey(1), number * CHAINS)
            unseen = np.exp(np.asarray(draw(keys, np.repeat(counts, CHAINS, axis=0))))
            persons = unseen.reshape(number, CHAINS, DRAWS, len(SIZES)) + counts.sum(axis=2)[:, None, None, :]
            show(cell, "sum", persons.sum(axis=3), sum(SIZES.values()))
            for place, (name, size) in enumerate(SIZES.items()):
                show(cell, name, persons[..., place], size)
    return 0


def show(cell: str, part: str, draws: NDArray[np.float64], truth: int) -> None:
    """Print one row from draws of shape (populations, chains, draws)."""
    low, median, high = np.quantile(draws, [0.025, 0.5, 0.975], axis=(1, 2))
    settled = np.mean([rhat(one) <= SETTLED for one in draws])
    cells = described(list(zip(low, high, median, strict=True)), truth)
    sys.stdout.write(f"| {cell} | {part} | {cells} | {settled:.0%} |\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
