"""What a system hands in, once for each idempotency key."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import IntegrityError, transaction

from inbeeld.chain.partner_api.models import SystemHandIn, SystemKey
from inbeeld.chain.signals.api import HandIn, Signal, SignalReceipt, Submission, hand_in
from inbeeld.foundation.access.api import Actor
from inbeeld.foundation.vault.api import key_provider


class KeyReused(Exception):
    """Another body came in under an idempotency key that was used already."""


@dataclass(frozen=True, slots=True)
class Call:
    """One request to hand in: who sends, under which idempotency key, and a hash of all that was sent."""

    key: SystemKey
    idempotency_key: str
    body: bytes

    @property
    def submission(self) -> Submission:
        return Submission(f"system:{self.key.organisation_id}:{self.idempotency_key}")

    @property
    def body_mac(self) -> str:
        return key_provider().mac("system body", self.body).hex()


def actor_of(key: SystemKey) -> Actor:
    """A system acts for its organisation, and is nobody's membership."""
    return Actor(organisation_id=key.organisation_id)


def already_in(call: Call) -> SystemHandIn | None:
    """What came in under this idempotency key before; KeyReused when that was something else."""
    known = SystemHandIn.objects.filter(
        organisation_id=call.key.organisation_id, idempotency_mac=call.submission.key
    ).first()
    if known is not None and known.body_mac != call.body_mac:
        raise KeyReused
    return known


def hand_in_for(call: Call, given: HandIn, *, attempts: int = 3) -> SignalReceipt:
    """The same service as the page, and the hashes that tell a repeat from something else."""
    try:
        with transaction.atomic():
            receipt = hand_in(given, call.submission, by=actor_of(call.key))
            if already_in(call) is None:
                SystemHandIn.objects.create(
                    organisation_id=call.key.organisation_id,
                    idempotency_mac=call.submission.key,
                    body_mac=call.body_mac,
                    key=call.key,
                    signal=receipt.signal,
                )
            return receipt
    except IntegrityError:
        # The same request came in twice at the same moment, and the other one was first.
        if attempts == 1:
            raise
        return hand_in_for(call, given, attempts=attempts - 1)


def own_signal(key: SystemKey, reference: str) -> Signal | None:
    """A signal that a system of this organisation handed in."""
    known = SystemHandIn.objects.filter(organisation=key.organisation_id, signal__reference=reference.upper())
    found = known.select_related("signal").genuine("", "signal").first()
    return found.signal if found else None
