"""Telling people that something waits, and the e-mail that leaves."""

from __future__ import annotations

import datetime as dt
import smtplib
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from fixtures.personas import Persona, Place
from inbeeld.foundation.accounts.api import RegionCoordination
from inbeeld.foundation.notices.delivery import send_due
from inbeeld.foundation.notices.models import NoticeChoice, WaitingNotice
from inbeeld.foundation.notices.rules import PAUSE
from inbeeld.foundation.notices.telling import tell, tell_all, tell_desk_address

WAITS, CRITICAL = "signal.waits", "emergency.opened"


@pytest.fixture
def choose(coordinator: Persona) -> Callable[..., None]:
    def chosen(**values: Any) -> None:
        NoticeChoice.objects.update_or_create(user=coordinator.user, defaults=values)

    return chosen


def test_a_person_is_e_mailed_at_once_and_the_e_mail_says_nothing(coordinator: Persona) -> None:
    assert coordinator.membership is not None
    tell(coordinator.membership, WAITS)
    [sent] = mail.outbox
    assert sent.to == [coordinator.user.email]
    text = f"{sent.subject} {sent.body}"
    assert coordinator.user.name not in text
    assert "http" not in text
    assert "signal" not in text.lower()
    assert WaitingNotice.objects.count() == 0


def test_many_events_before_the_next_e_mail_are_one_e_mail(coordinator: Persona) -> None:
    assert coordinator.membership is not None
    for _ in range(5):
        tell(coordinator.membership, WAITS)
    tell(coordinator.membership, "conversation.waits")
    assert len(mail.outbox) == 1
    assert send_due(timezone.now() + PAUSE) == 1
    assert len(mail.outbox) == 2
    assert send_due(timezone.now() + 2 * PAUSE) == 0


def test_a_group_that_is_turned_off_is_not_told(coordinator: Persona, choose: Callable[..., None]) -> None:
    assert coordinator.membership is not None
    choose(moments={"incoming": "off", "safety": "off"})
    tell(coordinator.membership, WAITS)
    assert not mail.outbox
    tell(coordinator.membership, CRITICAL)
    assert len(mail.outbox) == 1


def test_a_daily_digest_is_one_e_mail_at_its_hour(coordinator: Persona, choose: Callable[..., None]) -> None:
    assert coordinator.membership is not None
    choose(moments={"incoming": "daily"})
    tell(coordinator.membership, WAITS)
    tell(coordinator.membership, "conversation.waits")
    assert not mail.outbox
    assert send_due(timezone.now() + dt.timedelta(days=1)) == 1


def test_who_left_or_cannot_sign_in_gets_nothing(coordinator: Persona, colleague: Persona) -> None:
    assert coordinator.membership is not None
    assert colleague.membership is not None
    colleague.user.close(timezone.now())
    coordinator.membership.end(timezone.localdate() - dt.timedelta(days=1))
    tell_all([coordinator.membership, colleague.membership], WAITS)
    assert not mail.outbox
    assert WaitingNotice.objects.count() == 0


def test_the_queue_holds_no_address_and_no_name() -> None:
    columns = {field.name for field in WaitingNotice._meta.get_fields()}
    assert columns == {"id", "membership", "desk", "kind", "since", "due_at", "claimed_at"}


def test_the_address_of_an_empty_desk_is_told(place: Place) -> None:
    desk = RegionCoordination.objects.get(region=place.region)
    tell_desk_address(desk, WAITS)
    assert not mail.outbox
    desk.email = "loket@voorbeeld.test"
    desk.save()
    tell_desk_address(desk, WAITS)
    assert mail.outbox[0].to == ["loket@voorbeeld.test"]


def test_a_server_that_refuses_loses_nothing(coordinator: Persona, monkeypatch: pytest.MonkeyPatch) -> None:
    assert coordinator.membership is not None

    def refuse(*_args: object, **_more: object) -> None:
        raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    tell(coordinator.membership, WAITS)
    monkeypatch.undo()
    assert not mail.outbox
    assert send_due() == 0, "the claim of who tried holds for a while"
    assert send_due(timezone.now() + dt.timedelta(minutes=16)) == 1


def test_what_comes_in_while_an_e_mail_is_being_sent_is_told_later(coordinator: Persona) -> None:
    assert coordinator.membership is not None
    now = timezone.now()
    WaitingNotice.objects.create(membership=coordinator.membership, kind=WAITS, due_at=now, claimed_at=now)
    NoticeChoice.objects.create(user=coordinator.user, mailed_at=now)
    tell(coordinator.membership, WAITS)
    assert WaitingNotice.objects.filter(claimed_at__isnull=True).count() == 1


def test_running_the_command_twice_sends_once(coordinator: Persona, choose: Callable[..., None]) -> None:
    assert coordinator.membership is not None
    WaitingNotice.objects.create(membership=coordinator.membership, kind=WAITS, due_at=timezone.now())
    call_command("send_notices")
    call_command("send_notices")
    assert len(mail.outbox) == 1


def test_the_e_mail_is_in_the_language_of_its_reader(coordinator: Persona) -> None:
    assert coordinator.membership is not None
    coordinator.user.language = "en"
    coordinator.user.save()
    tell(coordinator.membership, WAITS)
    assert mail.outbox[0].subject == "Something is waiting for you"
