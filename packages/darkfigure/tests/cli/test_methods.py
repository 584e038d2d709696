"""Methods and their options on the command line."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from darkfigure._cli import VERBS, main

Ask = Callable[..., Any]


def test_stepwise_with_a_bootstrap_tells_seed_and_steps(dutch: str, ask: Ask) -> None:
    answer = ask("estimate", dutch, "--method", "stepwise", "--bootstrap", "50", "--seed", "4")
    assert round(answer["population"]) == 121522
    assert answer["seed"] == 4
    assert answer["details"]["bootstrap"]["resamples"] == 50
    assert [step["pair"] for step in answer["details"]["steps"]][:4] == ["IO:Z", "P:Z", "P:R", "IO:P"]


def test_bic_takes_the_largest_order(dutch: str, ask: Ask) -> None:
    assert round(ask("estimate", dutch, "--method", "bic", "--max-order", "2")["population"]) == 48013
    assert round(ask("estimate", dutch, "--method", "bic", "--max-order", "3")["population"]) == 148789


def test_recorded_resamples_are_used(tmp_path: Path, ask: Ask) -> None:
    table, resamples = tmp_path / "lists.csv", tmp_path / "resamples.csv.gz"
    table.write_text("A,B,count\n1,0,30\n0,1,20\n1,1,10\n")
    resamples.write_bytes(gzip.compress(b"A,B,count,1,2,3\n1,0,30,28,33,30\n0,1,20,21,19,18\n1,1,10,11,8,12\n"))
    answer = ask("estimate", str(table), "--method", "stepwise", "--resamples", str(resamples), "--despite-refusal")
    quantiles, _ = answer["despite_refusal"]["refused_quantiles"]
    assert set(quantiles) == {"2.5%", "10%", "90%", "97.5%"}
    assert answer["seed"] is None


@pytest.mark.parametrize(
    ("arguments", "population"),
    [
        (["--method", "bic", "--max-order", "2"], 48013),
        (["--method", "decomposable-graphs"], None),
    ],
)
def test_each_quick_method_answers(dutch: str, ask: Ask, arguments: list[str], population: int | None) -> None:
    answer = ask("estimate", dutch, *arguments)
    assert answer["interval"][0] < answer["population"] < answer["interval"][1]
    assert population is None or round(answer["population"]) == population


@pytest.mark.parametrize(
    ("arguments", "population", "code"),
    [
        (["--method", "aic", "--threshold", "0.001"], 145983, 1),
        (["--method", "closed-population", "--model", "Mth chao"], 53714, 1),
        (["--method", "chao", "--form", "few-lists"], 66639, 0),
    ],
)
def test_a_number_that_is_withheld_is_had_with_its_grounds(
    dutch: str, ask: Ask, arguments: list[str], population: int, code: int
) -> None:
    answer = ask("estimate", dutch, *arguments, code=code)
    assert answer["population"] is None
    assert str(population) not in str(answer)
    refused, grounds = ask("estimate", dutch, *arguments, "--despite-refusal", code=code)["despite_refusal"][
        "refused_population"
    ]
    assert (round(refused), grounds[:1]) == (population, "[")


def test_an_option_that_the_method_ignores_is_refused(dutch: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["estimate", dutch, "--method", "chao", "--threshold", "0.1"]) == 2
    assert "--threshold is 0.1; allowed: for method chao: --form" in capsys.readouterr().err


def test_compare_puts_methods_and_left_out_lists_side_by_side(dutch: str, ask: Ask) -> None:
    answer = ask("compare", dutch, "--methods", "log-linear,chao,two-lists")
    assert answer["complete"] is True
    assert [row["answer"] for row in answer["answers"]][:3] == ["log-linear", "chao", "two-lists"]
    assert [row["verdict"] for row in answer["answers"]][:3] == ["refused", "reserved", "refused"]
    assert all(row["reasons"] for row in answer["answers"])
    assert "52923" not in str(answer)
    assert len(answer["answers"]) == 3 + 5


def test_compare_refuses_an_unknown_method(dutch: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", dutch, "--methods", "magic"]) == 2
    assert "magic" in capsys.readouterr().err


def test_simulated_lists_can_be_estimated(tmp_path: Path, capsys: pytest.CaptureFixture[str], ask: Ask) -> None:
    assert main(["simulate", "--population", "4000", "--chances", "0.3,0.25,0.2,0.2", "--seed", "1"]) == 0
    path = tmp_path / "simulated.csv"
    path.write_text(capsys.readouterr().out)
    low, high = ask("estimate", str(path))["interval"]
    assert low < 4000 < high


def test_exists_gives_one_line_per_model(dutch: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["exists", dutch, "--all", "--max-order", "2"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1024
    assert "[1,2,3,4,5] 0" in lines


def test_completion_knows_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion"]) == 0
    script = capsys.readouterr().out
    names = " ".join(verb.__name__.rsplit(".", 1)[1] for verb in VERBS)
    assert f'words="{names}"' in script
    assert "--max-order" in script
