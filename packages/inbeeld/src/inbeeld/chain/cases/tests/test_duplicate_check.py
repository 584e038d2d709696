"""Before a case is opened: was there one already?"""

import datetime as dt
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from fixtures.personas import Persona, Place
from inbeeld.chain.cases.match_reasons import in_words
from inbeeld.chain.cases.models import Case, Identity
from inbeeld.chain.cases.services import CaseFacts, Person, Sought, TooManyLooks, look_for_earlier, open_case
from inbeeld.chain.cases.services.duplicate_check import LOOKS
from inbeeld.foundation.access.api import Ground, Part, actor_for, give_grant
from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.records.api import PartialDate
from inbeeld.foundation.vault.api import Likeness

BORN = PartialDate(2009, 4, 3)
KNOWN = Person(
    given_names="Verzonnen", family_name="van der Bedacht", called="Zonnie", aliases=("Fantoom",), born_on=BORN
)
TYPED = {"given_names": "Versonnen", "family_name": "Bedagt", "born_on": "ca. 2009", "aliases": "", "reference": ""}


def opened_by(owner: Persona, place: Place, person: Person = KNOWN) -> Case:
    return open_case(
        by=owner.actor, organisation=place.organisation, region=place.region, facts=CaseFacts(), person=person
    )


@pytest.fixture
def known(coordinator: Persona, place: Place) -> Case:
    return opened_by(coordinator, place)


def seen(owner: Persona, **person: Any) -> list[str]:
    found = look_for_earlier(Sought(person=Person(**person)), by=owner.actor)
    return [earlier.case.pseudonym for earlier in found.cases]


@pytest.mark.parametrize(
    "person",
    [
        {"given_names": "Versonnen", "family_name": "Bedagt"},
        {"given_names": "Van der Bedacht", "family_name": "Verzónnen"},
        {"given_names": "V.", "family_name": "Bedacht"},
        {"family_name": "bedacht"},
        {"aliases": ("fantoom",)},
        {"given_names": "Phantoom"},
        {"family_name": "Fantoom"},
        {"given_names": "Fantoom", "family_name": "Bedacht"},
        {"given_names": "Zonnie", "family_name": "v.d. Bedagt"},
        {"given_names": "Versonnen", "born_on": PartialDate(2010, approximate=True)},
        {"given_names": "Sonnie", "born_on": PartialDate(2009)},
        {"given_names": "Verzonnen", "family_name": "Anders", "born_on": PartialDate(2009, 8)},
        {"given_names": "Verzonnen", "family_name": "Anders", "born_on": PartialDate(2010)},
        {"given_names": "Anders", "family_name": "Bedacht"},
        {"born_on": BORN},
        {"family_name": "Bedacht", "given_names": "X", "born_on": PartialDate(2009, 3, 4)},
        {"family_name": "Bedacht", "given_names": "X", "born_on": PartialDate(2010, approximate=True)},
    ],
)
def test_an_earlier_case_is_found_however_it_is_spelled(
    known: Case, coordinator: Persona, person: dict[str, Any]
) -> None:
    assert seen(coordinator, **person) == [known.pseudonym]


@pytest.mark.parametrize(
    "person",
    [
        {"given_names": "Verzonnen"},
        {"family_name": "Anders"},
        {"born_on": PartialDate(2009)},
        {"called": "Verzonnen"},
        {"given_names": "Verzonnen", "born_on": PartialDate(2012)},
    ],
)
def test_too_little_or_another_name_finds_nothing(known: Case, coordinator: Persona, person: dict[str, Any]) -> None:
    assert seen(coordinator, **person) == []


def test_a_colleague_of_the_team_hears_of_it_and_another_region_does_not(
    known: Case, colleague: Persona, far_colleague: Persona
) -> None:
    assert seen(colleague, **KNOWN.values()) == [known.pseudonym]
    assert seen(far_colleague, **KNOWN.values()) == []


@pytest.mark.parametrize(("parts", "finds"), [([Part.SUMMARY], False), ([Part.IDENTITY], True)])
def test_of_a_shared_case_the_identity_must_be_shared(
    known: Case, coordinator: Persona, far_colleague: Persona, parts: list[Part], finds: bool
) -> None:
    assert far_colleague.membership is not None
    until = timezone.now() + dt.timedelta(days=9)
    give_grant(
        known,
        far_colleague.membership,
        by=coordinator.actor,
        parts=parts,
        purpose="x",
        ground=Ground.CONSENT,
        until=until,
    )
    found = look_for_earlier(Sought(person=KNOWN), by=actor_for(far_colleague.membership, second_factor=True))
    assert bool(found.cases) is finds


def test_the_search_is_audited_without_what_was_typed_and_refused_looks_are_no_reads(
    known: Case, colleague: Persona, far_colleague: Persona
) -> None:
    far_colleague.client.post("/zaken/nieuw/eerder/", TYPED)
    entry = AuditEntry.objects.get(event="case.looked_for")
    assert (entry.record_id, entry.fields) == (None, ["given_names", "family_name", "born_on"])
    assert not AuditEntry.objects.filter(record_id=known.pk, user_id=far_colleague.user.pk).exists()
    colleague.client.post("/zaken/nieuw/eerder/", TYPED)
    assert AuditEntry.objects.filter(event="case.came_up", record_id=known.pk, user_id=colleague.user.pk).exists()


