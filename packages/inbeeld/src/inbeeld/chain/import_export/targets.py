"""What a column of a spreadsheet can hold: the fields of a case, and the words by which a column is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import codes
from inbeeld.chain.method.api import Phase

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class ValueKind(StrEnum):
    """How a cell is read."""

    CODE = "code"  # a value of one of our lists
    AGE = "age"
    DAY = "day"  # to the day
    MOMENT = "moment"  # as far as known
    TEXT = "text"
    NAMES = "names"  # several, with a semicolon between them
    WHOLE_NAME = "whole_name"
    COLLEAGUE = "colleague"
    MUNICIPALITY = "municipality"
    PHONE = "phone"


class Holder(StrEnum):
    """Where the value goes."""

    FACTS = "facts"
    PERSON = "person"
    CASE = "case"
    ALONG = "along"  # what is kept beside the case, or in what follows from it


@dataclass(frozen=True, slots=True)
class Target:
    label: StrPromise
    kind: ValueKind
    holder: Holder
    words: tuple[str, ...]
    codes: type[TextChoices] | None = None
    longest: int = 200


F, P, C, A = Holder.FACTS, Holder.PERSON, Holder.CASE, Holder.ALONG

# fmt: off
TARGETS: Mapping[str, Target] = {
    "opened_on": Target(
        _("Opened on"),
        ValueKind.DAY,
        C,
        (
            "geopend", "geopend op", "startdatum", "start", "aanmelddatum", "datum aanmelding", "aangemeld",
            "aangemeld op", "aanmelding", "instroom", "datum instroom", "in beeld sinds", "in zorg sinds", "opened",
        ),
    ),
    "status": Target(_("Status"), ValueKind.CODE, C, ("status", "slachtofferstatus"), codes.Status),
    "decided_by": Target(_("Status decided by"), ValueKind.CODE, C, ("besloten door", "decided by"), codes.Decider),
    "phase": Target(_("Phase"), ValueKind.CODE, C, ("fase", "phase", "traject", "stand", "stand van zaken"), Phase),
    "closed_on": Target(
        _("Closed on"),
        ValueKind.DAY,
        C,
        (
            "gesloten", "gesloten op", "afgesloten", "afgesloten op", "einddatum", "sluitdatum", "datum einde",
            "datum afsluiting", "einde", "uitstroom", "datum uitstroom", "uit zorg", "closed",
        ),
    ),
    "outcome": Target(_("Outcome"), ValueKind.CODE, C, ("uitkomst", "afloop", "resultaat", "outcome"), codes.Outcome),
    "end_reason": Target(
        _("Why it was closed"),
        ValueKind.TEXT,
        C,
        ("reden afsluiting", "reden sluiten", "reden einde", "reden beëindiging", "toelichting einde", "end reason"),
        longest=10_000,
    ),
    "form": Target(
        _("Form of exploitation"),
        ValueKind.CODE,
        F,
        (
            "vorm", "uitbuiting", "vorm van uitbuiting", "uitbuitingsvorm", "soort uitbuiting", "type uitbuiting",
            "problematiek", "form",
        ),
        codes.Form,
    ),
    "place": Target(
        _("Type of place"), ValueKind.CODE, F, ("soort plek", "locatie", "place", "setting"), codes.PlaceType
    ),
    "reach": Target(_("Border"), ValueKind.CODE, F, ("grens", "binnenland", "border"), codes.Reach),
    "sex": Target(
        _("Sex or gender"), ValueKind.CODE, F, ("geslacht", "gender", "sekse", "sex", "m/v", "j/m"), codes.Sex
    ),
    "nationality_group": Target(
        _("Nationality"), ValueKind.CODE, F, ("nationaliteit", "nationality", "land", "nat"), codes.NationalityGroup
    ),
    "age_now": Target(
        _("Age when the list was kept"), ValueKind.AGE, A, ("leeftijd", "leeftijd nu", "lft", "leeft", "lftd", "age")
    ),
    "age_at_start": Target(
        _("Age when the exploitation started"),
        ValueKind.AGE,
        F,
        ("leeftijd start", "leeftijd begin", "beginleeftijd", "age at start"),
    ),
    "age_at_contact": Target(
        _("Age at first contact"),
        ValueKind.AGE,
        F,
        ("leeftijd contact", "leeftijd bij contact", "leeftijd bij aanmelding", "leeftijd aanmelding"),
    ),
    "age_at_report": Target(_("Age at report"), ValueKind.AGE, F, ("leeftijd melding", "age at report")),
    "started_on": Target(
        _("Start of the exploitation"),
        ValueKind.MOMENT,
        F,
        (
            "begin uitbuiting", "start uitbuiting", "begin van de uitbuiting", "sinds wanneer", "speelt sinds",
            "sinds", "start of exploitation", "start of the exploitation",
        ),
    ),
    "contacted_on": Target(_("First contact"), ValueKind.MOMENT, F, ("eerste contact", "first contact")),
    "reported_on": Target(
        _("Report"), ValueKind.MOMENT, F, ("melddatum", "datum melding", "gemeld op", "reported", "reported on")
    ),
    "last_contact_on": Target(
        _("Last contact"),
        ValueKind.DAY,
        A,
        ("laatste contact", "laatste contactmoment", "laatst gesproken", "laatst gezien", "last contact"),
    ),
    "summary": Target(
        _("What is going on"),
        ValueKind.TEXT,
        F,
        (
            "samenvatting", "toelichting", "opmerking", "opmerkingen", "omschrijving", "bijzonderheden", "notitie",
            "notities", "aantekeningen", "situatie", "summary", "notes", "remarks",
        ),
        longest=10_000,
    ),
    "action": Target(
        _("What has to be done"),
        ValueKind.TEXT,
        A,
        ("actie", "acties", "te doen", "actiepunt", "actiepunten", "vervolgstap", "vervolgactie", "action", "to do"),
        longest=2_000,
    ),
    "action_due_on": Target(
        _("By when"), ValueKind.DAY, A, ("actie voor", "actiedatum", "datum actie", "deadline", "uiterlijk", "due")
    ),
    "coordinator": Target(
        _("Care coordinator"),
        ValueKind.COLLEAGUE,
        A,
        (
            "coördinator", "coordinator", "zorgcoördinator", "zorgcoordinator", "zoco", "caseload van", "casus van",
        ),
    ),
    "municipality": Target(
        _("Municipality"), ValueKind.MUNICIPALITY, A, ("gemeente", "municipality", "woongemeente", "gem")
    ),
    "whole_name": Target(
        _("Whole name"),
        ValueKind.WHOLE_NAME,
        P,
        (
            "naam", "volledige naam", "voor en achternaam", "naam jongere", "naam cliënt", "naam client", "naam kind",
            "naam slachtoffer", "naam betrokkene", "jongere", "cliënt", "client", "name", "full name",
        ),
    ),
    "given_names": Target(
        _("Given names"),
        ValueKind.TEXT,
        P,
        ("voornaam", "voornamen", "given name", "given names", "first name", "initialen", "voorletters"),
    ),
    "name_particle": Target(
        _("Particle of the family name"),
        ValueKind.TEXT,
        P,
        ("tussenvoegsel", "tussenvoegsels", "tussenv", "tv", "tsv", "voorvoegsel", "voorvoegsels", "prefix"),
    ),
    "family_name": Target(
        _("Family name"),
        ValueKind.TEXT,
        P,
        ("achternaam", "familienaam", "familie naam", "geslachtsnaam", "surname", "last name", "family name"),
    ),
    "called": Target(_("Called"), ValueKind.TEXT, P, ("roepnaam", "called", "aanspreeknaam")),
    "aliases": Target(
        _("Aliases"), ValueKind.NAMES, P, ("alias", "aliassen", "bijnaam", "bijnamen", "andere namen", "nickname")
    ),
    "born_on": Target(
        _("Born on"),
        ValueKind.MOMENT,
        P,
        (
            "geboortedatum", "geboortedag", "geboortejaar", "geboren", "geboren op", "gebdatum", "geb datum", "geb dat",
            "geb", "gebdat", "gb datum", "born", "date of birth", "birth", "dob",
        ),
    ),
    "address": Target(
        _("Address"),
        ValueKind.TEXT,
        P,
        ("adres", "woonadres", "verblijfadres", "verblijfplaats", "woonplaats", "verblijft", "address"),
        longest=500,
    ),
    "phone": Target(
        _("Phone"),
        ValueKind.PHONE,
        P,
        (
            "telefoon", "telefoonnummer", "telefoonnr", "telnr", "tel", "mobiel", "mobiele nummer", "gsm", "06",
            "06 nummer", "phone", "mobile",
        ),
        longest=100,
    ),
}
# fmt: on
NOTE = "note"  # what stands in this column comes under what is going on, behind its heading; any number of columns
STILL_OPEN = "still_open"  # what a list may say in the column of outcomes
UNKNOWN = (
    "", "?", "??", "???", "-", "--", "onbekend", "onb", "onb.", "unknown", "nvt", "n.v.t.", "n/a", "nnb", "n.n.b.",
    "nb", "n.b.", "nog niet bekend", "niet bekend", "niet ingevuld", "leeg", "geen idee", "weet niet",
)  # fmt: skip


def choices_of(name: str) -> list[tuple[str, str]]:
    """The codes that a cell may become."""
    listed = TARGETS[name].codes
    choices = [(value, str(label)) for value, label in listed.choices] if listed else []
    return [(STILL_OPEN, str(_("None: the case is still open"))), *choices] if name == "outcome" else choices
