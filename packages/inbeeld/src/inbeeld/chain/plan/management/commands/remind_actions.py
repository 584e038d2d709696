"""Remind people of actions that fall due or are overdue; run every night."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from inbeeld.chain.plan.services.reminders import remind_of_actions


class Command(BaseCommand):
    help = "Put a reminder in the queue for each action that is due tomorrow or overdue. Each goes once a week at most."

    def handle(self, **_: Any) -> None:
        self.stdout.write(f"{remind_of_actions(timezone.localdate())} reminder(s).")
