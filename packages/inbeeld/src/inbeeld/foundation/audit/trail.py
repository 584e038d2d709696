"""Record what is seen and done.

Inside a transaction an entry is written there and then, so that nothing changes without its entry; when the
transaction rolls back, the entry is written again afterwards as not carried through. Everything else waits until the
trail ends (before a page is shown) and is then written in one go.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID, uuid4

from django.db import connection, models, transaction
from django.utils import timezone

from inbeeld.foundation.vault.api import changed_here

from .chain import Event, append
from .models import Outcome


class AuditActor(Protocol):
    """What the log keeps of who acts."""

    @property
    def user_id(self) -> UUID | None: ...
    @property
    def membership_id(self) -> UUID | None: ...
    @property
    def role(self) -> str | None: ...
    @property
    def organisation_id(self) -> UUID | None: ...


@dataclass
class _Attempt:
    """Entries written inside a transaction whose end is not known yet."""

    events: list[Event]
    committed: bool = False

    def settle(self) -> None:
        self.committed = True

    def rolled_back(self) -> bool:
        """Django forgets what was to be done on commit when a transaction or savepoint rolls back."""
        return not self.committed and not any(entry[1] == self.settle for entry in connection.run_on_commit)


@dataclass
class Trail:
    actor: AuditActor | None
    request_id: UUID
    waiting: list[Event] = field(default_factory=list)
    attempts: list[_Attempt] = field(default_factory=list)
    changed_before: int = field(default_factory=changed_here)

    def finish(self) -> None:
        lost = [event for attempt in self.attempts if attempt.rolled_back() for event in attempt.events]
        for event in lost:
            if event.outcome == Outcome.DONE:
                event.outcome = Outcome.ROLLED_BACK
                event.rows = ()
        append([*lost, *self.waiting] or self._rows_only())

    def _rows_only(self) -> list[Event]:
        """Guarded rows were changed by what writes no event of its own: the log names them all the same."""
        if changed_here() <= self.changed_before:
            return []
        return [Event("rows.changed", timezone.now(), request_id=self.request_id, **_who(self.actor))]


_current: ContextVar[Trail | None] = ContextVar("audit_trail", default=None)


@contextmanager
def trail(actor: AuditActor | None = None) -> Iterator[None]:
    """Open a trail for one request, command or task; inside another one it joins that."""
    outer = _current.get()
    if outer is None:
        here = Trail(actor, uuid4())
    else:
        here = Trail(actor or outer.actor, outer.request_id, outer.waiting, outer.attempts)
    token = _current.set(here)
    try:
        yield
    finally:
        _current.reset(token)
        if outer is None:
            here.finish()


def record(
    event: str,
    *,
    record: models.Model | None = None,
    records: Sequence[models.Model] = (),
    dossier: models.Model | None = None,
    kind: str = "",
    record_id: UUID | None = None,
    fields: Iterable[str] = (),
    reason: str = "",
    actor: AuditActor | None = None,
    outcome: str = Outcome.DONE,
) -> None:
    """Add one event to the log, or one for each of `records` in a single INSERT.

    `fields` are names, never values. `dossier` is the case or signal that the record is part of; without it the record
    itself. `kind` and `record_id` stand in for a record that is not at hand. In a transaction: call this last, for it
    holds the end of the log until the commit.
    """
    here = _current.get()
    if actor is None and here is not None:
        actor = here.actor
    names, now = tuple(fields), timezone.now()
    events = [
        Event(
            event=event,
            at=now,
            outcome=Outcome(outcome),
            fields=names,
            reason=reason,
            request_id=here.request_id if here else None,
            **_who(actor),
            **(_what(found, dossier) if found is not None else {"record_kind": kind, "record_id": record_id}),
        )
        for found in (list[models.Model | None](records) or [record])
    ]
    _take(events, here)


def _who(actor: AuditActor | None) -> dict[str, Any]:
    if actor is None:
        return {}
    return {
        "user_id": actor.user_id,
        "membership_id": actor.membership_id,
        "role": str(actor.role or ""),
        "organisation_id": actor.organisation_id,
    }


def _what(record: models.Model, dossier: models.Model | None) -> dict[str, Any]:
    whole = record if dossier is None else dossier
    return {
        "record_kind": record._meta.label_lower,
        "record_id": _as_uuid(record.pk),
        "dossier_id": _as_uuid(whole.pk),
        "owner_id": getattr(whole, "organisation_id", None),
    }


def _as_uuid(key: Any) -> UUID:
    return key if isinstance(key, UUID) else UUID(int=int(key))


def _take(events: list[Event], here: Trail | None) -> None:
    if here is None:
        append(events)
    elif _in_transaction():
        attempt = _Attempt(events)
        here.attempts.append(attempt)
        append(events)
        transaction.on_commit(attempt.settle)
    else:
        here.waiting.extend(events)


def _in_transaction() -> bool:
    """Whether code of ours opened a transaction: the one around a test does not count."""
    return any(not getattr(block, "_from_testcase", False) for block in connection.atomic_blocks)
