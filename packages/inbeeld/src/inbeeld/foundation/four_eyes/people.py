"""Who can decide, and who hears of it."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from inbeeld.foundation.access.api import Actor, Relation, actor_for, relations_that_allow
from inbeeld.foundation.accounts.api import Membership, Role
from inbeeld.foundation.notices.api import tell_all

from .models import FourEyesRequest, State
from .rules import Refusal, refusal


def working(membership: Membership | None) -> bool:
    """Whether this membership still opens something today: held, open, and as it was written."""
    if membership is None:
        return False
    held = Membership.objects.that_hold_for(membership.user).filter(user__is_active=True)
    return any(one.pk == membership.pk and one.stands for one in held)


def could_decide(request: FourEyesRequest, membership: Membership) -> Actor | None:
    """The actor of a membership that may decide on this request; None when it may not."""
    if not working(membership) or membership.user_id == request.asked_by.user_id:
        return None
    actor = actor_for(membership, second_factor=True)
    act = request.kind
    return actor if actor.may(act.decides, request) and act.may_decide(request, actor) else None


def deciders(request: FourEyesRequest) -> list[Membership]:
    """Everybody who can decide on it today."""
    allowed = {role: relations_that_allow(role, request.kind.decides) for role in Role}
    roles = [role for role, relations in allowed.items() if relations]
    today = Membership.objects.on(timezone.localdate()).filter(role__in=roles, user__is_active=True)
    if not any(Relation.ANY in relations for relations in allowed.values()):
        today = today.filter(organisation=request.organisation_id)
    found = today.exclude(user=request.asked_by.user_id).select_related("user", "organisation")
    return [one for one in found if could_decide(request, one)]


def tell_everybody(request: FourEyesRequest, kind: str, *, but: Actor | None = None) -> None:
    """Who asked, who decided, who could decide, and whom the act concerns; never who does it himself."""
    told = [request.asked_by, request.decided_by, *deciders(request), *request.kind.concerned(request)]
    left_out = but.user_id if but else None
    tell_all({one.pk: one for one in told if one and one.user_id != left_out and working(one)}.values(), kind)


def may_withdraw(request: FourEyesRequest, by: Actor) -> bool:
    """Who asked, in whatever role, and who answers for the record by now."""
    return by.is_staff and (request.asked_by.user_id == by.user_id or request.kind.may_withdraw(request, by))


def why_not(request: FourEyesRequest, by: Actor) -> Refusal | None:
    """What keeps this person from agreeing now."""
    member = Membership.objects.select_related("user").get(pk=by.member)
    found = refusal(
        is_open=request.state == State.ASKED,
        same_person=request.asked_by.user_id == by.user_id,
        joined_at=_began(member),
        asked_at=request.asked_at,
        decide_from=request.decide_from,
        lapses_at=request.lapses_at,
        now=timezone.now(),
    )
    if found is None and not request.kind.may_decide(request, by):
        return Refusal.NOT_THIS_PERSON
    return found


def _began(member: Membership) -> dt.datetime:
    """When both the person and the membership were there: the start of a membership is a day."""
    day = dt.datetime.combine(member.valid_from, dt.time.min, tzinfo=timezone.get_current_timezone())
    return max(member.user.joined_at, day)
