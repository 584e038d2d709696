"""`inbeeld demo`: loads the fictional region, or tells who is in it."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from inbeeld.demo.loading import SEED, DemoRefused, load
from inbeeld.foundation.fiction.api import PERSONAS


class Command(BaseCommand):
    help = "Load the fictional region: signals and cases of three years, and people to be. Only where DEMO is on."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seed", type=int, default=SEED)
        parser.add_argument("--if-empty", action="store_true", help="say nothing when it is there already")
        parser.add_argument("--list", action="store_true", help="only tell who is in the demo")

    def handle(self, *, seed: int, if_empty: bool, **options: Any) -> None:
        if options["list"]:
            self.tell()
            return
        started = time.monotonic()
        try:
            loaded = load(seed=seed)
        except DemoRefused as error:
            message = "The demo signs anybody in without a password. It is only loaded with the development settings."
            raise CommandError(message) from error
        if loaded:
            self.stdout.write(f"The demo was loaded in {time.monotonic() - started:.0f} seconds.")
        elif not if_empty:
            self.stdout.write("The demo is there already; nothing was changed.")

    def tell(self) -> None:
        self.stdout.write("  Choose whom to be at /demo/ (one click, no password):")
        with translation.override("nl"):
            for persona in PERSONAS:
                self.stdout.write(f"    {persona.name:<32} {persona.tells}")
