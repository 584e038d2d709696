"""`inbeeld verify`: the contents, the audit log and the vault."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from inbeeld.foundation.audit.api import LogProblem, configured_anchors, record, rows_behind_the_log, sentence
from inbeeld.foundation.audit.api import verify as verify_audit
from inbeeld.foundation.operations.backup_tables import tables
from inbeeld.foundation.operations.backups import NotACopy, open_copy
from inbeeld.foundation.operations.verification import differences, open_everything
from inbeeld.foundation.vault.api import forged_rows, name_of


class Command(BaseCommand):
    help = "Prove that everything is there and can be read: rows against a copy, the audit log, all that is sealed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--against", type=Path, help="a copy that the contents must be equal to")

    def handle(self, *, against: Path | None, **_: Any) -> None:
        sound = [self._contents(against) if against else True, self._audit(), self._vault(), self._rows()]
        if not all(sound):
            raise CommandError("Something is wrong; see above.")

    def _contents(self, path: Path) -> bool:
        try:
            copy, manifest = open_copy(path)
        except NotACopy as error:
            raise CommandError(str(error)) from error
        copy.close()
        found = list(differences(manifest))
        for line in found:
            self.stderr.write(line)
        if not found:
            rows = sum(rows for rows, _digest in manifest.tables.values())
            self.stdout.write(f"Contents: the same {rows} rows in {len(tables())} tables as in the copy.")
        return not found

    def _audit(self) -> bool:
        found = verify_audit(configured_anchors())
        record("audit.verified", outcome="done")
        for problem in found.problems:
            self.stderr.write(sentence(LogProblem(**problem)))
        if found.intact:
            self.stdout.write(f"Audit log: intact, {found.entries} entries.")
        return found.intact

    def _rows(self) -> bool:
        forged = {name_of(label, key) for label, key in (*forged_rows(), *rows_behind_the_log())}
        for name in sorted(forged):
            self.stderr.write(f"{name} is not as it was written here last, or was deleted")
        if not forged:
            self.stdout.write("Rows: all that decide about rights are as they were written here.")
        return not forged

    def _vault(self) -> bool:
        found = open_everything()
        for label, count in sorted(found.faults.items()):
            self.stderr.write(f"{label}: {count} sealed values do not open")
        if not found.faults:
            self.stdout.write(f"Vault: {found.opened} sealed values open, {found.erased} were erased with their key.")
        return not found.faults
