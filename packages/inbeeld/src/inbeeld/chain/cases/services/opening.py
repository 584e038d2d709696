"""Opening a case, and changing the facts it was opened with."""

from __future__ import annotations

import uuid
from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.db import transaction
from django.utils import timezone

from inbeeld.chain.cases import codes
from inbeeld.chain.cases.models import Assignment, Case, PhaseChange, StatusChange
from inbeeld.foundation.access.actor import Actor
from inbeeld.foundation.access.rules import Action
from inbeeld.foundation.accounts.models import Membership, Organisation
from inbeeld.foundation.audit.trail import record
from inbeeld.foundation.geography.models import Region
from inbeeld.foundation.vault.models import DataKey

from .identity import Person, change_identity
from .locking import locked_open, must_be_version


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """What is known about the person and the exploitation. An age of None is not known; 0 is an age."""

    form: str = codes.Form.UNKNOWN
    place: str = codes.Place.UNKNOWN
    reach: str = codes.Reach.UNKNOWN
    sex: str = codes.Sex.UNKNOWN
    nationality_group: str = codes.NationalityGroup.UNKNOWN
    age_at_start: int | None = None
    age_at_contact: int | None = None
    age_at_report: int | None = None
    summary: str = ""


def open_case(
    *,
    by: Actor,
    organisation: Organisation,
    region: Region,
    facts: CaseFacts,
    coordinator: Membership | None = None,
    case_id: uuid.UUID | None = None,
    person: Person | None = None,
) -> Case:
    """Open a case under a new pseudonym, as a presumed victim, on the list of `coordinator` (or of who opens it).

    What is known of the `person` goes to the identity; only who will coordinate the case may bring it.
    """
    by.must(Action.CASE_OPEN)
    if by.organisation_id != organisation.pk:
        raise SuspiciousOperation("A case is opened for one's own organisation.")
    with transaction.atomic():
        if case_id and (existing := Case.objects.filter(pk=case_id, organisation=organisation).first()):
            return existing
        case = Case(organisation=organisation, region=region, data_key=DataKey.objects.create_key())
        case.pk = case_id or case.pk
        case.coordinator_id = coordinator.pk if coordinator else by.member
        case.summary_changed_by_id = by.member
        case.give_pseudonym()
        _put_facts(case, facts)
        case.safety_review_on = case.opened_on  # no agreements yet: safety is the first thing to do
        case.refresh_contact_due(case.terms())
        case.next_due_on = case.safety_review_on
        case.save(force_insert=True)
        _begin_history(case, by)
        if person:
            change_identity(case, by=by, person=person, version=0)
        record("case.opened", record=case, actor=by, fields=sorted(asdict(facts)))
    return case


def change_facts(case: Case, *, by: Actor, facts: CaseFacts, version: int) -> Case:
    """Change the summary part; `version` is the one that was on the page."""
    by.must(Action.CASE_WRITE, case)
    with transaction.atomic():
        current = locked_open(case)
        changed = sorted(name for name, value in asdict(facts).items() if value != _fact(current, name))
        if not changed:
            return current
        must_be_version(version, current.summary_version)
        _put_facts(current, facts)
        current.summary_version += 1
        current.summary_changed_at = timezone.now()
        current.summary_changed_by_id = by.member
        current.save()
        record("case.changed", record=current, actor=by, fields=changed)
    return current


def facts_of(case: Case) -> CaseFacts:
    return CaseFacts(**{name: _fact(case, name) for name in CaseFacts.__slots__})


def _fact(case: Case, name: str) -> Any:
    return (case.reveal("summary") or "") if name == "summary" else getattr(case, name)


def _put_facts(case: Case, facts: CaseFacts) -> None:
    for name, value in asdict(facts).items():
        if name != "summary":
            setattr(case, name, value)
    case.seal(summary=facts.summary or None)


def _begin_history(case: Case, by: Actor) -> None:
    """The first lines of each history, so that every one tells the whole story."""
    common = {"case": case, "data_key": case.data_key, "by_id": by.member, "on": case.opened_on}
    StatusChange.objects.create(**common, status=case.status, decided_by=codes.Decider.CARE_COORDINATION)
    PhaseChange.objects.create(**common, before=case.phase, phase=case.phase)
    Assignment.objects.create(**common, coordinator_id=case.coordinator_id)
