"""Answering a request: take over, name conditions, refuse; and taking the request back."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from inbeeld.chain.transfers import codes
from inbeeld.chain.transfers.models import Transfer
from inbeeld.chain.transfers.notice_kinds import TRANSFER_ANSWERED
from inbeeld.chain.transfers.places import coordinators_at
from inbeeld.foundation.access.api import ANONYMOUS, Action, Actor, comes_back_to
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.notices.api import tell, tell_all

from .moving import move_case
from .steps import StepTaken, locked


def accept(transfer: Transfer, *, by: Actor, coordinator: Membership, keep: Collection[str]) -> Transfer:
    """Take the case over: everything changes hands in one transaction, and the sender can still read for a while."""
    by.must(Action.TRANSFER_ANSWER, transfer)
    with transaction.atomic():
        current = locked(transfer, codes.State.ACCEPTED)
        if current.state != codes.State.ASKED:
            raise StepTaken  # after conditions it is the sender who says yes
        _answered(current, by)
        current.kept_grants = sorted(set(current.kept_grants) & set(keep))
        _settle(current, codes.State.ACCEPTED)
        _tell_senders(current)
        case = move_case(current, coordinator=coordinator, by=by)
        record("transfer.accepted", record=current, dossier=case, actor=by, fields=["organisation", "region"])
    return current


def name_conditions(transfer: Transfer, *, by: Actor, conditions: str, keep: Collection[str]) -> Transfer:
    """Willing, if something is arranged first; who asked says whether that can be."""
    by.must(Action.TRANSFER_ANSWER, transfer)
    with transaction.atomic():
        current = locked(transfer, codes.State.CONDITIONS)
        _answered(current, by)
        current.kept_grants = sorted(set(current.kept_grants) & set(keep))
        current.seal(conditions=conditions)
        current.state = codes.State.CONDITIONS
        current.save()
        _tell_senders(current)
        record("transfer.conditions_named", record=current, dossier=current.case, actor=by, fields=["conditions"])
    return current


def agree(transfer: Transfer, *, by: Actor) -> Transfer:
    """The conditions are met: the case goes to who named them."""
    by.must(Action.TRANSFER_ASK, transfer.case)
    with transaction.atomic():
        current = locked(transfer, codes.State.ACCEPTED)
        if current.state != codes.State.CONDITIONS or current.answered_by is None:
            raise StepTaken  # before conditions it is the receiver who takes over
        _settle(current, codes.State.ACCEPTED)
        case = move_case(current, coordinator=_taker(current, current.answered_by), by=by)
        tell(current.answered_by, TRANSFER_ANSWERED)
        record("transfer.accepted", record=current, dossier=case, actor=by, fields=["organisation", "region"])
    return current


def refuse(transfer: Transfer, *, by: Actor, reason: str) -> Transfer:
    by.must(Action.TRANSFER_ANSWER, transfer)
    with transaction.atomic():
        current = locked(transfer, codes.State.REFUSED)
        _answered(current, by)
        current.seal(answer=reason)
        _settle(current, codes.State.REFUSED)
        _tell_senders(current)
        record("transfer.refused", record=current, dossier=current.case, actor=by, fields=["answer"])
    return current


def take_back(transfer: Transfer, *, by: Actor, reason: str = "") -> Transfer:
    """Who asked (or his team lead) does not ask it any more."""
    by.must(Action.TRANSFER_ASK, transfer.case)
    with transaction.atomic():
        current = locked(transfer, codes.State.WITHDRAWN)
        current.seal(answer=reason or None)
        _settle(current, codes.State.WITHDRAWN)
        if current.answered_by is not None:
            tell(current.answered_by, TRANSFER_ANSWERED)
        record("transfer.withdrawn", record=current, dossier=current.case, actor=by, fields=["answer"])
    return current


def _tell_senders(transfer: Transfer) -> None:
    """Who asked, and who coordinates the case by now."""
    tell_all([transfer.asked_by, transfer.case.coordinator], TRANSFER_ANSWERED)


def _answered(transfer: Transfer, by: Actor) -> None:
    transfer.answered_by = Membership.objects.select_related("user").get(pk=by.member)
    transfer.answered_at = timezone.now()


def _settle(transfer: Transfer, state: codes.State) -> None:
    transfer.state, transfer.settled_at = state, timezone.now()
    transfer.save()


def _taker(transfer: Transfer, named: Membership) -> Membership:
    """Who named the conditions, if he can coordinate there; else the first who can."""
    there = list(coordinators_at(transfer.to_organisation_id, transfer.to_region_id))
    found = comes_back_to(named.pk, there, by=ANONYMOUS) or next((one for one in there if one.stands), None)
    if found is None:
        raise StepTaken
    return found
