"""`inbeeld clock`: runs what falls due, every few minutes and every night, until it is stopped."""

import datetime as dt
import time

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from inbeeld.foundation.operations.abandoned import CLOCK, beat, recover

from .nightly import NightFailed

PAUSE_SECONDS = 300
NIGHT_BEGINS = dt.time(2)
AGAIN_AFTER = dt.timedelta(hours=1)


class Command(BaseCommand):
    help = "Send notices every five minutes and run the night at two o'clock. `inbeeld serve` starts it by itself."

    def __init__(self) -> None:
        super().__init__()
        # A night that is run once too often does no harm; one that is left out because of a restart would.
        self.last_night: dt.date | None = None
        self.failed: list[str] = []
        self.tried_at = dt.datetime.min.replace(tzinfo=dt.UTC)

    def handle(self, **_: object) -> None:
        while True:
            close_old_connections()
            try:
                self.run_what_is_due(timezone.localtime())
            except DatabaseError as error:
                self.stderr.write(f"The database does not answer: {type(error).__name__}. Tried again in a moment.")
            time.sleep(PAUSE_SECONDS)

    def run_what_is_due(self, now: dt.datetime) -> None:
        beat(CLOCK)
        recover()
        call_command("send_notices", stdout=self.stdout)
        if now.time() >= NIGHT_BEGINS and now.date() != self.last_night:
            self.last_night = now.date()
            self.run_night(now)
        elif self.failed and now - self.tried_at >= AGAIN_AFTER:
            self.run_night(now, *self.failed)

    def run_night(self, now: dt.datetime, *only: str) -> None:
        """All commands of the night, or those that failed before; what fails is tried again within the hour."""
        self.tried_at = now
        try:
            call_command("nightly", *only, stdout=self.stdout)
            self.failed = []
        except NightFailed as error:
            self.failed = error.names
            self.stderr.write(str(error))
