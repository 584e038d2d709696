"""People who press at the same moment: one record for one form, and nobody overwrites another."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from django.db import connection
from django.utils import timezone

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case, change_facts, facts_of
from inbeeld.chain.contacts.api import ContactDetails, ContactMoment, add_contact
from inbeeld.foundation.records.api import StalePart

AT_ONCE = 6


def all_at_once(do: Callable[[int], object]) -> list[object]:
    """What each of some threads came to, exceptions too; every thread closes its own connection."""

    def one(number: int) -> object:
        try:
            return do(number)
        except StalePart as stale:
            return stale
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, range(AT_ONCE)))


@pytest.mark.django_db(transaction=True)
def test_clicks_at_the_same_moment_make_one_contact(case: Case, coordinator: Persona) -> None:
    by, record_id = coordinator.actor, uuid.uuid4()
    details = ContactDetails(kind="phone", on=timezone.localdate(), succeeded=True)
    all_at_once(lambda _number: add_contact(case, by=by, details=details, record_id=record_id))
    assert ContactMoment.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_editors_at_the_same_moment_one_saves_and_the_others_are_told(case: Case, coordinator: Persona) -> None:
    by, facts = coordinator.actor, facts_of(case)
    outcomes = all_at_once(
        lambda number: change_facts(case, by=by, facts=replace(facts, age_at_start=number), version=1)
    )
    told = [outcome for outcome in outcomes if isinstance(outcome, StalePart)]
    case.refresh_from_db()
    assert len(told) == AT_ONCE - 1
    assert case.summary_version == 2
