"""Remind desks of terms that end or have passed; run every night."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from inbeeld.chain.signals.services.reminders import remind


class Command(BaseCommand):
    help = "Put a reminder in the queue for each term of a signal that ends or has passed. Each goes once."

    def handle(self, **_: Any) -> None:
        self.stdout.write(f"{remind(timezone.localdate())} reminder(s).")
