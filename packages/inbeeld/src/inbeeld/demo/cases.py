"""About 60 cases: opened from signals or directly, held on to for months, most of them closed by now."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from random import Random
from typing import Any

from django.db.models import Model
from django.utils import timezone

from inbeeld.chain.cases.api import (
    Assignment,
    Case,
    Closure,
    Decider,
    Episode,
    PhaseChange,
    SafetyAgreement,
    Status,
    StatusChange,
    contact_due,
    new_pseudonym,
    next_due,
    next_safety_review,
    pseudonym_key,
)
from inbeeld.chain.contacts.api import ContactMoment
from inbeeld.chain.method.api import Domain, PhaseCheck, WorkTerms
from inbeeld.chain.plan.api import ActionState, CaseAction, DomainRating
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.fiction.api import ELSEWHERE, HOME, World, mix
from inbeeld.foundation.vault.api import DataKey

from . import plans

MORNING = dt.time(9, 30)
MOST_REVIEWS = 4  # enough to show how agreements changed


@dataclass
class Files:
    """Everything about the cases, each kind to be stored at once."""

    keys: list[DataKey] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    records: dict[type[Model], list[Any]] = field(default_factory=dict)

    def add(self, record: Any) -> None:
        self.records.setdefault(type(record), []).append(record)

    def store(self) -> None:
        DataKey.objects.bulk_create(self.keys)
        Case.objects.bulk_create(self.cases)
        for model, made in self.records.items():
            model._default_manager.bulk_create(made)


@dataclass
class Writer:
    """Writes one case after the other, from the same seed."""

    rng: Random
    world: World
    today: dt.date
    domains: list[Domain]
    terms: WorkTerms
    points: list[PhaseCheck]
    files: Files = field(default_factory=Files)

    def open(self, person: mix.Sketch, day: dt.date, coordinator: Membership) -> Case:
        case = self._case(person, day, coordinator)
        last_day = min(day + dt.timedelta(days=int(self.rng.triangular(40, 900, 260))), self.today)
        self._history(case, last_day)
        self._safety(case, last_day)
        self._contacts(case, last_day)
        self._ratings(case, last_day)
        self._actions(case, last_day)
        plans.add_goals(self, case, last_day)
        plans.answer_points(self, case, self.points)
        if last_day < self.today:
            self._close(case, last_day)
        due = [case.action_due_on, case.safety_review_on]
        case.next_due_on = next_due(due, contact_due_on=case.contact_due_on)
        self.files.cases.append(case)
        return case

    def _case(self, person: mix.Sketch, day: dt.date, coordinator: Membership) -> Case:
        key = DataKey.generate()
        self.files.keys.append(key)
        age = mix.draw_age(self.rng, person.age_band)
        case = Case(
            data_key=key,
            organisation_id=coordinator.organisation_id,
            region=self.world.regions[HOME if coordinator.region_id == self.world.regions[HOME].pk else ELSEWHERE],
            coordinator=coordinator,
            form=person.form,
            place=mix.draw(self.rng, mix.PLACE) if person.form == "sexual" else "unknown",
            sex=person.sex,
            reach="domestic" if self.chance(0.7) else "unknown",
            nationality_group="dutch" if self.chance(0.65) else "unknown",
            age_at_contact=age,
            age_at_start=age and max(11, age - self.rng.choice([0, 1, 1, 2, 3])),
            opened_on=day,
            summary_changed_by=coordinator,
            summary_changed_at=self.moment(day),
        )
        case.pseudonym = self._pseudonym()
        case.pseudonym_key = pseudonym_key(case.pseudonym)
        case.seal(summary=mix.text(self.rng, "summary", person.group))
        return case

    def _pseudonym(self) -> str:
        taken = {case.pseudonym for case in self.files.cases}
        while (drawn := new_pseudonym(self.rng.choice)) in taken:
            pass
        return drawn

    def _history(self, case: Case, last_day: dt.date) -> None:
        """From found to as far as the time allowed; a presumed victim unless somebody decided otherwise."""
        first = {"status": case.status, "decided_by": Decider.CARE_COORDINATION}
        self.record(case, StatusChange, case.opened_on, **first)
        self.record(case, Assignment, case.opened_on, coordinator=case.coordinator)
        known = {"form": case.form, "place": case.place, "reach": case.reach}
        self.record(case, Episode, None, at=self.moment(case.opened_on), leads=True, **known)
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
        """Looked at every few weeks; the last look decides when the next one is due."""
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
                at=self.moment(reviewed),
            )
            kept.seal(
                agreements=mix.text(self.rng, "agreements"),
                danger=mix.text(self.rng, "agreements", "danger"),
                in_danger=mix.text(self.rng, "agreements", "in_danger"),
                steps=plans.STEPS[: self.rng.randint(1, 3)],
            )
            case.safety_review_on = kept.review_on
            left = (last_day - reviewed).days
            is_next_to_last = version == MOST_REVIEWS - 1
            reviewed += dt.timedelta(days=max(20, left - self.rng.randint(0, 33)) if is_next_to_last else 28)
        case.safety_version = version

    def _contacts(self, case: Case, last_day: dt.date) -> None:
        day, made = case.opened_on, []
        while (day := day + dt.timedelta(days=self.rng.randint(4, 22))) <= last_day:
            met = self.chance(0.8)
            contact = self.record(case, ContactMoment, day, kind=mix.draw(self.rng, mix.CONTACT), succeeded=met)
            made.append(contact)
            contact.seal(note=mix.text(self.rng, "contact", "any" if met else "none") if self.chance(0.6) else None)
            case.last_contact_on = day if met else case.last_contact_on
        plans.count_attempts(case, made)
        case.contact_due_on = contact_due(case.opened_on, case.last_contact_on, every=self.terms.contact_within_days)

    def _ratings(self, case: Case, last_day: dt.date) -> None:
        for domain in self.domains:
            rounds = [case.opened_on + dt.timedelta(days=7), last_day - dt.timedelta(days=self.rng.randint(0, 60))]
            known = sorted({day for day in rounds if case.opened_on <= day <= last_day and self.chance(0.7)})
            for day in known:
                level = mix.draw(self.rng, mix.LEVEL)
                shown = {"domain": domain, "domain_code": domain.code, "level": level, "newest": day == known[-1]}
                own = plans.own_view(self, level)
                shown["own_level"] = own["own_level"]
                rating = self.record(case, DomainRating, day, **shown)
                rating.seal(own_words=own["own_words"] or None, reason=mix.text(self.rng, "level", level))

    def _actions(self, case: Case, last_day: dt.date) -> None:
        """Old ones are done; of an open case one or two fall around today."""
        is_open = last_day == self.today
        for _ in range(self.rng.randint(2, 5)):
            due = case.opened_on + (last_day - case.opened_on) * self.rng.randint(10, 95) // 100
            self._action(case, due, ActionState.DONE)
        for _ in range(self.rng.randint(1, 2) if is_open else 0):
            self._action(
                case, self.today + dt.timedelta(days=self.rng.choice([-6, -2, 0, 0, 1, 3, 6, 20])), ActionState.OPEN
            )

    def _action(self, case: Case, due: dt.date, state: ActionState) -> None:
        settled = due if state is ActionState.DONE else None
        made = max(case.opened_on, due - dt.timedelta(days=10))
        details = {"owner": case.coordinator, "due_on": due, "state": state, "settled_on": settled}
        self.record(case, CaseAction, None, at=self.moment(made), **details).seal(what=mix.text(self.rng, "action"))
        if state is ActionState.OPEN:
            case.action_due_on = min(due, case.action_due_on or due)

    def _close(self, case: Case, day: dt.date) -> None:
        case.is_open, case.closed_on, case.outcome = False, day, mix.draw(self.rng, mix.OUTCOME)
        self.record(case, PhaseChange, day, before=case.phase, phase="ended")
        case.phase = "ended"
        self.record(case, Closure, day, outcome=case.outcome).seal(reason=mix.text(self.rng, "closing"))

    def of(self, case: Case, model: type[Any]) -> list[Any]:
        return [record for record in self.files.records.get(model, []) if record.case is case]

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def record(self, case: Case, model: type[Any], day: dt.date | None, **values: Any) -> Any:
        dated = {"on": day, "at": self.moment(day)} if day else {}
        made = model(case=case, data_key=case.data_key, by=case.coordinator, **dated, **values)
        self.files.add(made)
        return made

    def moment(self, day: dt.date) -> dt.datetime:
        return min(dt.datetime.combine(day, MORNING, timezone.get_current_timezone()), timezone.now())
