"""Rating a life domain."""

import datetime as dt

from django.utils import timezone

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case
from inbeeld.chain.plan.models import DomainRating


def typed(record_id: str, **changes: object) -> dict[str, object]:
    return {
        "level": "limited",
        "reason": "Verzonnen: slaapt bij vrienden.",
        "on": "vandaag",
        "seen": "",
        "record_id": record_id,
        **changes,
    }


def test_former_ratings_are_kept(case: Case, coordinator: Persona, record_id: str) -> None:
    address = f"/zaken/{case.pk}/leefgebieden/housing/"
    coordinator.client.post(address, typed(record_id))
    first = DomainRating.objects.get()
    other = record_id[:-4] + "0000"
    coordinator.client.post(address, typed(other, level="sufficient", seen=first.pk))
    assert list(DomainRating.objects.order_by("at").values_list("level", "newest")) == [
        ("limited", False),
        ("sufficient", True),
    ]


def test_nobody_rates_past_another(case: Case, coordinator: Persona, colleague: Persona, record_id: str) -> None:
    address = f"/zaken/{case.pk}/leefgebieden/housing/"
    colleague.client.post(address, typed(record_id))
    response = coordinator.client.post(address, typed(record_id[:-4] + "0000", reason="Verzonnen: mijn reden."))
    assert response.status_code == 409
    assert "Verzonnen: mijn reden." in response.content.decode()
    assert DomainRating.objects.count() == 1


def test_pressing_twice_makes_one_rating(case: Case, coordinator: Persona, record_id: str) -> None:
    for _ in range(2):
        address = f"/zaken/{case.pk}/leefgebieden/housing/"
        assert coordinator.client.post(address, typed(record_id)).status_code == 302
    assert DomainRating.objects.count() == 1


def test_a_rating_of_an_earlier_day_does_not_become_the_newest(
    case: Case, coordinator: Persona, record_id: str
) -> None:
    address = f"/zaken/{case.pk}/leefgebieden/housing/"
    coordinator.client.post(address, typed(record_id))
    first = DomainRating.objects.get()
    earlier = timezone.localdate() - dt.timedelta(days=90)
    coordinator.client.post(address, typed(record_id[:-4] + "0000", on=earlier.isoformat(), seen=first.pk))
    assert DomainRating.objects.get(newest=True) == first


def test_old_information_is_visibly_old(case: Case, coordinator: Persona, record_id: str) -> None:
    old = timezone.localdate() - dt.timedelta(days=31)
    coordinator.client.post(f"/zaken/{case.pk}/leefgebieden/housing/", typed(record_id, on=old.isoformat()))
    assert "Ouder dan 30 dagen" in coordinator.client.get(f"/zaken/{case.pk}/leefgebieden/").content.decode()


def test_a_domain_that_does_not_exist_is_not_found(case: Case, coordinator: Persona) -> None:
    assert coordinator.client.get(f"/zaken/{case.pk}/leefgebieden/score/").status_code == 404


def test_his_own_view_stands_beside_and_may_differ_or_be_absent(
    case: Case, coordinator: Persona, record_id: str
) -> None:
    address = f"/zaken/{case.pk}/leefgebieden/housing/"
    coordinator.client.post(address, typed(record_id))
    first = DomainRating.objects.get()
    own = {"own_level": "full", "own_words": "Verzonnen: ik red me."}
    coordinator.client.post(address, typed(record_id[:-4] + "0000", seen=first.pk, **own))
    page = coordinator.client.get(f"{address}verloop/").content.decode()
    assert page.index("Volledig") < page.index("Verzonnen: ik red me.") < page.index("Niet gezegd")


def test_the_picture_says_nothing_that_the_table_does_not(case: Case, coordinator: Persona, record_id: str) -> None:
    earlier = timezone.localdate() - dt.timedelta(days=50)
    address = f"/zaken/{case.pk}/leefgebieden/housing/"
    coordinator.client.post(address, typed(record_id, on=earlier.isoformat()))
    assert '<svg class="domain-chart"' not in coordinator.client.get(f"{address}verloop/").content.decode()
    first = DomainRating.objects.get()
    coordinator.client.post(address, typed(record_id[:-4] + "0000", seen=first.pk, level="sufficient"))
    page = coordinator.client.get(f"{address}verloop/")
    chart = page.context["chart"]
    assert (len(chart.theirs), len(chart.own)) == (2, 0)
    assert chart.theirs[0].y > chart.theirs[1].y
    assert "style=" not in page.content.decode()
