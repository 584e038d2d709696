"""Tell people of terms of the meldcode that end tomorrow or have ended; run every night."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from inbeeld.chain.meldcode.services.terms import remind
from inbeeld.foundation.audit.api import trail


class Command(BaseCommand):
    help = "Tell who has a track of the meldcode that a term ends tomorrow or has ended. Run it every night."

    def handle(self, **_: Any) -> None:
        with trail():
            number = remind(timezone.localdate())
        self.stdout.write(f"{number} term(s) told.")
