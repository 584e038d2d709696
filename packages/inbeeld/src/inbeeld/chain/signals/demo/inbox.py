"""About 120 signals over three years, the last weeks with work still to do."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from random import Random

from django.utils import timezone

from inbeeld.chain.signals.codes import DecisionKind, Sender, SignalKind
from inbeeld.chain.signals.models import Signal, SignalDecision, SignalMessage, SignalPerson
from inbeeld.chain.signals.receipts import Submission, codes_of, mac_of
from inbeeld.chain.signals.rules import Status
from inbeeld.chain.signals.terms import Term, due_after
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.fiction.api import ELSEWHERE, HOME, World, mix
from inbeeld.foundation.vault.api import DataKey

# How the newest signals stand: status, days ago, days until the desk must act (None: as the terms say).
UNDECIDED: tuple[tuple[Status, int, int | None], ...] = (
    (Status.RECEIVED, 8, -1),
    (Status.RECEIVED, 5, 0),
    (Status.RECEIVED, 4, 0),
    (Status.RECEIVED, 1, None),
    (Status.RECEIVED, 0, None),
    (Status.RECEIVED, 0, None),
    (Status.IN_HAND, 6, 0),
    (Status.IN_HAND, 5, 1),
    (Status.IN_HAND, 9, -2),
    (Status.IN_HAND, 3, 4),
    (Status.WAITING, 7, 5),
    (Status.WAITING, 12, 2),
)


@dataclass
class Batch:
    """Everything about the signals, in the order of storing."""

    keys: list[DataKey] = field(default_factory=list)
    signals: list[Signal] = field(default_factory=list)
    persons: list[SignalPerson] = field(default_factory=list)
    messages: list[SignalMessage] = field(default_factory=list)
    decisions: list[SignalDecision] = field(default_factory=list)
    # What a case will be opened for.
    to_new: list[tuple[Signal, mix.Sketch]] = field(default_factory=list)
    # What belongs to a case that is there already.
    to_existing: list[Signal] = field(default_factory=list)

    def store(self) -> None:
        DataKey.objects.bulk_create(self.keys)
        Signal.objects.bulk_create(self.signals)
        SignalPerson.objects.bulk_create(self.persons)
        SignalMessage.objects.bulk_create(self.messages)
        SignalDecision.objects.bulk_create(self.decisions)


def submission_of(number: int) -> Submission:
    """Each demo signal as if from a form of its own, so that its code can be told again."""
    return Submission(f"demo-{number}")


@dataclass
class Inbox:
    """Fills the desk, from one seed."""

    rng: Random
    world: World
    today: dt.date
    batch: Batch = field(default_factory=Batch)

    def fill(self) -> Batch:
        decided = mix.SIGNALS - len(UNDECIDED)
        ages = sorted((16 + int(mix.DAYS * self.rng.random() ** 1.15) for _ in range(decided)), reverse=True)
        for number, days in enumerate(ages):
            self._decided(number, self.today - dt.timedelta(days=min(days, mix.DAYS)))
        for number, (status, days, due) in enumerate(UNDECIDED, start=decided):
            signal, _person = self._signal(number, self.today - dt.timedelta(days=days))
            self._undecided(signal, status)
            if due is not None:
                signal.due_on = self.today + dt.timedelta(days=due)
        return self.batch

    def _chance(self, share: float) -> bool:
        return self.rng.random() < share

    def _signal(self, number: int, day: dt.date) -> tuple[Signal, mix.Sketch]:
        person = mix.draw_person(self.rng)
        received = min(mix.working_moment(self.rng, day, timezone.get_current_timezone()), timezone.now())
        signal = Signal(
            data_key=DataKey.generate(),
            code_mac=mac_of(next(codes_of(submission_of(number)))) or "",
            submission=submission_of(number).key,
            kind=SignalKind.QUESTION if self._chance(0.3) else SignalKind.REPORT,
            municipality=self.rng.choice(self.world.places[HOME]),
            form=person.form,
            setting=person.setting,
            organisation=self.world.offices["home"],
            region=self.world.regions[HOME],
            received_at=received,
        )
        signal.due_on = due_after(Term(signal.kind), received.date())
        interpretation = mix.text(self.rng, "question" if signal.kind == SignalKind.QUESTION else "interpretation")
        reachable = f"{person.setting}@demo.invalid" if self._chance(0.5) else None
        signal.seal(facts=mix.facts(self.rng, person), interpretation=interpretation or None, contact=reachable)
        self.batch.keys.append(signal.data_key)
        self.batch.signals.append(signal)
        self.batch.persons.append(SignalPerson(signal=signal, age_band=person.age_band, sex=person.sex))
        return signal, person

    def _undecided(self, signal: Signal, status: Status) -> None:
        """New ones are nobody's; of the others most are Noor's."""
        if status is Status.RECEIVED:
            return
        handler = self._handler(0.7)
        signal.status, signal.handler = status.value, handler
        signal.picked_up_at = self._later(signal.received_at, 1)
        asked_at = signal.picked_up_at + dt.timedelta(minutes=20)
        if status is Status.WAITING or self._chance(0.6):
            self._message(signal, "ask", asked_at, author=handler)
            signal.answered_at = asked_at
        if status is Status.IN_HAND and signal.answered_at is not None:
            self._message(signal, "reply", self._later(asked_at, 1))
            signal.reply_waiting = True

    def _decided(self, number: int, day: dt.date) -> None:
        signal, person = self._signal(number, day)
        kind = DecisionKind(mix.draw(self.rng, mix.DECISION))
        signal.handler = self._handler(0.55)
        signal.picked_up_at = self._later(signal.received_at, self.rng.randint(1, 3))
        if kind in {DecisionKind.ADVICE, DecisionKind.NOT_FOR_US}:
            signal.answered_at = self._later(signal.picked_up_at, self.rng.randint(0, 3))
            self._message(signal, "answer", signal.answered_at, author=signal.handler)
        self._decide(signal, kind, self._later(signal.answered_at or signal.picked_up_at, self.rng.randint(0, 4)))
        if kind is DecisionKind.NEW_CASE:
            self.batch.to_new.append((signal, person))
        if kind is DecisionKind.EXISTING_CASE:
            self.batch.to_existing.append(signal)

    def _later(self, moment: dt.datetime, days: int) -> dt.datetime:
        """That many days later, in office hours, but never in the future and never before."""
        day = moment.date() + dt.timedelta(days=days)
        return max(moment, min(mix.working_moment(self.rng, day, moment.tzinfo or dt.UTC), timezone.now()))

    def _handler(self, share_of_noor: float) -> Membership:
        return self.world.members["coordinator" if self._chance(share_of_noor) else "collega"]

    def _decide(self, signal: Signal, kind: DecisionKind, at: dt.datetime) -> None:
        decision = SignalDecision(
            data_key=signal.data_key,
            signal=signal,
            kind=kind.value,
            organisation=signal.organisation,
            region=signal.region,
            decided_by=signal.handler,
            decided_at=at,
        )
        decision.seal(reason=mix.text(self.rng, "reason", kind.value))
        self.batch.decisions.append(decision)
        signal.status, signal.decided_at, signal.due_on = Status.DECIDED.value, at, None
        if kind is DecisionKind.PASSED_ON:
            decision.to_region = self.world.regions[ELSEWHERE]
            signal.organisation, signal.region = self.world.offices["elsewhere"], self.world.regions[ELSEWHERE]
            signal.handler = self.world.members["elders"]
            self._decide(signal, DecisionKind.ADVICE, self._later(at, 2))

    def _message(self, signal: Signal, text: str, at: dt.datetime, *, author: Membership | None = None) -> None:
        message = SignalMessage(
            data_key=signal.data_key,
            signal=signal,
            sender=(Sender.DESK if author else Sender.PROFESSIONAL).value,
            author=author,
            asks=text == "ask",
            sent_at=min(at, timezone.now()),
            submission=Submission(f"demo-message-{len(self.batch.messages)}").key,
        )
        message.seal(text=mix.text(self.rng, text))
        self.batch.messages.append(message)
