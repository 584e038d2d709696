"""Merged levels leave no small count, lose little, and say what was merged."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from darkfigure.disclosure import Dimension, FrequencyTable, Rules, Structure, attack, coarsen, refuse

REGIONS = {"North": ["A", "B"], "South": ["C", "D"], "Total": list("ABCD")}
PLACE = Dimension.from_groups("place", REGIONS)
AGE = Dimension.from_groups("age", {"Total": ["0-11", "12-15", "16-17", "18+"]})


@pytest.mark.parametrize("zeros", ["shown", "hidden"])
def test_no_published_count_is_small_and_all_are_true(
    zeros: str, name: str, reference: Callable[[str], FrequencyTable]
) -> None:
    table = reference(name)
    found = coarsen(table, Rules(zeros=zeros))  # type: ignore[arg-type]
    release = found.release
    least = 1 if zeros == "shown" else 0
    values = [release.values[cell] for cell in release.structure.cells]
    assert np.array_equal(np.array(values), release.structure.membership.astype(np.int64) @ table.counts)
    assert not [value for value in values if value is None or least <= value < 5]
    assert not (release.structure.equations.astype(np.int64) @ np.array(values)).any()
    assert attack(release).safe


def test_every_difference_of_published_cells_is_no_small_count_either() -> None:
    """A region of two, of which one place is published: the other is their difference."""
    table = FrequencyTable(Structure((PLACE,)), np.array([2, 20, 30, 40]))
    codes = {cell[0] for cell in coarsen(table).release.values}
    assert codes == {"North", "C", "D", "South", "Total"}


def test_bands_of_years_merge_with_their_neighbours_alone_and_get_a_name() -> None:
    table = FrequencyTable(Structure((AGE,)), np.array([30, 3, 50, 1]))
    found = coarsen(table)
    assert [str(merge) for merge in found.merges] == ["age: 0-11, 12-15 into 0-15", "age: 16-17, 18+ into 16+"]
    assert found.release.values == {("0-15",): 33, ("16+",): 51, ("Total",): 84}
    assert 0 < found.lost < 1


def test_what_needs_no_merging_is_left_alone() -> None:
    table = FrequencyTable(Structure((PLACE,)), np.array([0, 20, 30, 40]))
    found = coarsen(table)
    assert (found.merges, found.lost) == ((), 0.0)
    assert len(found.release.values) == 7


def test_a_table_of_too_few_is_refused() -> None:
    table = FrequencyTable(Structure((PLACE,)), np.array([1, 0, 2, 1]))
    for found in (coarsen(table), refuse(table)):
        assert found.release.values == {}
        assert found.release.method.name == "refuse"
        assert found.lost == 1.0
        assert "nothing is published" in found.release.metadata()["caption"]["en"].lower()


def test_a_merged_table_and_the_table_before_are_attacked_together() -> None:
    table = FrequencyTable(Structure((PLACE,)), np.array([2, 20, 30, 40]))
    before = coarsen(FrequencyTable(Structure((PLACE,)), np.array([8, 20, 30, 40]))).release
    with pytest.raises(ValueError, match="contradict"):
        attack(before, coarsen(table).release)
    assert attack(coarsen(table).release, coarsen(table).release).safe


def test_cells_of_one_organisation_are_merged_away() -> None:
    table = FrequencyTable(Structure((PLACE,)), np.array([20, 30, 40, 50]), contributors={("A",): 1, ("North",): 3})
    assert ("A",) not in coarsen(table, Rules(contributors=2)).release.values
    assert ("A",) in coarsen(table).release.values


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 20), min_size=16, max_size=16), st.integers(2, 8))
def test_a_higher_threshold_never_shows_a_smaller_count(counts: list[int], threshold: int) -> None:
    table = FrequencyTable(Structure((PLACE, AGE)), np.array(counts))
    for least in (threshold, threshold + 1):
        values = [value for value in coarsen(table, Rules(least)).release.values.values() if value]
        assert all(value >= least for value in values)
