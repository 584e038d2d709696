"""Asking for what cannot be undone, and taking it back."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils import timezone

from inbeeld.foundation.access.api import Actor
from inbeeld.foundation.accounts.api import Organisation
from inbeeld.foundation.audit.api import record as audit
from inbeeld.foundation.four_eyes.acts import Facts, act_of
from inbeeld.foundation.four_eyes.models import FourEyesRequest, State
from inbeeld.foundation.four_eyes.notice_kinds import ASKED, SETTLED
from inbeeld.foundation.four_eyes.people import may_withdraw, tell_everybody
from inbeeld.foundation.four_eyes.rules import Refusal
from inbeeld.foundation.vault.api import DataKey

from .locking import Refused, locked


class Hindered(Exception):
    """Something stands in the way; the code is one of the act's `hindrances`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def ask_for(
    act: str,
    record_id: uuid.UUID,
    *,
    by: Actor,
    organisation_id: uuid.UUID,
    region_id: int | None = None,
    reason: str = "",
    proof: str = "",
    facts: Facts | None = None,
) -> FourEyesRequest:
    """Once is enough: while one waits for the same record, that is the one. The caller has guarded. Raises Hindered."""
    kind, now = act_of(act), timezone.now()
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation_id)  # two who ask at once, one after the other
        if before := waiting_for(act, record_id):
            return before
        asked = FourEyesRequest(data_key=DataKey.objects.create_key(), act=act, record_id=record_id)
        asked.organisation_id, asked.region_id, asked.facts = organisation_id, region_id, dict(facts or {})
        asked.asked_by_id, asked.asked_at = by.member, now
        asked.decide_from, asked.lapses_at = now + kind.wait, now + max(kind.term().lapse, 2 * kind.wait)
        if held := kind.hinders(asked):
            raise Hindered(held)
        asked.seal(reason=reason or None, proof=proof or None)
        asked.save(force_insert=True)
        audit("four_eyes.asked", record=asked, actor=by, fields=[act])
        tell_everybody(asked, ASKED, but=by)
    return asked


def decided_by_two(act: str, record_id: uuid.UUID) -> FourEyesRequest | None:
    """The request about a record that was carried out: for what the worker does afterwards."""
    found = FourEyesRequest.objects.filter(act=act, record_id=record_id, state=State.DONE)
    return next(iter(found.order_by("-ended_at").genuine()), None)


def asked_about(act: str, record_id: uuid.UUID) -> FourEyesRequest | None:
    """The last request about a record, however it ended."""
    found = FourEyesRequest.objects.filter(act=act, record_id=record_id).order_by("-asked_at")
    return next(iter(found.genuine()), None)


def withdraw(request: FourEyesRequest, *, by: Actor) -> None:
    """Who asked, or who answers for the record by now, takes it back; also after somebody agreed."""
    with transaction.atomic():
        current = locked(request)
        if not may_withdraw(current, by):
            raise Refused(Refusal.NOT_THIS_PERSON)
        if not current.is_open:
            raise Refused(Refusal.SETTLED)
        current.end(State.WITHDRAWN, by=by.member)
        audit("four_eyes.withdrawn", record=current, actor=by, fields=[current.act])
        tell_everybody(current, SETTLED, but=by)


def waiting_for(act: str, record_id: uuid.UUID) -> FourEyesRequest | None:
    """The request that is open for a record now."""
    found = FourEyesRequest.objects.open().filter(act=act, record_id=record_id).select_related("asked_by__user")
    return next(iter(found.genuine()), None)
