"""`inbeeld erase_again`: after a restore, what had been erased since the copy was made."""

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from inbeeld.foundation.audit.api import trail
from inbeeld.foundation.erasure.erasing import CannotErase, IsHeld, erase
from inbeeld.foundation.erasure.models import Ground
from inbeeld.foundation.erasure.rooms import Erasable, erasables
from inbeeld.foundation.vault.api import KeyDestroyed


class Command(BaseCommand):
    help = "Erase records that came back with a copy after they had been erased. Takes only what no key opens any more."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", choices=sorted(erasables()))
        parser.add_argument("records", nargs="+", type=UUID, help="their numbers, from the export of the audit log")
        parser.add_argument("--ground", choices=Ground.values, default=Ground.REQUEST.value)

    def handle(self, *, kind: str, records: list[UUID], ground: str, **_options: Any) -> None:
        with trail():
            left = [pk for pk in records if not self._erased(erasables()[kind], pk, Ground(ground))]
        if left:
            raise CommandError(f"{len(left)} of {len(records)} were not erased; see above.")

    def _erased(self, kind: Erasable, pk: UUID, ground: Ground) -> bool:
        record: Any = kind.model()._default_manager.select_related("data_key").filter(pk=pk).first()
        if record is None:
            self.stdout.write(f"{pk}: not here (any more).")
            return True
        try:
            record.data_key.cipher()
        except KeyDestroyed:
            return self._erase(kind, record, ground)
        self.stderr.write(f"{pk}: can still be read, so it had not been erased. Left as it is.")
        return False

    def _erase(self, kind: Erasable, record: Any, ground: Ground) -> bool:
        pk = record.pk
        try:
            erase(record, kind=kind.kind, ground=ground)
        except (IsHeld, CannotErase) as problem:
            self.stderr.write(f"{pk}: {type(problem).__name__}.")
            return False
        self.stdout.write(f"{pk}: erased again.")
        return True
