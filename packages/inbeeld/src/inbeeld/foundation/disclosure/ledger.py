"""The ledger of releases in the database."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Max

from inbeeld.foundation.vault.api import key_provider

from .models import LedgerLine, Publication

if TYPE_CHECKING:
    from darkfigure.disclosure import ReleaseLedger


PURPOSE = "disclosure.ledger"


class LedgerBroken(Exception):
    """Lines of the ledger were changed or are gone: nothing may be published until somebody has looked."""


class DatabaseStore:
    """Where darkfigure's ledger keeps its lines."""

    def lines(self) -> Iterable[str]:
        rows = list(LedgerLine.objects.order_by("number"))
        for row in rows:
            if not hmac.compare_digest(row.mac.encode(), _mac(row.number, row.line).encode()):
                raise LedgerBroken(f"Line {row.number} of the ledger was not written by this installation.")
        last = Publication.objects.aggregate(last=Max("entry"))["last"] or 0
        if last > len(rows):
            raise LedgerBroken(f"The ledger has {len(rows)} lines, and line {last} was published.")
        return [row.line for row in rows]

    def append(self, line: str) -> None:
        last = LedgerLine.objects.aggregate(last=Max("number"))["last"] or 0
        LedgerLine(number=last + 1, line=line, mac=_mac(last + 1, line)).save(force_insert=True)


def _mac(number: int, line: str) -> str:
    """Keyed: whoever writes in the database cannot write a line that counts, or move one."""
    return key_provider().mac(PURPOSE, f"{number} {line}".encode()).hex()


def ledger() -> ReleaseLedger:
    """All that was ever published; read anew each time, since another process may have added to it."""
    from darkfigure.disclosure import ReleaseLedger

    return ReleaseLedger(DatabaseStore())
