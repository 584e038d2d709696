"""Erase the conversations to which nobody came back; run every night."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from inbeeld.chain.outreach.services.erasure import erase_silent
from inbeeld.foundation.audit.api import trail


class Command(BaseCommand):
    help = "Erase every conversation whose day of erasure has come. Run it every night."

    def handle(self, **_: Any) -> None:
        with trail():
            number = erase_silent(timezone.localdate())
        self.stdout.write(f"{number} conversation(s) erased.")
