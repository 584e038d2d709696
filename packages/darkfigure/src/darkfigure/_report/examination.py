"""The lists looked at from all sides."""

from __future__ import annotations

import dataclasses
import platform
from collections.abc import Mapping
from importlib import metadata

from darkfigure._capture_histories import CaptureHistories
from darkfigure._multiple_systems.engine import Progress, silent
from darkfigure._multiple_systems.goodness_of_fit import describe_goodness
from darkfigure._multiple_systems.log_linear import as_model
from darkfigure._multiple_systems.model_ranking import CLOSE, ModelRanking
from darkfigure._multiple_systems.refusal import Checks, decide, with_reason
from darkfigure._report.estimation import Candidate, ReportSettings, find_candidate
from darkfigure._report.findings import Findings, ModelFinding, OrderFinding
from darkfigure._report.internal_consistency import InternalConsistency, internal_consistency
from darkfigure._report.sensitivity import dependence_needed, leave_one_out, linkage_effect, merge_pairs
from darkfigure._verdicts import Decision, Reason, Verdict, Weight
from darkfigure._version import __version__

MODELS_SHOWN = 20
PACKAGES = ("numpy", "scipy", "numba")


def examine_lists(
    histories: CaptureHistories, settings: ReportSettings | None = None, *, progress: Progress = silent
) -> Findings:
    """Look at the lists from all sides and decide whether they carry a figure.

    Parameters
    ----------
    histories : CaptureHistories
        The lists.
    settings : ReportSettings, optional
        Unit, orders, bootstrap.
    progress : callable
        Told now and then how many resamples are done, of how many.

    Returns
    -------
    Findings
        Never raises for lists that carry no figure: then ``decision`` says so.

    Examples
    --------
    >>> from darkfigure import datasets
    >>> findings = examine_lists(datasets.united_kingdom(4), ReportSettings(resamples=100))
    >>> findings.decision.verdict.value, round(findings.estimate.population)
    ('reserved', 11987)
    """
    chosen = settings or ReportSettings()
    order = chosen.max_order
    found = find_candidate(histories, chosen, progress)
    estimate, rankings = found.estimate, found.rankings
    without = leave_one_out(histories, order) if estimate else ()
    consistency = internal_consistency(histories, chosen) if estimate else InternalConsistency(())
    checks = dataclasses.replace(
        found.checks,
        without_list={variant.change[0]: variant.estimate.population for variant in without if variant.estimate},
        inconsistent=consistency.usable - consistency.covered,
        checked=consistency.usable,
    )
    models, near = _models(rankings)
    best = as_model(estimate.model, histories) if estimate else None
    decision = _decide(histories, found, checks)
    return Findings(
        histories=histories,
        settings=chosen,
        orders=tuple(_order(rankings[key]) for key in sorted(rankings)),
        models=models,
        near=near,
        estimate=dataclasses.replace(estimate, decision=decision) if estimate else None,
        replicates=found.replicates,
        without_list=without,
        merged=merge_pairs(histories, order) if estimate else (),
        consistency=consistency,
        dependence=dependence_needed(histories, best) if best else (),
        linkage=linkage_effect(histories, best) if best else None,
        fit=describe_goodness(histories, best, decision) if best else None,
        decision=decision,
        versions=_versions(),
    )


def _decide(histories: CaptureHistories, found: Candidate, checks: Checks) -> Decision:
    """Apply the rule, also where no model has an estimate."""
    decision = decide(histories, found.estimate, checks)
    if found.estimate is None and decision.verdict is not Verdict.REFUSED:
        return with_reason(decision, Reason("no-model", (found.failure,), Weight.REFUSES))
    return decision


def _order(ranking: ModelRanking) -> OrderFinding:
    return OrderFinding(
        ranking.max_order,
        sum(ranking.verdicts.values()),
        ranking.unvisited,
        len(ranking.models),
        str(ranking.models[0]),
        float(ranking.populations[0]),
        ranking.spread(),
    )


def _widest(rankings: Mapping[int, ModelRanking]) -> ModelRanking | None:
    return rankings[max(rankings)] if rankings else None


def _models(rankings: Mapping[int, ModelRanking]) -> tuple[tuple[ModelFinding, ...], int]:
    widest = _widest(rankings)
    if widest is None:
        return (), 0
    near = int((widest.bics <= widest.bics[0] + CLOSE).sum())
    rows = zip(widest.models[:MODELS_SHOWN], widest.populations, widest.bics, strict=False)
    return tuple(ModelFinding(str(model), float(size), float(bic)) for model, size, bic in rows), near


def _versions() -> dict[str, str]:
    found = {"darkfigure": __version__, "python": platform.python_version()}
    for name in PACKAGES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found[name] = "not installed"
    return found
