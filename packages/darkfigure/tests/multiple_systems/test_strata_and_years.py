"""One model for several strata or years, with lists that did not exist in some."""

from __future__ import annotations

import numpy as np
import pytest

from darkfigure import CaptureHistories, InvalidInput, NotEstimable, datasets, estimate_log_linear, estimate_strata


@pytest.mark.parametrize("model", ["[12,3,4]", "[123,4]", "[12,13,24]"])
def test_one_stratum_is_the_ordinary_estimate(model: str) -> None:
    lists = datasets.united_kingdom(4)
    ordinary, single = estimate_log_linear(lists, model), estimate_strata({"2013": lists}, model)
    assert single.total.population == pytest.approx(ordinary.population, rel=1e-8)
    assert single.strata["2013"].quantiles[0.9] == pytest.approx(ordinary.quantiles[0.9], rel=1e-6)
    assert single.total.deviance == pytest.approx(ordinary.deviance, abs=1e-7)
    assert single.total.degrees_of_freedom == ordinary.degrees_of_freedom


def test_a_pair_that_nobody_shares_is_at_minus_infinity_as_in_one_stratum() -> None:
    lists = datasets.netherlands(5)
    single = estimate_strata({"all": lists}, [("K", "R"), ("IO", "Z")])
    assert single.total.minus_infinity == ("K:R",)
    assert single.total.population == pytest.approx(estimate_log_linear(lists, "[24,15,3]").population, rel=1e-8)


def test_equal_years_give_equal_numbers_and_a_shorter_interval() -> None:
    lists = datasets.united_kingdom(4)
    both = estimate_strata({"one": lists, "two": lists}, "[12,13]")
    alone = estimate_log_linear(lists, "[12,13]")
    assert both.strata["one"].population == pytest.approx(alone.population, rel=1e-8)
    assert both.strata["one"].interval.high < alone.interval.high


def test_effects_that_vary_along_the_only_dimension_part_the_strata() -> None:
    """When every effect differs by sex, each sex is estimated by itself."""
    rng = np.random.default_rng(1)
    strata = {
        sex: _lists(rng, 3_000, chances) for sex, chances in (("girls", (0.3, 0.2, 0.1)), ("boys", (0.1, 0.2, 0.3)))
    }
    everything = {name: ["sex"] for name in "ABC"}
    both = estimate_strata(strata, dimensions=("sex",), varying=everything)
    for sex, lists in strata.items():
        assert both.strata[sex].population == pytest.approx(estimate_log_linear(lists).population, rel=1e-8)


def test_years_without_a_list_are_recovered_where_reading_them_as_zeros_is_not() -> None:
    """List C began in the third of four years."""
    rng = np.random.default_rng(5)
    size, years = 4_000, {}
    for year in range(2015, 2019):
        lists = _lists(rng, size, (0.25, 0.2, 0.3))
        years[str(year)] = lists if year >= 2017 else lists.restrict("A", "B")
    estimate = estimate_strata(years)
    assert estimate.missing["2015"] == ("C",)
    for part in estimate.strata.values():
        assert size == pytest.approx(part.population, rel=0.12)
    assert 4 * size in estimate.total.interval
    as_zeros = {
        year: CaptureHistories.from_counts(tuple("ABC"), dict(zip(lists.patterns, lists.counts, strict=True)))
        for year, lists in years.items()
    }
    wrong = estimate_strata(as_zeros).strata
    assert all(size not in part.interval for part in wrong.values())
    assert wrong["2015"].population < size < wrong["2018"].population


def test_a_year_with_one_usable_pair_is_helped_by_the_others() -> None:
    """Two lists cannot show that they depend; years with three lists can, and lend it."""
    rng = np.random.default_rng(8)
    years = {str(year): _lists(rng, 5_000, (0.3, 0.2, 0.25), lift=0.4) for year in range(3)}
    years["2"] = years["2"].restrict("A", "B")
    alone = estimate_log_linear(years["2"]).population
    helped = estimate_strata(years, [("A", "B")]).strata["2"].population
    assert abs(helped - 5_000) < abs(alone - 5_000)


def test_labels_and_names_are_checked() -> None:
    lists = datasets.united_kingdom(4)
    with pytest.raises(InvalidInput, match="dimensions year, sex"):
        estimate_strata({"2013": lists}, dimensions=("year", "sex"))
    with pytest.raises(InvalidInput, match="list is 'XX'"):
        estimate_strata({"2013": lists}, [("LA", "XX")])
    with pytest.raises(InvalidInput, match="dimension is 'sex'"):
        estimate_strata({"2013": lists}, varying={"LA": ["sex"]})


def test_strata_that_cannot_be_told_apart_are_refused() -> None:
    lists = CaptureHistories.from_sets(("A", "B"), {("A",): 20, ("B",): 10, ("A", "B"): 5})
    with pytest.raises(NotEstimable):
        estimate_strata({"one": lists, "two": lists}, [("A", "B")])
    apart = CaptureHistories.from_sets(("A", "B", "C"), {("A",): 20, ("B",): 10, ("A", "B"): 4, ("C",): 9})
    with pytest.raises(NotEstimable):
        estimate_strata({"one": apart}, [("A", "B")])


def test_the_summary_names_the_lists_that_did_not_exist() -> None:
    lists = datasets.united_kingdom(4)
    text = estimate_strata(
        {("2012", "all"): lists.drop("GO"), ("2013", "all"): lists}, dimensions=("year", "sex")
    ).summary()
    assert "2012 all" in text
    assert "GO" in text


def _lists(rng: np.random.Generator, size: int, chances: tuple[float, ...], lift: float = 0.0) -> CaptureHistories:
    member = rng.uniform(size=(size, 3)) < np.array(chances)
    member[:, 1] |= member[:, 0] & (rng.uniform(size=size) < lift)
    return CaptureHistories.from_membership(tuple("ABC"), member[member.any(axis=1)].astype(int))
