"""``darkfigure disclosure choose``: which method fits a publication, and what each would cost."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

from darkfigure._cli import output

if TYPE_CHECKING:
    from darkfigure.disclosure import Choice, FrequencyTable

PURPOSES = ("yearly", "filters", "map", "series", "estimates")
HEAD = ("method", "safe", "true", "hidden", "changed", "total error", "largest")


def add_to(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the action to the command line."""
    parser = actions.add_parser("choose", help="which protection fits, and what each costs", description=__doc__)
    add_table(parser)
    parser.add_argument("--structure", required=True, metavar="STRUCTURE.json", help="dimensions and published margins")
    parser.add_argument("--name", help="which entry of the structure file, when it has several")
    parser.add_argument("--purpose", choices=PURPOSES, default="yearly", help="what it is for (default: yearly)")
    parser.add_argument("--audience", choices=["public", "professionals"], default="public", help="for whom")
    parser.add_argument("--threshold", type=int, metavar="N", help="smallest count that may be read (default: 5)")
    parser.add_argument("--zeros", choices=["shown", "hidden"], default="shown", help="do zeros stay zeros?")
    parser.add_argument("--language", choices=["nl", "en"], default="en", help="of the words (default: en)")
    parser.add_argument("--seconds", type=output.seconds, default=20.0, metavar="S", help="CPU time for suppression")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of text")
    parser.set_defaults(run=choose)


def add_table(parser: argparse.ArgumentParser) -> None:
    """Add the table, and how to read it."""
    parser.add_argument(
        "table",
        metavar="TABLE.csv",
        help="a column for each dimension, and 'count'; for estimates 'estimate', 'low', 'high'",
    )
    parser.add_argument("--missing", choices=["refuse", "zero"], default="refuse", help="what no row means")
    parser.add_argument(
        "--estimates-add-up", action="store_true", help="the estimate of a total is the sum of its parts"
    )
    parser.add_argument(
        "--estimates-apart",
        action="store_true",
        help="those counted are not part of those estimated (default: they are)",
    )


def read_table(options: argparse.Namespace) -> FrequencyTable:
    """Read the table with its structure; a threshold on the command line goes before that of the structure."""
    from darkfigure.disclosure import Rules, read_counts, read_structure

    structure = read_structure(options.structure, options.name)
    if options.threshold is not None:
        structure = replace(structure, threshold=Rules(options.threshold).threshold)
    return read_counts(
        options.table,
        structure,
        missing=options.missing,
        contain_counted=not options.estimates_apart,
        additive=options.estimates_add_up,
    )


def choose(options: argparse.Namespace) -> None:
    """Try every method on a table, and print which fits and what each costs."""
    from darkfigure.disclosure import choose as choose_method

    found = choose_method(
        read_table(options), options.audience, options.purpose, zeros=options.zeros, seconds=options.seconds
    )
    if options.json:
        output.write_json("disclosure", found.as_dict())
    else:
        output.write(_text(found, options.language))


def _text(found: Choice, language: str) -> str:
    rows: list[tuple[str, ...]] = [HEAD]
    for option in found.options:
        numbers = (option.shown, option.hidden, option.changed, option.total_error, option.largest_error)
        rows.append((option.method, "yes" if option.safe else "no", *map(str, numbers)))
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEAD))]
    lines = ["  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    lost = [f"{option.method}: {option.lost[language]}" for option in found.options]
    return "\n".join([f"{found.method}: {found.reason[language]}", "", *lines, "", *lost])
