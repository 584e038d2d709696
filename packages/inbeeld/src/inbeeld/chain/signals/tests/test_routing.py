"""Every signal reaches somebody: by form, by region, by who is there today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.core import mail
from django.core.checks import run_checks
from django.utils import timezone

from fixtures.personas import LONG_AGO, Persona, Place, make_persona, make_place
from inbeeld.chain.signals.forms.desk import AssignForm
from inbeeld.chain.signals.models import FormRoute, Signal
from inbeeld.chain.signals.notices import tell_desk
from inbeeld.chain.signals.receipts import read_token
from inbeeld.chain.signals.routing import desk_for
from inbeeld.chain.signals.services.assignment import NotAtThisDesk, assign
from inbeeld.chain.signals.services.correspondence import send_to_professional
from inbeeld.chain.signals.services.orphaned_signals import orphaned_signals
from inbeeld.foundation.accounts.api import Absence, RegionCoordination, Role
from inbeeld.foundation.notices.api import NoticeChoice

Made = Callable[..., tuple[Signal, str]]
TODAY = timezone.localdate


@pytest.fixture
def labour_desk(db: None) -> Place:
    """A desk for one form, at which somebody works."""
    found = make_place("Meldpunt arbeid", "Arbeidsveen", 8)
    make_persona("labour coordinator", Role.COORDINATOR, found.organisation, found.region)
    return found


def away(persona: Persona, replacement: Persona | None = None, days: int = 3) -> None:
    Absence.objects.create(
        membership_id=persona.actor.member,
        replacement_id=replacement.actor.member if replacement else None,
        first_day=TODAY(),
        last_day=TODAY() + dt.timedelta(days=days),
    )


def region_of(municipality: Place, form: str) -> object:
    return desk_for(municipality.municipality, TODAY(), form).region


def test_a_form_with_a_desk_of_its_own_goes_there(coordinator: Persona, place: Place, labour_desk: Place) -> None:
    FormRoute.objects.create(form="labour", to_region=labour_desk.region, valid_from=LONG_AGO)
    assert region_of(place, "labour") == labour_desk.region
    assert region_of(place, "sexual") == place.region


def test_what_is_said_for_a_region_goes_before_what_is_said_for_all(
    coordinator: Persona, far_colleague: Persona, place: Place, far_place: Place, labour_desk: Place
) -> None:
    FormRoute.objects.create(form="labour", to_region=labour_desk.region, valid_from=LONG_AGO)
    FormRoute.objects.create(form="labour", from_region=place.region, to_region=far_place.region, valid_from=LONG_AGO)
    assert region_of(place, "labour") == far_place.region
    assert region_of(far_place, "labour") == labour_desk.region


def test_a_route_holds_from_its_day_until_its_day(coordinator: Persona, place: Place, labour_desk: Place) -> None:
    tomorrow = TODAY() + dt.timedelta(days=1)
    route = FormRoute.objects.create(form="labour", to_region=labour_desk.region, valid_from=tomorrow)
    assert region_of(place, "labour") == place.region
    FormRoute.objects.change(valid_from=LONG_AGO, valid_until=TODAY())
    assert region_of(place, "labour") == labour_desk.region
    route.refresh_from_db()
    route.end(TODAY() - dt.timedelta(days=1))
    assert region_of(place, "labour") == place.region


def test_a_route_to_a_desk_that_is_gone_loses_nothing(coordinator: Persona, place: Place, labour_desk: Place) -> None:
    FormRoute.objects.create(form="labour", to_region=labour_desk.region, valid_from=LONG_AGO)
    RegionCoordination.objects.filter(region=labour_desk.region).change(valid_until=LONG_AGO)
    assert region_of(place, "labour") == place.region


def test_where_nobody_works_the_national_desk_gets_it(place: Place, national_desk: Place) -> None:
    make_persona("national", Role.COORDINATOR, national_desk.organisation, national_desk.region)
    assert region_of(place, "sexual") == national_desk.region


def test_where_nobody_works_anywhere_the_region_keeps_it(place: Place, national_desk: Place) -> None:
    assert region_of(place, "sexual") == place.region


def test_what_lies_where_nobody_works_any_more_goes_on_to_the_desk_of_today(
    signal: Signal, coordinator: Persona, place: Place, national_desk: Place, administrator: Persona
) -> None:
    taker = make_persona("national", Role.COORDINATOR, national_desk.organisation, national_desk.region)
    assert coordinator.membership is not None
    assert not orphaned_signals(TODAY())
    coordinator.membership.end(TODAY() - dt.timedelta(days=1))
    assert [alone.number for alone in orphaned_signals(TODAY())] == [1]
    mail.outbox.clear()
    page = administrator.client.post("/signalen/routes/verlaten/", follow=True).content.decode()
    assert "1 signaal is doorgegeven." in page
    assert signal.reference not in page
    assert Signal.objects.visible_to(taker.actor).filter(pk=signal.pk).exists()
    assert [message.to for message in mail.outbox] == [[taker.user.email]]


def test_an_absence_is_as_if_nobody_works_there(coordinator: Persona, place: Place, national_desk: Place) -> None:
    make_persona("national", Role.COORDINATOR, national_desk.organisation, national_desk.region)
    away(coordinator)
    assert region_of(place, "sexual") == national_desk.region
    Absence.objects.update(first_day=LONG_AGO, last_day=TODAY() - dt.timedelta(days=1))
    assert region_of(place, "sexual") == place.region


def test_nobody_gives_a_signal_to_who_is_away(
    signal: Signal, coordinator: Persona, colleague: Persona, team_lead: Persona
) -> None:
    away(colleague)
    assert [name for _, name in AssignForm(signal=signal).fields["handler"].choices] == [coordinator.user.name]  # type: ignore[attr-defined]
    assert colleague.membership is not None
    with pytest.raises(NotAtThisDesk):
        assign(signal, colleague.membership.pk, by=team_lead.actor)


def test_notices_go_to_who_takes_over(
    make_signal: Made, coordinator: Persona, colleague: Persona, far_colleague: Persona
) -> None:
    signal, _code = make_signal()
    assign(signal, coordinator.actor.member, by=coordinator.actor)
    mail.outbox.clear()
    NoticeChoice.objects.update(mailed_at=None)
    away(coordinator, colleague)
    tell_desk(Signal.objects.get())
    assert [message.to for message in mail.outbox] == [[colleague.user.email]]


def test_she_sets_her_own_absence_and_the_lead_that_of_the_team(
    coordinator: Persona, colleague: Persona, team_lead: Persona, far_colleague: Persona
) -> None:
    assert coordinator.membership is not None
    assert colleague.membership is not None
    sent = {
        "membership": str(coordinator.membership.pk),
        "first_day": "vandaag",
        "last_day": "morgen",
        "replacement": str(colleague.membership.pk),
    }
    address = "/beheer/afwezig/"
    assert colleague.client.post(address, sent).status_code == 422
    assert far_colleague.client.post(address, sent).status_code == 422
    assert coordinator.client.post(address, {**sent, "replacement": sent["membership"]}).status_code == 422
    assert coordinator.client.post(address, sent).status_code == 302
    assert team_lead.client.post(address, sent).status_code == 422, "set already in these days"
    absence = Absence.objects.get()
    assert (absence.membership, absence.replacement) == (coordinator.membership, colleague.membership)
    assert team_lead.client.post(f"{address}{absence.pk}/terug/").status_code == 302
    assert not Absence.objects.exists()


def test_an_administrator_sets_and_ends_a_route(administrator: Persona, place: Place, labour_desk: Place) -> None:
    address = "/signalen/routes/"
    sent = {"form": "labour", "from_region": "", "to_region": str(labour_desk.region.pk), "valid_from": "vandaag"}
    assert administrator.client.post(address, sent).status_code == 302
    assert administrator.client.post(address, sent).status_code == 422
    route = FormRoute.objects.get()
    assert administrator.client.post(f"{address}{route.pk}/", {"last_day": "vandaag"}).status_code == 302
    route.refresh_from_db()
    assert route.valid_until == TODAY()


def test_the_check_names_what_reaches_nobody(place: Place, far_place: Place, coordinator: Persona) -> None:
    found = {message.id: message.msg for message in run_checks(include_deployment_checks=True, databases=["default"])}
    assert "signals.W001" in found
    assert far_place.region.name in found["signals.W002"]
    page_of_desks = {message.msg for message in run_checks(include_deployment_checks=True, databases=["default"])}
    assert not any(place.region.name in message for message in page_of_desks if "Nobody works" in message)


def test_who_handed_in_under_his_name_is_told_of_an_answer(
    make_signal: Made, partner: Persona, coordinator: Persona, make_token: Callable[[], str]
) -> None:
    signal, _code = make_signal()
    Signal.objects.change(handed_in_by=partner.membership)
    mail.outbox.clear()
    submission = read_token(make_token())
    assert submission is not None
    send_to_professional(signal, "Antwoord", asks=False, submission=submission, by=coordinator.actor)
    assert [message.to for message in mail.outbox] == [[partner.user.email]]
