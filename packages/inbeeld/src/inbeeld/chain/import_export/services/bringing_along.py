"""What a list tells beside the facts: the last contact, something to do, and which colleague coordinates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils import timezone

from inbeeld.chain.cases.api import Case, assign_case
from inbeeld.chain.contacts.api import ContactDetails, ContactKind, add_contact
from inbeeld.chain.import_export.models import CaseImport
from inbeeld.chain.import_export.rows import Along
from inbeeld.chain.plan.api import ActionDetails, add_action
from inbeeld.foundation.access.api import Action, Actor

from .colleagues import colleagues_of

DAYS_TO_DO_IT = 14  # where the list says what has to be done, and not by when


def bring_along(job: CaseImport, cases: Sequence[tuple[Case, Along]], *, by: Actor, why: str) -> None:
    """For cases that are still open; the coordinator last, since a case is filled by whoever brings it in."""
    by.must(Action.CASE_IMPORT, job)
    due = timezone.localdate() + dt.timedelta(days=DAYS_TO_DO_IT)
    for case, along in cases:
        if not case.is_open:
            continue
        if along.last_contact_on:
            contact = ContactDetails(kind=ContactKind.UNKNOWN, on=along.last_contact_on, succeeded=True, note=why)
            add_contact(case, by=by, details=contact)
        if along.action:
            to_do = ActionDetails(what=along.action, owner=job.by, due_on=along.action_due_on or due)
            add_action(case, by=by, details=to_do)
    colleagues = colleagues_of(job)
    for case, along in cases:
        if case.is_open and (coordinator := colleagues.get(along.coordinator)):
            assign_case(case, by=by, coordinator=coordinator, note=why)
