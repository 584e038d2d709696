"""`inbeeld purge_log`: every night, what two privacy officers decided to remove from the log goes."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from inbeeld.foundation.oversight.purging import carry_out_purges, is_purge_agreed, may_remove


class Command(BaseCommand):
    help = "Remove from the audit log what is past its term, where two privacy officers decided so."

    def handle(self, **_: Any) -> None:
        if is_purge_agreed() and not may_remove():
            raise CommandError(
                "The role of the application only adds to the log. As the owner of the tables run: inbeeld purge_log"
            )
        self.stdout.write(f"{carry_out_purges()} entry(s) removed.")
