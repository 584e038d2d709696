"""`inbeeld backup`: a copy of the database while people work."""

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from inbeeld.foundation.operations.backups import BackupFailed, make_backup, prune


class Command(BaseCommand):
    help = "Copy the database, read the copy back, and remove copies that are too old. The keys are not in it."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--folder", type=Path, default=settings.BACKUP_FOLDER)
        parser.add_argument("--keep", type=int, default=30, help="how many copies stay (default 30)")

    def handle(self, *, folder: Path | None, keep: int, **_: object) -> None:
        if folder is None:
            raise CommandError("Say where: --folder, or INBEELD_BACKUP_FOLDER.")
        if keep < 1:
            raise CommandError("Keep at least one copy.")
        try:
            target = make_backup(folder)
        except BackupFailed as error:
            raise CommandError(str(error)) from error
        removed = prune(folder, keep=keep)
        self.stdout.write(f"Copied to {target} ({target.stat().st_size // 1024} KiB); removed {len(removed)} old.")
        self.stdout.write("The keys are not in it. Keep a copy of the key file somewhere else: docs/operate.md.")
