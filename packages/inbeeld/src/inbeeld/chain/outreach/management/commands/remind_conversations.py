"""Tell teams of who waits too long without a name; run every night."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from inbeeld.chain.outreach.services.waiting import remind_late
from inbeeld.foundation.audit.api import trail


class Command(BaseCommand):
    help = "Tell the whole team of each conversation that waits too long, and move those whose team is gone."

    def handle(self, **_: Any) -> None:
        with trail():
            number = remind_late(timezone.localdate())
        self.stdout.write(f"{number} conversation(s) wait too long.")
