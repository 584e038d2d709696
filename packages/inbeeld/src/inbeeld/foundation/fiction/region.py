"""The fictional region: places, organisations, people. Every name says that it is made up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.access.api import Actor, actor_for
from inbeeld.foundation.accounts.api import (
    NATIONAL_CODE,
    Membership,
    Organisation,
    OrganisationType,
    RegionCoordination,
    ReporterType,
    Role,
    User,
    load_national_contacts,
)
from inbeeld.foundation.geography.api import Municipality, Region, RegionKind, RegionMembership, load_packaged_year

from .mix import Sketch
from .writing import Batch

BEGIN = dt.date(2020, 1, 1)
HOME, ELSEWHERE = "DEMO-1", "DEMO-2"
DOMAIN = "demo.invalid"

PLACES = {
    HOME: ("Voorbeeldregio", ["Voorbeeldstad", "Fictiedam", "Verzonnerveen", "Nergenshuizen", "Denkbeeldwoude"]),
    ELSEWHERE: ("Verzinland", ["Elderswaard", "Anderszande", "Bedachtrecht"]),
    NATIONAL_CODE: ("Landelijk vangnet (demo)", []),
}


@dataclass(frozen=True, slots=True)
class Office:
    """An organisation of the demo; `region` is the one it coordinates."""

    key: str
    name: str
    type: OrganisationType
    region: str = ""


OFFICES = (
    Office("home", "Zorgcoördinatie Voorbeeldregio", OrganisationType.CARE_COORDINATION, HOME),
    Office("elsewhere", "Zorgcoördinatie Verzinland", OrganisationType.CARE_COORDINATION, ELSEWHERE),
    Office("national", "Landelijk vangnet (verzonnen)", OrganisationType.REGISTER, NATIONAL_CODE),
    Office("care", "Jeugdzorg De Denkbeeldige Brug", OrganisationType.YOUTH_CARE),
    Office("outreach", "Veldwerk Fictiedam", OrganisationType.OUTREACH),
    Office("school", "School De Verzinners", OrganisationType.EDUCATION),
    Office("town", "Gemeente Voorbeeldstad", OrganisationType.MUNICIPALITY),
    Office("research", "Onderzoeksbureau Nergens", OrganisationType.RESEARCH),
)


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody whom a visitor of the demo can be, and what he should try first."""

    key: str
    name: str
    role: Role
    office: str
    region: str
    tells: Promise | str


PERSONAS = (
    Persona("coordinator", "Demo Coördinator Noor", Role.COORDINATOR, "home", HOME, _("Signals and cases of today.")),
    Persona("collega", "Demo Collega Joost", Role.COORDINATOR, "home", HOME, _("Same region, own cases.")),
    Persona("teamleider", "Demo Teamleider Amal", Role.TEAM_LEAD, "home", HOME, _("Sees the team, opens no identity.")),
    Persona(
        "elders", "Demo Coördinator Elders Bram", Role.COORDINATOR, "elsewhere", ELSEWHERE,
        _("Another region: finds nothing of Noor's."),
    ),
    Persona("partner", "Demo Ketenpartner Sanne", Role.PARTNER, "care", "", _("Sees the parts opened to her.")),
    Persona(
        "veldwerker", "Demo Veldwerker Kees", Role.OUTREACH_WORKER, "outreach", "", _("Answers who writes unseen."),
    ),
    Persona("leraar", "Demo Leraar Wim", Role.PROFESSIONAL, "school", "", _("Records the meldcode, hands in signals.")),
    Persona(
        "aandacht", "Demo Aandachtsfunctionaris Els", Role.ATTENTION_OFFICER, "school", "",
        _("Sees that tracks of the meldcode move."),
    ),
    Persona("beleid", "Demo Beleidsmedewerker Ilse", Role.POLICY_OFFICER, "town", "", _("Sees no case at all.")),
    Persona("onderzoeker", "Demo Onderzoeker Marit", Role.ANALYST, "research", "", _("Sees no case at all.")),
    Persona("privacy", "Demo Privacyfunctionaris Yara", Role.PRIVACY_OFFICER, "home", "", _("Each reading, and why.")),
    Persona("beheerder", "Demo Beheerder Tom", Role.ADMINISTRATOR, "home", "", _("Organisations, people, regions.")),
)  # fmt: skip


@dataclass(slots=True)
class World:
    """What records of the demo hang on; rooms add theirs to it one after the other."""

    seed: int
    today: dt.date
    regions: dict[str, Region]
    places: dict[str, list[Municipality]]
    offices: dict[str, Organisation]
    members: dict[str, Membership]
    # Writes down one more case; it is stored with the others when what comes in has been written.
    open_case: Callable[[Sketch, dt.date, Membership], Any]
    # Every case of the demo with what rooms write into it; once they are stored, the open ones of Noor, oldest first.
    batch: Batch = field(default_factory=Batch)
    noors_cases: list[Any] = field(default_factory=list)

    @property
    def cases(self) -> list[Any]:
        return self.batch.cases

    def random(self, room: str) -> Random:
        """The same draws each time, whichever rooms there are."""
        return Random(f"{self.seed} {room}")  # noqa: S311 - a demo must be the same each time

    def actor(self, persona: str) -> Actor:
        return actor_for(self.members[persona], second_factor=True)


def exists() -> bool:
    return Region.objects.filter(kind=RegionKind.CARE_COORDINATION, code=HOME).exists()


def build(seed: int, today: dt.date) -> World:
    """The region with its places, organisations and people, and no work yet."""
    load_packaged_year()
    load_national_contacts()
    regions = {code: _region(code, name) for code, (name, _towns) in PLACES.items()}
    places = {code: _towns(regions[code], towns, first) for first, (code, (_name, towns)) in enumerate(PLACES.items())}
    offices = {office.key: _office(office, regions) for office in OFFICES}
    members = {persona.key: _member(persona, offices, regions) for persona in PERSONAS}
    return World(seed, today, regions, places, offices, members, _nobody_opens)


def _nobody_opens(*_: object) -> Any:
    message = "The demo of cases says how a case is opened."
    raise NotImplementedError(message)


def _region(code: str, name: str) -> Region:
    return Region.objects.create(kind=RegionKind.CARE_COORDINATION, code=code, name=name)


def _towns(region: Region, names: Sequence[str], block: int) -> list[Municipality]:
    towns = [
        Municipality.objects.create(code=f"GM99{block}{number}", name=name, valid_from=BEGIN)
        for number, name in enumerate(names)
    ]
    for town in towns:
        RegionMembership.objects.create(municipality=town, region=region, valid_from=BEGIN)
    return towns


def _office(office: Office, regions: dict[str, Region]) -> Organisation:
    reporter = ReporterType(office.type.value) if office.type.value in ReporterType.values else ReporterType.OTHER
    made = Organisation.objects.create(name=office.name, type=office.type, reporter_type=reporter)
    if office.region:
        RegionCoordination.objects.create(
            organisation=made,
            region=regions[office.region],
            valid_from=BEGIN,
            phone="088 000 00 00",
            email=f"zorgcoordinatie@{DOMAIN}",
            source="Verzonnen voor de demo",
        )
    return made


def _member(persona: Persona, offices: dict[str, Organisation], regions: dict[str, Region]) -> Membership:
    user = User.objects.create_user(email_of(persona), name=persona.name)
    return Membership.objects.create(
        user=user,
        organisation=offices[persona.office],
        role=persona.role,
        region=regions.get(persona.region),
        valid_from=BEGIN,
    )


def email_of(persona: Persona) -> str:
    return f"{persona.key}@{DOMAIN}"
