"""A report by strata as its makers hold it: a verdict in each cell, sums that agree, and the papers that tell it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import InvalidInput
from darkfigure._estimate_columns import estimate_columns
from darkfigure._estimates import Estimate
from darkfigure._multiple_systems.engine import Progress, silent
from darkfigure._reading import read_records, read_stratified
from darkfigure._report.estimation import ReportSettings
from darkfigure._report.findings import stable
from darkfigure._report.html import to_html
from darkfigure._report.pdf import to_pdf
from darkfigure._report.strata_contents import compose_strata
from darkfigure._report.strata_findings import Margin, StrataFindings, StratumFinding, examine_strata
from darkfigure._strata_columns import Label, as_names
from darkfigure._tabular import Column, Tabular
from darkfigure._verdicts import Decision
from darkfigure._version import __version__

ALL = "all"


@dataclass(frozen=True, slots=True, repr=False)
class StrataReport(Tabular):
    """What can be said of each stratum, and of their sums.

    Parameters
    ----------
    findings : StrataFindings
        Everything that was found; refused candidates are in it, for those who study the rule.
    """

    caption: ClassVar[str] = "Strata and their sums"
    findings: StrataFindings

    def __repr__(self) -> str:
        said = f"{len(self.strata)} cells, together {self.total.short()}, {self.decision.verdict.value}"
        return f"<StrataReport by {', '.join(self.dimensions)}: {said}>"

    @property
    def dimensions(self) -> tuple[str, ...]:
        """Names of the parts of a label, such as year, sex, form."""
        return self.findings.dimensions

    @property
    def strata(self) -> tuple[StratumFinding, ...]:
        """The cells, in the order of their labels."""
        return self.findings.strata

    @property
    def totals(self) -> Mapping[Margin, Estimate]:
        """The sums, by label; None in a label stands for all values of that dimension.

        Persons add up exactly, and so do figures. A sum over a cell without a figure is a lower bound.
        """
        return self.findings.totals

    def __getitem__(self, label: str | Margin) -> StratumFinding | Estimate:
        """Return a cell, or a sum where parts of the label are None."""
        wanted = (label,) if isinstance(label, str) else label
        if wanted in self.totals:
            return self.totals[wanted]
        for part in self.strata:
            if part.label == wanted:
                return part
        raise InvalidInput("label", label, "a label of this report; None stands for all values of a dimension")

    @property
    def decision(self) -> Decision:
        """The verdict on the sum over everything."""
        return self.total.decision

    @property
    def interrupted(self) -> bool:
        """Whether the calculation of a cell was interrupted."""
        notes = [note for part in self.strata if part.estimate for note in part.estimate.diagnostics]
        return any(note.code == "interrupted" for note in notes)

    @property
    def total(self) -> Estimate:
        """The sum over everything."""
        return self.totals[self.findings.everything]

    def as_dict(self) -> dict[str, Any]:
        """Return plain values, ready for JSON. A refused figure, and all that would betray it, is left out."""
        settings = dataclasses.asdict(self.findings.settings)
        answer = {
            "dimensions": list(self.dimensions),
            "unit": settings.pop("unit"),
            "strata": [self._stratum(part) for part in self.strata],
            "totals": [
                {"label": self._named(margin), "estimate": total.as_dict()} for margin, total in self.totals.items()
            ],
            "settings": {
                key: value for key, value in dataclasses.asdict(self.findings.settings).items() if key != "unit"
            },
            "versions": {"darkfigure": __version__},
        }
        return {key: stable(value) for key, value in answer.items()}

    def to_html(self, language: str = "en", title: str = "") -> str:
        """Write the report as one page that needs nothing from elsewhere."""
        return to_html(compose_strata(self.findings, language, title))

    def to_pdf(self, language: str = "en", title: str = "") -> bytes:
        """Set the report as PDF; needs the extra ``report``."""
        return to_pdf(compose_strata(self.findings, language, title))

    def _named(self, label: Margin) -> dict[str, str | None]:
        return dict(zip(self.dimensions, label, strict=True))

    def _stratum(self, part: StratumFinding) -> dict[str, Any]:
        return {
            "label": self._named(part.label),
            "decision": part.decision.as_dict(),
            "observed": part.histories.observed,
            "lists": part.histories.list_totals,
            "overlap": sum(part.histories.capture_frequencies()[1:]),
            "digest": part.histories.digest,
            "estimate": part.estimate.as_dict() if part.estimate and part.estimate.shown else None,
            "fit": part.fit.as_dict() if part.fit else None,
        }

    def _columns(self) -> Mapping[str, Column]:
        rows: list[tuple[Margin, Estimate | Sequence[str]]] = [
            (part.label, part.estimate or [reason.message for reason in part.decision.reasons]) for part in self.strata
        ]
        rows += list(self.totals.items())
        found = estimate_columns({str(place): answer for place, (_, answer) in enumerate(rows)})
        seen = [part.histories.observed for part in self.strata] + [total.observed for total in self.totals.values()]
        labels: dict[str, Column] = {
            name: ("text", [ALL if label[place] is None else label[place] for label, _ in rows])
            for place, name in enumerate(self.dimensions)
        }
        kept = {name: column for name, column in found.items() if name not in {"answer", "observed"}}
        return {**labels, "observed": ("whole", seen), **kept}


def report_strata(
    data: Any,
    by: str | Sequence[str],
    settings: ReportSettings | None = None,
    *,
    person: str | None = None,
    source: str | None = None,
    lists: Sequence[str] | None = None,
    count: str | None = None,
    differing: Mapping[str, str] | None = None,
    progress: Progress = silent,
) -> StrataReport:
    """Report by year, sex, form or other strata: a verdict in each cell, and sums that agree.

    Parameters
    ----------
    data : mapping of label to CaptureHistories, data frame, mapping of str to sequence, str or Path
        The strata themselves; or a data frame, columns by name, or a file, whose rows are linked records (with
        ``person`` and ``source``), persons, or patterns with a count.
    by : str or sequence of str
        The dimensions, at most four: columns of the table, or names for the parts of the labels.
    settings : ReportSettings, optional
        Unit, orders, bootstrap; by default 200 resamples for each cell.
    person, source : str, optional
        Columns of linked records: key of the person and name of the list. See :func:`darkfigure.read_records`.
    lists, count : str, optional
        Columns of persons or patterns. See :func:`darkfigure.read_strata`.
    differing : mapping of str to str, optional
        What to take where the records of a person differ. See :func:`darkfigure.read_records`.
    progress : callable
        Told how many strata are done, of how many.

    Returns
    -------
    StrataReport
        Never raises for lists that carry no figure: then the cell says so.

    Raises
    ------
    InvalidInput
        For data or dimensions that are not as described.

    Notes
    -----
    Each cell is estimated from its own lists by the rule of the report, so that nothing is borrowed from other cells.
    The sums take the cells as independent. See ``docs/methods/report-by-strata.md``.

    Examples
    --------
    >>> from darkfigure import datasets
    >>> lists = datasets.netherlands(5)
    >>> few = CaptureHistories.from_sets(lists.lists, {("P",): 9, ("K",): 4, ("P", "K"): 1})
    >>> answer = report_strata({("girls",): lists, ("boys",): few}, ["sex"], ReportSettings(resamples=50))
    >>> [(part.label[0], part.decision.verdict.value) for part in answer.strata]
    [('boys', 'refused'), ('girls', 'reserved')]
    >>> answer.total.observed, answer.total.decision.at_least is not None
    (8248, True)
    """
    dimensions = as_names(by)
    chosen = settings or ReportSettings(resamples=200)
    strata = _strata(data, dimensions, person=person, source=source, lists=lists, count=count, differing=differing)
    return StrataReport(examine_strata(strata, dimensions, chosen, progress))


def _strata(
    data: Any,
    dimensions: tuple[str, ...],
    *,
    person: str | None,
    source: str | None,
    lists: Sequence[str] | None,
    count: str | None,
    differing: Mapping[str, str] | None,
) -> Mapping[Label, CaptureHistories]:
    if isinstance(data, Mapping) and all(isinstance(part, CaptureHistories) for part in data.values()):
        labels = [label if isinstance(label, tuple) else (label,) for label in data]
        return {tuple(map(str, label)): part for label, part in zip(labels, data.values(), strict=True)}
    if person is None and source is None:
        return read_stratified(data, dimensions, lists=lists, count=count)
    if person is None or source is None:
        raise InvalidInput("person, source", (person, source), "both, for linked records, or neither")
    return read_records(data, dimensions, person=person, source=source, differing=differing)
