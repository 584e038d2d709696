"""`inbeeld look_over_rows`: every night, whether a row that decides about rights was changed."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from inbeeld.foundation.audit.api import rows_behind_the_log
from inbeeld.foundation.vault.api import forged_rows, name_of


class Command(BaseCommand):
    help = (
        "Hold every row that decides about rights against its MAC and the log, and tell privacy officers what is wrong."
    )

    def handle(self, **_: Any) -> None:
        wrong = len({name_of(label, key) for label, key in (*forged_rows(), *rows_behind_the_log())})
        if wrong:
            raise CommandError(
                f"{wrong} row(s) are not as they were written here. Run: inbeeld verify. "
                "A missed row is settled by two persons: Oversight, Changed rows."
            )
        self.stdout.write("All rows are as they were written here.")
