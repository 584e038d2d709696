"""The rule by which a figure is given, given with reservations, or refused: on simulated truth."""

from __future__ import annotations

import json

import numpy as np
import pytest

from darkfigure import CaptureHistories, NotEstimable, ReportSettings, Verdict, datasets, report

QUICK = ReportSettings(resamples=100, top=20)


@pytest.mark.parametrize("seed", range(20))
def test_boys_of_whom_nine_a_year_are_seen_are_refused(seed: int) -> None:
    """Five years, 400 boys, five lists, about 45 seen and hardly any of them twice."""
    lists = _simulate(seed, size=400, chances=(0.05, 0.03, 0.02, 0.01, 0.005))
    assert 20 <= lists.observed <= 75
    findings = report(lists, QUICK)
    assert findings.decision.verdict is Verdict.REFUSED
    assert findings.figure is None
    with pytest.raises(NotEstimable) as refusal:
        findings.require_figure()
    assert refusal.value.reasons
    assert refusal.value.remedy


def test_a_large_population_with_much_overlap_gets_its_figure() -> None:
    """4,000 persons on four independent lists: a figure each time, and the interval nearly always holds the truth."""
    held = []
    for seed in range(12):
        findings = report(_simulate(seed, size=4_000, chances=(0.3, 0.25, 0.2, 0.2)), QUICK)
        assert findings.decision.verdict is not Verdict.REFUSED
        held.append(4_000 in findings.require_figure().interval)
    assert sum(held) >= 10


def test_a_refused_report_holds_no_number_that_could_be_quoted() -> None:
    lists = _simulate(3, size=400, chances=(0.05, 0.03, 0.02, 0.01, 0.005))
    findings = report(lists, QUICK)
    plain = json.dumps(findings.as_dict())
    assert findings.as_dict()["estimate"] is None
    assert '"population"' not in plain
    page = findings.to_html("en")
    assert "No figure is given" in page
    assert "95% interval" not in page
    if findings.findings.estimate is not None:
        assert f"{findings.findings.estimate.population:,.0f}" not in page


def test_no_overlap_at_all_is_refused_with_what_would_help() -> None:
    lists = CaptureHistories.from_sets(("A", "B", "C"), {("A",): 20, ("B",): 10, ("C",): 5})
    decision = report(lists, QUICK).decision
    assert [reason.code for reason in decision.reasons] == ["no-overlap"]
    with pytest.raises(NotEstimable, match="link them better"):
        decision.require()


def test_two_lists_are_reserved_however_large_their_overlap() -> None:
    lists = CaptureHistories.from_sets(("A", "B"), {("A",): 600, ("B",): 300, ("A", "B"): 200})
    findings = report(lists, QUICK)
    assert findings.decision.verdict is Verdict.RESERVED
    assert "two-lists" in {reason.code for reason in findings.decision.reasons}


def test_the_dutch_lists_show_that_the_order_of_the_model_decides() -> None:
    """Pairs give 48,013, triples 148,789: both stand in the report, and the figure is reserved."""
    findings = report(datasets.netherlands(5), QUICK)
    by_order = {order.order: round(order.population) for order in findings.findings.orders}
    assert (by_order[2], by_order[3]) == (48_013, 148_789)
    assert findings.decision.verdict is Verdict.RESERVED
    codes = {reason.code for reason in findings.decision.reasons}
    assert {"order-decides", "models-disagree", "one-list-decides"} <= codes
    page = findings.to_html("en")
    assert "48,013" in page
    assert "148,789" in page


def test_the_boys_would_have_had_a_number_from_a_model() -> None:
    """What the rule prevents: the same lists do give a model's estimate, with ends far apart."""
    lists = _simulate(3, size=400, chances=(0.08, 0.05, 0.03, 0.02, 0.01))
    findings = report(lists, QUICK)
    assert findings.decision.verdict is Verdict.REFUSED
    assert findings.findings.estimate is not None


def test_lists_whose_models_cannot_all_be_visited_are_reserved() -> None:
    findings = report(datasets.new_orleans(8), QUICK)
    assert findings.decision.verdict is Verdict.RESERVED
    assert "not-all-models" in {reason.code for reason in findings.decision.reasons}
    assert "too many models" in findings.to_html("en")


def _simulate(seed: int, *, size: int, chances: tuple[float, ...]) -> CaptureHistories:
    rng = np.random.default_rng(seed)
    member = rng.uniform(size=(size, len(chances))) < np.array(chances)
    return CaptureHistories.from_membership(tuple("PKZOR"[: len(chances)]), member[member.any(axis=1)].astype(int))
