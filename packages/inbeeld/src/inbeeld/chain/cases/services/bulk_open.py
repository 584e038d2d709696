"""Opening many cases at once, from a list kept elsewhere: the same rows as `open_case` makes, in a few statements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.db import transaction
from django.utils import timezone

from inbeeld.chain.cases import rules
from inbeeld.chain.cases.contradictions import with_ages
from inbeeld.chain.cases.hooks import FollowsBirthDate
from inbeeld.chain.cases.models import Case, Identity, IdentityTerm
from inbeeld.chain.cases.models.identity import IDENTITY_INDEX
from inbeeld.chain.method.api import Phase, WorkTerms
from inbeeld.foundation.access.api import Action, Actor, Part
from inbeeld.foundation.accounts.api import Organisation
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.geography.api import Region
from inbeeld.foundation.rooms.api import hooks_of
from inbeeld.foundation.vault.api import DataKey

from .bulk_histories import begin_histories
from .facts import CaseFacts, put_facts
from .identity import Person
from .new_case import NewCase


def open_cases(
    *, by: Actor, organisation: Organisation, region: Region, new: Sequence[NewCase], why: str
) -> list[Case]:
    """All of them or none; `why` is the reason that stands with a status, phase or end that came without one."""
    by.must(Action.CASE_OPEN)
    if by.organisation_id != organisation.pk:
        raise SuspiciousOperation("A case is opened for one's own organisation.")
    with transaction.atomic():
        keys = [DataKey.generate() for _ in new]
        DataKey.objects.bulk_create(keys)
        terms = WorkTerms.objects.holding(organisation.pk, timezone.localdate())
        common: dict[str, Any] = {"by": by, "organisation": organisation, "region": region, "terms": terms}
        cases = [_case(one, key, **common) for one, key in zip(new, keys, strict=True)]
        _give_pseudonyms(cases)
        Case.objects.bulk_create(cases)
        known = list(zip(cases, new, strict=True))
        begin_histories(known, member=by.member, why=why)
        identified = [(case, one.person) for case, one in known if one.person]
        _keep_identities(identified, by)
        record("case.opened", records=cases, actor=by, fields=sorted(CaseFacts.__slots__))
        if identified:
            record("identity.changed", records=[case for case, _ in identified], actor=by, fields=["identity"])
    return cases


def _case(
    new: NewCase, key: DataKey, *, by: Actor, organisation: Organisation, region: Region, terms: WorkTerms
) -> Case:
    case = Case(organisation=organisation, region=region, data_key=key, coordinator_id=by.member)
    case.opened_on, case.status, case.phase = new.opened_on, new.status, new.phase
    case.summary_changed_by_id = by.member
    put_facts(case, with_ages(new.facts, new.person.born_on))
    case.safety_review_on = timezone.localdate()  # no agreements yet: safety is the first thing to do
    case.refresh_contact_due(terms)
    if new.closed_on:
        case.is_open, case.closed_on, case.outcome, case.phase = False, new.closed_on, new.outcome, Phase.ENDED
    case.next_due_on = rules.next_due([case.safety_review_on], contact_due_on=case.contact_due_on)
    return case


def _give_pseudonyms(cases: list[Case]) -> None:
    """A name for each that no other case has, these among themselves included."""
    waiting, taken = cases, set[str]()
    while waiting:
        for case in waiting:
            case.draw_pseudonym()
        drawn = [case.pseudonym_key for case in waiting]
        known = set(Case.objects.filter(pseudonym_key__in=drawn).values_list("pseudonym_key", flat=True))
        again = []
        for case in waiting:
            if case.pseudonym_key in known | taken:
                again.append(case)
            taken.add(case.pseudonym_key)
        waiting = again


def _keep_identities(identified: Sequence[tuple[Case, Person]], by: Actor) -> None:
    identities, terms = [], []
    for case, person in identified:
        by.must(Action.IDENTITY_WRITE, case, Part.IDENTITY)
        identity = Identity(case=case, data_key=case.data_key, changed_by_id=by.member)
        identity.seal(person=person.as_sealed())
        identities.append(identity)
        stored = IDENTITY_INDEX.stored_terms(person.described())
        terms += [IdentityTerm(identity=identity, term=term) for term in sorted(stored)]
    Identity.objects.bulk_create(identities)
    IdentityTerm.objects.bulk_create(terms)
    born = [(case, one.born_on) for case, one in identified if one.born_on]
    for hook in hooks_of(FollowsBirthDate):
        hook.follow_many(born, by.member)
