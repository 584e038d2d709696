"""``darkfigure disclosure protect``: what each method asks of the command line, and what it makes."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from darkfigure._cli import cell_key, output

if TYPE_CHECKING:
    from darkfigure.disclosure import FrequencyTable, Release, Rules

    Protect = Callable[[FrequencyTable, argparse.Namespace], tuple[Release, Mapping[str, Any]]]


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what the methods need."""
    parser.add_argument("--method", choices=sorted(METHODS), default="suppression")
    parser.add_argument("--zeros", choices=["shown", "hidden"], default="shown", help="do zeros stay zeros?")
    parser.add_argument(
        "--insiders",
        type=int,
        default=1,
        metavar="N",
        help="how far bounds stay apart for somebody alone in a hidden cell (default: 1)",
    )
    parser.add_argument("--previous", metavar="OUT.csv", help="last year's pattern, to keep where it costs nothing")
    parser.add_argument(
        "--seconds", type=output.seconds, default=60.0, metavar="S", help="CPU time for fewer hidden cells"
    )
    parser.add_argument("--base", type=int, metavar="N", help="round to multiples of N (default: the threshold)")
    cell_key.add_options(parser)


def rules_of(table: FrequencyTable, options: argparse.Namespace) -> Rules:
    """Return what must not be read."""
    from darkfigure.disclosure import Rules

    return Rules(table.structure.threshold or Rules().threshold, options.zeros, insiders=options.insiders)


def _suppression(table: FrequencyTable, options: argparse.Namespace) -> tuple[Release, Mapping[str, Any]]:
    from darkfigure.disclosure import read_release, suppress

    previous = read_release(options.previous, table.structure).hidden if options.previous else ()
    found = suppress(table, rules_of(table, options), previous=previous, seconds=options.seconds)
    return found.release, found.as_dict()


def _rounding(table: FrequencyTable, options: argparse.Namespace) -> tuple[Release, Mapping[str, Any]]:
    from darkfigure.disclosure import round_table

    source, secret, made = cell_key.secret_of(options)
    rules = rules_of(table, options)
    found = round_table(table, rules, base=options.base, secret=secret, seconds=options.seconds)
    return found.release, {**found.as_dict(), "key": str(source), "key_made": made}


def _small_counts(table: FrequencyTable, options: argparse.Namespace) -> tuple[Release, Mapping[str, Any]]:
    from darkfigure.disclosure import round_small_counts

    source, secret, made = cell_key.secret_of(options)
    found = round_small_counts(table, rules_of(table, options), base=options.base, secret=secret)
    return found.release, {**found.as_dict(), "key": str(source), "key_made": made}


def _coarsening(table: FrequencyTable, options: argparse.Namespace) -> tuple[Release, Mapping[str, Any]]:
    from darkfigure.disclosure import coarsen

    found = coarsen(table, rules_of(table, options))
    return found.release, found.as_dict()


def _refuse(table: FrequencyTable, options: argparse.Namespace) -> tuple[Release, Mapping[str, Any]]:
    from darkfigure.disclosure import refuse

    found = refuse(table, rules_of(table, options))
    return found.release, found.as_dict()


METHODS: dict[str, Protect] = {
    "cell-key": cell_key.protect,
    "coarsen": _coarsening,
    "refuse": _refuse,
    "rounding": _rounding,
    "small-counts": _small_counts,
    "suppression": _suppression,
}
