"""A record is opened to somebody in parts, for a purpose, until a moment; or whole, for an hour, in an emergency."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMessage
from django.db import DatabaseError, transaction
from django.utils import timezone

from fixtures.personas import Persona, Place, make_organisation, make_persona
from inbeeld.foundation.access.models import EmergencyAccess, EndCause, Grant, Ground
from inbeeld.foundation.access.opening import (
    GrantRefused,
    close_grants,
    extend_grant,
    give_grant,
    open_emergency,
    open_parts,
    revoke_grant,
)
from inbeeld.foundation.access.rules import Action, GrantProblem, Part
from inbeeld.foundation.accounts.api import Membership, OrganisationType, Role
from inbeeld.foundation.audit.api import AuditEntry

Make = Callable[..., Any]
DAY = dt.timedelta(days=1)


@pytest.fixture
def thing(make_thing: Make, coordinator: Persona) -> Any:
    return make_thing(owner=coordinator)


def membership_of(persona: Persona) -> Membership:
    assert persona.membership is not None
    return persona.membership


def grant_to(persona: Persona, thing: Any, by: Persona, **changes: Any) -> Grant:
    values: dict[str, Any] = {
        "parts": [Part.CONTACTS],
        "purpose": "begeleiding",
        "ground": Ground.CONSENT,
        "until": timezone.now() + DAY,
    }
    return give_grant(thing, membership_of(persona), by=by.actor, **(values | changes))


def events(name: str) -> list[AuditEntry]:
    return list(AuditEntry.objects.filter(event=name))


def test_a_grant_keeps_what_was_agreed(thing: Any, coordinator: Persona, partner: Persona) -> None:
    consent, until = thing.data_key_id, timezone.now() + 3 * DAY
    made = grant_to(
        partner, thing, coordinator, parts=[Part.SAFETY, Part.CONTACTS, Part.SAFETY], until=until, team_role="mentor",
        consent_id=consent, ground=Ground.PUBLIC_TASK,
    )  # fmt: skip
    grant = Grant.objects.of(thing).get()
    assert grant.pk == made.pk
    assert (grant.membership_id, grant.granted_by_id) == (membership_of(partner).pk, membership_of(coordinator).pk)
    assert grant.parts == [Part.CONTACTS, Part.SAFETY]
    assert grant.opened_parts == {Part.CONTACTS, Part.SAFETY}
    assert (grant.ground, grant.team_role, grant.consent_id) == (Ground.PUBLIC_TASK, "mentor", consent)
    assert (grant.ends_at, grant.data_key_id, grant.reveal("purpose")) == (until, thing.data_key_id, "begeleiding")
    assert timezone.now() - grant.starts_at < dt.timedelta(minutes=1)
    assert str(grant) == f"thing > {membership_of(partner).pk}"
    (event,) = events("access.granted")
    assert (event.record_id, event.membership_id) == (thing.pk, membership_of(coordinator).pk)
    assert list(event.fields) == [Part.CONTACTS, Part.SAFETY]


def test_a_grant_is_held_by_its_holder_until_it_ends(
    thing: Any, coordinator: Persona, partner: Persona, colleague: Persona, make_thing: Make
) -> None:
    grant = grant_to(partner, thing, coordinator)
    (held,) = partner.actor.held
    assert (held.record_id, held.parts, held.emergency, held.reads_only) == (
        thing.pk,
        frozenset({Part.CONTACTS}),
        False,
        False,
    )
    assert colleague.actor.held == ()
    assert not Grant.objects.of(make_thing()).exists()
    now = timezone.now()
    assert not Grant.objects.in_force(grant.starts_at - dt.timedelta(seconds=1)).exists()
    assert Grant.objects.in_force(grant.starts_at).exists()
    assert not Grant.objects.in_force(grant.ends_at).exists()
    grant.revoke(now)
    assert not Grant.objects.in_force(now).exists()
    assert Grant.objects.in_force(now - dt.timedelta(microseconds=1)).exists() or grant.starts_at >= now
    assert partner.actor.held == ()


def test_a_grant_to_read_only_is_held_as_such(thing: Any, coordinator: Persona, partner: Persona) -> None:
    open_parts(
        thing, membership_of(partner), by=coordinator.actor, parts=[Part.SAFETY], purpose="lezen",
        ground=Ground.CONSENT, until=timezone.now() + DAY, reads_only=True,
    )  # fmt: skip
    assert partner.actor.held[0].reads_only


@pytest.mark.parametrize("persona", ["colleague", "team_lead", "far_colleague", "partner", "administrator"])
def test_nobody_but_the_owner_opens_a_record_or_lengthens_what_is_open(
    personas: dict[str, Persona], thing: Any, coordinator: Persona, partner: Persona, persona: str
) -> None:
    with pytest.raises(PermissionDenied):
        grant_to(personas["analyst"], thing, personas[persona])
    assert not Grant.objects.exists()
    grant = grant_to(partner, thing, coordinator)
    with pytest.raises(PermissionDenied):
        extend_grant(grant, thing, by=personas[persona].actor, until=timezone.now() + 9 * DAY)
    grant.refresh_from_db()
    assert grant.ends_at < timezone.now() + 2 * DAY


@pytest.mark.parametrize("persona", ["far_colleague", "partner", "administrator", "privacy_officer"])
def test_who_stands_outside_does_not_close_what_is_open(
    personas: dict[str, Persona], thing: Any, coordinator: Persona, partner: Persona, persona: str
) -> None:
    grant = grant_to(partner, thing, coordinator)
    with pytest.raises(PermissionDenied):
        revoke_grant(grant, thing, by=personas[persona].actor)
    assert partner.actor.held


def test_nothing_is_opened_to_oneself(thing: Any, coordinator: Persona) -> None:
    with pytest.raises(GrantRefused) as refused:
        grant_to(coordinator, thing, coordinator)
    assert refused.value.args == (GrantProblem.TO_ONESELF,)


@pytest.mark.parametrize(
    "refused_for",
    [([], 1, GrantProblem.NO_PARTS), ([Part.SAFETY], -1, GrantProblem.ENDS_IN_THE_PAST),
     ([Part.SAFETY], 367, GrantProblem.TOO_LONG)],
)  # fmt: skip
def test_a_grant_that_opens_nothing_or_for_too_long_is_refused_with_the_reason(
    thing: Any, coordinator: Persona, partner: Persona, refused_for: tuple[list[Part], int, GrantProblem]
) -> None:
    parts, days, problem = refused_for
    with pytest.raises(GrantRefused) as refused:
        grant_to(partner, thing, coordinator, parts=parts, until=timezone.now() + days * DAY)
    assert refused.value.args == (problem,)
    assert not Grant.objects.exists()


def test_a_grant_is_lengthened_and_its_end_announced_anew(thing: Any, coordinator: Persona, partner: Persona) -> None:
    grant = grant_to(partner, thing, coordinator)
    Grant.objects.update(announced_on=timezone.localdate())
    until = timezone.now() + 30 * DAY
    extend_grant(grant, thing, by=coordinator.actor, until=until)
    grant.refresh_from_db()
    assert (grant.ends_at, grant.announced_on) == (until, None)
    (event,) = events("access.extended")
    assert (event.record_id, event.membership_id) == (thing.pk, membership_of(coordinator).pk)
    assert list(event.fields) == [Part.CONTACTS]
    with pytest.raises(GrantRefused):
        extend_grant(grant, thing, by=coordinator.actor, until=timezone.now() + 400 * DAY)
    with pytest.raises(GrantRefused):
        extend_grant(grant, thing, by=coordinator.actor, until=timezone.now() - DAY)


def test_the_team_closes_what_is_open_with_its_reason(
    thing: Any, coordinator: Persona, partner: Persona, colleague: Persona
) -> None:
    grant = grant_to(partner, thing, coordinator)
    revoke_grant(grant, thing, by=colleague.actor, note="niet meer nodig")
    grant.refresh_from_db()
    assert grant.revoked_at is not None
    assert (grant.end_cause, grant.ended_by_id) == (EndCause.BY_HAND, membership_of(colleague).pk)
    assert grant.reveal("end_note") == "niet meer nodig"
    (event,) = events("access.revoked")
    assert (event.record_id, event.membership_id) == (thing.pk, membership_of(colleague).pk)
    assert list(event.fields) == [Part.CONTACTS]


def test_the_clock_closes_several_with_one_cause(
    thing: Any, coordinator: Persona, partner: Persona, analyst: Persona
) -> None:
    grants = [grant_to(partner, thing, coordinator), grant_to(analyst, thing, coordinator)]
    close_grants(grants, thing, by=None, cause=EndCause.CONSENT_ENDED)
    for grant in Grant.objects.all():
        assert (grant.end_cause, grant.ended_by_id, grant.end_note) == (EndCause.CONSENT_ENDED, None, None)
    assert len(events("access.revoked")) == 2


def test_nothing_is_closed_when_one_of_several_cannot_be(thing: Any, coordinator: Persona, partner: Persona) -> None:
    grant = grant_to(partner, thing, coordinator)
    unsaved = Grant(data_key=thing.data_key, record_kind="thing", record_id=thing.pk, parts=[])
    unsaved.seal(purpose="verzonnen")
    with pytest.raises(DatabaseError), transaction.atomic():
        close_grants([grant, unsaved], thing, by=coordinator.actor, cause=EndCause.BY_HAND)
    grant.refresh_from_db()
    assert grant.revoked_at is None
    assert not events("access.revoked")


def test_an_emergency_opens_the_whole_record_for_an_hour_and_is_told(
    thing: Any, personas: dict[str, Persona], far_place: Place, place: Place, mailoutbox: list[EmailMessage]
) -> None:
    coordinator, far_colleague = personas["coordinator"], personas["far_colleague"]
    privacy_officer = personas["privacy_officer"]
    far_officer = make_persona("far privacy officer", Role.PRIVACY_OFFICER, far_place.organisation, None)
    elsewhere = make_organisation("Elders (verzonnen)", OrganisationType.SHELTER)
    make_persona("other officer", Role.PRIVACY_OFFICER, elsewhere, None)
    emergency = open_emergency(thing, by=far_colleague.actor, reason="acuut gevaar (verzonnen)")
    emergency.refresh_from_db()
    assert (emergency.record_kind, emergency.record_id) == ("thing", thing.pk)
    assert (emergency.membership_id, emergency.organisation_id) == (
        membership_of(far_colleague).pk,
        place.organisation.pk,
    )
    assert emergency.reveal("reason") == "acuut gevaar (verzonnen)"
    assert emergency.data_key_id != thing.data_key_id
    lasts = emergency.ends_at - emergency.started_at
    assert dt.timedelta(minutes=59) < lasts <= dt.timedelta(hours=1, seconds=1)
    assert str(emergency) == f"thing > {membership_of(far_colleague).pk}"
    (held,) = far_colleague.actor.held
    assert (held.record_id, held.parts, held.emergency) == (thing.pk, frozenset(Part), True)
    assert far_colleague.actor.may(Action.CASE_READ, thing)
    assert not far_colleague.actor.may(Action.CASE_WRITE, thing)
    assert told(mailoutbox) == {officer.user.email for officer in (privacy_officer, far_officer, coordinator)}
    (event,) = events("access.emergency_opened")
    assert (event.record_id, event.membership_id) == (thing.pk, membership_of(far_colleague).pk)
    assert event.reveal_reason() == "acuut gevaar (verzonnen)"


def told(mailoutbox: list[EmailMessage]) -> set[str]:
    return {address for message in mailoutbox for address in message.to}


def test_an_emergency_is_over_at_its_end_and_not_before_its_beginning(
    thing: Any, far_colleague: Persona, coordinator: Persona
) -> None:
    emergency = open_emergency(thing, by=far_colleague.actor, reason="verzonnen")
    assert coordinator.actor.held == ()
    EmergencyAccess.objects.filter(pk=emergency.pk).change(ends_at=timezone.now())
    assert far_colleague.actor.held == ()
    later = timezone.now() + DAY
    EmergencyAccess.objects.filter(pk=emergency.pk).change(started_at=later, ends_at=later + DAY)
    assert far_colleague.actor.held == ()


@pytest.mark.parametrize("persona", ["anonymous", "partner", "administrator", "privacy_officer", "professional"])
def test_a_role_without_emergencies_opens_none(personas: dict[str, Persona], thing: Any, persona: str) -> None:
    with pytest.raises(PermissionDenied):
        open_emergency(thing, by=personas[persona].actor, reason="verzonnen")
    assert not EmergencyAccess.objects.exists()


def test_an_officer_who_left_or_does_not_watch_is_not_told(
    thing: Any, far_colleague: Persona, privacy_officer: Persona, coordinator: Persona, mailoutbox: list[EmailMessage]
) -> None:
    privacy_officer.user.is_active = False
    privacy_officer.user.save()
    open_emergency(thing, by=far_colleague.actor, reason="verzonnen")
    assert told(mailoutbox) == {coordinator.user.email}


def test_an_emergency_of_what_has_no_owner_is_told_to_the_officers(
    thing: Any, far_colleague: Persona, privacy_officer: Persona, mailoutbox: list[EmailMessage]
) -> None:
    scope = thing.scope
    type(thing).scope = type(scope)("thing", scope.read, "organisation", "region")
    open_emergency(thing, by=far_colleague.actor, reason="verzonnen")
    assert told(mailoutbox) == {privacy_officer.user.email}


def test_the_officer_reviews_an_emergency(thing: Any, far_colleague: Persona, privacy_officer: Persona) -> None:
    emergency, now = open_emergency(thing, by=far_colleague.actor, reason="verzonnen"), timezone.now()
    emergency.review(by=membership_of(privacy_officer).pk, at=now)
    emergency.refresh_from_db()
    assert (emergency.reviewed_by_id, emergency.reviewed_at) == (membership_of(privacy_officer).pk, now)
