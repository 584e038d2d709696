"""`inbeeld anchor_log`: every night, the end of the log goes to a place outside the database."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from inbeeld.foundation.audit.anchors import configured_file, drop_anchor


class Command(BaseCommand):
    help = "Write down where the audit log ends, in the place that INBEELD_AUDIT_ANCHORS names."

    def handle(self, **_: Any) -> None:
        file = configured_file()
        if file is None:
            self.stdout.write("No place is named for anchors: set INBEELD_AUDIT_ANCHORS (docs/operate.md).")
            return
        try:
            anchor = drop_anchor(file)
            file.touch(0o600)  # in an empty log there is nothing to anchor; that it was looked at shows
        except OSError as error:
            raise CommandError(f"The anchor could not be written: {type(error).__name__}.") from None
        self.stdout.write(f"Anchored: {anchor.words}." if anchor else "The log is empty: nothing to anchor.")
