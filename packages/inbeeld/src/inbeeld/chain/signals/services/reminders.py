"""Reminding a desk of its terms: each reminder goes once, however often the night is run."""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, transaction

from inbeeld.chain.signals.desks import members_of
from inbeeld.chain.signals.models import ReminderMoment, Signal, SignalPassing, SignalReminder
from inbeeld.chain.signals.notice_kinds import PASSING_ASKED, TERM_ENDS
from inbeeld.chain.signals.notices import tell_asked_desk, tell_desk
from inbeeld.chain.signals.terms import Term, due_after, term_before
from inbeeld.foundation.accounts.api import Role
from inbeeld.foundation.notices.api import tell_all

AT_A_TIME = 500


def remind(today: dt.date) -> int:
    """Remind of every term that ends, has passed or passed long ago, and of offers without an answer; how many."""
    open_signals = Signal.objects.open().filter(due_on__lte=_horizon(today)).defer("facts", "interpretation", "contact")
    told = sum(_remind_once(signal, today) for signal in open_signals.order_by("pk").iterator(AT_A_TIME))
    late = SignalPassing.objects.waiting().filter(due_on__lt=today).select_related("signal").defer("reason", "answer")
    return told + sum(_remind_asked(passing) for passing in late.iterator(AT_A_TIME))


def moment_of(due_on: dt.date, today: dt.date) -> ReminderMoment | None:
    """Which reminder a term asks for on a day."""
    if today > due_after(Term.ESCALATION, due_on):
        return ReminderMoment.LONG_PASSED
    if today > due_on:
        return ReminderMoment.PASSED
    return ReminderMoment.BEFORE if today >= term_before(Term.REMINDER, due_on) else None


def _horizon(today: dt.date) -> dt.date:
    """No term that ends after this day asks for a reminder yet."""
    return due_after(Term.REMINDER, today) + dt.timedelta(days=1)


@transaction.atomic
def _remind_once(signal: Signal, today: dt.date) -> bool:
    if signal.due_on is None or (moment := moment_of(signal.due_on, today)) is None:
        return False
    if not _is_first(signal, signal.due_on, moment):
        return False
    if moment is ReminderMoment.LONG_PASSED:
        tell_all(members_of(signal.organisation_id, signal.region_id, today, Role.TEAM_LEAD), TERM_ENDS)
    tell_desk(signal, TERM_ENDS)
    return True


@transaction.atomic
def _remind_asked(passing: SignalPassing) -> bool:
    """The desk that does not answer, and the one that waits for it."""
    if not _is_first(passing.signal, passing.due_on, ReminderMoment.OFFERED):
        return False
    tell_asked_desk(passing, PASSING_ASKED)
    tell_desk(passing.signal, TERM_ENDS)
    return True


def _is_first(signal: Signal, due_on: dt.date, moment: ReminderMoment) -> bool:
    try:
        with transaction.atomic():
            SignalReminder.objects.create(signal=signal, due_on=due_on, moment=moment)
    except IntegrityError:
        return False
    return True
