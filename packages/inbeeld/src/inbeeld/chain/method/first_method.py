"""What a new installation begins with: its working terms, its life domains, and the points of each phase.

The first migration puts them in; they are changed on the pages.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from inbeeld.foundation.agreed.api import FROM_THE_BEGINNING

LONG_AGO = dt.date(2000, 1, 1)


# The founders of the product chose these as a beginning; no law sets them. An organisation decides on its own.
FIRST_TERMS = {
    "contact_within_days": 14,
    "safety_review_days": 30,
    "old_after_days": 30,
    "source": "Beginwaarde van Inbeeld; geen wettelijke termijn. Stel vast wat uw organisatie aanhoudt.",
}

# Code, Dutch, English.
FIRST_DOMAINS = (
    ("safety", "Veiligheid", "Safety"),
    ("housing", "Wonen", "Housing"),
    ("finance", "Geld", "Finance"),
    ("education_work", "School en werk", "Education and work"),
    ("physical_health", "Lichamelijke gezondheid", "Physical health"),
    ("mental_health", "Geestelijke gezondheid", "Mental health"),
    ("substance_use", "Middelengebruik", "Substance use"),
    ("sexuality_identity", "Seksualiteit en identiteit", "Sexuality and identity"),
    ("family_network", "Familie en netwerk", "Family and network"),
    ("legal_position", "Rechtspositie", "Legal position"),
    ("time_meaning", "Tijdsbesteding en zingeving", "Time use and meaning"),
)
# Phase, code, Dutch, English.
FIRST_CHECKS = (
    ("found", "safety_agreed", "Er zijn eerste afspraken over veiligheid", "First agreements about safety stand"),
    (
        "found",
        "safe_contact_known",
        "Bekend is hoe hij veilig benaderd kan worden",
        "It is known how he can be approached safely",
    ),
    (
        "found",
        "who_makes_contact",
        "Afgesproken is wie het eerste contact legt",
        "It is agreed who makes the first contact",
    ),
    (
        "contact",
        "one_trusted_person",
        "Hij heeft één vaste persoon die hij vertrouwt",
        "He has one steady person whom he trusts",
    ),
    (
        "contact",
        "knows_who_we_are",
        "Hij weet wie wij zijn en wat wij opschrijven",
        "He knows who we are and what we write down",
    ),
    (
        "contact",
        "own_way_of_contact",
        "Hij koos zelf hoe en wanneer er contact is",
        "He chose himself how and when there is contact",
    ),
    (
        "holding",
        "rhythm_agreed",
        "Er is een ritme van contact afgesproken",
        "A rhythm of contact is agreed",
    ),
    (
        "holding",
        "if_contact_breaks",
        "Afgesproken is wat er gebeurt als het contact wegvalt",
        "It is agreed what happens when contact breaks off",
    ),
    ("holding", "domains_looked_at", "Alle leefgebieden zijn bekeken", "All life domains were looked at"),
    ("guiding", "own_goals", "Zijn doelen staan er in zijn eigen woorden", "His goals stand in his own words"),
    (
        "guiding",
        "team_agreed",
        "Iedere betrokken partij weet wie wat doet",
        "Every party involved knows who does what",
    ),
    ("guiding", "consents_discussed", "Toestemmingen zijn met hem besproken", "Consents were discussed with him"),
    (
        "guiding",
        "rights_explained",
        "Aangifte, bedenktijd en rechtshulp zijn uitgelegd",
        "Reporting to the police, reflection period and legal aid were explained",
    ),
    (
        "led_to_help",
        "help_started",
        "De hulp is begonnen en past bij een jongen of man",
        "The help has started and suits a boy or man",
    ),
    ("led_to_help", "warm_hand_over", "De overdracht ging samen met hem", "He was there at the hand-over"),
    (
        "led_to_help",
        "after_eighteen",
        "Geregeld is wat er na zijn 18e verjaardag doorloopt",
        "It is arranged what goes on after his 18th birthday",
    ),
    ("exiting", "safe_place", "Hij heeft een veilige plek om te wonen", "He has a safe place to live"),
    ("exiting", "income", "Hij heeft inkomen of een uitkering", "He has an income or a benefit"),
    ("exiting", "debts", "Voor schulden is er een regeling", "There is an arrangement for debts"),
    ("exiting", "day_structure", "Hij heeft school, werk of dagbesteding", "He has school, work or a day programme"),
    (
        "exiting",
        "way_out_online",
        "Oude contacten en accounts zijn besproken",
        "Old contacts and accounts were talked through",
    ),
    (
        "exiting",
        "relapse_plan",
        "Er is een plan voor als hij terugvalt",
        "There is a plan for when he falls back",
    ),
    (
        "after_care",
        "who_to_call",
        "Hij weet wie hij later kan bellen",
        "He knows whom he can call later",
    ),
    (
        "after_care",
        "last_talk",
        "Met hem is teruggekeken op het traject",
        "He looked back on the whole with us",
    ),
    (
        "after_care",
        "network",
        "Er is iemand uit zijn eigen netwerk",
        "There is somebody of his own network",
    ),
    (
        "after_care",
        "partners_told",
        "De partijen weten dat de coördinatie stopt",
        "The parties know that the coordination stops",
    ),
)


def install(model: Callable[[str], Any]) -> None:
    """Put in what is missing; harmless to call again. `model` gives the model of a name in this room."""
    terms, domain_set, check_set = model("WorkTerms"), model("DomainSet"), model("CheckSet")
    if not terms.objects.filter(organisation=None).exists():
        terms.objects.create(valid_from=FROM_THE_BEGINNING, **FIRST_TERMS)
    if not domain_set.objects.exists():
        domain, first = model("Domain"), domain_set.objects.create(version=1, valid_from=LONG_AGO)
        domain.objects.bulk_create(
            domain(domain_set=first, code=code, name_nl=dutch, name_en=english, position=position)
            for position, (code, dutch, english) in enumerate(FIRST_DOMAINS)
        )
    if not check_set.objects.exists():
        point, begun = model("PhaseCheck"), check_set.objects.create(version=1, valid_from=LONG_AGO)
        point.objects.bulk_create(
            point(check_set=begun, phase=phase, code=code, text_nl=dutch, text_en=english, position=position)
            for position, (phase, code, dutch, english) in enumerate(FIRST_CHECKS)
        )


def install_with(apps: Any, _schema_editor: Any) -> None:
    """For the first migration."""
    install(lambda name: apps.get_model("method", name))
