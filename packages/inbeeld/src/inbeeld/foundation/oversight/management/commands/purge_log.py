"""`inbeeld purge_log`: every night, what two persons decided to remove from the log goes."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from inbeeld.foundation.audit.api import trail
from inbeeld.foundation.four_eyes.api import carry_out_due
from inbeeld.foundation.oversight.purging import PURGE, is_purge_agreed, may_remove


class Command(BaseCommand):
    help = "Remove from the audit log what is past its term, where two persons decided so."

    def handle(self, **_: Any) -> None:
        if is_purge_agreed() and not may_remove():
            raise CommandError(
                "The role of the application only adds to the log. As the owner of the tables run: inbeeld purge_log"
            )
        with trail():
            done = carry_out_due(PURGE)
        self.stdout.write(f"{done} removal(s) from the log carried out.")
