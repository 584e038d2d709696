"""Pictures, comparisons and strata of lists that carry nothing: words, never a crash and never a bare number."""

from __future__ import annotations

import contextlib
import warnings
from xml.etree import ElementTree

import numpy as np
import pytest

from darkfigure import (
    CaptureHistories,
    ConvergenceWarning,
    DarkfigureError,
    Estimate,
    Picture,
    ReportSettings,
    compare,
    draw_estimates,
    draw_overlaps,
    draw_profile,
    draw_residuals,
    examine_fit,
    report_strata,
)


def lists(names: str, **counts: int) -> CaptureHistories:
    return CaptureHistories.from_sets(tuple(names), {tuple(key): count for key, count in counts.items()})


LARGE = 10**12
DEGENERATE = {
    "nobody": CaptureHistories.from_counts(("A", "B", "C"), {}),
    "one person": lists("ABC", A=1),
    "one person on all": lists("ABC", ABC=1),
    "no overlap": lists("ABC", A=30, B=20, C=10),
    "an empty list": lists("ABC", A=300, B=200, AB=50),
    "all but one empty": lists("ABC", A=300),
    "identical": lists("ABC", ABC=300),
    "one inside another": lists("ABC", A=300, B=200, AB=50, AC=60, ABC=20),
    "disconnected": lists("ABCD", A=200, B=200, AB=80, C=200, D=200, CD=80),
    "immense": lists("ABC", A=LARGE, B=LARGE, C=LARGE, AB=LARGE, AC=LARGE, BC=LARGE, ABC=LARGE),
    "nobody alone": lists("ABC", AB=30, BC=20, AC=25, ABC=40),
}


@pytest.mark.parametrize("histories", DEGENERATE.values(), ids=DEGENERATE)
def test_every_picture_is_well_formed_and_shows_no_refused_number(histories: CaptureHistories) -> None:
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore", ConvergenceWarning)
        answers = compare(histories, ["log-linear", "bic", "chao"])
        pictures = [draw_overlaps(histories), draw_estimates(answers), draw_estimates([])]
        for draw in (draw_profile, lambda lists: draw_residuals(examine_fit(lists))):
            with contextlib.suppress(DarkfigureError):
                pictures.append(draw(histories))
    for picture in pictures:
        well_formed(picture)
    for place, answer in enumerate(answers.answers):
        if answer.estimate is None or answer.estimate.shown is None:
            assert answer.reasons
            assert pictures[1].rows[place][1] == "refused"


@pytest.mark.parametrize("histories", DEGENERATE.values(), ids=DEGENERATE)
def test_every_stratum_has_a_verdict_with_grounds(histories: CaptureHistories) -> None:
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore", ConvergenceWarning)
        found = report_strata({"one": histories, "other": histories}, "half", ReportSettings(resamples=10, top=3))
    for part in found.strata:
        assert part.decision.reasons or part.decision.shows_figure
    total = found[(None,)]
    assert isinstance(total, Estimate)
    if total.shown is not None:
        assert total.shown.low >= total.observed
    assert found.to_html("nl")


def test_names_that_xml_cannot_hold_are_replaced() -> None:
    evil = CaptureHistories.from_sets(("a\x00", "b\x1b[31m"), {("a\x00",): 3, ("b\x1b[31m",): 2})
    well_formed(draw_overlaps(evil))


def well_formed(picture: Picture) -> None:
    root = ElementTree.fromstring(picture.svg.encode())  # noqa: S314 - it is our own
    numbers = [value for element in root.iter() for value in element.attrib.values()]
    assert not [value for value in numbers if value in {"nan", "inf", "-inf"}]
