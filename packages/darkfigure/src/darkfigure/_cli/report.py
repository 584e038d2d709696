"""``darkfigure report``: what stands behind a number, or why there is none."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from darkfigure._cli import output
from darkfigure._cli.codes import ANSWERED, REFUSED
from darkfigure._errors import InvalidInput
from darkfigure._verdicts import Verdict

FORMATS = (".html", ".pdf", ".json")


def add_to(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser(
        "report",
        help="write a report: what stands behind a number, or why there is none",
        description="Write a report as HTML, PDF or JSON, also when the figure is refused; the exit code is 1 then.",
        epilog="example: darkfigure report lists.csv -o report.html --language nl --unit victims --period 2010-2015",
    )
    output.add_table_argument(parser)
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
    parser.add_argument("--bootstrap", type=int, default=500, metavar="B", help="resamples (default 500)")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="seed of the bootstrap (default 1)")
    parser.add_argument("--jobs", type=int, default=1, metavar="J", help="threads (default 1)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Examine, write, and say the verdict in one line."""
    from darkfigure._report.estimation import ReportSettings, Unit
    from darkfigure._report.reporting import report

    target = Path(options.output)
    if target.suffix not in FORMATS:
        raise InvalidInput("--output", options.output, f"a name ending in {', '.join(FORMATS)}")
    output.require_writable("--output", target)
    settings = ReportSettings(
        unit=Unit(options.unit, options.period, options.years),
        max_order=options.max_order,
        resamples=options.bootstrap,
        top=options.top,
        seed=options.seed,
        jobs=options.jobs,
        call=_call(options),
    )
    answer = report(output.read_lists(options), settings, progress=output.show_progress)
    if target.suffix == ".json":
        target.write_text(json.dumps(answer.as_dict(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    elif target.suffix == ".html":
        target.write_text(answer.to_html(options.language, options.title), encoding="utf-8")
    else:
        target.write_bytes(answer.to_pdf(options.language, options.title))
    verdict = answer.decision.verdict.value
    if options.json:
        output.write_json({"verdict": verdict, "at_least": answer.decision.at_least, "written": str(target)})
    else:
        at_least = answer.decision.at_least
        output.write(f"{target}: figure {verdict}" + ("" if at_least is None else f", as a lower bound: {at_least:,}"))
    candidate = answer.findings.estimate
    if candidate and any(note.code == "interrupted" for note in candidate.diagnostics):
        raise KeyboardInterrupt
    return REFUSED if answer.decision.verdict is Verdict.REFUSED else ANSWERED


def _call(options: argparse.Namespace) -> str:
    """Return the command that makes this report again, with the name of the file only."""
    named = {
        "--unit": options.unit,
        "--period": options.period,
        "--years": options.years or "",
        "--max-order": options.max_order,
        "--top": options.top,
        "--bootstrap": options.bootstrap,
        "--seed": options.seed,
        "--language": options.language,
    }
    words = [f"{name} {value}" for name, value in named.items() if value != ""]
    return " ".join(["darkfigure report", Path(options.file).name, "-o", Path(options.output).name, *words])
