"""The command line as a user meets it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from darkfigure import datasets, format_table
from darkfigure._cli import main

PAIRS = "[12,15,23,24,25,35,45]"


def test_estimate_answers_in_json(dutch: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["estimate", dutch, "--model", PAIRS, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert round(answer["population"], 1) == 48012.7
    assert [round(bound) for bound in answer["interval"]] == [42114, 54939]
    assert (answer["observed"], answer["model"], answer["df"]) == (8234, PAIRS, 11)
    assert round(answer["deviance"], 2) == 9.40
    assert answer["decision"]["verdict"] == "reserved"


def test_estimate_answers_readably(dutch: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["estimate", dutch, "--model", PAIRS]) == 0
    printed = capsys.readouterr().out
    assert "Estimated population: 48,012.7" in printed
    assert "42,114 to 54,939" in printed
    assert "Verdict:              reserved" in printed


def test_a_refused_figure_is_not_printed_and_ends_with_code_1(dutch: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Independence does not fit the Dutch lists: deviance 398 on 25 degrees of freedom."""
    for extra in ([], ["--json"]):
        assert main(["estimate", dutch, *extra]) == 1
        printed = capsys.readouterr().out
        assert "does not fit" in printed
        assert not any(number in printed for number in ("52,923", "52923", "48,594", "44,689", "44689", "10.7"))


def test_a_refused_figure_that_is_asked_for_has_its_grounds_on_the_same_line(
    dutch: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["estimate", dutch, "--despite-refusal"]) == 1
    lines = [line for line in capsys.readouterr().out.splitlines() if "52,923.9" in line or "48,594" in line]
    assert len(lines) == 2
    assert all("REFUSED" in line and "does not fit" in line for line in lines)
    assert main(["estimate", dutch, "--despite-refusal", "--json"]) == 1
    refused = json.loads(capsys.readouterr().out)["despite_refusal"]
    assert round(refused["refused_population"][0], 1) == 52923.9
    assert all("does not fit" in grounds for _, grounds in refused.values())


def test_a_table_with_an_error_ends_with_code_2_and_names_the_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "wrong.csv"
    path.write_text("A,B,count\n1,0,3\n1,1,-2\n")
    assert main(["estimate", str(path)]) == 2
    assert "wrong.csv, row 3, column 'count' is '-2'" in capsys.readouterr().err


def test_data_that_carry_no_figure_end_with_code_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "apart.csv"
    path.write_text("A,B,count\n1,0,3\n0,1,2\n")
    assert main(["estimate", str(path), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["error"] == "NotEstimable"


def test_exists_tells_verdict_and_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "three.csv"
    path.write_text(format_table(datasets.artificial_three()))
    assert main(["exists", str(path), "--model", "[12,3]", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["verdict"] == 1
    assert answer["reasons"]


def test_describe_shows_the_overlap(dutch: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["describe", dutch]) == 0
    assert "Nobody stands on both K and R." in capsys.readouterr().out


def test_a_missing_file_is_said_plainly(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["estimate", "nowhere.csv"]) == 2
    assert "nowhere.csv" in capsys.readouterr().err


def test_the_installed_command_answers(dutch: str) -> None:
    command = [sys.executable, "-m", "darkfigure", "estimate", dutch, "--model", PAIRS, "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["observed"] == 8234
