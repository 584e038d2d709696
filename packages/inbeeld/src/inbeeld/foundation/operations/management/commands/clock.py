"""`inbeeld clock`: runs what falls due, every few minutes and every night, until it is stopped."""

import datetime as dt
import time
from argparse import ArgumentParser

from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from inbeeld.foundation.operations.abandoned import CLOCK, beat, recover

from .nightly import NightFailed

PAUSE_SECONDS = 300
NIGHT_BEGINS = dt.time(2)
BACK_UP = "backup"
AGAIN_AFTER = dt.timedelta(hours=1)


class Command(BaseCommand):
    help = "Send notices every five minutes and run the night at two o'clock. `inbeeld serve` starts it by itself."

    back_up = False

    def __init__(self) -> None:
        super().__init__()
        # A night that is run once too often does no harm; one that is left out because of a restart would.
        self.last_night: dt.date | None = None
        self.failed: list[str] = []
        self.tried_at = dt.datetime.min.replace(tzinfo=dt.UTC)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--back-up", action="store_true", help="copy the database when the night is done")

    def handle(self, *, back_up: bool = False, **_: object) -> None:
        self.back_up = back_up
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
        """All of the night, or what failed before. The back-up comes last: what was erased tonight is not in it."""
        self.tried_at, self.failed = now, []
        rooms = [name for name in only if name != BACK_UP]
        if rooms or not only:
            self.run("nightly", *rooms)
        if self.back_up and (not only or BACK_UP in only):
            self.run(BACK_UP)

    def run(self, *command: str) -> None:
        try:
            call_command(*command, stdout=self.stdout)
        except NightFailed as error:
            self.failed += error.names
            self.stderr.write(str(error))
        except CommandError as error:
            self.failed.append(command[0])
            self.stderr.write(str(error))
