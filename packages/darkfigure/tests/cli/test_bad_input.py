"""Bad input never ends in a traceback: a sentence, and the right exit code."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from darkfigure._cli import main

WRONG = {
    "empty": b"",
    "noise": bytes(range(256)),
    "no counts": b"A,B\n1,0\n",
    "21 lists": ",".join([*(f"L{k}" for k in range(21)), "count"]).encode() + b"\n",
    "immense count": b"A,B,count\n1,0,99999999999999999999\n",
    "infinite count": b"A,B,count\n1,0,1e400\n",
    "nul": b"A,B,count\n1,\x000,3\n",
}
CARRIES_NOTHING = {
    "nobody": b"A,B,count\n",
    "no overlap": b"A,B,count\n1,0,5\n0,1,4\n",
    "all on all": b"A,B,count\n1,1,7\n",
}
CHOOSERS = ("log-linear", "stepwise", "aic", "bic")


@pytest.mark.parametrize("content", WRONG.values(), ids=WRONG)
def test_a_file_that_is_no_table_ends_with_code_2(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "lists.csv"
    path.write_bytes(content)
    assert main(["estimate", str(path)]) == 2


@pytest.mark.parametrize("method", CHOOSERS)
@pytest.mark.parametrize("content", CARRIES_NOTHING.values(), ids=CARRIES_NOTHING)
def test_lists_that_carry_no_figure_end_with_code_1(content: bytes, method: str, tmp_path: Path) -> None:
    path = tmp_path / "lists.csv"
    path.write_bytes(content)
    assert main(["estimate", str(path), "--method", method]) == 1


@pytest.mark.parametrize(
    "options",
    [
        ["--method", "stepwise", "--threshold", "nan"],
        ["--method", "stepwise", "--bootstrap", "0"],
        ["--method", "stepwise", "--bootstrap", "10", "--seed", "-1"],
        ["--method", "stepwise", "--bootstrap", "10", "--jobs", "0"],
        ["--method", "bic", "--max-order", "0"],
        ["--method", "bic", "--top", "0", "--bootstrap", "10"],
        ["--method", "closed-population", "--model", "Mx"],
        ["--model", "[12345]"],
        ["--method", "chao", "--form", "best"],
        ["--method", "stepwise", "--resamples", "nowhere.csv"],
    ],
    ids=" ".join,
)
def test_an_impossible_option_ends_with_code_2(options: list[str], dutch: str) -> None:
    assert main(["estimate", dutch, *options]) == 2


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=60), body=st.text('01,;\t\n.-5x" ', max_size=80))
def test_no_text_makes_it_crash(text: str, body: str, tmp_path: Path) -> None:
    path = tmp_path / "lists.csv"
    for content in (text, f"A,B,count\n{body}"):
        path.write_text(content, encoding="utf-8")
        assert main(["estimate", str(path)]) in {0, 1, 2}


@pytest.mark.parametrize(
    "options",
    [
        ["--years", "-3"],
        ["--jobs", "100000"],
        ["--bootstrap", "100000000"],
        ["--top", "0"],
        ["-o", "nowhere/report.html"],
    ],
    ids=" ".join,
)
def test_an_impossible_report_ends_with_code_2_before_the_work(options: list[str], dutch: str, tmp_path: Path) -> None:
    assert main(["report", dutch, "-o", str(tmp_path / "report.html"), *options]) == 2
    assert not (tmp_path / "report.html").exists()


def test_models_by_list_name_are_read(dutch: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["exists", dutch, "--model", "[IO:K,IO:P,R,Z]"]) == 0
    assert "[12,13,4,5]" in capsys.readouterr().out
