"""`inbeeld clock`: runs what falls due, every few minutes and every night, until it is stopped."""

import datetime as dt
import time
from argparse import ArgumentParser

from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from inbeeld.foundation.operations.abandoned import CLOCK, beat, recover

PAUSE_SECONDS = 300
NIGHT_BEGINS = dt.time(2)


class Command(BaseCommand):
    help = "Send notices every five minutes and run the night at two o'clock. `inbeeld serve` starts it by itself."

    back_up = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--back-up", action="store_true", help="copy the database when the night is done")

    def handle(self, *, back_up: bool = False, **_: object) -> None:
        self.back_up = back_up
        # A night that is run once too often does no harm; one that is left out because of a restart would.
        last: dt.date | None = None
        while True:
            close_old_connections()
            try:
                last = self.run_what_is_due(last)
            except DatabaseError as error:
                self.stderr.write(f"The database does not answer: {type(error).__name__}. Tried again in a moment.")
            time.sleep(PAUSE_SECONDS)

    def run_what_is_due(self, last: dt.date | None) -> dt.date | None:
        """The day of the last night that was run."""
        beat(CLOCK)
        recover()
        call_command("send_notices", stdout=self.stdout)
        now = timezone.localtime()
        if now.time() < NIGHT_BEGINS or now.date() == last:
            return last
        self.run_night()
        return now.date()

    def run_night(self) -> None:
        """The back-up comes last: what was erased tonight is not in it."""
        for name in ("nightly", *(["backup"] if self.back_up else [])):
            try:
                call_command(name, stdout=self.stdout)
            except CommandError as error:
                self.stderr.write(str(error))
