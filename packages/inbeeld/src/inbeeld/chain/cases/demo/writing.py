"""Writes one invented case after the other, with what each room adds to it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Self

from inbeeld.chain.cases.codes import Decider, Status
from inbeeld.chain.cases.models import (
    Assignment,
    Case,
    CheckAnswer,
    Closure,
    Episode,
    PhaseChange,
    SafetyAgreement,
    StatusChange,
)
from inbeeld.chain.cases.pseudonyms import new_pseudonym, pseudonym_key
from inbeeld.chain.cases.rules import contact_due, next_due, next_safety_review
from inbeeld.chain.method.api import CheckSet, PhaseCheck, WorkTerms
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.fiction.api import ELSEWHERE, HOME, World, Writer, mix, moment_of
from inbeeld.foundation.geography.api import Municipality
from inbeeld.foundation.rooms.api import WriteInCase, all_rooms, in_order
from inbeeld.foundation.vault.api import DataKey

MOST_REVIEWS = 4  # enough to show how agreements changed
STEPS = [
    ["Hij reageert drie dagen niet", "De veldwerker gaat langs de vaste plek. Niet naar huis bellen."],
    ["Hij belt dat hij weg moet", "Haal hem op bij het station. Bel de nachtopvang, daarna de zorgcoördinator."],
    ["Iemand wacht hem op", "Blijf binnen, bel 112, ga niet naar buiten."],
]
# As coordinators tell their cases apart; none is a name.
LABELS = (
    "rode fiets",
    "blauwe pet",
    "dinsdag voetbal",
    "altijd honger",
    "twee telefoons",
    "wil kok worden",
    "de fluiter",
)


@dataclass(frozen=True)
class CaseWriter(Writer):
    terms: WorkTerms
    points: list[PhaseCheck]
    of_rooms: list[WriteInCase]

    @classmethod
    def begun(cls, world: World) -> Self:
        today = world.today
        points = PhaseCheck.objects.filter(check_set=CheckSet.objects.on(today).order_by("-version").first())
        brought = in_order(room.demo_of_case for room in all_rooms() if room.demo_of_case)
        of_rooms = [one.begin(world) for one in brought]
        return cls(world.random("cases"), world, WorkTerms.objects.holding(None, today), list(points), of_rooms)

    def open(self, person: mix.Sketch, day: dt.date, coordinator: Membership) -> Case:
        case = self._case(person, day, coordinator)
        last_day = min(day + dt.timedelta(days=int(self.rng.triangular(40, 900, 260))), self.today)
        self._history(case, last_day)
        self._safety(case, last_day)
        self._points(case)
        for write in self.of_rooms:
            write(case, last_day)
        if last_day < self.today:
            self._close(case, last_day)
        due = [case.action_due_on, case.safety_review_on]
        case.next_due_on = next_due(due, contact_due_on=case.contact_due_on)
        self.world.batch.cases.append(case)
        return case

    def _case(self, person: mix.Sketch, day: dt.date, coordinator: Membership) -> Case:
        key = DataKey.generate()
        self.world.batch.keys.append(key)
        home, elsewhere = self.world.regions[HOME], self.world.regions[ELSEWHERE]
        age = mix.draw_age(self.rng, person.age_band)
        case = Case(
            data_key=key,
            organisation_id=coordinator.organisation_id,
            region=home if coordinator.region_id == home.pk else elsewhere,
            coordinator=coordinator,
            form=person.form,
            place=mix.draw(self.rng, mix.PLACE) if person.form == "sexual" else "unknown",
            sex=person.sex,
            reach="domestic" if self.chance(0.7) else "unknown",
            municipality=self._municipality(coordinator),
            nationality_group="dutch" if self.chance(0.65) else "unknown",
            age_at_contact=age,
            age_at_start=age and max(11, age - self.rng.choice([0, 1, 1, 2, 3])),
            opened_on=day,
            contact_due_on=contact_due(day, None, every=self.terms.contact_within_days),
            summary_changed_by=coordinator,
            summary_changed_at=moment_of(day),
        )
        case.pseudonym = self._pseudonym()
        case.pseudonym_key = pseudonym_key(case.pseudonym)
        number = len(self.world.batch.cases)
        label = LABELS[number % len(LABELS)] if number % 3 else None  # not everybody gives one
        case.seal(summary=mix.text(self.rng, "summary", person.group), label=label)
        return case

    def _municipality(self, coordinator: Membership) -> Municipality:
        """By turns, so that what is drawn for the rest stays as it was."""
        home = self.world.regions[HOME]
        towns = self.world.places[HOME if coordinator.region_id == home.pk else ELSEWHERE]
        return towns[len(self.world.batch.cases) % len(towns)]

    def _pseudonym(self) -> str:
        taken = {case.pseudonym for case in self.world.batch.cases}
        while (drawn := new_pseudonym(self.rng.choice)) in taken:
            pass
        return drawn

    def _history(self, case: Case, last_day: dt.date) -> None:
        """From found to as far as the time allowed; a presumed victim unless somebody decided otherwise."""
        first = {"status": case.status, "decided_by": Decider.CARE_COORDINATION}
        self.record(case, StatusChange, case.opened_on, **first)
        self.record(case, Assignment, case.opened_on, coordinator=case.coordinator)
        known = {"form": case.form, "place": case.place, "reach": case.reach}
        self.record(case, Episode, None, at=moment_of(case.opened_on), leads=True, **known)
        steps = min(len(mix.PHASES) - 1, 1 + (last_day - case.opened_on).days // 70)
        before = "found"
        for step, phase in enumerate(mix.PHASES[: steps + 1]):
            day = case.opened_on + (last_day - case.opened_on) * step // (steps + 1)
            self.record(case, PhaseChange, day, before=before, phase=phase)
            before = phase
        case.phase = before
        if self.chance(0.35):
            decided = {"status": Status.ACTUAL, "decided_by": self.rng.choice([Decider.POLICE, Decider.PROSECUTOR])}
            case.status = Status.ACTUAL
            self.record(case, StatusChange, case.opened_on + (last_day - case.opened_on) // 2, **decided)

    def _safety(self, case: Case, last_day: dt.date) -> None:
        """Reviewed every few weeks; the last review decides when the next one is due."""
        reviewed, version = case.opened_on, 0
        while reviewed <= last_day and version < MOST_REVIEWS:
            version += 1
            kept = self.record(
                case,
                SafetyAgreement,
                None,
                reviewed_on=reviewed,
                review_on=next_safety_review(reviewed, within=self.terms.safety_review_days),
                version=version,
                at=moment_of(reviewed),
            )
            kept.seal(
                agreements=mix.text(self.rng, "agreements"),
                danger=mix.text(self.rng, "agreements", "danger"),
                in_danger=mix.text(self.rng, "agreements", "in_danger"),
                steps=STEPS[: self.rng.randint(1, 3)],
            )
            case.safety_review_on = kept.review_on
            left = (last_day - reviewed).days
            is_next_to_last = version == MOST_REVIEWS - 1
            reviewed += dt.timedelta(days=max(20, left - self.rng.randint(0, 33)) if is_next_to_last else 28)
        case.safety_version = version

    def _points(self, case: Case) -> None:
        """Some points of the phase are settled by now."""
        for point in self.points:
            if point.phase == case.phase and self.chance(0.5):
                made: dict[str, Any] = {"point": point, "phase": point.phase, "code": point.code, "state": "settled"}
                self.record(case, CheckAnswer, None, at=moment_of(case.opened_on), **made)

    def _close(self, case: Case, day: dt.date) -> None:
        case.is_open, case.closed_on, case.outcome = False, day, mix.draw(self.rng, mix.OUTCOME)
        self.record(case, PhaseChange, day, before=case.phase, phase="ended")
        case.phase = "ended"
        self.record(case, Closure, day, outcome=case.outcome).seal(reason=mix.text(self.rng, "closing"))
