"""Made-up populations."""

from __future__ import annotations

import numpy as np
import pytest

from darkfigure import InvalidInput, Scenario, simulate_histories


def test_independent_lists_have_the_chances_asked_for() -> None:
    lists = simulate_histories(Scenario(200_000, (0.3, 0.1)), seed=1)
    assert lists.list_totals["A"] / 200_000 == pytest.approx(0.3, abs=0.005)
    assert lists.overlap_table()[0, 1] / 200_000 == pytest.approx(0.03, abs=0.002)


def test_a_pair_has_the_odds_ratio_asked_for() -> None:
    lists = simulate_histories(Scenario(400_000, (0.3, 0.2), {(0, 1): 3.0}), seed=2)
    table = lists.table()
    nobody = 400_000 - lists.observed
    assert table[3] * nobody / (table[1] * table[2]) == pytest.approx(3.0, rel=0.03)


def test_heterogeneity_makes_lists_overlap_more_than_chance() -> None:
    lists = simulate_histories(Scenario(100_000, (0.1, 0.1), heterogeneity=1.5), seed=3)
    first, second = lists.list_totals.values()
    assert lists.overlap_table()[0, 1] > 1.5 * first * second / 100_000


def test_the_same_seed_gives_the_same_lists() -> None:
    scenario = Scenario(500, (0.2, 0.3, 0.1), heterogeneity=0.5)
    assert simulate_histories(scenario, seed=9) == simulate_histories(scenario, seed=9)
    assert simulate_histories(scenario, seed=9) != simulate_histories(scenario, seed=10)


@pytest.mark.parametrize(
    "values",
    [
        {"population": 0, "chances": (0.1, 0.2)},
        {"population": 10, "chances": (0.1,)},
        {"population": 10, "chances": (0.1, 1.0)},
        {"population": 10, "chances": (0.1, 0.2), "dependence": {(0, 2): 1.0}},
        {"population": 10, "chances": (0.1, 0.2), "dependence": {(0, 1): -1.0}},
        {"population": 10, "chances": (0.1, np.nan)},
        {"population": 10, "chances": (0.1, 0.2), "heterogeneity": -1.0},
    ],
)
def test_an_impossible_scenario_is_refused(values: dict[str, object]) -> None:
    with pytest.raises(InvalidInput):
        Scenario(**values)  # type: ignore[arg-type]
