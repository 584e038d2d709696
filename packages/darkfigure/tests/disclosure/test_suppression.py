"""Suppression hides enough, and no more than is needed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from darkfigure import InvalidInput
from darkfigure.disclosure import Dimension, FrequencyTable, Rules, Structure, attack, suppress

OPTIMUM = json.loads((Path(__file__).parents[1] / "reference" / "disclosure" / "optimum.json").read_text())
PLACE = Dimension.from_groups("place", {"Total": ["A", "B", "C"]})
FORM = Dimension.from_groups("form", {"Total": ["x", "y", "z"]}, sensitive=True)


@pytest.mark.parametrize("table", [name for name in OPTIMUM if OPTIMUM[name].get("width-hidden")])
def test_with_zeros_hidden_no_pattern_of_the_record_hides_fewer_from_outsiders(
    table: str, reference: Callable[[str], FrequencyTable]
) -> None:
    found = suppress(reference(table), Rules(zeros="hidden", insiders=0))
    assert found.cost == len(found.secondary) == OPTIMUM[table]["width-hidden"]["secondary"]
    assert found.proven
    assert attack(found.release).safe


def test_with_zeros_shown_nobody_learns_more_even_if_they_know_it(
    name: str, reference: Callable[[str], FrequencyTable]
) -> None:
    table = reference(name)
    found = suppress(table, seconds=2)
    report = attack(found.release, protected=[found.primary.reasons])
    assert report.safe
    for who in ("outsider", "knows_zeros_are_shown"):
        for (_, cell), (low, high) in (report.bounds[who] or {}).items():
            assert low <= table[cell]
            assert high is None or (table[cell] <= high and (cell not in found.primary.reasons or high - low >= 4))
    assert all(table[cell] > 0 for cell in found.release.hidden)


def test_the_same_table_gives_the_same_pattern_in_whatever_order_its_rows_stand(
    reference: Callable[[str], FrequencyTable],
) -> None:
    table = reference("boys15_sex")
    rows = list(zip(table.structure.inner, table.counts.tolist(), strict=True))
    turned = FrequencyTable.from_counts(table.structure, dict(rows[::-1]))
    assert suppress(turned).release.digest == suppress(table).release.digest


def test_other_names_change_nothing(reference: Callable[[str], FrequencyTable]) -> None:
    table = reference("one_form")
    dims = [
        Dimension.from_groups(d.name, {f"~{code}": [f"~{leaf}" for leaf in held] for code, held in d.groups})
        for d in table.structure.dimensions
    ]
    renamed = suppress(FrequencyTable(Structure(tuple(dims)), table.counts.copy()))
    assert {tuple(code[1:] for code in cell) for cell in renamed.release.hidden} == set(suppress(table).release.hidden)


def test_a_pattern_of_last_year_is_kept_where_it_costs_nothing(reference: Callable[[str], FrequencyTable]) -> None:
    table = reference("two_way_3")
    plain = suppress(table)
    for other in table.structure.cells:
        again = suppress(table, previous=[*plain.release.hidden, other])
        assert len(again.secondary) == len(plain.secondary) == again.cost
    assert set(suppress(table, previous=plain.release.hidden).secondary) == set(plain.secondary)


def test_weights_steer_what_is_hidden() -> None:
    table = FrequencyTable(Structure((PLACE,)), np.array([2, 7, 30]))
    assert suppress(table).secondary == (("B",),)
    assert suppress(table, weights={("B",): 9}).secondary == (("C",),)
    with pytest.raises(InvalidInput, match="weight of B"):
        suppress(table, weights={("B",): 0})


def test_cells_of_few_organisations_are_protected_too() -> None:
    structure = Structure((PLACE,))
    table = FrequencyTable(structure, np.array([20, 30, 40]), contributors={("A",): 1, ("B",): 3})
    found = suppress(table, Rules(contributors=2))
    assert found.reasons["A",] == "fewer than 2 organisations"
    assert len(found.release.hidden) == 2
    assert suppress(table).release.hidden == ()


def test_zeros_that_tell_what_all_others_are_can_be_doubted() -> None:
    table = FrequencyTable(Structure((PLACE, FORM)), np.array([9, 0, 0, 12, 8, 9, 7, 6, 30]))
    found = suppress(table)
    assert ("A", "y") in found.release.hidden
    assert found.release.method.parameters["zeros"] == "partly"
    assert attack(found.release).safe


def test_structural_zeros_are_never_hidden_and_protect_nobody() -> None:
    structure = Structure((PLACE, FORM), structural_zeros=({"place": ("A",), "form": ("y",)},))
    table = FrequencyTable(structure, np.array([3, 0, 9, 12, 8, 9, 7, 6, 30]))
    found = suppress(table, Rules(zeros="hidden"))
    assert ("A", "y") not in found.release.hidden
    assert attack(found.release).safe


@pytest.mark.parametrize(("threshold", "protected"), [(2, 1), (3, 2), (8, 2), (9, 3)])
def test_the_threshold_is_the_first_count_that_is_read(threshold: int, protected: int) -> None:
    table = FrequencyTable(Structure((PLACE,)), np.array([1, 2, 8]))
    assert len(suppress(table, Rules(threshold)).primary.reasons) == protected


def test_a_threshold_of_one_protects_nobody() -> None:
    with pytest.raises(InvalidInput, match="threshold"):
        Rules(1)


def test_without_time_the_pattern_is_safe_and_its_bound_is_true(reference: Callable[[str], FrequencyTable]) -> None:
    found = suppress(reference("national"), seconds=0)
    assert found.audit.safe
    assert found.bound <= 17 <= found.cost
    assert not found.proven
    assert 0 < found.gap <= 1


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=9, max_size=9), st.sampled_from(["shown", "hidden"]))
def test_any_small_table_is_protected_and_what_is_shown_is_true(counts: list[int], zeros: str) -> None:
    table = FrequencyTable(Structure((PLACE, Dimension.from_groups("form", {"Total": list("xyz")}))), np.array(counts))
    found = suppress(table, Rules(zeros=zeros))  # type: ignore[arg-type]
    assert found.proven
    assert attack(found.release, protected=[found.primary.reasons]).safe
    for cell, value in found.release.values.items():
        assert value is None or value == table[cell]
    higher = suppress(table, Rules(6, zeros))  # type: ignore[arg-type]
    assert set(found.primary.reasons) <= set(higher.primary.reasons)
