"""Reminders of terms: before, after and long after; each once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.core import mail
from django.core.management import call_command

from fixtures.personas import Persona, Place
from inbeeld.chain.signals.models import ReminderMoment, Signal, SignalReminder
from inbeeld.chain.signals.services.passing import ask_to_take_over
from inbeeld.chain.signals.services.reminders import moment_of, remind
from inbeeld.foundation.notices.api import NoticeChoice, WaitingNotice

FRIDAY = dt.date(2026, 4, 24)


@pytest.mark.parametrize(
    ("due_on", "moment"),
    [
        (FRIDAY + dt.timedelta(days=10), None),
        # Monday 27 April is King's Day: the next working day is Tuesday.
        (dt.date(2026, 4, 28), ReminderMoment.BEFORE),
        (dt.date(2026, 4, 29), None),
        (FRIDAY, ReminderMoment.BEFORE),
        (dt.date(2026, 4, 23), ReminderMoment.PASSED),
        (dt.date(2026, 4, 17), ReminderMoment.PASSED),
        (dt.date(2026, 4, 16), ReminderMoment.LONG_PASSED),
    ],
)
def test_working_days_decide_which_reminder_a_term_asks(due_on: dt.date, moment: ReminderMoment | None) -> None:
    assert moment_of(due_on, FRIDAY) == moment


def test_the_desk_is_reminded_once_of_each_moment(signal: Signal, coordinator: Persona) -> None:
    Signal.objects.update(due_on=FRIDAY)
    assert remind(FRIDAY) == 1
    assert remind(FRIDAY) == 0
    assert remind(FRIDAY + dt.timedelta(days=4)) == 1
    assert SignalReminder.objects.count() == 2
    assert signal.reference not in "".join(str(one.body) for one in mail.outbox)


def test_a_team_lead_hears_of_what_is_long_late(signal: Signal, coordinator: Persona, team_lead: Persona) -> None:
    Signal.objects.change(due_on=FRIDAY, handler=coordinator.membership)
    remind(FRIDAY + dt.timedelta(days=3))
    assert not [one for one in mail.outbox if one.to == [team_lead.user.email]]
    remind(FRIDAY + dt.timedelta(days=30))
    assert len([one for one in mail.outbox if one.to == [team_lead.user.email]]) == 1


def test_a_new_term_is_reminded_of_anew(signal: Signal, coordinator: Persona) -> None:
    Signal.objects.update(due_on=FRIDAY)
    remind(FRIDAY)
    Signal.objects.update(due_on=FRIDAY + dt.timedelta(days=14))
    assert remind(FRIDAY + dt.timedelta(days=14)) == 1


def test_who_wants_a_digest_finds_it_there(signal: Signal, coordinator: Persona) -> None:
    NoticeChoice.objects.update_or_create(user=coordinator.user, defaults={"moments": {"terms": "daily"}})
    Signal.objects.update(due_on=FRIDAY)
    remind(FRIDAY)
    assert WaitingNotice.objects.filter(kind="signal.term", membership=coordinator.membership).exists()


def test_an_offer_that_nobody_answers_is_asked_again(
    signal: Signal, coordinator: Persona, far_place: Place, far_colleague: Persona
) -> None:
    passing = ask_to_take_over(signal, far_place.region, "Woont daar", by=coordinator.actor)
    late = passing.due_on + dt.timedelta(days=1)
    Signal.objects.update(due_on=None)
    assert remind(late) == 1
    assert remind(late) == 0


def test_the_command_can_be_run_twice(signal: Signal, capsys: pytest.CaptureFixture[str]) -> None:
    Signal.objects.update(due_on=FRIDAY)
    call_command("remind_terms")
    call_command("remind_terms")
    assert capsys.readouterr().out.splitlines() == ["1 reminder(s).", "0 reminder(s)."]


def test_closed_signals_ask_for_nothing(make_signal: Callable[..., tuple[Signal, str]], coordinator: Persona) -> None:
    make_signal()
    Signal.objects.update(due_on=FRIDAY, status="decided")
    assert remind(FRIDAY) == 0
