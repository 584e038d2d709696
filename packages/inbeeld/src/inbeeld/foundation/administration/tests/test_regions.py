"""Regions are kept on pages: overlaps are refused, gaps are shown, nothing of the past changes."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from fixtures.personas import Persona, Place
from inbeeld.foundation.accounts.api import ContactKind, RegionCoordination, load_national_contacts, national_contact
from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.geography.api import Municipality, Region, RegionKind, RegionMembership


@pytest.fixture
def loose(db: None) -> Municipality:
    return Municipality.objects.create(code="T9999", name="Losse Gemeente")


def _page(administrator: Persona, name: str, *args: object) -> str:
    return administrator.client.get(reverse(f"administration:{name}", args=args)).content.decode()


def test_gaps_are_shown(administrator: Persona, place: Place, loose: Municipality) -> None:
    assert "1 gemeente valt in geen regio" in _page(administrator, "regions")
    province = Region.objects.create(kind=RegionKind.PROVINCE, code="PV99", name="Nergensland")
    for town in (loose, place.municipality):
        RegionMembership.objects.create(municipality=town, region=province, valid_from=dt.date(2024, 1, 1))
    page = _page(administrator, "gaps")
    assert loose.name in page
    assert place.municipality.name not in page


def test_a_municipality_is_added_however_it_is_spelled(
    administrator: Persona, place: Place, loose: Municipality
) -> None:
    url = reverse("administration:new_municipality", args=[place.region.pk])
    answer = administrator.client.post(url, {"municipalities": "losse gemeente", "valid_from": "1-1-2024"})
    assert answer.status_code == 302
    assert RegionMembership.objects.get(municipality=loose).valid_from == dt.date(2024, 1, 1)
    assert AuditEntry.objects.filter(event="region.municipality_added").exists()


def test_many_are_added_at_once_or_none(administrator: Persona, place: Place, loose: Municipality) -> None:
    second = Municipality.objects.create(code="T9998", name="Nog Een")
    region = Region.objects.create(kind=place.region.kind, code="T77", name="Derde")
    url = reverse("administration:new_municipality", args=[region.pk])
    both = "losse gemeente, NOG EEN"
    administrator.client.post(url, {"municipalities": f"{both}\n{place.municipality.name}", "valid_from": "vandaag"})
    assert not RegionMembership.objects.filter(region=region).exists()
    administrator.client.post(url, {"municipalities": both, "valid_from": "vandaag"})
    assert RegionMembership.objects.filter(region=region, municipality__in=[loose, second]).count() == 2


def test_an_overlap_is_refused_in_plain_words(administrator: Persona, place: Place, far_place: Place) -> None:
    url = reverse("administration:new_municipality", args=[far_place.region.pk])
    page = administrator.client.post(url, {"municipalities": place.municipality.name, "valid_from": "vandaag"})
    assert f"valt al in {place.region.name}" in page.content.decode()
    url = reverse("administration:start_coordination", args=[place.region.pk])
    page = administrator.client.post(
        url, {"organisation": str(far_place.organisation.pk), "valid_from": "vandaag", "phone": "0800 0000"}
    )
    text = page.content.decode()
    assert "coördineert hier dan" in text
    assert "0800 0000" in text, "what was typed is still there"


def test_an_unknown_municipality_is_not_guessed(administrator: Persona, place: Place, loose: Municipality) -> None:
    url = reverse("administration:new_municipality", args=[place.region.pk])
    answers = {"Losse Gemeent": "welke bedoelt u? Losse Gemeente", "Atlantis": "kennen wij niet"}
    for typed, told in answers.items():
        page = administrator.client.post(url, {"municipalities": typed, "valid_from": "vandaag"}).content.decode()
        assert told in page


def test_a_coordination_ends_and_another_begins(administrator: Persona, place: Place, far_place: Place) -> None:
    held = RegionCoordination.objects.get(region=place.region)
    url = reverse("administration:end_coordination", args=[place.region.pk, held.pk])
    assert administrator.client.post(url, {"last_day": "1-1-2024"}).status_code == 200, "not in the past"
    assert administrator.client.post(url, {"last_day": "vandaag"}).status_code == 302
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    administrator.client.post(
        reverse("administration:start_coordination", args=[place.region.pk]),
        {"organisation": str(far_place.organisation.pk), "valid_from": f"{tomorrow:%d-%m-%Y}"},
    )
    periods = RegionCoordination.objects.filter(region=place.region).order_by("valid_from")
    assert [held.organisation for held in periods] == [place.organisation, far_place.organisation]


def test_contact_details_that_nobody_checked_say_so(administrator: Persona, place: Place) -> None:
    assert "Niet nagekeken" in _page(administrator, "region", place.region.pk)
    held = RegionCoordination.objects.get(region=place.region)
    administrator.client.post(
        reverse("administration:contact", args=[place.region.pk, held.pk]),
        {"phone": "0800 0000", "source": "Verzonnen", "checked_on": "vandaag"},
    )
    now = RegionCoordination.objects.on(timezone.localdate()).get(region=place.region)
    assert (now.phone, now.is_checked) == ("0800 0000", True)
    assert RegionCoordination.objects.filter(region=place.region).count() == 2
    assert "Niet nagekeken" not in _page(administrator, "region", place.region.pk)


def test_a_new_region_gets_a_page(administrator: Persona) -> None:
    answer = administrator.client.post(reverse("administration:new_region"), {"name": "Nieuw (verzonnen)"})
    region = Region.objects.get(name="Nieuw (verzonnen)")
    assert answer["Location"] == reverse("administration:region", args=[region.pk])
    assert "Niemand coördineert" in _page(administrator, "region", region.pk)


def test_national_numbers_can_be_checked_and_changed(administrator: Persona) -> None:
    load_national_contacts()
    url = reverse("administration:national_contact", args=["coordination"])
    administrator.client.post(url, {"name": "CoMensha", "phone": "033 448 11 86", "checked_on": "vandaag"})
    today = national_contact(ContactKind.COORDINATION, timezone.localdate())
    before = national_contact(ContactKind.COORDINATION, timezone.localdate() - dt.timedelta(days=1))
    assert today is not None
    assert before is not None
    assert (today.is_checked, before.is_checked) == (True, False)
    assert administrator.client.get(reverse("administration:national_contact", args=["x"])).status_code == 404