@pytest.fixture
def agree(tmp_path: Path, settings: LazySettings) -> Callable[[str, str], None]:
    """`agree('["*"]', "region")`: from 2020 on these regions may be mentioned, in this way."""

    def write(regions: str, ask: str) -> None:
        text = Path(settings.CASE_AGREEMENTS).read_text(encoding="utf-8")
        block = f'[[earlier_cases]]\nvalid_from = 2020-02-01\nsource = "x"\nregions = {regions}\nask = "{ask}"\n'
        settings.CASE_AGREEMENTS = tmp_path / f"{uuid.uuid4()}.toml"
        settings.CASE_AGREEMENTS.write_text(f"{text}\n{block}", encoding="utf-8")

    return write


@pytest.mark.parametrize(
    ("regions", "ask"), [("['*']", "region"), ("['*']", "privacy_officer"), ("['XX']", "region"), ("[]", "region")]
)
def test_of_another_region_she_hears_whom_to_ask_only_where_that_was_agreed(
    known: Case, far_colleague: Persona, agree: Callable[[str, str], None], regions: str, ask: str
) -> None:
    agree(regions, ask)
    page = far_colleague.client.post("/zaken/nieuw/eerder/", TYPED).content.decode()
    told = regions == "['*']"
    assert ("Misschien is er" in page) is told
    assert (known.region.name in page) is (told and ask == "region")
    assert known.pseudonym not in page
    assert "van der Bedacht" not in page


def test_a_name_without_a_birth_date_says_nothing_about_elsewhere(
    known: Case, far_colleague: Persona, agree: Callable[[str, str], None]
) -> None:
    agree("['*']", "region")
    page = far_colleague.client.post("/zaken/nieuw/eerder/", {**TYPED, "born_on": ""}).content.decode()
    assert "Misschien is er" not in page


def test_what_was_typed_goes_along_into_the_identity_of_the_new_case(coordinator: Persona, place: Place) -> None:
    """Given nothing was found, when she presses once more, the case is there with who he is."""
    page = coordinator.client.post("/zaken/nieuw/eerder/", TYPED)
    carried = {name: page.context["carried"][name].value() for name in page.context["carried"].fields}
    opening = {name: page.context["open_form"][name].value() for name in page.context["open_form"].fields}
    opening["region"] = place.region.pk
    typed = {name: "" if value is None else value for name, value in {**carried, **opening}.items()}
    response = coordinator.client.post("/zaken/nieuw/", typed)
    assert response.status_code == 302
    person = Person.from_sealed(Identity.objects.get(case=Case.objects.get()).reveal("person"))
    assert (person.given_names, person.family_name) == ("Versonnen", "Bedagt")
    assert person.born_on == PartialDate(2009, approximate=True)


def test_a_case_is_named_by_its_pseudonym(known: Case, colleague: Persona, far_colleague: Persona) -> None:
    sought = Sought(reference=known.pseudonym)
    assert [earlier.case for earlier in look_for_earlier(sought, by=colleague.actor).cases] == [known]
    assert look_for_earlier(sought, by=far_colleague.actor).cases == []


def test_looking_for_many_people_has_to_wait(known: Case, coordinator: Persona) -> None:
    for _ in range(LOOKS.most):
        seen(coordinator, family_name="Anders")
    with pytest.raises(TooManyLooks):
        seen(coordinator, family_name="Anders")
    page = coordinator.client.post("/zaken/nieuw/eerder/", TYPED)
    assert page.status_code == 200
    assert known.pseudonym not in page.content.decode()
    assert "Zaak openen" in page.content.decode()


def test_more_people_take_no_more_queries(
    coordinator: Persona, place: Place, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    counts = []
    look_for_earlier(Sought(person=KNOWN), by=coordinator.actor)  # the first of an hour starts the count
    for number in (1, 9):
        for _ in range(number):
            opened_by(coordinator, place)
        with django_assert_max_num_queries(30) as asked:
            look_for_earlier(Sought(person=KNOWN), by=coordinator.actor)
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("12-5-2009", "2009-05-12"),
        ("mei 2009", "2009-05"),
        ("5-2009", "2009-05"),
        ("2009", "2009"),
        ("ca. 2009", "2009~"),
        ("mei 2009?", "2009-05~"),
        ("ongeveer 12 mei 2009", "2009-05-12~"),
    ],
)
def test_a_date_is_kept_as_far_as_it_is_known(case: Case, coordinator: Persona, typed: str, kept: str) -> None:
    response = coordinator.client.post(
        f"/zaken/{case.pk}/identiteit/wijzigen/", {"given_names": "Verzonnen", "born_on": typed, "version": "0"}
    )
    assert response.status_code == 302
    assert Identity.objects.get(case=case).reveal("person")["born_on"] == kept


@pytest.mark.parametrize(
    ("likenesses", "said"),
    [
        ([Likeness.FAMILY_BORN, Likeness.FAMILY], "De achternaam lijkt erop, de geboortedatum ligt in de buurt"),
        ([Likeness.NAME, Likeness.FAMILY_BORN], "De naam lijkt erop, de geboortedatum ligt in de buurt"),
        ([Likeness.NAME, Likeness.BORN, Likeness.FAMILY_BORN], "De naam lijkt erop, dezelfde geboortedatum"),
    ],
)
def test_what_looks_alike_is_said_once(likenesses: list[Likeness], said: str) -> None:
    assert in_words(likenesses) == said
