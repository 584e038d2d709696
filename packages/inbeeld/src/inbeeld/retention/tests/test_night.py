"""What is announced, held and erased at night."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.utils import timezone

from fixtures.hostile import change_behind, delete
from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case
from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.erasure.api import Tombstone
from inbeeld.retention.models import Announcement, Hold
from inbeeld.retention.services import hold, lift, run
from inbeeld.retention.terms import terms

from .conftest import LONG_AGO

pytestmark = pytest.mark.django_db
Make = Callable[..., Case]
MOST = 100


def tonight() -> dt.date:
    return timezone.localdate()


def after_notice() -> dt.date:
    return tonight() + terms().least_notice


def test_what_is_long_overdue_is_announced_first_and_erased_a_month_later(make_closed: Make) -> None:
    make_closed()
    assert (run(tonight(), most=MOST).announced, Case.objects.count()) == (1, 1)
    assert run(tonight(), most=MOST).erased == 0
    assert run(after_notice(), most=MOST).erased == 1
    assert not Case.objects.exists()
    assert not Announcement.objects.exists()
    mark = Tombstone.objects.get()
    assert "Jeugdwet" in mark.term


def test_it_is_announced_half_a_year_before_its_term_ends(make_closed: Make) -> None:
    ends = tonight() + dt.timedelta(days=100)
    soon = make_closed(ends.replace(year=ends.year - 20))
    make_closed(tonight().replace(year=tonight().year - 19, day=1))
    run(tonight(), most=MOST)
    (announced,) = Announcement.objects.all()
    assert announced.record_id == soon.pk
    assert announced.erase_on == terms().on("case", tonight()).end(soon.closed_on)  # type: ignore[union-attr, arg-type]


def test_who_answers_for_it_and_the_privacy_officer_are_told(
    make_closed: Make,
    coordinator: Persona,
    privacy_officer: Persona,
    mailoutbox: list[EmailMessage],
    django_capture_on_commit_callbacks: Any,
) -> None:
    make_closed()
    with django_capture_on_commit_callbacks(execute=True):
        run(tonight(), most=MOST)
    told = {address for mail in mailoutbox for address in mail.to}
    assert told == {coordinator.user.email, privacy_officer.user.email}


def test_what_is_held_stays_until_it_is_lifted(make_closed: Make, privacy_officer: Persona) -> None:
    case = make_closed()
    run(tonight(), most=MOST)
    kept = hold(case, "case", by=privacy_officer.actor, reason="Verzonnen rechtszaak.", review_on=tonight())
    night = run(after_notice(), most=MOST)
    assert (night.erased, night.held) == (0, 1)
    lift(kept, case, by=privacy_officer.actor)
    assert run(after_notice(), most=MOST).erased == 1
    assert not Hold.objects.exists()


def test_where_a_hold_was_deleted_with_plain_sql_nothing_is_erased(make_closed: Make, privacy_officer: Persona) -> None:
    """Whose hold it was cannot be seen any more, so every record stays until somebody has looked."""
    case, other = make_closed(), make_closed()
    run(tonight(), most=MOST)
    kept = hold(case, "case", by=privacy_officer.actor, reason="Verzonnen rechtszaak.", review_on=tonight())
    delete(kept)
    assert run(after_notice(), most=MOST).erased == 0
    assert Case.objects.filter(pk__in=[case.pk, other.pk]).count() == 2


def test_a_case_whose_end_somebody_wrote_into_the_database_is_not_erased(make_closed: Make) -> None:
    case = make_closed(timezone.localdate())
    change_behind(Case.objects.filter(pk=case.pk), closed_on=LONG_AGO)
    run(tonight(), most=MOST)
    assert run(after_notice(), most=MOST).erased == 0
    assert Case.objects.filter(pk=case.pk).exists()


def test_a_case_that_was_opened_again_is_not_erased(make_closed: Make) -> None:
    case = make_closed()
    run(tonight(), most=MOST)
    Case.objects.filter(pk=case.pk).change(is_open=True, closed_on=None, outcome="")
    assert run(after_notice(), most=MOST).erased == 0
    assert not Announcement.objects.exists()


def test_an_open_case_is_never_announced(make_closed: Make) -> None:
    case = make_closed()
    Case.objects.filter(pk=case.pk).change(is_open=True, closed_on=None, outcome="")
    assert run(tonight(), most=MOST).announced == 0


def test_a_run_takes_no_more_than_asked_and_goes_on_the_next_night(make_closed: Make) -> None:
    for _ in range(3):
        make_closed()
    assert [run(tonight(), most=2).announced, run(tonight(), most=2).announced] == [2, 1]
    assert [run(after_notice(), most=2).erased for _ in range(3)] == [2, 1, 0]


def test_a_dry_run_changes_nothing(make_closed: Make, capsys: pytest.CaptureFixture[str]) -> None:
    make_closed()
    call_command("retention", "--dry-run")
    assert "1" in capsys.readouterr().out
    assert not Announcement.objects.exists()


def test_the_log_says_what_happened_without_saying_about_whom(make_closed: Make) -> None:
    case = make_closed()
    run(tonight(), most=MOST)
    run(after_notice(), most=MOST)
    events = list(AuditEntry.objects.filter(record_id=case.pk).order_by("sequence").values_list("event", flat=True))
    assert events[-2:] == ["retention.announced", "erasure.done"]


def test_the_term_is_the_one_that_holds_today() -> None:
    early, late = terms().on("case", dt.date(2019, 6, 1)), terms().on("case", dt.date(2026, 1, 1))
    assert (early and early.years, late and late.years) == (15, 20)
    assert late is not None
    assert late.end(dt.date(2004, 2, 29)) == dt.date(2024, 2, 29)
    assert late.end(LONG_AGO) == dt.date(2025, 3, 1)
    assert late.changed_before(late.end(LONG_AGO)) == LONG_AGO + dt.timedelta(days=1)
