"""Laying signals side by side: link, undo, tell apart. Never merge."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from inbeeld.chain.signals.models import Signal, SignalDifference, SignalLink
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record


class CannotLink(Exception):
    """A signal with itself, or two that are linked already."""


def link(one: Signal, other: Signal, reason: str, *, by: Actor) -> SignalLink:
    """Say that two signals may be about the same person, and why. Both stay whole."""
    _guard(one, other, by)
    first, second = _in_order(one, other)
    made = SignalLink(data_key=first.data_key, first=first, second=second, linked_by_id=by.member)
    made.seal(reason=reason)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
            record("signal.linked", records=[first, second], actor=by, fields=["links"])
    except IntegrityError:
        raise CannotLink from None
    return made


def unlink(made: SignalLink, *, by: Actor) -> None:
    """Take a link away; that it was there stays known."""
    _guard(made.first, made.second, by)
    with transaction.atomic():
        now = timezone.now()
        changed = SignalLink.objects.filter(pk=made.pk, unlinked_at__isnull=True).update(
            unlinked_at=now, unlinked_by=by.member
        )
        if changed:
            record("signal.unlinked", records=[made.first, made.second], actor=by, fields=["links"])


def tell_apart(one: Signal, other: Signal, *, by: Actor) -> None:
    """These are not the same: they are not laid side by side again."""
    _guard(one, other, by)
    first, second = _in_order(one, other)
    with transaction.atomic():
        _found, is_new = SignalDifference.objects.get_or_create(
            first=first, second=second, defaults={"told_by_id": by.member}
        )
        if is_new:
            record("signal.told_apart", records=[first, second], actor=by)


def links_of(signal: Signal, actor: Actor) -> list[tuple[SignalLink, Signal]]:
    """The links that hold, each with the other signal; a link to what the actor may not see is not there for him."""
    held = SignalLink.objects.filter(Q(first=signal) | Q(second=signal), unlinked_at__isnull=True)
    found = list(held.select_related("linked_by__user", "data_key").order_by("linked_at"))
    others = {made.second_id if made.first_id == signal.pk else made.first_id: made for made in found}
    visible = Signal.objects.visible_to(actor).filter(pk__in=others).for_list()
    return [(others[other.pk], other) for other in visible.order_by("received_at")]


def compared_already(signal: Signal) -> set[object]:
    """The ids of signals that were linked to this one or told apart from it."""
    pairs: set[object] = set()
    for model, held in ((SignalLink, Q(unlinked_at__isnull=True)), (SignalDifference, Q())):
        found = model.objects.filter(Q(first=signal) | Q(second=signal)).filter(held)
        pairs |= {pk for pair in found.values_list("first", "second") for pk in pair}
    return pairs - {signal.pk}


def _guard(one: Signal, other: Signal, by: Actor) -> None:
    """Only who may handle both."""
    by.must(Action.SIGNAL_HANDLE, one)
    by.must(Action.SIGNAL_HANDLE, other)
    if one.pk == other.pk:
        raise CannotLink


def _in_order(one: Signal, other: Signal) -> tuple[Signal, Signal]:
    """A pair is one row, whichever was looked at first."""
    return (one, other) if str(one.pk) < str(other.pk) else (other, one)
