"""Everything that has to be done each night, in one command."""

import logging
from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from inbeeld.foundation.rooms.api import nightly_commands

logger = logging.getLogger(__name__)


class NightFailed(CommandError):
    """Some commands of the night failed, by their names; the others are done."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(f"Failed: {', '.join(names)}. The rest was done; the log says why.")
        self.names = names


class Command(BaseCommand):
    help = "Run what rooms have to do each night, and go on when one of them fails."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("only", nargs="*", help="run these alone, in the order given")

    def handle(self, *, only: list[str], **_: Any) -> None:
        failed = [name for name in only or nightly_commands() if not self._done(name)]
        if failed:
            raise NightFailed(failed)

    def _done(self, name: str) -> bool:
        self.stdout.write(f"{name}:")
        try:
            call_command(name, stdout=self.stdout, stderr=self.stderr)
        except Exception as error:
            # The name of the fault alone: its words may hold what people typed.
            logger.error("%s failed: %s", name, type(error).__name__)  # noqa: TRY400
            return False
        return True
