"""``darkfigure disclosure``: protect a table, attack what was published, keep the ledger."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from darkfigure._cli import choosing, ledger, output, protection
from darkfigure._errors import InvalidInput, UnsafeRelease

if TYPE_CHECKING:
    from darkfigure.disclosure import Release, Report

NAMED = 20


def add_to(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser("disclosure", help="protect tables, and attack what was published", description=__doc__)
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    _add_protect(actions)
    _add_attack(actions)
    choosing.add_to(actions)
    ledger.add_to(actions)


def _add_protect(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = actions.add_parser("protect", help="make a table that betrays nobody", description=protect.__doc__)
    _add_structure(parser)
    parser.add_argument("--threshold", type=int, metavar="N", help="smallest count that may be read (default: 5)")
    protection.add_options(parser)
    choosing.add_table(parser)
    parser.add_argument(
        "--linked", nargs="+", default=[], metavar="OUT.csv", help="already published of the same units"
    )
    parser.add_argument("--ledger", metavar="DIR", help="attack it with all that was published before")
    ledger.add_population(parser)
    parser.add_argument("-o", "--output", required=True, metavar="OUT.csv", help="what may be published")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of text")
    parser.set_defaults(run=protect)


def _add_attack(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = actions.add_parser("attack", help="compute what published tables give away", description=attack.__doc__)
    parser.add_argument("releases", nargs="+", metavar="OUT.csv", help="published tables of the same units")
    _add_structure(parser)
    parser.add_argument("--threshold", type=int, metavar="N", help="smallest count that may be known (default: 5)")
    parser.add_argument("--known", metavar="FILE", help="CSV of cells somebody knows: 'value', or 'at_least'")
    parser.add_argument(
        "--seconds", type=output.seconds, default=600.0, metavar="S", help="CPU time after which it stops"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of text")
    parser.set_defaults(run=attack)


def _add_structure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--structure", required=True, metavar="STRUCTURE.json", help="dimensions and published margins")
    parser.add_argument("--name", help="which entry of the structure file, when it has several")


def protect(options: argparse.Namespace) -> None:
    """Protect a table, write what may be published, and print what it cost."""
    from darkfigure.disclosure import attack as attack_releases
    from darkfigure.disclosure import read_release

    table = choosing.read_table(options)
    structure, threshold = table.structure, table.structure.threshold
    release, summary = protection.METHODS[options.method](table, options)
    if options.linked:
        linked = [read_release(path, structure) for path in options.linked]
        attack_releases(*linked, release, threshold=threshold, exact=False).must_be_safe()
    if options.ledger:
        population, state = ledger.units(options, release)
        verdict = ledger.open_ledger(options.ledger).check(release, population=population, state=state)
        if not verdict.safe:
            ledger.offer(verdict, table, protection.rules_of(table, options), options)
    _write(release, Path(options.output), own=release.structure is not structure)
    if options.json:
        output.write_json("disclosure", {**summary, "output": options.output})
    else:
        output.write("\n".join(f"{name + ':':<12}{value}" for name, value in summary.items()))


def _write(release: Release, target: Path, *, own: bool) -> None:
    """Write the release, its metadata beside it, and its structure where it has one of its own."""
    try:
        target.write_text(release.as_csv(), encoding="utf-8")
        Path(f"{target}.json").write_text(json.dumps(release.metadata(), indent=2) + "\n", encoding="utf-8")
        beside = Path(f"{target}.structure.json")
        if own:
            beside.write_text(json.dumps(release.structure.as_dict(), indent=2) + "\n", encoding="utf-8")
        else:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise InvalidInput("--output", str(target), f"a file that can be written ({error})") from error


def attack(options: argparse.Namespace) -> None:
    """Print what can be computed from published tables; exit 1 when a small count is known, or nearly."""
    from darkfigure.disclosure import Knowledge, read_release, read_structure
    from darkfigure.disclosure import attack as attack_releases

    structure = read_structure(options.structure, options.name)
    releases = [read_release(path, structure) for path in options.releases]
    knowledge = _known(options.known, structure) if options.known else Knowledge()
    threshold = structure.threshold if options.threshold is None else options.threshold
    report = attack_releases(*releases, knowledge=knowledge, threshold=threshold, seconds=options.seconds)
    if options.json:
        output.write_json("disclosure", report.as_dict())
    else:
        output.write(_text(report))
    if not report.safe:
        sys.stdout.flush()
        raise Unsafe


class Unsafe(UnsafeRelease):
    """What was printed is not safe: the exit code says so, and nothing more need be said."""


def _known(source: str, structure: Any) -> Any:
    from darkfigure.disclosure import Knowledge
    from darkfigure.disclosure.reading import cell_of, read_rows

    exact: dict[tuple[str, ...], int] = {}
    at_least: dict[tuple[str, ...], int] = {}
    columns, rows = read_rows(source)
    if not set(structure.names) <= set(columns) or not {"value", "at_least"} & set(columns):
        raise InvalidInput("--known", source, "a column for every dimension, and 'value' or 'at_least'")
    for number, row in enumerate(rows, start=2):
        for column, known in (("value", exact), ("at_least", at_least)):
            text = row.get(column, "")
            if text and not text.isdecimal():
                raise InvalidInput(f"line {number}, {column!r}", text, "a whole number from 0")
            if text:
                known[cell_of(row, structure)] = int(text)
    return Knowledge(exact, at_least)


def _text(report: Report) -> str:
    lines = [str(finding) for finding in report.findings[:NAMED]]
    if len(report.findings) > NAMED:
        lines.append(f"And {len(report.findings) - NAMED} more.")
    if report.unfinished:
        lines.append(f"The attack did not finish: {len(report.unfinished)} cells were not examined to the end.")
    return "\n".join(lines or ["Nothing that must not be known can be computed."])
