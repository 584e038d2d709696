"""`inbeeld retention`: every night."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from inbeeld.foundation.audit.trail import trail
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
        done = _("%(announced)d announced, %(erased)d erased, %(held)d held.")
        would = _("Would announce %(announced)d and erase %(erased)d; %(held)d are held.")
        counts = {"announced": night.announced, "erased": night.erased, "held": night.held}
        self.stdout.write((would if dry_run else done) % counts)
