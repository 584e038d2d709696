"""``darkfigure disclosure ledger``: what was published, and whether more may be."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from darkfigure._cli import output
from darkfigure._errors import InvalidInput, UnsafeRelease

if TYPE_CHECKING:
    from darkfigure.disclosure import Entry, FrequencyTable, Release, ReleaseLedger, Rules, Verdict


def add_to(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the action to the command line."""
    parser = actions.add_parser("ledger", help="keep what was published", description=__doc__)
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    for name, run, help_ in (
        ("check", check, "attack a release with all that was published"),
        ("add", add, "check a release, and write it down for good"),
    ):
        verb = verbs.add_parser(name, help=help_, description=run.__doc__)
        verb.add_argument("release", metavar="OUT.csv")
        verb.add_argument("--structure", required=True, metavar="STRUCTURE.json")
        verb.add_argument("--name", help="which entry of the structure file, when it has several")
        verb.add_argument("--ledger", required=True, metavar="DIR")
        verb.add_argument("--title", default="", help="what the publication is called")
        verb.add_argument("--about", type=int, metavar="N", help="the entry that this corrects")
        add_population(verb)
        verb.add_argument("--json", action="store_true", help="print one JSON object instead of text")
        verb.set_defaults(run=run)
    shown = verbs.add_parser("show", help="list what was published", description=show.__doc__)
    shown.add_argument("--ledger", required=True, metavar="DIR")
    shown.add_argument("--json", action="store_true", help="print one JSON object instead of text")
    shown.set_defaults(run=show)
    gone = verbs.add_parser("withdraw", help="write down that a release was withdrawn", description=withdraw.__doc__)
    gone.add_argument("number", type=int, metavar="N")
    gone.add_argument("--ledger", required=True, metavar="DIR")
    gone.add_argument("--title", default="", help="why")
    gone.add_argument("--json", action="store_true", help="print one JSON object instead of text")
    gone.set_defaults(run=withdraw)


def add_population(parser: argparse.ArgumentParser) -> None:
    """Add what a ledger asks of a release: whose counts these are, and when they were counted."""
    parser.add_argument("--population", metavar="P", help="whose counts these are (default: the name of the structure)")
    parser.add_argument("--state", metavar="S", help="state of the data, such as a date (default: today)")


def units(options: argparse.Namespace, release: Release) -> tuple[str, str]:
    """Return whose counts a release holds, and from which state of the data."""
    return options.population or release.structure.name, options.state or datetime.now(UTC).date().isoformat()


def open_ledger(folder: str) -> ReleaseLedger:
    """Open the ledger in a folder."""
    from darkfigure.disclosure import ReleaseLedger

    if Path(folder).is_file():
        raise InvalidInput("--ledger", folder, "a folder")
    return ReleaseLedger(folder)


def check(options: argparse.Namespace) -> None:
    """Attack a release together with everything published about the same persons; exit 1 when something falls."""
    release = _release(options)
    population, state = units(options, release)
    verdict = open_ledger(options.ledger).check(release, population=population, state=state)
    if options.json and verdict.safe:
        output.write_json("disclosure", {"format": 1, "safe": True, "hide": []})
    verdict.must_be_safe()
    if not options.json:
        output.write("Nothing that must not be known can be computed from all releases together.")


def offer(verdict: Verdict, table: FrequencyTable, rules: Rules, options: argparse.Namespace) -> None:
    """Refuse a release, and name the methods with which the table could be published."""
    from darkfigure.disclosure import instead

    population = options.population or table.structure.name
    state = options.state or datetime.now(UTC).date().isoformat()
    others = instead(open_ledger(options.ledger), table, rules, population=population, state=state)
    try:
        verdict.must_be_safe()
    except UnsafeRelease as error:
        named = [f"--method {name}" for name in others if name != options.method]
        more = f" Safe instead: {', '.join(named)}." if named else ""
        raise UnsafeRelease(f"{error}{more}") from error


def add(options: argparse.Namespace) -> None:
    """Check a release, and write it down for good; exit 1 when something falls."""
    release = _release(options)
    population, state = units(options, release)
    entry = open_ledger(options.ledger).add(
        release, title=options.title, population=population, state=state, about=options.about
    )
    _print(entry, options)


def withdraw(options: argparse.Namespace) -> None:
    """Write down that a release was withdrawn; it stays known to the attacker."""
    _print(open_ledger(options.ledger).withdraw(options.number, title=options.title), options)


def show(options: argparse.Namespace) -> None:
    """List what was published."""
    entries = list(open_ledger(options.ledger))
    if options.json:
        output.write_json("disclosure", {"format": 1, "entries": [_summary(entry) for entry in entries]})
    else:
        output.write("\n".join(_line(entry) for entry in entries) or "Nothing was published.")


def _release(options: argparse.Namespace) -> Release:
    from darkfigure.disclosure import read_release, read_structure

    return read_release(options.release, read_structure(options.structure, options.name))


def _print(entry: Entry, options: argparse.Namespace) -> None:
    if options.json:
        output.write_json("disclosure", {"format": 1, **_summary(entry)})
    else:
        output.write(_line(entry))


def _summary(entry: Entry) -> dict[str, Any]:
    said = {name: value for name, value in entry.as_dict().items() if name not in ("release", "format")}
    cells = None if entry.release is None else len(entry.release.values)
    return {**said, "cells": cells, "digest": entry.digest}


def _line(entry: Entry) -> str:
    about = f" of {entry.about}" if entry.about else ""
    return f"{entry.number}  {entry.kind}{about}  {entry.population}  {entry.state}  {entry.title}  {entry.digest[:16]}"
