"""A report by strata: a verdict in each cell, sums that agree, and nothing refused to be had by subtraction."""

from __future__ import annotations

import json
import math
import random
import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from darkfigure import (
    CaptureHistories,
    Estimate,
    InvalidInput,
    ReportSettings,
    StrataReport,
    Unit,
    Verdict,
    datasets,
    read_records,
    report_strata,
)
from darkfigure._cli import main

LISTS = datasets.netherlands(5)
SETTINGS = ReportSettings(Unit("victims", "2023-2024", 2), resamples=30, top=20)
Row = tuple[str, str, str, str]


def invented(seed: int = 4) -> list[Row]:
    """Linked records of an invented region: many girls on the lists, and few boys."""
    chance = random.Random(seed)  # noqa: S311 - invented persons, not secrets
    rows: list[Row] = []
    for number in range(5000):
        sex = "boy" if chance.random() < 0.1 else "girl"
        year = chance.choice(["2023", "2024"])
        finds = (0.25, 0.2, 0.22) if sex == "girl" else (0.06, 0.02, 0.03)
        names = ("police", "shelter", "youth care")
        rows += [
            (f"P{number}", name, year, sex) for name, find in zip(names, finds, strict=True) if chance.random() < find
        ]
    return rows


def columns(rows: list[Row]) -> dict[str, list[str]]:
    return {name: [row[place] for row in rows] for place, name in enumerate(("key", "list", "year", "sex"))}


@pytest.fixture(scope="module")
def answer() -> StrataReport:
    return report_strata(columns(invented()), ["year", "sex"], SETTINGS, person="key", source="list")


def test_every_person_is_in_one_cell_and_persons_add_up_in_every_sum(answer: StrataReport) -> None:
    persons = {row[0]: row[2:] for row in invented()}
    for year, sex in product(("2023", "2024", None), ("boy", "girl", None)):
        counted = sum(year in (None, y) and sex in (None, s) for y, s in persons.values())
        found = answer[year, sex]
        observed = found.observed if isinstance(found, Estimate) else found.histories.observed
        assert observed == counted


def test_each_cell_has_a_verdict_of_its_own(answer: StrataReport) -> None:
    verdicts = {part.label: part.decision.verdict for part in answer.strata}
    assert list(verdicts) == [("2023", "boy"), ("2023", "girl"), ("2024", "boy"), ("2024", "girl")]
    assert verdicts["2023", "boy"] is Verdict.REFUSED
    assert verdicts["2023", "girl"] is not Verdict.REFUSED


def test_figures_add_up_where_every_cell_has_one() -> None:
    report = report_strata(
        {"one": LISTS, "other": LISTS.replace_counts([2 * n for n in LISTS.counts])}, "half", SETTINGS
    )
    parts = [part.estimate for part in report.strata]
    assert all(part is not None for part in parts)
    assert report.total.population == pytest.approx(sum(part.population for part in parts if part))
    ends = [(p.population - p.interval.low, p.interval.high - p.population) for p in parts if p]
    assert report.total.interval.low == pytest.approx(report.total.population - math.hypot(*(low for low, _ in ends)))
    assert report.total.interval.high == pytest.approx(report.total.population + math.hypot(*(up for _, up in ends)))


def test_no_sum_over_a_refused_cell_gives_its_figure_away(answer: StrataReport) -> None:
    """A sum less everything else that is shown leaves the persons observed of the refused cell, and no more."""
    for label, total in answer.totals.items():
        cells = [part for part in answer.strata if all(a in (None, b) for a, b in zip(label, part.label, strict=True))]
        refused = [part for part in cells if part.decision.verdict is Verdict.REFUSED]
        if not refused:
            continue
        assert not total.decision.shows_figure
        assert total.as_dict()["population"] is None
        if len(refused) < len(cells):
            rest = sum(part.least for part in cells if part not in refused)
            assert total.decision.at_least == rest + sum(part.histories.observed for part in refused)


def test_a_sum_over_refused_cells_only_is_refused(answer: StrataReport) -> None:
    boys = answer[None, "boy"]
    assert isinstance(boys, Estimate)
    assert (boys.verdict, boys.shown) == (Verdict.REFUSED, None)


