"""Erase the drafts of signals that nobody came back to; run every night."""

from typing import Any

from django.core.management.base import BaseCommand

from inbeeld.chain.signals.services.drafts import forget_old_drafts
from inbeeld.foundation.audit.api import trail


class Command(BaseCommand):
    help = "Erase every draft of a signal that has waited too long. Run it every night."

    def handle(self, **_: Any) -> None:
        with trail():
            number = forget_old_drafts()
        self.stdout.write(f"{number} draft(s) erased.")
