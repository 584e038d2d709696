"""``darkfigure report``: what stands behind a number, or why there is none."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from darkfigure._cli import output
from darkfigure._cli.codes import ANSWERED, REFUSED
from darkfigure._errors import InvalidInput
from darkfigure._verdicts import Verdict

if TYPE_CHECKING:
    from darkfigure._report.estimation import ReportSettings
    from darkfigure._report.reporting import Report
    from darkfigure._report.strata_reporting import StrataReport

FORMATS = (".html", ".pdf", ".json")
RESAMPLES, RESAMPLES_BY_STRATA = 500, 200


def add_to(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser(
        "report",
        help="write a report: what stands behind a number, or why there is none",
        description="Write a report as HTML, PDF or JSON, also when the figure is refused; the exit code is 1 then.",
        epilog="example: darkfigure report lists.csv -o report.html --language nl --unit victims --period 2010-2015",
    )
    output.add_table_argument(parser)
    strata = parser.add_argument_group("by strata", "a table with a verdict in each cell and sums that agree")
    strata.add_argument("--by", metavar="NAMES", help="columns that label the strata, with commas: year,sex,form")
    strata.add_argument("--person", metavar="COLUMN", help="FILE holds linked records: the key of the person")
    strata.add_argument("--source", metavar="COLUMN", help="FILE holds linked records: the name of the list")
    strata.add_argument(
        "--differing", metavar="RULES", help="records of one person differ: year=earliest,sex=unknown (default: ask)"
    )
    parser.add_argument("-o", "--output", required=True, metavar="FILE", help="name ending in .html, .pdf or .json")
    parser.add_argument("--language", choices=("en", "nl"), default="en", help="language of the report (default: en)")
    parser.add_argument("--title", default="", help="title of the report")
    parser.add_argument("--unit", default="persons", help="what is counted: persons, victims, reports, ...")
    parser.add_argument("--period", default="", help="such as 2010-2015")
    parser.add_argument(
        "--years", type=float, default=0.0, metavar="Y", help="length of the period: adds a number per year"
    )
    parser.add_argument(
        "--max-order", type=int, default=2, metavar="K", help="most lists in one interaction (default 2)"
    )
    parser.add_argument(
        "--top", type=int, default=100, metavar="N", help="models each resample chooses among (default 100)"
    )
    parser.add_argument(
        "--bootstrap", type=int, metavar="B", help="resamples (default 500; by strata 200 for each cell)"
    )
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="seed of the bootstrap (default 1)")
    parser.add_argument("--jobs", type=int, default=1, metavar="J", help="threads (default 1)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Examine, write, and say the verdict in one line."""
    from darkfigure._report.estimation import ReportSettings, Unit

    target = Path(options.output)
    if target.suffix not in FORMATS:
        raise InvalidInput("--output", options.output, f"a name ending in {', '.join(FORMATS)}")
    output.require_writable("--output", target)
    by = _strata_options(options)
    settings = ReportSettings(
        unit=Unit(options.unit, options.period, options.years),
        max_order=options.max_order,
        resamples=options.bootstrap if options.bootstrap is not None else RESAMPLES_BY_STRATA if by else RESAMPLES,
        top=options.top,
        seed=options.seed,
        jobs=options.jobs,
        call=_call(options),
    )
    answer = _by_strata(options, by, settings) if by else _of_all(options, settings)
    _write(answer, target, options)
    verdict, at_least = answer.decision.verdict.value, answer.decision.at_least
    if options.json:
        output.write_json("written", {"verdict": verdict, "at_least": at_least, "written": str(target)})
    else:
        output.write(f"{target}: figure {verdict}" + ("" if at_least is None else f", as a lower bound: {at_least:,}"))
    if answer.interrupted:
        raise KeyboardInterrupt
    return REFUSED if answer.decision.verdict is Verdict.REFUSED else ANSWERED


def _of_all(options: argparse.Namespace, settings: ReportSettings) -> Report:
    from darkfigure._report.reporting import report

    return report(output.read_lists(options), settings, progress=output.show_progress)


def _by_strata(options: argparse.Namespace, by: list[str], settings: ReportSettings) -> StrataReport:
    from darkfigure._report.strata_reporting import report_strata

    differing = dict(rule.partition("=")[::2] for rule in _names(options.differing))
    return report_strata(
        options.file,
        by,
        settings,
        person=options.person,
        source=options.source,
        differing=differing,
        progress=output.show_progress,
    )


def _strata_options(options: argparse.Namespace) -> list[str]:
    """Return the dimensions, or refuse options that mean nothing without them."""
    by = _names(options.by)
    for name in ("person", "source", "differing"):
        if getattr(options, name) and not by:
            raise InvalidInput(f"--{name}", getattr(options, name), "together with --by")
    if options.differing and not options.person:
        raise InvalidInput("--differing", options.differing, "together with --person and --source")
    return by


def _names(text: str | None) -> list[str]:
    return [name.strip() for name in text.split(",")] if text else []


def _write(answer: Report | StrataReport, target: Path, options: argparse.Namespace) -> None:
    if target.suffix == ".json":
        kind = "strata-report" if options.by else "report"
        target.write_text(output.as_json(kind, answer.as_dict()) + "\n", encoding="utf-8")
    elif target.suffix == ".html":
        target.write_text(answer.to_html(options.language, options.title), encoding="utf-8")
    else:
        target.write_bytes(answer.to_pdf(options.language, options.title))


def _call(options: argparse.Namespace) -> str:
    """Return the command that makes this report again, with the name of the file only."""
    named = {
        "--by": options.by or "",
        "--person": options.person or "",
        "--source": options.source or "",
        "--differing": options.differing or "",
        "--unit": options.unit,
        "--period": options.period,
        "--years": options.years or "",
        "--max-order": options.max_order,
        "--top": options.top,
        "--bootstrap": "" if options.bootstrap is None else options.bootstrap,
        "--seed": options.seed,
        "--language": options.language,
    }
    words = [f"{name} {value}" for name, value in named.items() if value != ""]
    return " ".join(["darkfigure report", Path(options.file).name, "-o", Path(options.output).name, *words])
