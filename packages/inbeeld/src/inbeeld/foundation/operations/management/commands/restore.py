"""`inbeeld restore COPY`: put a copy back into an empty installation."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from inbeeld.foundation.operations.backups import NotACopy
from inbeeld.foundation.operations.restoring import RestoreRefused, restore


class Command(BaseCommand):
    help = "Load a copy into an empty installation, on either engine: all of it, or nothing."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("copy", type=Path)

    def handle(self, *, copy: Path, **_: object) -> None:
        try:
            manifest = restore(copy, say=self.stdout.write)
        except (NotACopy, RestoreRefused) as error:
            raise CommandError(str(error)) from error
        rows = sum(rows for rows, _digest in manifest.tables.values())
        self.stdout.write(f"Put back: {rows} rows, as they were at {manifest.made_at}.")
        self.stdout.write(f"Now run: inbeeld verify --against {copy}")
