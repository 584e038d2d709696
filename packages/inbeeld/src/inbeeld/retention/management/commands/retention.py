"""`inbeeld retention`: every night."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from inbeeld.foundation.audit.api import trail
from inbeeld.retention.services import run

MOST = 500


class Command(BaseCommand):
    help = "Announce what will be erased, and erase what is due. Run it every night."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
        parser.add_argument("--most", type=int, default=MOST, help="at most so many at a time (%(default)s)")

    def handle(self, *, dry_run: bool, most: int, **_options: Any) -> None:
        with trail():
            night = run(timezone.localdate(), most=most, dry=dry_run)
        would = "Would be: " if dry_run else ""
        self.stdout.write(f"{would}{night.announced} announced, {night.erased} erased, {night.held} held.")
