"""`inbeeld check`: what is dangerous here, what people must still read, what is advised. Django's checks run too."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from itertools import groupby

from django.conf import settings
from django.core import checks
from django.core.management.base import BaseCommand, CommandError

from inbeeld.foundation.rooms.api import ToRead

# Enough to see what it is about.
SHOWN = 3
# Django says them once more in its own words; ours say what it means for people, and how to mend it.
SAID_BY_US = {f"security.W{number:03}" for number in (4, 8, 9, 12, 16, 18, 20)}


class Command(BaseCommand):
    help = "Say what is unsafe for work with real people. Ends with an error when anything is."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--code-only", action="store_true", help="leave out what depends on this installation")
        parser.add_argument("--all", action="store_true", help="name every number and text that people must read")

    def handle(self, *, code_only: bool, **options: bool) -> None:
        found = checks.run_checks(include_deployment_checks=not code_only, databases=["default"])
        found = [one for one in found if not one.is_silenced() and one.id not in SAID_BY_US]
        to_read = [one for one in found if isinstance(one, ToRead)]
        dangerous = [one for one in found if one.is_serious() and not isinstance(one, ToRead)]
        advised = [one for one in found if not one.is_serious() and not isinstance(one, ToRead)]
        self.part("Dangerous: mend this first", dangerous)
        self.part_to_read(to_read, in_full=options["all"])
        self.part("Advised", advised)
        unread = sum(one.is_serious() for one in to_read)
        if dangerous or unread:
            counts = f"{len(dangerous)} thing(s) are dangerous, {unread} number(s) and text(s) were never checked"
            raise CommandError(f"{counts}. Do not let real people's data in yet.")
        self.stdout.write(f"Nothing unsafe found with {settings.SETTINGS_MODULE}.")

    def part(self, heading: str, messages: Iterable[checks.CheckMessage]) -> None:
        """Messages of one kind together, the first few in full, each kind with its mend."""
        ordered = sorted(messages, key=lambda one: (-one.level, str(one.id)))
        if ordered:
            self.stdout.write(f"{heading}\n")
        for _id, alike in groupby(ordered, lambda one: one.id):
            self.say(list(alike))

    def say(self, alike: Sequence[checks.CheckMessage]) -> None:
        for message in alike[:SHOWN]:
            self.stdout.write(f"  - {message.msg}  [{message.id}]")
        if len(alike) > SHOWN:
            self.stdout.write(f"    and {len(alike) - SHOWN} more like these")
        if alike[0].hint:
            self.stdout.write(f"    {alike[0].hint}")

    def part_to_read(self, messages: Sequence[ToRead], *, in_full: bool) -> None:
        """One line with a count and the pages that say how; each of them only when somebody asks."""
        if not messages:
            return
        pages = sorted({one.page for one in messages})
        self.stdout.write("To be read or called by people\n")
        more = "" if in_full else " `inbeeld check --all` names each."
        self.stdout.write(f"  - {len(messages)} numbers and texts wait. How: {', '.join(pages)}.{more}")
        for one in messages if in_full else ():
            self.stdout.write(f"    {one.msg}  [{one.id}]")
