"""`inbeeld audit verify | anchor`. What is past its term is removed by two privacy officers, on their pages."""

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from inbeeld.foundation.audit.anchors import configured_anchors, drop_anchor, read_anchors, read_words
from inbeeld.foundation.audit.problems import sentence
from inbeeld.foundation.audit.trail import record
from inbeeld.foundation.audit.verification import LogProblem, verify


class Command(BaseCommand):
    help = "Look after the audit log: verify its chain, anchor its end."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        walk = verbs.add_parser("verify", help="walk the whole log; exit 1 when anything is wrong with it")
        walk.add_argument("--anchors", type=Path, help="file with anchors; else that of INBEELD_AUDIT_ANCHORS")
        walk.add_argument("--anchor", action="append", default=[], help="one from a letter or an export: 123-0a1b...")
        anchor = verbs.add_parser("anchor", help="write the end of the log to a file outside the database")
        anchor.add_argument("file", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        verb = {"verify": self.verify, "anchor": self.anchor}[options["verb"]]
        verb(options)

    def verify(self, options: dict[str, Any]) -> None:
        try:
            anchors = read_anchors(options["anchors"]) if options["anchors"] else configured_anchors()
            anchors += [read_words(words) for words in options["anchor"]]
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from None
        found = verify(anchors)
        record("audit.verified", outcome="done")
        with override("en"):
            for problem in found.problems:
                self.stderr.write(sentence(LogProblem(**problem)))
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
