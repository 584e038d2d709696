"""Somebody who is alone in a hidden cell cannot compute the counts of others."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from darkfigure import InvalidInput
from darkfigure.disclosure import (
    Cell,
    Dimension,
    FrequencyTable,
    Knowledge,
    Report,
    Rules,
    Structure,
    Suppression,
    attack,
    suppress,
)

REGIONS = {"North": ["A", "B", "C"], "South": ["D", "E", "F"], "Total": list("ABCDEF")}
PLACE = Dimension.from_groups("place", REGIONS)
SEX = Dimension.from_groups("sex", {"Total": ["boy", "girl"]})
YEAR = Dimension.from_groups("year", {"Total": ["2025", "2026"]})


def _insiders(found: Suppression) -> dict[Cell, Report]:
    """What each person who is alone in a hidden cell finds out about others."""
    table, protected = found.primary.table, found.primary.reasons
    lone = [cell for cell in found.release.hidden if table[cell] == 1]
    inside = {cell: set(table.structure.membership_of([cell]).indices.tolist()) for cell in protected}
    filled = {cell: {place for place in held if table.counts[place]} for cell, held in inside.items()}
    return {
        cell: attack(
            found.release,
            knowledge=Knowledge(exact={cell: 1}),
            protected=[[other for other in protected if not filled[other] <= filled[cell]]],
        )
        for cell in lone
    }


@pytest.mark.parametrize("zeros", ["shown", "hidden"])
@pytest.mark.parametrize("name_", ["hitas_gives_up", "boys15_sex", "three_way_1", "overlap"])
def test_nobody_alone_in_a_cell_computes_another_count(
    name_: str, zeros: str, reference: Callable[[str], FrequencyTable]
) -> None:
    found = suppress(reference(name_), Rules(zeros=zeros), seconds=4)  # type: ignore[arg-type]
    reports = _insiders(found)
    assert reports
    assert not [finding for report in reports.values() for finding in report.recovered]


def test_without_the_rule_somebody_alone_computes_another_count(reference: Callable[[str], FrequencyTable]) -> None:
    found = suppress(reference("hitas_gives_up"), Rules(insiders=0))
    assert any(report.recovered for report in _insiders(found).values())


@pytest.mark.parametrize("zeros", ["shown", "hidden"])
def test_linked_tables_withstand_somebody_alone_too(zeros: str) -> None:
    tables = ({"place": PLACE.codes, "year": ("Total",), "sex": SEX.codes}, {"place": ("Total",), "year": YEAR.codes})
    structure = Structure((PLACE, SEX, YEAR), tables)
    counts = np.array([1, 0, 3, 2, 4, 9, 12, 7, 1, 0, 0, 8, 11, 2, 3, 3, 1, 1, 9, 0, 1, 7, 6, 2])
    found = suppress(FrequencyTable(structure, counts), Rules(zeros=zeros))  # type: ignore[arg-type]
    assert found.proven
    assert not [finding for report in _insiders(found).values() for finding in report.recovered]


def test_insiders_can_be_kept_as_far_from_others_as_outsiders(reference: Callable[[str], FrequencyTable]) -> None:
    table = reference("singletons")
    nearly = suppress(table, Rules(zeros="hidden"))
    strict = suppress(table, Rules(zeros="hidden", insiders=4))
    assert any(report.too_narrow for report in _insiders(nearly).values())
    assert all(report.safe for report in _insiders(strict).values())
    assert len(strict.release.hidden) > len(nearly.release.hidden)


def test_the_only_organisation_behind_a_cell_does_not_compute_another() -> None:
    structure = Structure((PLACE,))
    counts = np.array([20, 3, 30, 40, 50, 60])
    table = FrequencyTable(structure, counts, contributors={("A",): 1})
    plain = suppress(table, Rules(contributors=2, insiders=0))
    assert plain.release.hidden == (("A",), ("B",))
    knows = Knowledge(exact={("A",): 20})
    assert attack(plain.release, knowledge=knows, protected=[[("B",)]]).recovered
    found = suppress(table, Rules(contributors=2))
    assert len(found.release.hidden) == 3
    assert attack(found.release, knowledge=knows, protected=[[("B",)]]).safe


@pytest.mark.parametrize("insiders", [-1, 5])
def test_insiders_are_denied_from_nothing_to_what_outsiders_are(insiders: int) -> None:
    assert Rules(insiders=0).insiders + 4 == Rules(insiders=4).insiders
    with pytest.raises(InvalidInput, match="insiders"):
        Rules(insiders=insiders)
