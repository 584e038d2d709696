"""Everything that the command line says as JSON is as the published schema says."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from darkfigure import CaptureHistories, datasets, format_table
from darkfigure._cli import VERBS, main

jsonschema_rs = pytest.importorskip("jsonschema_rs")
SCHEMA = json.loads((Path(__file__).parents[2] / "src/darkfigure/schema-1.json").read_text(encoding="utf-8"))
CHECK = jsonschema_rs.validator_for(SCHEMA)
METHODS = ["log-linear", "stepwise", "aic", "bic", "decomposable-graphs", "closed-population", "chao"]


def errors(answer: Any) -> list[str]:
    """Return what is wrong with an answer, by the schema of its own kind."""
    kind = answer["schema"].removeprefix("darkfigure.").removesuffix("/1")
    own = jsonschema_rs.validator_for({"$ref": f"#/$defs/{kind}", "$defs": SCHEMA["$defs"]})
    return [f"{list(error.instance_path)}: {error.message}" for error in own.iter_errors(answer)]


@pytest.fixture
def few(tmp_path: Path) -> str:
    """Lists that carry no figure."""
    path = tmp_path / "few.csv"
    lists = CaptureHistories.from_sets(("A", "B", "C"), {("A",): 30, ("B",): 20, ("C",): 9, ("A", "B"): 3})
    path.write_text(format_table(lists))
    return str(path)


@pytest.fixture
def settle(capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """Run a command with ``--json`` and return what it says, whatever its verdict."""

    def run(*arguments: str) -> Any:
        assert main([*arguments, "--json"]) in {0, 1, 2}
        return json.loads(capsys.readouterr().out)

    return run


def test_the_schema_is_one_itself_and_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    jsonschema_rs.meta.validate(SCHEMA)
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == SCHEMA


@pytest.mark.parametrize("lists", ["dutch", "few"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["describe"],
        ["exists", "--model", "[1,2,3]"],
        ["exists", "--all", "--max-order", "1"],
        ["compare", "--methods", ",".join(METHODS)],
        ["compare", "--methods", "log-linear,chao", "--despite-refusal"],
        ["estimate", "--method", "stepwise", "--bootstrap", "20"],
        ["estimate", "--method", "two-lists"],
        *(["estimate", "--method", method] for method in METHODS),
        *(["estimate", "--method", method, "--despite-refusal"] for method in METHODS),
    ],
    ids=" ".join,
)
def test_each_verb_says_what_the_schema_says(
    arguments: list[str], lists: str, settle: Callable[..., Any], request: pytest.FixtureRequest
) -> None:
    answer = settle(arguments[0], request.getfixturevalue(lists), *arguments[1:])
    assert errors(answer) == []
    assert CHECK.is_valid(answer)


def test_simulated_lists_and_errors_are_described_too(settle: Callable[..., Any], dutch: str) -> None:
    made = settle("simulate", "--population", "500", "--chances", "0.2,0.3,0.2", "--seed", "1")
    wrong = settle("estimate", dutch, "--model", "[19]")
    ready = settle("prepare")
    assert [answer["schema"] for answer in (made, wrong, ready)] == [
        "darkfigure.simulate/1",
        "darkfigure.error/1",
        "darkfigure.prepare/1",
    ]
    assert errors(made) + errors(wrong) + errors(ready) == []


@pytest.mark.parametrize("lists", [datasets.netherlands(5), datasets.united_kingdom(4), datasets.artificial_three()])
def test_reports_are_as_the_schema_says(tmp_path: Path, lists: CaptureHistories, settle: Callable[..., Any]) -> None:
    table, target = tmp_path / "lists.csv", tmp_path / "report.json"
    table.write_text(format_table(lists))
    printed = settle("report", str(table), "-o", str(target), "--bootstrap", "20", "--top", "10")
    assert errors(printed) == []
    assert errors(json.loads(target.read_text())) == []


def test_reports_by_strata_are_as_the_schema_says(tmp_path: Path, settle: Callable[..., Any]) -> None:
    header, *rows = format_table(datasets.netherlands(5)).splitlines()
    table, target = tmp_path / "strata.csv", tmp_path / "strata.json"
    lines = [f"sex,{header}", *(f"girl,{row}" for row in rows), "boy,1,1,0,0,0,3", "boy,0,0,1,0,0,4"]
    table.write_text("\n".join(lines))
    printed = settle("report", str(table), "--by", "sex", "-o", str(target), "--bootstrap", "20", "--top", "10")
    assert errors(printed) == []
    answer = json.loads(target.read_text())
    assert errors(answer) == []
    assert [part["label"]["sex"] for part in answer["strata"]] == ["boy", "girl"]


PROTECTIONS = ("suppression", "rounding", "small-counts", "cell-key", "coarsen", "refuse")


def test_the_verbs_of_disclosure_control_are_described(tmp_path: Path, settle: Callable[..., Any]) -> None:
    table, structure, target = tmp_path / "counts.csv", tmp_path / "structure.json", tmp_path / "out.csv"
    table.write_text("sex,count\nboy,3\ngirl,40\nother,12\n")
    structure.write_text(json.dumps({"dims": [{"name": "sex", "groups": {"Total": ["boy", "girl", "other"]}}]}))
    of = ("--structure", str(structure))
    keep = ("--ledger", str(tmp_path / "ledger"))
    answers = [
        settle("disclosure", "protect", str(table), *of, "-o", str(target), "--method", method)
        for method in reversed(PROTECTIONS)
    ]
    answers += [
        settle("disclosure", "attack", str(target), *of),
        settle("disclosure", "choose", str(table), *of),
        settle("disclosure", "ledger", "check", str(target), *of, *keep),
        settle("disclosure", "ledger", "add", str(target), *of, *keep),
        settle("disclosure", "ledger", "show", *keep),
        settle("disclosure", "ledger", "withdraw", "1", *keep),
    ]
    assert [answer for answer in answers if not CHECK.is_valid(answer)] == []


def test_what_an_attack_found_is_described_to_the_last_key(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    structure, published = tmp_path / "structure.json", tmp_path / "out.csv"
    structure.write_text(json.dumps({"dims": [{"name": "sex", "groups": {"Total": ["boy", "girl"]}}]}))
    published.write_text("sex,value,status\nboy,,hidden\ngirl,9,shown\nTotal,12,shown\n")
    assert main(["disclosure", "attack", str(published), "--structure", str(structure), "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["recovered"]
    assert CHECK.is_valid(answer)
    strange: list[dict[str, Any]] = [
        {"mood": "cheerful"}, {"format": 2}, {"bounds": {"outsider": {"boy": [3]}}}, {"recovered": [{}]},
    ]  # fmt: skip
    for more in strange:
        assert not CHECK.is_valid({**answer, **more})


def test_a_key_that_nobody_described_is_found(settle: Callable[..., Any], dutch: str) -> None:
    """The schema is strict, so that a new key cannot be forgotten in it."""
    answer = settle("estimate", dutch, "--method", "chao")
    more = copy.deepcopy(answer)
    more["decision"]["mood"] = "cheerful"
    assert errors(more)
    refused = copy.deepcopy(answer)
    refused["decision"]["verdict"] = "perhaps"
    assert errors(refused)
    assert not CHECK.is_valid({**answer, "schema": "darkfigure.estimate/2"})


def test_what_only_one_method_tells_stands_under_its_own_key(settle: Callable[..., Any], dutch: str) -> None:
    answer = settle("estimate", dutch, "--method", "decomposable-graphs")
    common = SCHEMA["$defs"]["estimate_values"]["properties"]
    assert set(answer) <= set(common)
    assert {"graphs", "edges"} <= set(answer["details"])


def test_every_verb_that_answers_as_json_has_a_kind() -> None:
    told = {verb.__name__.rsplit(".", 1)[1] for verb in VERBS} - {"completion", "schema"}
    assert told <= set(SCHEMA["$defs"])
