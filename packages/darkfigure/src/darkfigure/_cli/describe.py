"""``darkfigure describe``: what the lists hold and how they overlap."""

from __future__ import annotations

import argparse
from pathlib import Path

from darkfigure._capture_histories import CaptureHistories
from darkfigure._cli import output
from darkfigure._cli.codes import ANSWERED
from darkfigure._errors import InvalidInput


def add_to(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser("describe", help="show the lists and their overlap", description=__doc__)
    output.add_table_argument(parser)
    parser.add_argument("--upset", metavar="FILE", help="also draw the patterns, as an UpSet picture in SVG")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Describe and print."""
    histories = output.read_lists(options)
    if options.upset:
        _draw(histories, Path(options.upset))
    if options.json:
        output.write_json(
            "describe",
            {
                "lists": list(histories.lists),
                "observed": histories.observed,
                "patterns": len(histories.patterns),
                "list_totals": histories.list_totals,
                "capture_frequencies": list(histories.capture_frequencies()),
                "overlap": histories.overlap_table().tolist(),
                "pairs_without_overlap": [list(pair) for pair in histories.pairs_without_overlap()],
                "digest": histories.digest,
            },
        )
    else:
        output.write(_text(histories))
    return ANSWERED


def _draw(histories: CaptureHistories, target: Path) -> None:
    from darkfigure._pictures.overlaps import draw_overlaps

    if target.suffix != ".svg" or not histories.patterns:
        raise InvalidInput("--upset", target.name, "a name ending in .svg, for lists with somebody on them")
    output.require_writable("--upset", target)
    target.write_text(draw_overlaps(histories).svg, encoding="utf-8")


def _text(histories: CaptureHistories) -> str:
    width = max(8, *(len(name) + 1 for name in histories.lists))
    lines = [f"{histories.observed:,} persons on {len(histories.lists)} lists, {len(histories.patterns)} patterns", ""]
    lines.append("On both lists (totals on the diagonal):")
    lines.append(" " * width + "".join(name.rjust(width) for name in histories.lists))
    for name, row in zip(histories.lists, histories.overlap_table(), strict=True):
        lines.append(name.ljust(width) + "".join(f"{count:,}".rjust(width) for count in row))
    lines.append("")
    for size, count in enumerate(histories.capture_frequencies(), start=1):
        lines.append(f"On exactly {size} {'list' if size == 1 else 'lists'}: {count:,}")
    for first, second in histories.pairs_without_overlap():
        lines.append(f"Nobody stands on both {first} and {second}.")
    lines.append(f"Digest: {histories.digest[:16]}")
    return "\n".join(lines)
