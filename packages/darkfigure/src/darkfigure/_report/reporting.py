"""The report as its makers hold it: what was found, and the papers that tell it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from darkfigure._capture_histories import CaptureHistories
from darkfigure._estimate_columns import estimate_columns
from darkfigure._estimates import Estimate
from darkfigure._multiple_systems.engine import Progress, silent
from darkfigure._report.contents import compose
from darkfigure._report.estimation import ReportSettings
from darkfigure._report.examination import examine_lists
from darkfigure._report.findings import Findings
from darkfigure._report.html import to_html
from darkfigure._report.pdf import to_pdf
from darkfigure._tabular import Column, Tabular
from darkfigure._verdicts import Decision, Verdict


@dataclass(frozen=True, slots=True, repr=False)
class Report(Tabular):
    """What stands behind a number, or why there is none.

    Parameters
    ----------
    findings : Findings
        Everything that was found; a refused candidate is in it, for those who study the rule.
    """

    caption: ClassVar[str] = "What the report gives"
    findings: Findings

    def __repr__(self) -> str:
        return f"<Report: {self.findings!r}>"

    @property
    def decision(self) -> Decision:
        """Whether the figure is given, with the grounds."""
        return self.findings.decision

    @property
    def interrupted(self) -> bool:
        """Whether the calculation was interrupted, so that the interval rests on fewer resamples."""
        estimate = self.findings.estimate
        return estimate is not None and any(note.code == "interrupted" for note in estimate.diagnostics)

    @property
    def figure(self) -> Estimate | None:
        """The estimate, or the lower bound that is given in its place; None where it is refused."""
        return None if self.decision.verdict is Verdict.REFUSED else self.findings.require_figure()

    def require_figure(self) -> Estimate:
        """Return the estimate, or raise NotEstimable with the grounds and what would help."""
        return self.findings.require_figure()

    def as_dict(self) -> dict[str, Any]:
        """Return plain values, ready for JSON. A refused figure, and all that would betray it, is left out."""
        return self.findings.as_dict()

    def _columns(self) -> Mapping[str, Column]:
        reasons = [reason.message for reason in self.decision.reasons]
        return estimate_columns({"report": self.findings.estimate or reasons})

    def to_html(self, language: str = "en", title: str = "") -> str:
        """Write the report as one page that needs nothing from elsewhere."""
        return to_html(compose(self.findings, language, title))

    def to_pdf(self, language: str = "en", title: str = "") -> bytes:
        """Set the report as PDF; needs the extra ``report``."""
        return to_pdf(compose(self.findings, language, title))


def report(
    histories: CaptureHistories, settings: ReportSettings | None = None, *, progress: Progress = silent
) -> Report:
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
    Report
        Never raises for lists that carry no figure: then ``decision`` says so.

    Examples
    --------
    >>> from darkfigure import datasets
    >>> answer = report(datasets.artificial_three())
    >>> answer.decision.verdict.value, answer.figure
    ('refused', None)
    """
    return Report(examine_lists(histories, settings, progress=progress))
