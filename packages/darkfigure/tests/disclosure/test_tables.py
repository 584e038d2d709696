"""Tables from records, counts, frames and files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pyarrow
import pytest

from darkfigure import InvalidInput
from darkfigure.disclosure import Dimension, FrequencyTable, Structure, read_counts, read_structure, table_from_frame

REGION = Dimension.from_groups("place", {"north": ["A", "B"], "Total": ["A", "B", "C"]})
SEX = Dimension.from_groups("sex", {"Total": ["boy", "girl", "unknown"]}, unknown="unknown")
STRUCTURE = Structure((REGION, SEX))
COUNTS: dict[tuple[str, ...], int] = {
    ("A", "boy"): 1, ("A", "girl"): 4, ("A", "unknown"): 0,
    ("B", "boy"): 2, ("B", "girl"): 7, ("B", "unknown"): 1,
    ("C", "boy"): 0, ("C", "girl"): 9, ("C", "unknown"): 0,
}  # fmt: skip


def test_totals_and_groups_are_derived() -> None:
    table = FrequencyTable.from_counts(STRUCTURE, COUNTS)
    assert (table["north", "boy"], table["north", "Total"], table["Total", "Total"]) == (3, 15, 24)


def test_the_relations_between_cells_hold_and_name_every_margin(
    name: str, reference: Callable[[str], FrequencyTable]
) -> None:
    table = reference(name)
    equations = table.structure.equations.astype(int)
    assert not (equations @ table.values).any()
    sums = set(equations.indices[equations.data == 1].tolist())
    margins = [cell not in set(table.structure.inner) for cell in table.structure.cells]
    assert [number in sums for number in range(len(margins))] == margins or name == "linked"


def test_a_total_that_is_not_the_sum_of_its_parts_is_named() -> None:
    with pytest.raises(InvalidInput, match=r"total Total\|Total is 25; allowed: the sum of its parts, 24"):
        FrequencyTable.from_counts(STRUCTURE, COUNTS | {("Total", "Total"): 25})


def test_a_missing_combination_is_named_and_may_be_said_to_be_zero() -> None:
    counts = {cell: count for cell, count in COUNTS.items() if cell != ("C", "unknown")}
    with pytest.raises(InvalidInput, match=r"without C\|unknown"):
        FrequencyTable.from_counts(STRUCTURE, counts)
    assert FrequencyTable.from_counts(STRUCTURE, counts, missing="zero")["Total", "Total"] == 24


@pytest.mark.parametrize("count", [-1, 1.5, "many", True, None])
def test_a_count_is_a_whole_number_from_zero(count: object) -> None:
    with pytest.raises(InvalidInput, match=r"count of A\|boy"):
        FrequencyTable.from_counts(STRUCTURE, COUNTS | {("A", "boy"): count})


def test_a_structural_zero_is_not_a_count_that_happens_to_be_zero() -> None:
    structure = Structure((REGION, SEX), structural_zeros=({"place": ("C",), "sex": ("boy",)},))
    table = FrequencyTable.from_counts(structure, {c: n for c, n in COUNTS.items() if c != ("C", "boy")})
    cells = structure.cells
    assert [cells[i] for i in table.structural.nonzero()[0]] == [("C", "boy")]
    with pytest.raises(InvalidInput, match="structural zero"):
        FrequencyTable.from_counts(structure, COUNTS | {("C", "boy"): 1})


def test_records_count_to_the_same_table_and_what_is_empty_is_unknown() -> None:
    records = [{"place": c[0], "sex": c[1] if c[1] != "unknown" else None} for c, n in COUNTS.items() for _ in range(n)]
    assert (
        FrequencyTable.from_records(STRUCTURE, records).digest == FrequencyTable.from_counts(STRUCTURE, COUNTS).digest
    )
    with pytest.raises(InvalidInput, match="record 1, 'place'"):
        FrequencyTable.from_records(STRUCTURE, [{"place": None, "sex": "boy"}])


def test_records_tell_how_many_organisations_are_behind_a_cell() -> None:
    records = [{"place": "A", "sex": "boy", "by": by} for by in ("x", "x", "x", "y")] + [
        {"place": "B", "sex": "boy", "by": "x"}
    ]
    table = FrequencyTable.from_records(STRUCTURE, records, contributor="by")
    assert (table.contributors["A", "boy"], table.contributors["B", "boy"]) == (2, 1)
    assert table.contributors["north", "boy"] == 2


@pytest.mark.parametrize("kind", ["arrow", "csv", "semicolons"])
def test_frames_and_files_give_the_same_table(kind: str, tmp_path: Path) -> None:
    rows = [{"place": place, "sex": sex, "count": count} for (place, sex), count in COUNTS.items()]
    expected = FrequencyTable.from_counts(STRUCTURE, COUNTS)
    file = tmp_path / "table.csv"
    if kind == "arrow":
        table = table_from_frame(pyarrow.Table.from_pylist(rows), STRUCTURE)
    else:
        mark = "," if kind == "csv" else ";"
        file.write_text("\ufeff" + "\n".join(mark.join(map(str, r)) for r in (rows[0], *(r.values() for r in rows))))
        table = read_counts(file, STRUCTURE)
    assert table.digest == expected.digest


def test_a_cell_twice_or_an_unknown_code_is_named(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text("place,sex,count\nA,boy,1\nA,boy,2\n")
    with pytest.raises(InvalidInput, match="row 2 is 'A, boy'; allowed: each cell once"):
        read_counts(file, STRUCTURE)
    file.write_text("place,sex,count\nZ,boy,1\n")
    with pytest.raises(InvalidInput, match="code of 'place' is 'Z'"):
        read_counts(file, STRUCTURE)


def test_a_structure_survives_its_file(tmp_path: Path, name: str, reference: Callable[[str], FrequencyTable]) -> None:
    structure = reference(name).structure
    file = tmp_path / "structure.json"
    file.write_text(json.dumps(structure.as_dict()))
    again = read_structure(file)
    assert (again, again.cells) == (structure, structure.cells)


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ({}, "'dims': a list"),
        ({"dims": [{"name": "a"}]}, "'groups' of code to inner codes"),
        ({"dims": [{"name": "a", "groups": {"t": ["x", "x"]}}]}, "each once"),
        ({"dims": [{"name": "a", "groups": {"x|y": ["x|y"]}}]}, "without '|'"),
        (
            {"dims": [{"name": "a", "groups": {"x": ["x"], "t": ["x", "q"], "q": ["x"]}}]},
            "one or more of the inner codes",
        ),
        ({"dims": [{"name": "a", "groups": {"t": ["x"]}}], "tables": [{"b": ["x"]}]}, "dimension is 'b'"),
        ({"dims": [{"name": "a", "groups": {"t": ["x", "y"]}}], "tables": [{"a": ["z"]}]}, "codes of 'a'"),
        ({"dims": [{"name": "a", "groups": {"x": ["x"], "y": ["y"]}}], "tables": [{}]}, "that has no total code"),
        ({"dims": [{"name": "a", "groups": {"t": ["x"]}}], "threshold": 0}, "a whole number from 1"),
    ],
)
def test_a_malformed_structure_is_refused_with_what_would_do(entry: dict[str, object], complaint: str) -> None:
    with pytest.raises(InvalidInput) as told:
        Structure.from_dict(entry)
    assert complaint in str(told.value)
