from typing import Any

from django.core.management.base import BaseCommand

from inbeeld.chain.breaks.services import announce_breaks
from inbeeld.foundation.audit.api import trail


class Command(BaseCommand):
    help = "Tell coordinators, without content, that something in a case ends before long: run every night."

    def handle(self, **_options: Any) -> None:
        with trail():
            count = announce_breaks()
        self.stdout.write(f"{count} announced.")
