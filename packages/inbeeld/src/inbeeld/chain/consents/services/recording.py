"""Writing down an answer to a question for consent."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from inbeeld.chain.cases.api import Case
from inbeeld.chain.consents import codes, rules
from inbeeld.chain.consents.age_rules import age_rules
from inbeeld.chain.consents.models import Consent
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.accounts.api import Organisation
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.records.api import locked, new_id, saved_before


class RecordProblem(StrEnum):
    STANDS_ALREADY = "stands_already"
    DECISION_MISSING = "decision_missing"
    RECEIVER_MISSING = "receiver_missing"


class CannotRecord(Exception):
    """The answer cannot be written down so; `problem` says what is wrong, `doubt` why a person must decide."""

    def __init__(self, problem: RecordProblem, doubt: rules.Doubt | None = None) -> None:
        super().__init__(problem)
        self.problem, self.doubt = problem, doubt


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What was asked, and what was answered by whom. `decision`: why it counts where the rule alone does not say so."""

    purpose: str
    receiver: Organisation | None = None
    answer: str = codes.Answer.GIVEN
    given_by: Sequence[str] = ()
    manner: str = ""
    age: int | None = None
    from_on: dt.date
    until_on: dt.date | None = None
    note: str = ""
    decision: str = ""


def record_answer(case: Case, *, by: Actor, answered: Answered, record_id: uuid.UUID | None = None) -> Consent:
    """Add a line to the ledger; a refusal is a line too."""
    by.must(Action.CASE_WRITE, case)
    with transaction.atomic():
        current = locked(case)
        if before := saved_before(Consent, record_id, case=current):
            return before
        rule = rules.rule_for(age_rules(), answered.purpose, answered.from_on)
        _check(current, answered, rule)
        consent = _made(current, answered, rule, by, record_id)
        record("consent.recorded", record=consent, dossier=current, actor=by, fields=[answered.purpose])
    return consent


def standing_consent(case: Case, purpose: str, receiver: Organisation | None = None) -> Consent | None:
    """The consent that holds today for a purpose (and a party), if there is one."""
    receiver_id = receiver.pk if receiver else None
    found = Consent.objects.filter(case=case).about(purpose, receiver_id).standing(timezone.localdate())
    return found.select_related("data_key", "receiver").first()


def _check(case: Case, answered: Answered, rule: rules.AgeRule | None) -> None:
    if (answered.purpose == codes.Purpose.SHARING) != (answered.receiver is not None):
        raise CannotRecord(RecordProblem.RECEIVER_MISSING)
    if standing_consent(case, answered.purpose, answered.receiver) is not None:
        raise CannotRecord(RecordProblem.STANDS_ALREADY)
    if answered.answer == codes.Answer.GIVEN and not answered.decision.strip():
        doubt = rules.doubt_about(rule, answered.age, answered.given_by)
        if doubt is not None:
            raise CannotRecord(RecordProblem.DECISION_MISSING, doubt)


def _made(
    case: Case, answered: Answered, rule: rules.AgeRule | None, by: Actor, record_id: uuid.UUID | None
) -> Consent:
    consent = Consent(pk=new_id(record_id), case=case, data_key=case.data_key, by_id=by.member)
    for name in ("purpose", "receiver", "answer", "manner", "age", "from_on", "until_on"):
        setattr(consent, name, getattr(answered, name))
    consent.given_by = sorted(answered.given_by)
    consent.rule = rule.name if rule else ""
    consent.seal(note=answered.note or None, decision=answered.decision or None)
    consent.save()
    return consent
