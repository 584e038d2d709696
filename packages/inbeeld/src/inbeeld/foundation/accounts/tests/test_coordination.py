"""Somebody can always be called; who it is, is dated."""

import datetime as dt

import pytest

from fixtures.personas import Place
from inbeeld.foundation.accounts.coordination import (
    AlreadyCoordinated,
    HistoryRewritten,
    change_contact,
    coordination_for,
    end_coordination,
    load_national_contacts,
    national_contact,
    regions_without_coordination,
    start_coordination,
)
from inbeeld.foundation.accounts.models import ContactKind, NationalContact, RegionCoordination
from inbeeld.foundation.geography.api import Municipality

TODAY = dt.date(2026, 11, 22)
DAY = dt.timedelta(days=1)


def test_the_organisation_of_the_region_is_called(place: Place) -> None:
    found = coordination_for(place.municipality, TODAY)
    assert found is not None
    assert (found.organisation, found.region, found.is_fallback) == (place.organisation, place.region, False)


def test_without_a_region_comensha_is_called_with_its_source(db: None) -> None:
    assert load_national_contacts() == 3
    assert load_national_contacts() == 0
    found = coordination_for(Municipality.objects.create(code="T9", name="Nergens"), TODAY)
    assert found is not None
    assert (found.name, found.is_fallback, found.region) == ("CoMensha", True, None)
    assert found.contact.source.startswith("https://")


def test_what_nobody_checked_is_marked_as_unchecked(db: None) -> None:
    load_national_contacts()
    assert {contact.is_checked for contact in NationalContact.objects.all()} == {False}
    known = {kind: national_contact(kind, TODAY) for kind in ContactKind}
    assert {kind: contact.phone for kind, contact in known.items() if contact} == {
        "coordination": "033 448 11 86",
        "veilig_thuis": "0800 2000",
        "emergency": "112",
    }


def test_a_region_whose_coordination_ended_falls_back(place: Place, far_place: Place) -> None:
    load_national_contacts()
    held = RegionCoordination.objects.get(region=place.region)
    end_coordination(held, last_day=TODAY, today=TODAY)
    before, after = coordination_for(place.municipality, TODAY), coordination_for(place.municipality, TODAY + DAY)
    assert before is not None
    assert after is not None
    assert (before.is_fallback, after.is_fallback, after.region) == (False, True, place.region)
    assert list(regions_without_coordination(TODAY + DAY)) == [place.region]


def test_two_organisations_at_once_are_refused(place: Place, far_place: Place) -> None:
    with pytest.raises(AlreadyCoordinated):
        start_coordination(place.region, far_place.organisation, valid_from=TODAY, today=TODAY, details={})
    end_coordination(RegionCoordination.objects.get(region=place.region), last_day=TODAY, today=TODAY)
    start_coordination(place.region, far_place.organisation, valid_from=TODAY + DAY, today=TODAY, details={})
    found = coordination_for(place.municipality, TODAY + DAY)
    assert found is not None
    assert found.organisation == far_place.organisation


def test_other_contact_details_begin_a_new_period(place: Place) -> None:
    held = RegionCoordination.objects.get(region=place.region)
    change_contact(held, today=TODAY, details={"phone": "0800 0000"})
    change_contact(RegionCoordination.objects.on(TODAY).get(), today=TODAY, details={"phone": "0800 0001"})
    before, now = coordination_for(place.municipality, TODAY - DAY), coordination_for(place.municipality, TODAY)
    assert before is not None
    assert now is not None
    assert (before.contact.phone, now.contact.phone) == ("", "0800 0001")
    assert RegionCoordination.objects.filter(region=place.region).count() == 2


def test_the_past_is_not_rewritten(place: Place) -> None:
    with pytest.raises(HistoryRewritten):
        end_coordination(RegionCoordination.objects.get(), last_day=TODAY - DAY, today=TODAY)
