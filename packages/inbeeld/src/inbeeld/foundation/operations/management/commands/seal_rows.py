"""`inbeeld seal_rows`: once, for the data of before rows bore a MAC."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from inbeeld.foundation.audit.api import record
from inbeeld.foundation.vault.api import has_marked_rows, mark_everything, unmarked_rows


class Command(BaseCommand):
    help = "Give every row that decides about rights its MAC, as it stands now. Only where no row has one yet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--yes", action="store_true", help="do it: you have looked at who has which role")

    def handle(self, *, yes: bool, **_: object) -> None:
        if has_marked_rows():
            raise CommandError(
                "There are MACs already. A row without one was put in behind the back of the product: inbeeld verify"
            )
        for label, count in unmarked_rows().items():
            self.stdout.write(f"{label}: {count}")
        if not yes:
            self.stdout.write("Look at who has which role first: what stands there now will count. Then add --yes.")
            return
        self.stdout.write(f"{mark_everything()} row(s) bear a MAC from now on.")
        record("rows.marked")
