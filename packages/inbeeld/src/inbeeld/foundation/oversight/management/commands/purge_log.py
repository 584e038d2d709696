"""`inbeeld purge_log`: every night, what two privacy officers decided to remove from the log goes."""

from typing import Any

from django.core.management.base import BaseCommand

from inbeeld.foundation.oversight.purging import carry_out_purges


class Command(BaseCommand):
    help = "Remove from the audit log what is past its term, where two privacy officers decided so."

    def handle(self, **_: Any) -> None:
        self.stdout.write(f"{carry_out_purges()} entry(s) removed.")