def test_what_is_printed_adds_up_to_what_is_printed_as_sums() -> None:
    report = report_strata(
        {"one": LISTS, "other": LISTS.replace_counts([2 * n for n in LISTS.counts])}, "half", SETTINGS
    )
    table = re.search(r"<h2>The table</h2>.*?</table>", report.to_html(), re.DOTALL)
    assert table
    cells = [int(n.replace(",", "")) for n in re.findall(r"<td>([\d,]+) \(", table[0])]
    assert cells[0] + cells[1] == cells[2]


def test_page_and_json_hold_no_refused_number(answer: StrataReport) -> None:
    found = report_strata({"few": _few(), "many": LISTS}, "size", SETTINGS)
    page, plain = found.to_html("nl"), json.dumps(found.as_dict())
    few = found["few"]
    assert not isinstance(few, Estimate)
    assert few.decision.verdict is Verdict.REFUSED
    assert found.as_dict()["strata"][0]["estimate"] is None
    assert "geweigerd (14 op een lijst)" in page
    assert found.as_dict()["totals"][0]["estimate"]["population"] is None
    assert plain.count('"patterns": []') == 0


def _few() -> CaptureHistories:
    return CaptureHistories.from_sets(LISTS.lists, {("P",): 9, ("K",): 4, ("P", "K"): 1})


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_page_shows_the_fit_of_every_figure_and_the_grounds_of_every_refusal(
    answer: StrataReport, language: str
) -> None:
    page = answer.to_html(language)
    shown = sum(part.decision.shows_figure for part in answer.strata)
    assert page.count("picture-") > 0
    assert page.count("<svg") == 1 + shown
    assert "2023 boy" in page
    assert not re.findall(r'(?:src|href)="', page)
    for part in answer.strata:
        assert part.histories.digest in page


def test_the_report_is_set_as_pdf(answer: StrataReport) -> None:
    pytest.importorskip("typst", reason="extra report")
    assert answer.to_pdf("nl").startswith(b"%PDF")


def test_a_frame_holds_cells_and_sums(answer: StrataReport) -> None:
    pytest.importorskip("polars")
    frame = answer.to_polars()
    assert frame.columns[:3] == ["year", "sex", "observed"]
    assert len(frame) == 4 + 5
    assert frame.row(0)[3] == "refused"


def test_three_dimensions_are_tables_of_two_for_each_value_of_the_third() -> None:
    strata = {(year, sex, form): _few() for year, sex, form in product(("2023", "2024"), ("boy", "girl"), ("a", "b"))}
    page = report_strata(strata, ["year", "sex", "form"], SETTINGS).to_html()
    assert [f"<caption>form: {name}</caption>" in page for name in ("a", "b", "all")] == [True] * 3


def test_a_cell_without_anybody_is_no_stratum() -> None:
    strata = {("2023", "boy"): _few(), ("2023", "girl"): _few(), ("2024", "girl"): _few()}
    page = report_strata(strata, ["year", "sex"], SETTINGS).to_html()
    assert '<th scope="row">2024</th><td>–</td>' in page  # noqa: RUF001 - an en dash stands for nobody


@pytest.mark.parametrize(
    ("by", "data", "told"),
    [
        ([], {"a": LISTS}, "one to 4"),
        (["a", "b", "c", "d", "e"], {("a",) * 5: LISTS}, "one to 4"),
        (["sex", "sex"], {("a", "b"): LISTS}, "different"),
        (["sex"], {("a", "b"): LISTS}, "one value for each of sex"),
        (["sex"], {}, "one stratum"),
        (["colour"], columns(invented()), "key, list, year, sex"),
    ],
)
def test_what_is_asked_wrongly_is_told(by: list[str], data: Any, told: str) -> None:
    linked = "key" in data
    with pytest.raises(InvalidInput, match=told):
        report_strata(data, by, SETTINGS, person="key" if linked else None, source="list" if linked else None)


def test_labels_and_dimensions_are_taken_as_they_are_meant() -> None:
    report = report_strata({2023: _few(), 2024: _few()}, "year", SETTINGS)
    assert [part.label for part in report.strata] == [("2023",), ("2024",)]
    assert report["2024"] is report.strata[1]


