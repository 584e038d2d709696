"""`inbeeld shred_keys`: every night, so that what was erased can be read from no back-up either."""

from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from inbeeld.foundation.audit.trail import record
from inbeeld.foundation.vault.api import KeyFile, key_provider, shred


class Command(BaseCommand):
    help = "Replace and forget the key shares of destroyed data keys, so that back-ups no longer open what was erased."

    def handle(self, **_options: Any) -> None:
        provider = key_provider()
        if not isinstance(provider, KeyFile):
            raise CommandError("The master keys are not in a file: look after them where they are kept.")
        done = shred(provider, now=datetime.now(UTC))
        if done.replaced or done.forgotten:
            record("keys.shredded")
        self.stdout.write(
            f"{done.replaced} key share(s) replaced, {done.forgotten} forgotten, {done.waiting} wait for the next run."
        )
