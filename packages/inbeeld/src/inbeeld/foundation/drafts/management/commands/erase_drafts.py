"""Erase the drafts that nobody came back to; run every night."""

from typing import Any

from django.core.management.base import BaseCommand

from inbeeld.foundation.drafts.services import erase_old


class Command(BaseCommand):
    help = "Erase every draft that has waited too long. Run it every night."

    def handle(self, **_: Any) -> None:
        self.stdout.write(f"{erase_old()} draft(s) erased.")
