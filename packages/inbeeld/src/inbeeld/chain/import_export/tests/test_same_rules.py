"""A case from a list is the same as one that was opened by hand: nothing is missing, nothing is added."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from fixtures.personas import Persona, Place
from inbeeld.chain.cases.api import Case, CaseFacts, NewCase, Person, facts_of, open_case, open_cases, open_identity
from inbeeld.chain.import_export.services.dependents import what_hangs_on
from inbeeld.foundation.records.api import PartialDate

FACTS = CaseFacts(form="sexual", place="hotel", sex="boy", age_at_contact=16, summary="Verzonnen.")
BORN = PartialDate(timezone.localdate().year - 16, 3)
PERSON = Person(given_names="Verzonnen", family_name="Voorbeeld", aliases=("Bedacht",), born_on=BORN)
OWN = {"id", "data_key", "pseudonym", "pseudonym_key", "summary", "summary_changed_at", "imported", "row_mac"}


def columns(case: Case) -> dict[str, Any]:
    fresh = Case.objects.get(pk=case.pk)
    return {field.name: getattr(fresh, field.attname) for field in Case._meta.concrete_fields if field.name not in OWN}


def test_both_ways_of_opening_leave_the_same_rows(coordinator: Persona, place: Place) -> None:
    where: dict[str, Any] = {"by": coordinator.actor, "organisation": place.organisation, "region": place.region}
    by_hand = open_case(**where, facts=FACTS, person=PERSON)
    (from_list,) = open_cases(
        **where, new=[NewCase(facts=FACTS, person=PERSON, opened_on=timezone.localdate())], why="Verzonnen"
    )
    assert columns(by_hand) == columns(from_list)
    hung = what_hangs_on([by_hand.pk, from_list.pk])
    assert hung[by_hand.pk] == hung[from_list.pk]
    found = [Case.objects.select_related("data_key").get(pk=case.pk) for case in (by_hand, from_list)]
    assert facts_of(found[0]) == facts_of(found[1]) == FACTS
    people = [open_identity(case, by=coordinator.actor, reason="Verzonnen")[0] for case in found]
    assert people == [PERSON, PERSON]
    terms = [set(case.identity.terms.values_list("term", flat=True)) for case in found]
    assert terms[0] == terms[1] != set()
    breaks = [
        [(one.kind, one.on, one.known_to, one.state, one.points.count()) for one in case.breaks.all()] for case in found
    ]
    assert breaks[0] == breaks[1] != []
    assert by_hand.pseudonym != from_list.pseudonym
    assert by_hand.data_key_id != from_list.data_key_id
