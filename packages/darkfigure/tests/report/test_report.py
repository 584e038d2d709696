"""The report as its reader meets it."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from darkfigure import CaptureHistories, Report, ReportSettings, Unit, datasets, format_table, report
from darkfigure._cli import main
from darkfigure._grounds import NOTES
from darkfigure._verdicts import ENGLISH, REMEDIES
from darkfigure._words import Words, dutch

LISTS = datasets.netherlands(5)


@pytest.fixture(scope="module")
def findings() -> Report:
    """The five Dutch lists."""
    return report(LISTS, ReportSettings(Unit("victims", "2010-2015", 6), resamples=100, top=20))


@pytest.mark.parametrize("language", ["en", "nl"])
def test_everything_that_bears_on_the_number_stands_before_it(findings: Report, language: str) -> None:
    page = findings.to_html(language)
    say = Words(language)
    titles = (
        "What is counted",
        "The lists and their overlap",
        "What different models say",
        "Does the model fit?",
        "Without one list, and with lists merged",
        "A test with known answers",
        "Dependence between lists",
        "Linkage errors",
        "The figure",
        "Appendix: how to make this report again",
    )
    places = [page.index(f"<h2>{say(title)}</h2>") for title in titles]
    assert places == sorted(places)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_page_is_well_formed_and_needs_nothing_from_elsewhere(findings: Report, language: str) -> None:
    page = findings.to_html(language)
    checker = _Balance()
    checker.feed(page)
    assert checker.open == []
    assert page.count("<svg") == 5
    assert "<script" not in page
    assert not re.findall(r'(?:src|href)="', page)


def test_what_is_wide_scrolls_with_the_keyboard_and_has_a_name(findings: Report) -> None:
    page = findings.to_html("en")
    wide = re.findall(r'<div class="wide"([^>]*)>(<svg|<table[^>]*><caption|<table)', page)
    assert len(wide) > 10
    assert all('tabindex="0"' in attributes for attributes, _ in wide)
    assert all("aria-label=" in attributes for attributes, inside in wide if inside != "<table")


def test_the_unit_and_the_period_are_named_and_the_number_is_given_per_year(findings: Report) -> None:
    page = findings.to_html("nl")
    assert "slachtoffers" in page
    assert "2010-2015" in page
    assert "Per jaar" in page


def test_the_appendix_is_enough_to_make_the_same_report_again(findings: Report) -> None:
    page = findings.to_html("en")
    assert LISTS.digest in page
    again = report(LISTS, findings.findings.settings)
    assert again.to_html("en") == page
    assert again.as_dict() == findings.as_dict()


def test_every_text_has_its_dutch(findings: Report) -> None:
    plain = [re.sub(r":\.\d[f%]", "", text) for text in (*ENGLISH.values(), *REMEDIES.values(), *NOTES.values())]
    assert [text for text in plain if text not in dutch()] == []
    findings.to_html("nl")


def test_a_text_and_its_dutch_have_the_same_gaps() -> None:
    for english, translated in dutch().items():
        assert set(re.findall(r"{\w+}", english)) == set(re.findall(r"{\w+}", translated)), english


def test_numbers_are_written_as_the_language_does() -> None:
    assert Words("nl").number(48012.7) == "48.013"
    assert Words("en").number(48012.7) == "48,013"
    assert Words("nl").percent(0.025, 1) == "2,5 %"
    assert Words("en").number(float("inf")) == "no limit"


def test_the_report_is_set_as_pdf(findings: Report) -> None:
    pytest.importorskip("typst", reason="extra report")
    content = findings.to_pdf("nl", 'Titel met "aanhalingstekens" en #tekens')
    assert content.startswith(b"%PDF")
    assert content == findings.to_pdf("nl", 'Titel met "aanhalingstekens" en #tekens')


def test_names_of_lists_cannot_break_out_of_the_page() -> None:
    evil = "<b>evil</b>"
    counts = {(evil,): 60, ("B",): 30, ("C",): 30, (evil, "B"): 20, ("B", "C"): 10, (evil, "C"): 9}
    lists = CaptureHistories.from_sets((evil, "B", "C"), counts)
    page = report(lists, ReportSettings(resamples=50)).to_html("en")
    assert "<b>evil</b>" not in page
    assert "&lt;b&gt;evil&lt;/b&gt;" in page


@pytest.mark.parametrize("suffix", ["html", "json"])
def test_the_command_line_writes_a_report(tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str) -> None:
    table, target = tmp_path / "lists.csv", tmp_path / f"report.{suffix}"
    table.write_text(format_table(datasets.united_kingdom(4)))
    assert main(["report", str(table), "-o", str(target), "--language", "nl", "--bootstrap", "50"]) == 0
    assert "figure" in capsys.readouterr().out
    text = target.read_text()
    assert datasets.united_kingdom(4).digest in text
    assert str(tmp_path) not in text
    if suffix == "json":
        assert json.loads(text)["decision"]["verdict"] in {"given", "reserved"}


def test_an_unknown_kind_of_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "lists.csv"
    table.write_text(format_table(datasets.united_kingdom(4)))
    assert main(["report", str(table), "-o", str(tmp_path / "report.docx")]) == 2
    assert ".html, .pdf, .json" in capsys.readouterr().err


def test_describe_draws_the_patterns(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table, target = tmp_path / "lists.csv", tmp_path / "patterns.svg"
    table.write_text(format_table(datasets.united_kingdom(4)))
    assert main(["describe", str(table), "--upset", str(target)]) == 0
    assert target.read_text().startswith("<svg")
    assert main(["describe", str(table), "--upset", str(tmp_path / "patterns.png")]) == 2
    assert ".svg" in capsys.readouterr().err


class _Balance(HTMLParser):
    """Keeps the elements that are still open."""

    VOID = {"meta"}

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
