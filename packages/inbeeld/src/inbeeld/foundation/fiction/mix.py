"""What the demo's signals and cases are made of: plausible shares, drawn from a seed; plain values, no database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from inbeeld.foundation.agreed.api import read

Shares = Mapping[str, float]

TEXTS = Path(__file__).parent / "data" / "texts.toml"
DAYS = 3 * 365
SIGNALS, CASES, CASES_ELSEWHERE = 120, 60, 6

SEX: Shares = {"boy": 0.6, "girl": 0.29, "trans_girl": 0.02, "trans_boy": 0.01, "non_binary": 0.02, "unknown": 0.06}
AGE: Shares = {"12-15": 0.22, "16-17": 0.36, "18-22": 0.3, "23+": 0.05, "unknown": 0.07}
FORM: Shares = {"sexual": 0.5, "criminal": 0.22, "labour": 0.08, "unknown": 0.15, "other": 0.05}
# Outreach workers meet boys whom the police seldom see; for girls it is the other way round.
SETTING_OF_BOYS: Shares = {
    "outreach": 0.32, "education": 0.18, "youth_care": 0.16, "shelter": 0.08, "health": 0.08, "municipality": 0.06,
    "hospitality": 0.04, "police": 0.03, "sport": 0.02, "near": 0.02, "other": 0.01,
}  # fmt: skip
SETTING_OF_GIRLS: Shares = {
    "youth_care": 0.3, "police": 0.22, "education": 0.2, "health": 0.08, "outreach": 0.06, "shelter": 0.06,
    "municipality": 0.05, "near": 0.03,
}  # fmt: skip
PLACE: Shares = {"private_home": 0.3, "hotel": 0.2, "online": 0.25, "street": 0.1, "party": 0.08, "unknown": 0.07}
DECISION: Shares = {"new_case": 0.44, "advice": 0.36, "existing_case": 0.06, "not_for_us": 0.08, "passed_on": 0.06}
PHASES = ("found", "contact", "holding", "guiding", "led_to_help", "exiting", "after_care")
OUTCOME: Shares = {
    "safe_without_help": 0.3, "help_continues": 0.35, "declined": 0.15, "contact_lost": 0.12, "other_region": 0.08,
}  # fmt: skip
LEVEL: Shares = {"acute": 0.1, "not_self_reliant": 0.25, "limited": 0.35, "sufficient": 0.22, "full": 0.08}
CONTACT: Shares = {"message": 0.45, "in_person": 0.3, "phone": 0.2, "through_others": 0.05}
AGES: Mapping[str, tuple[int, int]] = {"12-15": (13, 15), "16-17": (16, 17), "18-22": (18, 22), "23+": (23, 27)}


@dataclass(frozen=True, slots=True)
class Sketch:
    """One person as somebody describes him, before anything is stored."""

    sex: str
    age_band: str
    form: str
    setting: str

    @property
    def group(self) -> str:
        return self.form if self.form in {"sexual", "criminal", "labour"} else "other"


def draw(rng: Random, shares: Shares) -> str:
    return rng.choices(list(shares), weights=list(shares.values()))[0]


def draw_person(rng: Random) -> Sketch:
    sex = draw(rng, SEX)
    settings = SETTING_OF_GIRLS if sex == "girl" else SETTING_OF_BOYS
    return Sketch(sex, draw(rng, AGE), draw(rng, FORM), draw(rng, settings))


def draw_age(rng: Random, band: str) -> int | None:
    return rng.randint(*AGES[band]) if band in AGES else None


def texts() -> Mapping[str, Mapping[str, list[str]]]:
    return read(TEXTS, dict[str, dict[str, list[str]]])


def text(rng: Random, kind: str, of: str = "any") -> str:
    return rng.choice(texts()[kind][of])


def facts(rng: Random, person: Sketch) -> str:
    return text(rng, "facts_girl") if person.sex == "girl" else text(rng, "facts", person.setting)


def working_moment(rng: Random, day: dt.date, zone: dt.tzinfo) -> dt.datetime:
    """Some moment of a working day: nobody in the demo works at weekends."""
    day -= dt.timedelta(days=max(0, day.weekday() - 4))
    return dt.datetime.combine(day, dt.time(rng.randint(8, 16), rng.randint(0, 59)), zone)
