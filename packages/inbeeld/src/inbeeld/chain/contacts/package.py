"""What of the contact with somebody goes to another installation."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from inbeeld.chain.cases.api import Case
from inbeeld.foundation.records.api import (
    Arrival,
    PackagePart,
    RecordKind,
    Row,
    day_of,
    plain_part,
    written,
)

from .codes import ContactKind
from .models import ContactMoment, ContactRhythm, ContactWays


def _ways(rows: list[Row], case: Case, arrival: Arrival) -> int:
    """What holds is the last that was agreed; whoever took it over looks at it again at once."""
    for row in rows[-1:]:
        made = ContactWays(case=case, data_key=case.data_key, by_id=arrival.by.member, version=1)
        made.reviewed_on = day_of(row["reviewed_on"])
        made.review_on = min(day_of(row["review_on"]), timezone.localdate())
        made.seal(**{name: row[name] for name in ("never", "safe", "addressing")})
        made.save(force_insert=True)
    return 0


def _settle_ways(case: Case, _rows: list[Row]) -> None:
    known = case.contact_ways.first()
    case.ways_review_on = known.review_on if known else None


def _contacts(rows: list[Row], case: Case, arrival: Arrival) -> int:
    made = []
    for row in rows:
        contact = ContactMoment(case=case, data_key=case.data_key, by_id=arrival.by.member)
        contact.kind, contact.on, contact.succeeded = row["kind"], day_of(row["on"]), row["succeeded"]
        contact.seal(note=written(row, row["note"]))
        made.append(contact)
    ContactMoment.objects.bulk_create(made, batch_size=200)
    return 0


def _settle_contacts(case: Case, rows: list[Row]) -> None:
    case.last_contact_on = max((day_of(row["on"]) for row in rows if row["succeeded"]), default=None)


def _with_additions(contact: Any, texts: dict[str, Any]) -> None:
    """What was added later stands below what was written first."""
    added = []
    for addition in contact.additions.all():
        addition.data_key = contact.data_key
        added.append(f"{timezone.localdate(addition.at).isoformat()}: {addition.reveal('note')}")
    texts["note"] = "\n".join([*filter(None, [texts["note"]]), *added]) or None


def _rhythms(rows: list[Row], case: Case, arrival: Arrival) -> int:
    for row in rows:
        until = row["paused_until"]
        made = ContactRhythm(case=case, data_key=case.data_key, by_id=arrival.by.member, every_days=row["every_days"])
        made.on, made.paused_until = day_of(row["on"]), day_of(until) if until else None
        made.seal(reason=written(row, row["reason"]))
        made.save(force_insert=True)
    return 0


def _settle_rhythm(case: Case, _rows: list[Row]) -> None:
    rhythm = case.rhythms.first()
    if rhythm:
        case.contact_every_days, case.contact_paused_until = rhythm.every_days, rhythm.paused_until


PARTS: tuple[PackagePart, ...] = (
    plain_part(
        "contact_ways",
        RecordKind(ContactWays, {}, ("reviewed_on", "review_on"), sealed=("never", "safe", "addressing")),
        _ways,
        settle=_settle_ways,
    ),
    plain_part(
        "contacts",
        RecordKind(
            ContactMoment,
            {"kind": ContactKind},
            ("on",),
            ("succeeded",),
            ("note",),
            only={"struck_at__isnull": True},
            prefetch=("additions",),
        ),
        _contacts,
        amend=_with_additions,
        settle=_settle_contacts,
    ),
    plain_part(
        "rhythms",
        RecordKind(ContactRhythm, {}, ("on", "paused_until"), sealed=("reason",), numbers=("every_days",)),
        _rhythms,
        settle=_settle_rhythm,
    ),
)
