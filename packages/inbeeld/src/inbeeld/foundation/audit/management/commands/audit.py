"""`inbeeld audit verify | anchor | purge`."""

import argparse
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import override

from inbeeld.foundation.audit.anchors import drop_anchor, read_anchors
from inbeeld.foundation.audit.problems import sentence
from inbeeld.foundation.audit.retention import purge_before
from inbeeld.foundation.audit.trail import record
from inbeeld.foundation.audit.verification import Problem, verify

LONGEST_YEAR = timedelta(days=366)


class Command(BaseCommand):
    help = "Look after the audit log: verify its chain, anchor its end, remove what is past its term."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        walk = verbs.add_parser("verify", help="walk the whole log; exit 1 when anything is wrong with it")
        walk.add_argument("--anchors", type=Path, help="file with anchors to hold the log against")
        anchor = verbs.add_parser("anchor", help="write the end of the log to a file outside the database")
        anchor.add_argument("file", type=Path)
        purge = verbs.add_parser("purge", help="remove entries older than AUDIT_RETENTION_YEARS")
        purge.add_argument("--yes", action="store_true", help="do it; without this only say how it would go")

    def handle(self, *_args: Any, **options: Any) -> None:
        verb = {"verify": self.verify, "anchor": self.anchor, "purge": self.purge}[options["verb"]]
        verb(options)

    def verify(self, options: dict[str, Any]) -> None:
        try:
            anchors = read_anchors(options["anchors"]) if options["anchors"] else []
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from None
        found = verify(anchors)
        record("audit.verified", outcome="done")
        with override("en"):
            for problem in found.problems:
                self.stderr.write(sentence(Problem(**problem)))
        if not found.intact:
            raise CommandError(f"The audit log is not intact: {len(found.problems)} problem(s).")
        self.stdout.write(
            f"The audit log is intact: {found.entries} entries, the last is number {found.last_sequence}."
        )

    def anchor(self, options: dict[str, Any]) -> None:
        anchor = drop_anchor(options["file"])
        if anchor is None:
            raise CommandError("The audit log is empty: there is nothing to anchor.")
        self.stdout.write(f"Entry {anchor.sequence} is anchored. Keep the file away from this machine.")

    def purge(self, options: dict[str, Any]) -> None:
        before = timezone.now() - settings.AUDIT_RETENTION_YEARS * LONGEST_YEAR
        if not options["yes"]:
            day = timezone.localdate(before)
            self.stdout.write(f"Entries from before {day} would be removed for good. Add --yes to do it.")
            return
        removed = purge_before(before)
        if removed:
            record("audit.purged")
        self.stdout.write(f"{removed} entry(s) removed.")
