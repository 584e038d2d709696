"""Asking another region to take a case over."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from inbeeld.chain.cases.api import Case, locked_open
from inbeeld.chain.consents.api import Consent, Purpose, standing_consent
from inbeeld.chain.transfers.models import Transfer
from inbeeld.chain.transfers.notice_kinds import TRANSFER_ASKED
from inbeeld.chain.transfers.places import answer_by, coordinators_at, travelling_grants
from inbeeld.foundation.access.api import Action, Actor, Ground
from inbeeld.foundation.accounts.api import RegionCoordination
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.notices.api import tell_all, tell_desk_address
from inbeeld.foundation.records.api import new_id, saved_before


class AskProblem(StrEnum):
    ASKED_ALREADY = "asked_already"
    NO_CONSENT = "no_consent"
    NOBODY_THERE = "nobody_there"


class CannotAsk(Exception):
    """The request cannot be made so; `problem` says why."""

    def __init__(self, problem: AskProblem) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the other region gets to read, on which ground, and which access may go along."""

    to: RegionCoordination
    form: str
    age_band: str
    urgency: str
    reason: str
    ground: str
    keep: Sequence[str] = ()
    returns: Transfer | None = None


def ask(case: Case, *, by: Actor, asked: Asked, record_id: uuid.UUID | None = None) -> Transfer:
    """Put the request before the other region; the case itself stays where it is."""
    by.must(Action.TRANSFER_ASK, case)
    with transaction.atomic():
        current = locked_open(case)
        if before := saved_before(Transfer, record_id, case=current):
            return before
        consent = _check(current, asked)
        transfer = _made(current, asked, consent, by, record_id)
        readers = list(coordinators_at(transfer.to_organisation_id, transfer.to_region_id))
        tell_all(readers, TRANSFER_ASKED)
        if not readers:
            tell_desk_address(asked.to, TRANSFER_ASKED)
        record("transfer.asked", record=transfer, dossier=current, actor=by, fields=["form", "age_band", "reason"])
    return transfer


def _check(case: Case, asked: Asked) -> Consent | None:
    if case.transfers.open().exists():
        raise CannotAsk(AskProblem.ASKED_ALREADY)
    if not coordinators_at(asked.to.organisation_id, asked.to.region_id).exists():
        raise CannotAsk(AskProblem.NOBODY_THERE)
    if asked.ground != Ground.CONSENT:
        return None
    consent = standing_consent(case, Purpose.SHARING, asked.to.organisation)
    if consent is None:
        raise CannotAsk(AskProblem.NO_CONSENT)
    return consent


def _made(case: Case, asked: Asked, consent: Consent | None, by: Actor, record_id: uuid.UUID | None) -> Transfer:
    possible = {str(grant.pk) for grant in travelling_grants(case)}
    transfer = Transfer(
        pk=new_id(record_id),
        case=case,
        data_key=case.data_key,
        returns=asked.returns,
        from_organisation_id=case.organisation_id,
        from_region_id=case.region_id,
        asked_by_id=by.member,
        to_organisation_id=asked.to.organisation_id,
        to_region_id=asked.to.region_id,
        form=asked.form,
        age_band=asked.age_band,
        urgency=asked.urgency,
        ground=asked.ground,
        consent=consent,
        kept_grants=sorted(possible & set(asked.keep)),
        answer_by=answer_by(asked.urgency, timezone.localdate()),
    )
    transfer.seal(reason=asked.reason)
    transfer.save(force_insert=True)
    return transfer
