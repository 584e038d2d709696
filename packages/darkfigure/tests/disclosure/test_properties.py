"""What holds for every table: generated hierarchies, linked tables, structural zeros and unknown levels."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from darkfigure import UnsafeRelease
from darkfigure.disclosure import (
    CellKeys,
    Dimension,
    FrequencyTable,
    Method,
    Release,
    Rules,
    Status,
    Structure,
    add_noise,
    attack,
    coarsen,
    round_small_counts,
    round_table,
    suppress,
)

SECRET = b"an example, no secret"
METHODS: dict[str, Callable[[FrequencyTable], Release]] = {
    "suppression": lambda table: suppress(table, seconds=5).release,
    "suppression, zeros hidden": lambda table: suppress(table, Rules(zeros="hidden"), seconds=5).release,
    "rounding": lambda table: round_table(table, secret=SECRET).release,
    "rounding, base 3": lambda table: round_table(table, base=3, secret=SECRET).release,
    "small-counts": lambda table: round_small_counts(table, secret=SECRET).release,
    "cell-key": lambda table: add_noise(table, CellKeys(SECRET)).release,
    "coarsening": lambda table: coarsen(table).release,
}


@st.composite
def structures(draw: st.DrawFn) -> Structure:
    """Places in regions in a country (or regions that overlap), by a form with an unknown level."""
    places = [f"p{number}" for number in range(draw(st.integers(2, 5)))]
    cut = draw(st.integers(1, len(places) - 1))
    groups = {"north": places[:cut], "south": places[cut:]}
    if draw(st.booleans()) and len(places) > 2:
        groups["police"] = places[1:]  # overlaps with both
    one = {name: held for name, held in groups.items() if len(held) > 1}
    place = Dimension.from_groups("place", {**one, "all": places})
    forms = ["x", "y", "unknown"][: draw(st.integers(2, 3))]
    form = Dimension.from_groups("form", {"any": forms}, unknown="unknown" if "unknown" in forms else None)
    linked = draw(st.booleans())
    tables = ({"place": place.codes}, {"form": form.codes, "place": tuple(one) or ("all",)}) if linked else None
    zeros = draw(st.sampled_from([(), ({"place": ("p0",), "form": ("y",)},)]))
    return Structure((place, form), tables, structural_zeros=zeros)


@st.composite
def tables(draw: st.DrawFn) -> FrequencyTable:
    structure = draw(structures())
    size = len(structure.inner)
    counts = np.array(draw(st.lists(st.integers(0, 14), min_size=size, max_size=size)))
    counts[list(structure.impossible)] = 0
    return FrequencyTable(structure, counts)


def protected(table: FrequencyTable, method: str) -> Release:
    try:
        return METHODS[method](table)
    except UnsafeRelease:
        assume(False)
        raise


def counts_of(release: Release, table: FrequencyTable) -> dict[tuple[str, ...], int]:
    """The true counts of the cells of a release, whose levels may have been merged."""
    cells = list(release.values)
    sums = np.asarray(release.structure.membership_of(cells).astype(np.int64) @ table.counts, dtype=np.int64)
    return dict(zip(cells, sums.tolist(), strict=True))


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=12, deadline=None)
@given(table=tables())
def test_no_published_number_is_false_but_by_the_stated_method(method: str, table: FrequencyTable) -> None:
    release = protected(table, method)
    said = release.method.parameters
    for cell, true in counts_of(release, table).items():
        value, status = release.values[cell], release.statuses[cell]
        if value is None:
            assert status is Status.HIDDEN
        elif status is Status.SHOWN:
            assert value == true
        elif status is Status.NOISED:
            assert abs(value - true) <= said["largest_noise"]
        elif release.method.name == "rounding":
            assert value % said["base"] == 0
            assert abs(value - true) <= said["largest_change"]
        else:
            inside = release.structure.membership_of([cell]).nnz
            assert abs(value - true) <= inside * (said["base"] - 1)


@pytest.mark.parametrize("method", [method for method in METHODS if method != "cell-key"])
@settings(max_examples=12, deadline=None)
@given(table=tables())
def test_every_sum_that_can_be_read_is_the_sum_of_its_parts(method: str, table: FrequencyTable) -> None:
    release = protected(table, method)
    equations, cells = release.structure.equations, release.structure.cells
    for equation in equations:
        named = [(release.values.get(cells[place]), sign) for place, sign in zip(equation.indices, equation.data)]  # noqa: B905
        if all(value is not None for value, _ in named):
            assert sum((value or 0) * int(sign) for value, sign in named) == 0


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=12, deadline=None)
@given(table=tables())
def test_the_truth_is_within_what_the_attack_computes(method: str, table: FrequencyTable) -> None:
    release = protected(table, method)
    true = counts_of(release, table)
    for found in attack(release).bounds.values() if release.values else ():
        for (_, cell), (low, high) in (found or {}).items():
            assert low <= true[cell] <= (math.inf if high is None else high)


@settings(max_examples=25, deadline=None)
@given(table=tables(), zeros=st.sampled_from(["shown", "hidden"]))
def test_other_names_and_another_order_of_rows_change_nothing(table: FrequencyTable, zeros: str) -> None:
    structure = table.structure

    def other(code: str) -> str:
        return f"{code}, anders"

    def renamed(dimension: Dimension) -> Dimension:
        groups = tuple((other(code), tuple(map(other, held))) for code, held in dimension.groups)
        return replace(dimension, groups=groups, unknown=other(dimension.unknown) if dimension.unknown else None)

    def margins(given: tuple[object, ...] | None) -> object:
        return given and tuple({name: tuple(map(other, codes)) for name, codes in one.items()} for one in given)  # type: ignore[attr-defined]  # mappings

    twin = Structure(
        tuple(map(renamed, structure.dimensions)),
        margins(structure.tables),  # type: ignore[arg-type]
        structural_zeros=margins(structure.structural_zeros) or (),  # type: ignore[arg-type]
    )
    rows = list(zip(structure.inner, table.counts.tolist(), strict=True))
    turned = FrequencyTable.from_counts(structure, dict(rows[::-1]))
    as_twin = FrequencyTable(twin, table.counts.copy())
    rules = Rules(zeros=zeros)  # type: ignore[arg-type]
    try:
        hidden = suppress(table, rules, seconds=5).release.hidden
    except UnsafeRelease:
        with pytest.raises(UnsafeRelease):
            suppress(as_twin, rules, seconds=5)
        return
    assert suppress(turned, rules, seconds=5).release.hidden == hidden
    assert suppress(as_twin, rules, seconds=5).release.hidden == tuple(tuple(map(other, cell)) for cell in hidden)
    assert round_table(turned, secret=SECRET).release.values == round_table(table, secret=SECRET).release.values


@settings(max_examples=25, deadline=None)
@given(table=tables(), low=st.integers(2, 5), more=st.integers(1, 4))
def test_a_higher_threshold_never_shows_more(table: FrequencyTable, low: int, more: int) -> None:
    try:
        loose, strict = (suppress(table, Rules(t, insiders=0), seconds=5) for t in (low, low + more))
    except UnsafeRelease:
        return
    assert set(loose.primary.reasons) <= set(strict.release.hidden)
    if loose.proven:
        assert len(loose.release.hidden) <= len(strict.release.hidden)


@settings(max_examples=40, deadline=None)
@given(table=tables(), data=st.data())
def test_hiding_more_never_tells_more(table: FrequencyTable, data: st.DataObject) -> None:
    cells = table.structure.cells
    some = data.draw(st.sets(st.sampled_from(cells)))
    others = data.draw(st.sets(st.sampled_from(cells)))
    method = Method("suppression", {"zeros": "hidden"})
    few, many = (
        attack(Release.with_hidden(table.structure, table.values.tolist(), frozenset(hidden), method)).bounds[
            "outsider"
        ]
        for hidden in (some, some | others)
    )
    for place, (low, high) in (few or {}).items():
        wider = (many or {})[place]
        assert wider[0] <= low
        assert wider[1] is None or (high is not None and high <= wider[1])


@settings(max_examples=25, deadline=None)
@given(table=tables(), data=st.data())
def test_knowing_more_never_leaves_more_possible(table: FrequencyTable, data: st.DataObject) -> None:
    """A second release of the same persons, such as a filter, only narrows what is possible."""
    hidden = data.draw(st.sets(st.sampled_from(table.structure.cells)))
    method = Method("suppression", {"zeros": "hidden"})
    release = Release.with_hidden(table.structure, table.values.tolist(), frozenset(hidden), method)
    shown = data.draw(st.sets(st.sampled_from(table.structure.cells), min_size=1))
    values = {cell: table[cell] for cell in shown}
    extra = Release(table.structure, values, dict.fromkeys(values, Status.SHOWN), method)
    alone, both = attack(release).bounds["outsider"], attack(release, extra).bounds["outsider"]
    for place, (low, high) in (alone or {}).items():
        least, most = (both or {})[place]
        assert low <= least <= table[place[1]]
        assert most is not None or high is None
        assert high is None or (most is not None and table[place[1]] <= most <= high)
