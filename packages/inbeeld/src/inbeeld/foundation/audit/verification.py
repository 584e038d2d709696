"""Walk the whole chain and say what is wrong with it, entry by entry."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from enum import StrEnum

from django.db import connection

from . import triggers
from .anchors import Anchor
from .models import AuditEntry, AuditHead, AuditPurge, AuditVerification
from .seals import entry_mac, head_seal, purge_mac, same

CHUNK = 2000
MOST_SUSPECTS = 500


class Fault(StrEnum):
    CHANGED = "changed"
    MOVED = "moved"
    INSERTED = "inserted"
    MISSING = "missing"
    UNLINKED = "unlinked"
    TAIL_MISSING = "tail_missing"
    HEAD_CHANGED = "head_changed"
    PURGE_FORGED = "purge_forged"
    ANCHOR_BROKEN = "anchor_broken"
    UNGUARDED = "unguarded"


@dataclass(frozen=True)
class LogProblem:
    fault: Fault
    sequence: int
    until: int = 0  # the last of a run of missing entries; for a moved one the number that it belongs to
    detail: str = ""


@dataclass
class Walk:
    """Where the walk is, and what it met."""

    number: int
    mac: bytes
    entries: int = 0
    problems: list[LogProblem] = field(default_factory=list)
    suspects: list[AuditEntry] = field(default_factory=list)

    def step(self, entry: AuditEntry) -> None:
        self.entries += 1
        if entry.sequence > self.number + 1:
            self.problems.append(LogProblem(Fault.MISSING, self.number + 1, entry.sequence - 1))
        sound = same(entry.mac, entry_mac(entry))
        if not sound:
            self.suspects.append(entry)
        elif not same(entry.previous_mac, self.mac) and entry.sequence == self.number + 1 and not self._after_suspect():
            self.problems.append(LogProblem(Fault.UNLINKED, entry.sequence))
        self.number, self.mac = entry.sequence, bytes(entry.mac)

    def _after_suspect(self) -> bool:
        return bool(self.suspects) and self.suspects[-1].sequence == self.number


def verify(anchors: Iterable[Anchor] = ()) -> AuditVerification:
    """Walk the log from the last purge to the end; the result is kept for the privacy officer."""
    purge = AuditPurge.objects.order_by("-up_to").first()
    walk = Walk(purge.up_to, bytes(purge.last_mac)) if purge else Walk(0, b"")
    begin = walk.number
    # The head is read first: what is added during the walk comes after it.
    head = AuditHead.objects.first()
    for entry in _entries(after=begin):
        walk.step(entry)
    problems = [
        *(LogProblem(Fault.UNGUARDED, 0, detail=name) for name in triggers.missing(connection)),
        *(
            LogProblem(Fault.PURGE_FORGED, row.up_to)
            for row in AuditPurge.objects.all()
            if not same(row.mac, purge_mac(row))
        ),
        *walk.problems,
        *_named_suspects(walk.suspects, head.sequence if head else 0),
        *_problems_of_head(head, walk),
        *(LogProblem(Fault.ANCHOR_BROKEN, anchor.sequence) for anchor in anchors if not _holds(anchor, begin)),
    ]
    found = sorted(problems, key=lambda problem: problem.sequence)
    return AuditVerification.objects.create(
        entries=walk.entries, last_sequence=walk.number, problems=[asdict(problem) for problem in found]
    )


def _entries(after: int) -> Iterator[AuditEntry]:
    """In order, in portions: also on SQLite, where an open cursor would hold up writers."""
    while portion := list(AuditEntry.objects.filter(sequence__gt=after).order_by("sequence")[:CHUNK]):
        yield from portion
        after = portion[-1].sequence


def _named_suspects(suspects: list[AuditEntry], end: int) -> Iterator[LogProblem]:
    """Entries whose seal does not fit: changed, put in another place, or never written by us."""
    numbers = {number for suspect in suspects[:MOST_SUSPECTS] for number in (suspect.sequence, suspect.sequence + 1)}
    for entry in suspects:
        home = next((number for number in numbers if same(entry.mac, entry_mac(entry, sequence=number))), None)
        if home is not None:
            yield LogProblem(Fault.MOVED, entry.sequence, home)
        else:
            yield LogProblem(_changed_or_inserted(entry, end), entry.sequence)


def _changed_or_inserted(entry: AuditEntry, end: int) -> Fault:
    """Beyond the end, or between two entries that link to each other, it was not written by us."""
    before = AuditEntry.objects.filter(sequence__lt=entry.sequence).order_by("-sequence").first()
    after = AuditEntry.objects.filter(sequence__gt=entry.sequence).order_by("sequence").first()
    linked_past = before and after and same(after.previous_mac, before.mac)
    return Fault.INSERTED if entry.sequence > end or linked_past else Fault.CHANGED


def _problems_of_head(head: AuditHead | None, walk: Walk) -> Iterator[LogProblem]:
    if head is None:
        if walk.entries:
            yield LogProblem(Fault.HEAD_CHANGED, walk.number)
        return
    if not same(head.seal, head_seal(head)):
        yield LogProblem(Fault.HEAD_CHANGED, head.sequence)
    if walk.number < head.sequence:
        yield LogProblem(Fault.TAIL_MISSING, walk.number + 1, head.sequence)


def _holds(anchor: Anchor, begin: int) -> bool:
    """An anchor from before the last purge can no longer be held against the log."""
    if anchor.sequence <= begin:
        return True
    entry = AuditEntry.objects.filter(sequence=anchor.sequence).first()
    return entry is not None and anchor.holds_for(bytes(entry.mac))
