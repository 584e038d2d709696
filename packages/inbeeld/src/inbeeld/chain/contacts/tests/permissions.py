"""Who gets what at the addresses of this room."""

from __future__ import annotations

from django.utils import timezone

from fixtures.case_rows import CASE, own, reading, shared_case, writing
from fixtures.permissions import Personas, Records
from inbeeld.chain.contacts.services import ContactDetails, add_contact, agree_rhythm, change_contact


def records(personas: Personas) -> Records:
    """A moment of contact that was put right, in a case of which the partner holds the contacts."""
    case, by, today = shared_case(personas), personas["coordinator"].actor, timezone.localdate()
    agree_rhythm(case, by=by, every_days=7, paused_until=today, reason="Verzonnen: vakantie.")
    details = ContactDetails(kind="phone", on=today, succeeded=True, note="Verzonnen.")
    contact = add_contact(case, by=by, details=details)
    change_contact(contact, by=by, details=ContactDetails(kind="video", on=today, succeeded=False), version=1)
    return {"case": case.pk, "contact": contact.pk}


CONTACT = {"pk": "case", "contact_id": "contact"}


ROWS = [
    reading("contacts:list", partner=200),
    reading("contacts:moment", partner=200, arguments=CONTACT),
    writing("contacts:moment", CONTACT, status=422, partner=422, method="post"),
    *(writing(f"contacts:{name}", CASE, status=200, partner=200) for name in ("new", "ways", "rhythm")),
    *(writing(f"contacts:{name}", CASE, status=422, partner=422, method="post") for name in ("new", "ways", "rhythm")),
    *(own(f"contacts:{name}", CONTACT, status=200, outreach_worker=404) for name in ("change", "strike")),
    *(
        own(f"contacts:{name}", CONTACT, status=422, outreach_worker=404, method="post")
        for name in ("change", "strike")
    ),
]
