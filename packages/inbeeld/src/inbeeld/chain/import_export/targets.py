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


class Holder(StrEnum):
    """Where the value goes."""

    FACTS = "facts"
    PERSON = "person"
    CASE = "case"


@dataclass(frozen=True, slots=True)
class Target:
    label: StrPromise
    kind: ValueKind
    holder: Holder
    words: tuple[str, ...]
    codes: type[TextChoices] | None = None
    longest: int = 200


F, P, C = Holder.FACTS, Holder.PERSON, Holder.CASE

TARGETS: Mapping[str, Target] = {
    "opened_on": Target(
        _("Opened on"),
        ValueKind.DAY,
        C,
        ("geopend", "startdatum", "aanmelddatum", "datum aanmelding", "aangemeld", "instroom", "start", "opened"),
    ),
    "status": Target(_("Status"), ValueKind.CODE, C, ("status", "slachtofferstatus"), codes.Status),
    "decided_by": Target(_("Status decided by"), ValueKind.CODE, C, ("besloten door", "decided by"), codes.Decider),
    "phase": Target(_("Phase"), ValueKind.CODE, C, ("fase", "phase", "traject"), Phase),
    "closed_on": Target(
        _("Closed on"),
        ValueKind.DAY,
        C,
        (
            "gesloten op",
            "afgesloten op",
            "einddatum",
            "sluitdatum",
            "datum einde",
            "datum afsluiting",
            "einde",
            "uitstroom",
            "closed",
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
    "form": Target(_("Form of exploitation"), ValueKind.CODE, F, ("vorm", "uitbuiting", "form"), codes.Form),
    "place": Target(
        _("Type of place"), ValueKind.CODE, F, ("soort plek", "locatie", "place", "setting"), codes.PlaceType
    ),
    "reach": Target(_("Border"), ValueKind.CODE, F, ("grens", "binnenland", "border"), codes.Reach),
    "sex": Target(_("Sex or gender"), ValueKind.CODE, F, ("geslacht", "gender", "sekse", "sex", "m/v"), codes.Sex),
    "nationality_group": Target(
        _("Nationality"), ValueKind.CODE, F, ("nationaliteit", "nationality", "land"), codes.NationalityGroup
    ),
    "age_at_start": Target(
        _("Age when the exploitation started"), ValueKind.AGE, F, ("leeftijd start", "leeftijd begin", "age at start")
    ),
    "age_at_contact": Target(
        _("Age at first contact"), ValueKind.AGE, F, ("leeftijd contact", "leeftijd bij aanmelding", "leeftijd", "age")
    ),
    "age_at_report": Target(_("Age at report"), ValueKind.AGE, F, ("leeftijd melding", "age at report")),
    "started_on": Target(
        _("Start of the exploitation"),
        ValueKind.MOMENT,
        F,
        ("begin uitbuiting", "start uitbuiting", "start of"),
    ),
    "contacted_on": Target(_("First contact"), ValueKind.MOMENT, F, ("eerste contact", "first contact")),
    "reported_on": Target(_("Report"), ValueKind.MOMENT, F, ("melddatum", "datum melding", "reported")),
    "summary": Target(
        _("What is going on"),
        ValueKind.TEXT,
        F,
        ("samenvatting", "toelichting", "opmerking", "omschrijving", "bijzonderheden", "summary", "notes"),
        longest=10_000,
    ),
    "whole_name": Target(
        _("Whole name"), ValueKind.WHOLE_NAME, P, ("volledige naam", "naam jongere", "naam", "full name")
    ),
    "given_names": Target(_("Given names"), ValueKind.TEXT, P, ("voornaam", "voornamen", "given name", "first name")),
    "family_name": Target(_("Family name"), ValueKind.TEXT, P, ("achternaam", "familienaam", "surname", "last name")),
    "called": Target(_("Called"), ValueKind.TEXT, P, ("roepnaam", "called")),
    "aliases": Target(_("Aliases"), ValueKind.NAMES, P, ("alias", "bijnaam", "andere namen", "nickname")),
    "born_on": Target(
        _("Born on"),
        ValueKind.MOMENT,
        P,
        ("geboortedatum", "geboren", "geb.datum", "geb. datum", "gebdatum", "geb dat", "born", "birth"),
    ),
    "address": Target(_("Address"), ValueKind.TEXT, P, ("adres", "woonplaats", "address"), longest=500),
    "phone": Target(_("Phone"), ValueKind.TEXT, P, ("telefoon", "mobiel", "phone"), longest=100),
}
# Other words that offices write for a code, besides the code itself and its Dutch and English label.
SYNONYMS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "sex": {
        "boy": ("m", "man", "jongen", "male", "boy"),
        "girl": ("v", "f", "vrouw", "meisje", "female", "girl"),
        "trans_boy": ("transjongen", "transman", "trans man"),
        "trans_girl": ("transmeisje", "transvrouw", "trans vrouw"),
        "non_binary": ("x",),
    },
    "form": {
        "sexual": ("seksueel", "seksuele", "prostitutie", "sexual"),
        "labour": ("arbeid", "arbeidsuitbuiting", "werk", "labour", "labor"),
        "criminal": ("crimineel", "criminele", "gedwongen criminaliteit", "criminal"),
        "forced_begging": ("bedelen", "bedelarij", "begging"),
        "organ_removal": ("organen", "orgaan", "organs"),
        "other": ("overig", "anders", "other"),
    },
    "nationality_group": {
        "dutch": ("nl", "nederland", "nederlands", "nederlandse", "dutch"),
        "other_eu": ("eu", "overig eu"),
        "non_eu": ("niet-eu", "niet eu", "buiten eu", "non-eu"),
    },
    "place": {
        "private_home": ("woning", "thuis"),
        "escort": ("escortbureau",),
        "hotel": ("hotelkamer",),
        "street": ("straat", "buiten"),
        "window": ("raam", "raamprostitutie"),
        "club": ("bordeel", "privéhuis"),
        "online": ("internet", "webcam"),
        "party": ("feest", "chemsex"),
    },
    "reach": {"domestic": ("binnenland", "nee"), "cross_border": ("grensoverschrijdend", "buitenland", "ja")},
    "status": {
        "presumed": ("mogelijk", "vermoedelijk", "presumed"),
        "actual": ("slachtoffer", "vastgesteld", "actual"),
        "not_a_victim": ("geen slachtoffer",),
    },
    "phase": {
        "found": ("gevonden", "in beeld"),
        "contact": ("contact",),
        "led_to_help": ("toegeleid", "toegeleid naar hulp"),
        "exiting": ("uitstappen", "uitstap"),
        "guiding": ("begeleiding",),
        "after_care": ("nazorg",),
        "holding": ("vasthouden",),
        "ended": ("afgesloten", "gesloten", "beëindigd", "closed"),
    },
    "outcome": {
        "still_open": ("open", "nog open", "loopt", "loopt nog", "lopend", "actief", "running"),
        "safe_without_help": ("veilig", "afgerond", "veilig, geen hulp nodig", "safe"),
        "help_continues": ("reguliere hulp", "hulp loopt door", "overgedragen aan hulpverlening"),
        "other_region": ("andere regio", "verhuisd naar andere regio"),
        "other_country": ("ander land", "teruggekeerd", "terugkeer"),
        "declined": ("wil geen hulp", "geen hulp gewenst", "weigert hulp"),
        "contact_lost": ("uit beeld", "contact verloren", "geen contact", "geen contact meer"),
        "not_a_victim": ("geen slachtoffer", "niet slachtoffer"),
        "deceased": ("overleden",),
        "other": ("anders", "overig", "other"),
    },
}
STILL_OPEN = "still_open"  # what a list may say in the column of outcomes
UNKNOWN = ("", "?", "-", "onbekend", "unknown", "nvt", "n.v.t.", "n/a")


def choices_of(name: str) -> list[tuple[str, str]]:
    """The codes that a cell may become."""
    listed = TARGETS[name].codes
    choices = [(value, str(label)) for value, label in listed.choices] if listed else []
    return [(STILL_OPEN, str(_("None: the case is still open"))), *choices] if name == "outcome" else choices