def test_names_of_strata_cannot_break_out_of_the_page() -> None:
    page = report_strata({"<b>&": _few(), "x\x00y": _few()}, "<i>", SETTINGS).to_html()
    assert "<b>" not in page
    assert "<i>" not in page


def test_half_a_description_of_linked_records_is_told() -> None:
    with pytest.raises(InvalidInput, match="both, for linked records"):
        report_strata(columns(invented()), "sex", SETTINGS, person="key")


def test_the_command_line_reads_linked_records(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table, target = tmp_path / "linked.csv", tmp_path / "strata.json"
    rows = [";".join(row) for row in invented()]
    table.write_text("\n".join(["sleutel;lijst;jaar;geslacht", *rows]))
    call = ["report", str(table), "--by", "jaar,geslacht", "--person", "sleutel", "--source", "lijst"]
    assert main([*call, "-o", str(target), "--bootstrap", "20", "--top", "10"]) == 0
    assert "as a lower bound" in capsys.readouterr().out
    answer = json.loads(target.read_text())
    assert answer["dimensions"] == ["jaar", "geslacht"]
    assert "--by jaar,geslacht --person sleutel --source lijst" in answer["settings"]["call"]
    assert main(["report", str(table), "--person", "sleutel", "-o", str(target)]) == 2
    assert "--by" in capsys.readouterr().err


def test_patterns_with_counts_and_dimensions_are_read_too(tmp_path: Path) -> None:
    table = tmp_path / "patterns.csv"
    table.write_text("sex,A,B,count\nboy,1,0,7\nboy,1,1,2\ngirl,1,0,9\ngirl,0,1,4\ngirl,1,1,1\n")
    found = report_strata(table, "sex", SETTINGS)
    assert [part.histories.observed for part in found.strata] == [9, 14]


def test_a_person_with_two_values_is_told_with_the_rows(tmp_path: Path) -> None:
    rows = {"key": ["1", "1", "2"], "list": ["A", "B", "A"], "year": ["2023", "2024", "2024"]}
    with pytest.raises(InvalidInput, match=r"rows 1, 2.*2023 and 2024.*earliest"):
        read_records(rows, ["year"], person="key", source="list")
    strata = read_records(rows, ["year"], person="key", source="list", differing={"year": "earliest"})
    assert {label: part.observed for label, part in strata.items()} == {("2023",): 1, ("2024",): 1}
    unknown = read_records(rows, ["year"], person="key", source="list", differing={"year": "unknown"})
    assert ("unknown",) in unknown
    table = tmp_path / "linked.csv"
    table.write_text("key,list,year\n1,A,2023\n\n1,B,2024\n2,A,2024\n")
    with pytest.raises(InvalidInput, match="rows 2, 4"):
        read_records(table, ["year"], person="key", source="list")


def test_mess_in_linked_records_is_tidied_or_told() -> None:
    rows = {
        "key": [" P1", "P1", "P2", "P2", "P3"],
        "list": ["Police", "shelter ", "police", "Police", "Shelter"],
        "sex": ["Boy", None, "girl", "Girl ", float("nan")],
    }
    strata = read_records(rows, ["sex"], person="key", source="list")
    assert {label: part.observed for label, part in strata.items()} == {("Boy",): 1, ("girl",): 1, ("unknown",): 1}
    assert strata["Boy",].lists == ("Police", "shelter")
    with pytest.raises(InvalidInput, match="'key' in row 2"):
        read_records({"key": ["1", " "], "list": ["A", "B"]}, person="key", source="list")
    with pytest.raises(InvalidInput, match="'list' in row 1"):
        read_records({"key": ["1", "2"], "list": [None, "B"]}, person="key", source="list")
    with pytest.raises(InvalidInput, match="one length"):
        read_records({"key": ["1"], "list": ["A", "B"]}, person="key", source="list")
    with pytest.raises(InvalidInput, match="earliest or unknown"):
        read_records(rows, ["sex"], person="key", source="list", differing={"sex": "latest"})
