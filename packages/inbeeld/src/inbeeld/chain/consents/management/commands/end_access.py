"""Write off consents whose last day passed, and announce access that is about to end; run every night."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from inbeeld.chain.consents.services.nightly import announce_ends, expire_consents
from inbeeld.foundation.audit.api import trail


class Command(BaseCommand):
    help = "Write off consents that ran out and announce access that is about to end. Run it every night."

    def handle(self, *_args: Any, **_options: Any) -> None:
        today = timezone.localdate()
        with trail():
            expired, announced = expire_consents(today), announce_ends(today)
        self.stdout.write(f"{expired} consents written off, {announced} ends of access announced.")
