"""Noise is as stated, and the same persons have the same noise everywhere."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from darkfigure import InvalidInput, UnsafeRelease
from darkfigure.disclosure import (
    CellKeys,
    Dimension,
    FrequencyTable,
    Method,
    Release,
    Status,
    Structure,
    Transitions,
    add_noise,
    attack,
)
from darkfigure.disclosure.cell_keys import noised_values

FOLDER = Path(__file__).parents[1] / "reference" / "disclosure"
PTABLES = json.loads((FOLDER / "ptables.json").read_text())
KEYS = CellKeys(b"a secret of sixteen bytes or more")
PLACES = [f"place {number}" for number in range(15)]
PLACE = Dimension.from_groups("place", {"north": PLACES[:8], "south": PLACES[8:], "Total": PLACES})
SEX = Dimension.from_groups("sex", {"Total": ["boy", "girl"]})
AGE = Dimension.from_groups("age", {"minor": ["0-11", "12-17"], "Total": ["0-11", "12-17", "18-22"]})
FORM = Dimension.from_groups("form", {"Total": ["x", "y", "z"]})
DIMENSIONS = (PLACE, SEX, AGE, FORM)


def _persons(number: int, seed: int) -> list[dict[str, Any]]:
    draw = random.Random(seed)  # noqa: S311 invented persons
    return [{"id": f"person {n}", **{d.name: draw.choice(d.leaves) for d in DIMENSIONS}} for n in range(number)]


@pytest.mark.parametrize("ptable", PTABLES, ids=lambda p: f"D={p['D']} V={p['V']} js={p['js']}")
def test_transition_tables_equal_those_of_ptable(ptable: dict[str, Any]) -> None:
    ours = Transitions(ptable["D"], ptable["V"], ptable["js"])
    columns = [int(column) for column in ptable["cols"]]
    assert ours.last == len(ptable["matrix"]) - 1
    for count, row in enumerate(ptable["matrix"]):
        found = dict(zip(ours.values(count).tolist(), ours.probabilities(count), strict=True))
        assert set(found) <= set(columns)
        assert [found.get(column, 0.0) for column in columns] == pytest.approx(row, abs=1e-7)


@given(st.integers(1, 8), st.integers(0, 3), st.floats(0.1, 10), st.sampled_from(["shown", "hidden"]))
@settings(max_examples=20, deadline=None)
def test_noise_is_unbiased_bounded_and_has_at_most_its_variance(
    largest: int, blocked: int, more: float, zeros: Any
) -> None:
    blocked = min(blocked, largest - 1)
    least = max((i * (blocked + 1 - i) for i in range(1, blocked + 1)), default=0)
    variance = min(least + more, largest * (largest + 1) / 3)
    noise = Transitions(largest, variance, blocked, zeros)
    for count in range(noise.last + 2):
        values, chances = noise.values(count), noise.probabilities(count)
        assert chances.sum() == pytest.approx(1)
        assert np.all(chances >= 0)
        assert np.all((values == 0) | (values > blocked))
        assert np.abs(values - count).max() <= largest
        assert chances @ (values - count) ** 2 <= variance + 1e-6
        if count:
            assert chances @ values == pytest.approx(count, abs=1e-6)
    values, chances = noise.values(noise.last), noise.probabilities(noise.last)
    assert chances @ (values - noise.last) ** 2 == pytest.approx(variance, abs=1e-6)
    assert (noise.bias_of_zeros > 0) == (zeros == "hidden" and len(noise.values(0)) > 1)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 8, 200])
def test_bias_and_variance_over_ten_thousand_keys_are_as_stated(count: int) -> None:
    noise = Transitions()
    keys = np.array([KEYS.of_record(str(n)) for n in range(10_000)], dtype=np.uint64)
    published = noise.noised(np.full(10_000, count), keys)
    row = min(count, noise.last)
    variance = noise.probabilities(row) @ (noise.values(row) - row) ** 2
    assert np.mean(published - count) == pytest.approx(0, abs=4 * float(np.sqrt(variance / 10_000)))
    assert np.mean((published - count) ** 2) == pytest.approx(variance, rel=0.08)
    assert set(published.tolist()) <= set((noise.values(row) - row + count).tolist())


def test_in_ten_thousand_tables_every_cell_is_unbiased_and_disjoint_cells_have_unrelated_noise() -> None:
    structure = Structure((SEX, AGE))
    counts = dict(zip(structure.inner, (1, 2, 3, 8, 20, 41), strict=True))
    table = FrequencyTable.from_counts(structure, counts)
    noise = Transitions()
    secrets = (CellKeys(f"an invented secret, number {number}".encode()) for number in range(10_000))
    errors = np.array([noised_values(table, keys, None, noise) for keys in secrets]) - table.values
    rows = np.minimum(table.values, noise.last).tolist()
    stated = np.array([noise.probabilities(row) @ (noise.values(row) - row) ** 2 for row in rows])
    assert np.all(np.abs(errors.mean(axis=0)) <= 4 * np.sqrt(stated / 10_000))
    assert np.all(np.abs(errors.var(axis=0) / stated - 1) <= 0.1)
    inner = [structure.numbers[cell] for cell in structure.inner]
    related = np.corrcoef(errors[:, inner], rowvar=False) - np.eye(len(inner))
    assert np.abs(related).max() <= 0.05


def test_the_same_cell_has_the_same_noise_in_a_thousand_different_tables() -> None:
    persons = _persons(400, seed=1)
    noise = Transitions(5, 3.0, 2, "hidden")
    draw = random.Random(2)  # noqa: S311 tables at random
    seen: dict[Any, int] = {}
    again = 0
    for _ in range(1_000):
        chosen = draw.sample(DIMENSIONS, k=draw.choice([1, 2, 2, 3]))
        structure = Structure(tuple(chosen))
        table = FrequencyTable.from_records(structure, persons)
        inner = KEYS.of_records(structure, persons, "id")
        values = noised_values(table, KEYS, inner, noise).tolist()
        for cell, value in zip(structure.cells, values, strict=True):
            kept = {(d.name, d.held[code]) for d, code in zip(chosen, cell, strict=True) if code != d.total}
            again += frozenset(kept) in seen
            assert seen.setdefault(frozenset(kept), value) == value
    assert again > 10_000


def test_two_cells_of_the_same_persons_have_the_same_noise() -> None:
    persons = [{"id": str(n), "place": PLACES[0], "sex": "boy", "age": "0-11", "form": "x"} for n in range(6)]
    structure = Structure((PLACE, SEX))
    table = FrequencyTable.from_records(structure, persons)
    published = add_noise(table, KEYS, KEYS.of_records(structure, persons, "id")).release.values
    assert len({published[cell] for cell in [(PLACES[0], "boy"), ("north", "boy"), ("Total", "Total")]}) == 1


def test_counts_without_records_have_the_same_noise_in_all_tables_of_the_same_inner_cells(
    reference: Callable[[str], FrequencyTable],
) -> None:
    table = reference("boys15_sex")
    turned = Structure(tuple(reversed(table.structure.dimensions)), unit=table.structure.unit)
    counts = {cell[::-1]: int(n) for cell, n in zip(table.structure.inner, table.counts, strict=True)}
    other = FrequencyTable.from_counts(turned, counts)
    first = add_noise(table, KEYS).release.values
    assert {cell[::-1]: value for cell, value in add_noise(other, KEYS).release.values.items()} == first
    assert add_noise(table, CellKeys(b"another secret, as long")).release.values != first


def test_zeros_stay_zeros_or_are_noised_and_structural_zeros_always_stay() -> None:
    structure = Structure((PLACE, SEX), structural_zeros=({"place": (PLACES[1],)},))
    counts = dict.fromkeys(structure.inner, 0) | {(PLACES[0], "boy"): 30}
    table = FrequencyTable.from_counts(structure, counts)
    empty = [cell for cell in structure.cells if not table[cell] and cell[0] != PLACES[1]]
    for zeros, some in (("shown", False), ("hidden", True)):
        release = add_noise(table, KEYS, transitions=Transitions(zeros=zeros)).release  # type: ignore[arg-type]
        assert any(release.values[cell] for cell in empty) is some
        assert release.values[PLACES[1], "boy"] == 0
        assert release.statuses[PLACES[1], "boy"] is Status.SHOWN
        assert {release.statuses[cell] for cell in empty} == {Status.NOISED}


def test_every_table_with_noise_withstands_the_attack_and_its_bounds_hold_the_truth(
    name: str, reference: Callable[[str], FrequencyTable]
) -> None:
    table = reference(name)
    found = add_noise(table, KEYS)
    assert found.audit.safe
    for bounds in found.audit.bounds.values():
        for (_, cell), (low, high) in (bounds or {}).items():
            assert low <= table[cell]
            assert high is None or table[cell] <= high


@pytest.mark.parametrize("zeros", ["shown", "hidden"])
def test_all_filter_pages_of_a_table_attacked_together_give_no_small_count_away(
    zeros: Any, reference: Callable[[str], FrequencyTable]
) -> None:
    whole = reference("hier_sex_age")
    structure = whole.structure
    persons = [
        {"id": f"{cell} {number}", **dict(zip(structure.names, cell, strict=True))}
        for cell, count in zip(structure.inner, whole.counts.tolist(), strict=True)
        for number in range(count)
    ]
    pages: list[Release] = []
    seen: dict[Any, int | None] = {}
    for shown in itertools.chain.from_iterable(itertools.combinations(structure.dimensions, n) for n in (1, 2, 3)):
        filtered = replace(structure, tables=({d.name: d.codes for d in shown},))
        table = FrequencyTable.from_records(filtered, persons)
        inner = KEYS.of_records(filtered, persons, "id")
        pages.append(add_noise(table, KEYS, inner, transitions=Transitions(zeros=zeros)).release)
        for cell, value in pages[-1].values.items():
            assert seen.setdefault(cell, value) == value
    report = attack(*pages, threshold=5, exact=False)
    assert (report.safe, report.unfinished, len(pages)) == (True, (), 7)


def test_a_reader_who_knows_that_zeros_stay_knows_that_there_is_somebody() -> None:
    structure = Structure((SEX,), tables=({"sex": ("boy",)},))
    for zeros, least in (("shown", 1), ("hidden", 0)):
        method = Method("cell-key", {"largest_noise": 3, "zeros": zeros})
        release = Release(structure, {("boy",): 2}, {("boy",): Status.NOISED}, method)
        assert release.intervals(zeros_shown=release.shows_zeros)["boy",] == (least, 5)


def test_noise_whose_limits_give_a_count_away_is_refused() -> None:
    """Of many parts under a total, all may by chance have the most noise there is, which the sum then tells."""
    table = FrequencyTable.from_counts(Structure((SEX,), threshold=5), {("boy",): 1, ("girl",): 1})
    noise = Transitions(1, 0.6, 0, "shown")
    outcomes = []
    for number in range(60):
        try:
            release = add_noise(table, CellKeys(f"a secret to try, {number}".encode()), transitions=noise).release
        except UnsafeRelease:
            outcomes.append(False)
        else:
            outcomes.append(True)
            assert attack(release, threshold=5, protected=[table.structure.cells]).safe
    assert set(outcomes) == {True, False}


def test_the_metadata_and_the_printed_keys_do_not_tell_the_secret(reference: Callable[[str], FrequencyTable]) -> None:
    release = add_noise(reference("boys15_sex"), KEYS).release
    told = json.dumps(release.metadata()) + repr(KEYS) + release.as_csv()
    assert KEYS.secret.decode() not in told
    assert KEYS.secret.hex() not in told
    assert release.metadata()["parameters"]["variance"] == 3.0


@pytest.mark.parametrize(
    ("arguments", "field"),
    [((0, 1.0, 0), "largest_noise"), ((3, 4.1, 0), "variance"), ((3, 2.0, 2), "variance"), ((3, 2.0, 3), "blocked")],
)
def test_noise_that_cannot_be_made_is_refused(arguments: tuple[int, float, int], field: str) -> None:
    with pytest.raises(InvalidInput, match=field):
        Transitions(*arguments)


def test_noise_at_the_limit_can_be_made() -> None:
    assert Transitions(3, 2.01, 2).probabilities(1) @ Transitions(3, 2.01, 2).values(1) == pytest.approx(1)
    assert Transitions(3, 4.0, 0).probabilities(20).tolist() == pytest.approx([1 / 7] * 7)


def test_a_secret_that_is_too_short_and_records_that_are_one_are_refused() -> None:
    with pytest.raises(InvalidInput, match="at least 16 bytes"):
        CellKeys(b"fifteen bytes..")
    persons = _persons(2, seed=1)
    for identity in (persons[0]["id"], ""):
        with pytest.raises(InvalidInput, match="record 2") as refused:
            KEYS.of_records(Structure((SEX,)), [persons[0], {**persons[1], "id": identity}], "id")
        assert persons[0]["id"] not in str(refused.value)
