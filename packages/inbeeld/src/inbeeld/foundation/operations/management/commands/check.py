"""`inbeeld check`: what is unsafe here, in plain words. Every check of Django runs too."""

from argparse import ArgumentParser
from itertools import groupby

from django.conf import settings
from django.core import checks
from django.core.management.base import BaseCommand, CommandError

# Enough to see what it is about.
SHOWN = 3


class Command(BaseCommand):
    help = "Say what is unsafe for work with real people. Ends with an error when anything is."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--code-only", action="store_true", help="leave out what depends on this installation")

    def handle(self, *, code_only: bool, **_: object) -> None:
        found = checks.run_checks(include_deployment_checks=not code_only, databases=["default"])
        found = [message for message in found if not message.is_silenced()]
        unsafe = [message for message in found if message.is_serious()]
        for _id, alike in groupby(sorted(found, key=lambda message: (-message.level, str(message.id))), lambda m: m.id):
            self.say(list(alike))
        if unsafe:
            raise CommandError(f"{len(unsafe)} thing(s) are unsafe. Do not let real people's data in yet.")
        self.stdout.write(f"Nothing unsafe found with {settings.SETTINGS_MODULE}.")

    def say(self, alike: list[checks.CheckMessage]) -> None:
        """Messages of one kind, the first few in full."""
        for message in alike[:SHOWN]:
            self.stdout.write(f"{'Unsafe' if message.is_serious() else 'Look at'}: {message.msg}  [{message.id}]")
        if len(alike) > SHOWN:
            self.stdout.write(f"    and {len(alike) - SHOWN} more like these")
        if alike[0].hint:
            self.stdout.write(f"    {alike[0].hint}")
