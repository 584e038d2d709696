"""Send the e-mails that are due: what the worker does by itself, done once more for certainty."""

from typing import Any

from django.core.management.base import BaseCommand

from inbeeld.foundation.notices.delivery import send_due


class Command(BaseCommand):
    help = "Send every notice by e-mail that is due. Safe to run every few minutes, and twice at once."

    def handle(self, **_: Any) -> None:
        self.stdout.write(f"{send_due()} notice(s) sent.")
