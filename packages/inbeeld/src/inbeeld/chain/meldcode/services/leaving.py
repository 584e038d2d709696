"""What happens to the tracks of somebody who leaves."""

from __future__ import annotations

from django.db import transaction

from inbeeld.chain.meldcode.models import Track
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.audit.api import record


def open_tracks(giver: Membership) -> int:
    return Track.objects.open().owned_by(giver.pk).count()


def hand_over_tracks(giver: Membership, receiver: Membership, *, by: Actor) -> None:
    """All open tracks go to one colleague; whoever ends the role never reads them. Looking along ends with the role."""
    by.must(Action.PEOPLE_MANAGE)
    with transaction.atomic():
        held = list(Track.objects.open().owned_by(giver.pk).select_for_update(of=("self",)))
        Track.objects.filter(pk__in=[track.pk for track in held]).change(owner=receiver)
        Track.objects.asked_of(giver.pk).change(adviser=None)
        if held:
            record("track.assigned", records=held, actor=by, fields=["owner"])
