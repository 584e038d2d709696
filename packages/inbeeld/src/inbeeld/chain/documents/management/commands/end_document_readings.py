"""Destroy files that nobody read within hours, and forget what is over."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from inbeeld.chain.documents.readings import end_late


class Command(BaseCommand):
    help = "Destroy files of cases that were handed in and not read within hours. Run it every night."

    def handle(self, *_args: Any, **_options: Any) -> None:
        late = end_late()
        if late:
            self.stderr.write(f"{late} files were not read within hours: is a worker running?")
