"""Protecting and attacking from the command line."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from darkfigure._cli import main

STRUCTURE = {
    "name": "fifteen",
    "threshold": 5,
    "dims": [
        {"name": "place", "groups": {"north": ["A", "B"], "south": ["C", "D"], "Total": ["A", "B", "C", "D"]}},
        {"name": "sex", "groups": {"Total": ["boy", "girl"]}},
    ],
    "tables": None,
}
COUNTS = {"A": (2, 9), "B": (7, 12), "C": (6, 8), "D": (0, 15)}


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("structure.json").write_text(json.dumps(STRUCTURE))
    rows = [
        f"{place},{sex},{n}" for place, pair in COUNTS.items() for sex, n in zip(("boy", "girl"), pair, strict=True)
    ]
    Path("table.csv").write_text("\n".join(["place,sex,count", *rows]) + "\n")
    return tmp_path


def _published() -> dict[tuple[str, str], tuple[str, str]]:
    with Path("out.csv").open() as file:
        return {(row["place"], row["sex"]): (row["value"], row["status"]) for row in csv.DictReader(file)}


PROTECT = ("disclosure", "protect", "table.csv", "--structure", "structure.json", "-o", "out.csv")
ATTACK = ("disclosure", "attack", "out.csv", "--structure", "structure.json")


def test_what_is_protected_has_every_cell_and_withstands_the_attack(files: Path, ask: Callable[..., Any]) -> None:
    summary = ask(*PROTECT, "--threshold", "5", "--method", "suppression", "--zeros", "shown")
    cells = _published()
    assert len(cells) == summary["cells"] == 21
    assert cells["A", "boy"] == ("", "hidden")
    assert cells["D", "boy"] == ("0", "shown")
    assert cells["Total", "Total"] == ("59", "shown")
    assert summary["hidden"] == sum(status == "hidden" for _, status in cells.values())
    report = ask(*ATTACK)
    assert (report["safe"], report["recovered"], report["too_narrow"]) == (True, [], [])
    assert set(report["bounds"]["outsider"]) == {
        "|".join(cell) for cell, (_, status) in cells.items() if status == "hidden"
    }


def test_a_cell_that_falls_is_named_and_the_exit_code_says_so(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(PROTECT)
    lines = Path("out.csv").read_text().splitlines()
    first = next(n for n, line in enumerate(lines) if line.endswith(",,hidden") and not line.startswith("A,boy"))
    place, sex, *_ = lines[first].split(",")
    truth = {"A|boy": 2, "A|girl": 9, "B|boy": 7, "B|girl": 12}[f"{place}|{sex}"]
    lines[first] = f"{place},{sex},{truth},shown"
    Path("out.csv").write_text("\n".join(lines))
    capsys.readouterr()
    assert main([*ATTACK, "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert not report["safe"]
    assert [(finding["cell"], finding["low"]) for finding in report["recovered"]] == [("A|boy", 2)]
    assert main(ATTACK) == 1
    assert "can compute that A|boy is 2" in capsys.readouterr().out


def test_what_somebody_knows_is_taken_into_account(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(PROTECT)
    hidden = [cell for cell, (_, status) in _published().items() if status == "hidden"]
    known = [f"{place},{sex},{COUNTS[place][sex == 'girl']}" for place, sex in hidden if (place, sex) != ("A", "boy")]
    Path("known.csv").write_text("\n".join(["place,sex,value", *known]))
    capsys.readouterr()
    assert main([*ATTACK, "--known", "known.csv", "--json"]) == 1
    assert "A|boy" in {finding["cell"] for finding in json.loads(capsys.readouterr().out)["recovered"]}


def test_the_ledger_refuses_what_falls_together_with_an_earlier_release(
    files: Path, ask: Callable[..., Any], capsys: pytest.CaptureFixture[str]
) -> None:
    main(PROTECT)
    capsys.readouterr()
    keep = ("out.csv", "--structure", "structure.json", "--ledger", "ledger", "--state", "2027")
    entry = ask("disclosure", "ledger", "add", *keep, "--title", "first")
    assert (entry["number"], entry["kind"], entry["population"]) == (1, "publication", "fifteen")
    assert ask("disclosure", "ledger", "check", *keep)["safe"]
    Path("out.csv").write_text("place,sex,value,status\nA,girl,9,shown\nA,Total,11,shown\n")
    assert main(["disclosure", "ledger", "add", *keep]) == 1
    assert "can compute that A|boy is 2" in capsys.readouterr().err
    assert len(ask("disclosure", "ledger", "show", "--ledger", "ledger")["entries"]) == 1
    assert ask("disclosure", "ledger", "withdraw", "1", "--ledger", "ledger")["kind"] == "withdrawal"
    assert main(["disclosure", "ledger", "check", *keep]) == 1


def test_protecting_asks_the_ledger(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("first.csv").write_text("place,sex,value,status\nA,girl,9,shown\nA,Total,,hidden\nA,boy,,hidden\n")
    keep = ("--ledger", "ledger", "--state", "2027")
    assert main(["disclosure", "ledger", "add", "first.csv", "--structure", "structure.json", *keep]) == 0
    assert main([*PROTECT, *keep]) == 1
    assert not Path("out.csv").exists()
    refusal = capsys.readouterr().err
    assert "would be enough" in refusal
    assert "--method rounding" in refusal
    assert main([*PROTECT, *keep, "--method", "rounding"]) == 0
    Path("out.csv").unlink()
    Path("ledger/ledger.jsonl").write_text("{}")
    assert main([*PROTECT, *keep]) == 2


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("disclosure", "protect", "none.csv", "--structure", "structure.json", "-o", "out.csv"), "file is 'none.csv'"),
        (("disclosure", "protect", "table.csv", "--structure", "none.json", "-o", "out.csv"), "structure file"),
        ((*PROTECT, "--threshold", "1"), "threshold is 1"),
        ((*PROTECT[:-1], "no/such/out.csv"), "--output is"),
        (("disclosure", "attack", "table.csv", "--structure", "structure.json"), "column is 'value'"),
    ],
)
def test_bad_input_is_named(
    files: Path, arguments: tuple[str, ...], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert complaint in capsys.readouterr().err


def _structure(**changes: Any) -> Callable[[], object]:
    return lambda: Path("structure.json").write_text(json.dumps({**STRUCTURE, **changes}))


def _table(old: str, new: str) -> Callable[[], object]:
    return lambda: Path("table.csv").write_text(Path("table.csv").read_text().replace(old, new))


def _release(line: str, about: str = "") -> Callable[[], None]:
    def write() -> None:
        Path("out.csv").write_text(f"place,sex,value,status\n{line}\n")
        if about:
            Path("out.csv.json").write_text(about)

    return write


def _nothing() -> None:
    """The input is bad as it stands."""


BAD: dict[str, tuple[Callable[[], object], tuple[str, ...], str]] = {
    "zeros that are no list": (_structure(structural_zeros="A"), PROTECT, "structural_zeros is 'A'"),
    "tables that are a number": (_structure(tables=3), PROTECT, "tables is 3"),
    "a level that nobody has": (_structure(tables=[{"age": ["12"]}]), PROTECT, "dimension is 'age'"),
    "a name that the structure does not have": (_nothing, (*PROTECT, "--name", "other"), "--name is 'other'"),
    "a negative count": (_table("A,boy,2", "A,boy,-2"), PROTECT, "a whole number from 0"),
    "half a person": (_table("A,boy,2", "A,boy,2.5"), PROTECT, "a whole number from 0"),
    "a row twice": (_table("A,girl,9", "A,boy,9"), PROTECT, "each cell once"),
    "a row too few": (_table("A,boy,2\n", ""), PROTECT, "without A|boy"),
    "a total that is no sum": (_table("A,boy,2", "A,boy,2\nA,Total,99"), PROTECT, "the sum of its parts, 11"),
    "a field without end": (_table("A,boy,2", '"' + "x" * 200_000 + '"'), PROTECT, "a CSV file"),
    "organisations in words": (
        lambda: Path("table.csv").write_text("place,sex,count,contributors\nA,boy,2,two\n"),
        PROTECT, "row 1, 'contributors' is 'two'",
    ),
    "a threshold of nothing": (_nothing, (*PROTECT, "--threshold", "0"), "threshold is 0"),
    "no time at all": (_nothing, (*PROTECT, "--seconds", "nan"), "more than 0"),
    "insiders who know more than outsiders": (_nothing, (*PROTECT, "--insiders", "9"), "insiders is 9"),
    "a variance below nothing": (_nothing, (*PROTECT, "--method", "cell-key", "--variance", "-1"), "variance"),
    "a status that is unknown": (_release("A,boy,2,secret"), ATTACK, "'status' is 'secret'"),
    "a hidden value": (_release("A,boy,2,hidden"), ATTACK, "no value where the status is hidden"),
    "noise of which nothing is said": (_release("A,boy,2,noised"), ATTACK, "'largest_noise'"),
    "a base in words": (
        _release("A,boy,5,rounded", '{"method": "rounding", "parameters": {"base": "five"}, "version": "1"}'),
        ATTACK, "'base' of a method is 'five'",
    ),
    "figures that cannot be": (_release("A,boy,5,shown\nA,girl,5,shown\nA,Total,9,shown"), ATTACK, "contradict"),
    "a line that was never written": (
        _nothing, ("disclosure", "ledger", "withdraw", "7", "--ledger", "new"), "entry is 7",
    ),
}  # fmt: skip


@pytest.mark.parametrize("bad", BAD)
def test_whatever_is_wrong_is_named_and_nothing_is_written(
    bad: str, files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil, arguments, complaint = BAD[bad]
    spoil()
    there = {path.name for path in files.iterdir()}
    try:
        code = main(arguments)
    except SystemExit as error:
        code = int(error.code or 0)
    assert code == 2
    assert complaint in capsys.readouterr().err
    assert {path.name for path in files.iterdir()} - {"cell.key"} == there


def test_a_ledger_of_other_bytes_is_named(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("ledger").mkdir()
    Path("ledger/ledger.jsonl").write_bytes(b"\xff\xfe")
    assert main(["disclosure", "ledger", "show", "--ledger", "ledger"]) == 2
    assert "file of the ledger" in capsys.readouterr().err


def test_an_estimate_is_protected_and_attacked_from_files(files: Path, ask: Callable[..., Any]) -> None:
    rows = [f"{line},,," for line in Path("table.csv").read_text().splitlines()[1:]]
    Path("table.csv").write_text(
        "\n".join(["place,sex,count,estimate,low,high", *rows, "Total,Total,,93.4,71.2,140.8"])
    )
    summary = ask(*PROTECT)
    assert summary["parameters"]["estimates"] == {"base": 5, "contain_counted": True, "additive": False}
    assert "Total,Total,95,rounded,70,145" in Path("out.csv").read_text()
    assert ask(*ATTACK)["safe"]
    assert ask(*PROTECT, "--estimates-apart")["parameters"]["estimates"]["contain_counted"] is False
    chosen = ask("disclosure", "choose", "table.csv", "--structure", "structure.json", "--purpose", "estimates")
    assert {option["method"]: option["safe"] for option in chosen["options"]}["coarsening"] is False


def test_noise_has_its_marks_and_its_secret_stays_with_its_owner(files: Path, ask: Callable[..., Any]) -> None:
    summary = ask(*PROTECT, "--method", "cell-key")
    first = _published()
    assert (summary["safe"], summary["key_made"]) == (True, True)
    assert {status for _, status in first.values()} == {"noised"}
    assert first["D", "boy"] == ("0", "noised")
    secret = Path("cell.key")
    assert secret.stat().st_mode & 0o077 == 0
    assert secret.read_text().strip() not in Path("out.csv.json").read_text() + Path("out.csv").read_text()
    assert not ask(*PROTECT, "--method", "cell-key")["key_made"]
    assert _published() == first
    assert ask(*ATTACK)["safe"]
    Path("other.key").write_text("00" * 32)
    ask(*PROTECT, "--method", "cell-key", "--key", "other.key")
    assert _published() != first


def test_noise_for_records_asks_what_identifies_them(
    files: Path, ask: Callable[..., Any], capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [f"{n},{'ABCD'[n % 4]},{('boy', 'girl')[n % 3 == 0]}" for n in range(80)]
    Path("table.csv").write_text("\n".join(["id,place,sex", *rows]))
    assert main([*PROTECT, "--method", "cell-key"]) == 2
    assert "--record" in capsys.readouterr().err
    assert ask(*PROTECT, "--method", "cell-key", "--record", "id")["parameters"]["largest_noise"] == 5


def test_rounded_tables_add_up_and_come_out_the_same_again(files: Path, ask: Callable[..., Any]) -> None:
    for method, base in (("rounding", 3), ("rounding", 5), ("small-counts", 5)):
        summary = ask(*PROTECT, "--method", method, "--base", str(base))
        cells = _published()
        assert summary["safe"]
        assert summary["total_error"] >= summary["largest_error"] > 0
        assert cells["A", "boy"][1] == "rounded"
        assert int(cells["A", "boy"][0]) % base == 0
        assert int(cells["A", "boy"][0]) + int(cells["A", "girl"][0]) == int(cells["A", "Total"][0])
        assert ask(*ATTACK)["safe"]
        ask(*PROTECT, "--method", method, "--base", str(base))
        assert _published() == cells
        assert Path("cell.key").read_text().strip() not in Path("out.csv.json").read_text()


def test_merged_levels_come_with_their_structure_and_can_be_attacked(files: Path, ask: Callable[..., Any]) -> None:
    summary = ask(*PROTECT, "--method", "coarsen")
    assert summary["merges"]
    assert {status for _, status in _published().values()} == {"shown"}
    assert all(int(value) == 0 or int(value) >= 5 for value, _ in _published().values())
    assert ask(*ATTACK)["safe"]
    assert Path("out.csv.structure.json").is_file()
    ask(*PROTECT, "--method", "suppression")
    assert not Path("out.csv.structure.json").exists()


def test_refusing_publishes_no_figure(files: Path, ask: Callable[..., Any]) -> None:
    summary = ask(*PROTECT, "--method", "refuse")
    assert summary["cells"] == 0
    assert _published() == {}
    assert "niets" in summary["caption"]["nl"]


def test_choose_sets_the_methods_side_by_side(files: Path, ask: Callable[..., Any], capsys: Any) -> None:
    found = ask("disclosure", "choose", "table.csv", "--structure", "structure.json", "--purpose", "series")
    assert (found["format"], found["method"]) == (1, "rounding")
    assert {"suppression", "rounding", "small-counts", "cell-key", "coarsening", "refuse"} == {
        option["method"] for option in found["options"]
    }
    main(["disclosure", "choose", "table.csv", "--structure", "structure.json", "--language", "nl"])
    assert capsys.readouterr().out.startswith("suppression: Een jaarlijkse tabel moet kloppen")
