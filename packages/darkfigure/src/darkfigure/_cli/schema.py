"""``darkfigure schema``: the JSON Schema of everything that darkfigure says as JSON."""

from __future__ import annotations

import argparse

from darkfigure._cli import output
from darkfigure._cli.codes import ANSWERED


def add_to(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser("schema", help="print the JSON Schema of all answers", description=__doc__)
    parser.set_defaults(run=lambda _options: _write(), json=False)


def _write() -> int:
    from importlib import resources

    name = f"schema-{output.SCHEMA_VERSION}.json"
    output.write(resources.files("darkfigure").joinpath(name).read_text(encoding="utf-8").rstrip())
    return ANSWERED
