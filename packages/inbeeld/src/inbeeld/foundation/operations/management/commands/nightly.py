"""Everything that has to be done each night, in one command."""

import logging
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Run what has to be done each night (the setting NIGHTLY), and go on when one of them fails."

    def handle(self, **_: Any) -> None:
        failed = [name for name in settings.NIGHTLY if not self._done(name)]
        if failed:
            raise CommandError(f"Failed: {', '.join(failed)}. The rest was done; the log says why.")

    def _done(self, name: str) -> bool:
        self.stdout.write(f"{name}:")
        try:
            call_command(name, stdout=self.stdout, stderr=self.stderr)
        except Exception as error:
            # The name of the fault alone: its words may hold what people typed.
            logger.error("%s failed: %s", name, type(error).__name__)  # noqa: TRY400
            return False
        return True
