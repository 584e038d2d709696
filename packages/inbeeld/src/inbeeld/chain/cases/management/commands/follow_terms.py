from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from inbeeld.chain.cases.services import follow_planned_terms


class Command(BaseCommand):
    help = "Let cases follow the working terms that hold from today: run every night."

    def handle(self, **_options: Any) -> None:
        count = follow_planned_terms(timezone.localdate())
        self.stdout.write(f"{count} terms began.")
