"""`inbeeld check`: what is unsafe here, in plain words. Every check of Django runs too."""

from argparse import ArgumentParser

from django.conf import settings
from django.core import checks
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Say what is unsafe for work with real people. Ends with an error when anything is."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--code-only", action="store_true", help="leave out what depends on this installation")

    def handle(self, *, code_only: bool, **_: object) -> None:
        found = checks.run_checks(include_deployment_checks=not code_only, databases=["default"])
        found = [message for message in found if not message.is_silenced()]
        unsafe = [message for message in found if message.is_serious()]
        for message in sorted(found, key=lambda message: -message.level):
            self.say("Unsafe" if message in unsafe else "Look at", message)
        if unsafe:
            raise CommandError(f"{len(unsafe)} thing(s) are unsafe. Do not let real people's data in yet.")
        self.stdout.write(f"Nothing unsafe found with {settings.SETTINGS_MODULE}.")

    def say(self, word: str, message: checks.CheckMessage) -> None:
        self.stdout.write(f"{word}: {message.msg}  [{message.id}]")
        if message.hint:
            self.stdout.write(f"    {message.hint}")
