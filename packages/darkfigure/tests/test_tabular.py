"""Lists and answers as frames and as tables of a notebook."""

from __future__ import annotations

import math
from html.parser import HTMLParser
from typing import Any

import pytest

from darkfigure import (
    CaptureHistories,
    PosteriorEstimate,
    ReportSettings,
    compare,
    datasets,
    estimate_bic,
    estimate_chao,
    estimate_log_linear,
    estimate_strata,
    estimate_thresholding,
    examine_fit,
    rank_models,
    read_frame,
    report,
    report_strata,
)

LISTS = datasets.netherlands(5)


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_lists_go_to_a_frame_and_come_back(library: str) -> None:
    pytest.importorskip(library)
    frame = getattr(LISTS, f"to_{library}")()
    assert type(frame).__module__.startswith(library)
    assert read_frame(frame) == LISTS


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_answers_go_to_a_frame_without_numbers_that_are_refused(library: str) -> None:
    pytest.importorskip(library)
    frame = getattr(compare(LISTS, ["log-linear", "bic", "chao"]), f"to_{library}")()
    populations: list[Any] = frame["population"].to_list()
    lows: list[Any] = frame["low"].to_list()
    assert frame["verdict"].to_list() == ["refused", "reserved", "reserved"]
    assert _missing(populations[0])
    assert _missing(lows[0])
    assert populations[1] == estimate_bic(LISTS).population
    assert _missing(populations[2])
    assert lows[2] == estimate_chao(LISTS).decision.at_least


def _missing(value: Any) -> bool:
    return value is None or math.isnan(value)


def test_a_list_called_count_keeps_its_column() -> None:
    pytest.importorskip("polars")
    lists = CaptureHistories.from_sets(("count", "B"), {("count",): 4, ("count", "B"): 3})
    assert lists.to_polars()["count"].to_list() == [1, 1]


def test_a_notebook_shows_a_table_with_headers_and_no_refused_number() -> None:
    refused = estimate_log_linear(LISTS)
    page = refused._repr_html_()
    _Balance().feed(page)
    assert '<th scope="row">log-linear</th>' in page
    assert "<caption>" in page
    assert f"{refused.population:,.0f}" not in page
    assert "4,466" in LISTS._repr_html_()


def test_no_kind_of_estimate_tells_a_refused_number_when_it_is_printed() -> None:
    """A dataclass that inherits gets a representation of its own unless it is told not to."""
    posterior = estimate_thresholding(datasets.united_kingdom(4), chains=2, draws=30)
    assert isinstance(posterior, PosteriorEstimate)
    assert not posterior.decision.shows_figure
    for said in (repr(posterior), str(posterior), f"{posterior}", posterior._repr_html_()):
        assert str(int(posterior.population)) not in said.replace(",", "")


def refused_answers() -> dict[str, tuple[Any, float]]:
    """Answers of every kind about lists that carry no figure, with the number that the method would give."""
    few = CaptureHistories.from_sets(
        ("A", "B", "C"), {("A",): 117, ("B",): 92, ("C",): 71, ("A", "B"): 3, ("B", "C"): 2, ("A", "C"): 1}
    )
    ranking = rank_models(few)
    settings = ReportSettings(resamples=30)
    strata = estimate_strata({"one": few, "other": few})
    return {
        "estimate": (estimate_log_linear(few), estimate_log_linear(few).population),
        "comparison": (compare(few, ["log-linear"]), estimate_log_linear(few).population),
        "ranking": (ranking, float(ranking.populations[0])),
        "strata": (strata, strata.total.population),
        "report": (report(few, settings), float(ranking.populations[0])),
        "report by strata": (report_strata({"few": few}, "size", settings), float(ranking.populations[0])),
        "fit": (examine_fit(few), examine_fit(few).patterns[0].expected),
    }


def test_no_kind_of_answer_tells_a_refused_number_when_it_is_printed_or_shown() -> None:
    for name, (answer, number) in refused_answers().items():
        for said in (repr(answer), str(answer), answer._repr_html_()):
            plain = said.replace(",", "")
            assert str(int(number)) not in plain, name
            assert f"{number:.1f}" not in plain, name


class _Balance(HTMLParser):
    """Fails on an element that is closed twice or never."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
