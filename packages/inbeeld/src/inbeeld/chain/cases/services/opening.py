"""Opening a case."""

from __future__ import annotations

import uuid
from dataclasses import asdict

from django.core.exceptions import SuspiciousOperation
from django.db import transaction

from inbeeld.chain.cases import codes
from inbeeld.chain.cases.models import Assignment, Case, PhaseChange, StatusChange
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.accounts.api import Membership, Organisation
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.geography.api import Region
from inbeeld.foundation.vault.api import DataKey

from .episodes import first_episode
from .facts import CaseFacts, put_facts
from .identity import Person, change_identity


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
        put_facts(case, facts)
        case.safety_review_on = case.opened_on  # no agreements yet: safety is the first thing to do
        case.refresh_contact_due(case.terms())
        case.next_due_on = case.safety_review_on
        case.save(force_insert=True)
        first_episode(case, facts=facts, member=by.member)
        _begin_history(case, by)
        if person:
            change_identity(case, by=by, person=person, version=0)
        record("case.opened", record=case, actor=by, fields=sorted(asdict(facts)))
    return case


def _begin_history(case: Case, by: Actor) -> None:
    """The first lines of each history, so that every one tells the whole story."""
    common = {"case": case, "data_key": case.data_key, "by_id": by.member, "on": case.opened_on}
    StatusChange.objects.create(**common, status=case.status, decided_by=codes.Decider.CARE_COORDINATION)
    PhaseChange.objects.create(**common, before=case.phase, phase=case.phase)
    Assignment.objects.create(**common, coordinator_id=case.coordinator_id)
