"""Load the municipalities of a year and tell what changed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from inbeeld.foundation.geography.services import TooEarly, load_packaged_year, load_year
from inbeeld.foundation.geography.yearly import Changes, UnexplainedChange, UnreadableYear, read_mergers, read_year


class Command(BaseCommand):
    help = (
        "Load the municipalities of a year: new ones begin, merged ones get a last day and a successor, "
        "and changed regions get a new period. Without a file: the municipalities that come with the product, once."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("year_file", nargs="?", type=Path, help="CSV with the columns of data/README.md")
        parser.add_argument("--valid-from", type=dt.date.fromisoformat, help="first day, as 2027-01-01")
        parser.add_argument("--mergers", type=Path, help="CSV with municipality_code,successor_code")
        parser.add_argument("--dry-run", action="store_true", help="tell what would change and change nothing")

    def handle(self, **options: Any) -> None:
        if options["year_file"] is None:
            self._tell(load_packaged_year())
            return
        if options["valid_from"] is None:
            raise CommandError("Say from which day this holds: --valid-from 2027-01-01")
        try:
            changes = load_year(
                read_year(options["year_file"]),
                valid_from=options["valid_from"],
                mergers=read_mergers(options["mergers"]) if options["mergers"] else None,
                dry_run=options["dry_run"],
            )
        except (UnreadableYear, UnexplainedChange, TooEarly, OSError) as error:
            raise CommandError(str(error)) from error
        self._tell(changes)
        if options["dry_run"]:
            self.stdout.write("Nothing was changed: this was a dry run.")

    def _tell(self, changes: Changes) -> None:
        if not changes:
            self.stdout.write("Nothing changes: this is what was known.")
        few = 30
        for place in changes.new[:few]:
            self.stdout.write(f"New: {place.name} ({place.code}).")
        if len(changes.new) > few:
            self.stdout.write(f"... and {len(changes.new) - few} more new municipalities.")
        for code, old, new in changes.renamed:
            self.stdout.write(f"Renamed: {old} is now called {new} ({code}).")
        for code, successor in changes.ended:
            self.stdout.write(f"Merged: {code} went into {successor}.")
        for code, kind, before, after in changes.moved:
            self.stdout.write(f"Moved: {code} goes from {before or 'no'} to {after} ({kind.replace('_', ' ')} region).")
