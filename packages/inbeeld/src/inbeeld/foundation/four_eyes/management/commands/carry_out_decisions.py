"""`inbeeld carry_out_decisions`: every night, what two persons decided and nobody took back."""

from typing import Any

from django.core.management.base import BaseCommand

from inbeeld.foundation.audit.api import trail
from inbeeld.foundation.four_eyes.services.carrying_out import carry_out_due, forget, lapse


class Command(BaseCommand):
    help = "Carry out what cannot be undone, where two persons decided so and the time to undo it is over."

    def handle(self, **_: Any) -> None:
        with trail():
            done, lapsed, forgotten = carry_out_due(), lapse(), forget()
        self.stdout.write(f"{done} carried out, {lapsed} lapsed, {forgotten} forgotten.")
