"""What can be found, each kind only as far as it is open to who asks."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.case_filters_by_relation import cases_in, circles_of
from inbeeld.chain.cases.models import Case
from inbeeld.chain.cases.pseudonyms import pseudonym_key
from inbeeld.chain.signals.models import Signal
from inbeeld.foundation.access.actor import Actor
from inbeeld.foundation.access.rules import Action
from inbeeld.foundation.accounts.models import Membership, Organisation
from inbeeld.foundation.accounts.role_names import ROLE_NAMES
from inbeeld.foundation.accounts.rules import Role

SHOWN = 8
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found; `is_it` when what was typed is its whole name."""

    name: str
    text: str
    url: str = ""
    email: str = ""
    is_it: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    heading: str | Promise
    hits: list[Hit]
    more: bool


def find(actor: Actor, typed: str) -> list[Group]:
    """The groups in which something was found, cases first."""
    if signs_in(typed) < SHORTEST:
        return []
    groups = [
        _group(_("Cases"), _cases(actor, typed)),
        _group(_("Signals"), _signals(actor, typed)),
        _group(_("People who work here"), _people(actor, typed)),
        _group(_("Organisations"), _organisations(actor, typed)),
    ]
    return [group for group in groups if group.hits]


def signs_in(typed: str) -> int:
    """How much there is to go by: letters and digits."""
    return sum(sign.isalnum() for sign in typed)


def the_one(groups: list[Group]) -> str:
    """Where to go at once: the address of the only thing whose whole name was typed."""
    whole = [hit.url for group in groups for hit in group.hits if hit.is_it and hit.url]
    return whole[0] if len(whole) == 1 else ""


def hit_of_case(case: Case, typed: str = "") -> Hit:
    is_it = bool(typed) and case.pseudonym_key == pseudonym_key(typed)
    return Hit(case.pseudonym, case.coordinator.user.name, reverse("cases:detail", args=[case.pk]), is_it=is_it)


def hit_of_signal(signal: Signal, typed: str = "") -> Hit:
    url = reverse("signals:detail", args=[signal.pk])
    return Hit(signal.reference, signal.status_label, url, is_it=signal.reference == _reference(typed))


def _group(heading: str | Promise, hits: Iterable[Hit]) -> Group:
    found = list(hits)
    return Group(heading, found[:SHOWN], more=len(found) > SHOWN)


def _cases(actor: Actor, typed: str) -> list[Hit]:
    """One question for each circle, so that each goes by its own index."""
    if not actor.may(Action.CASE_READ):
        return []
    found: dict[uuid.UUID, Case] = {}
    for circle in circles_of(actor):
        rows = cases_in(circle, actor).found_by(typed).select_related("coordinator__user")
        found |= {case.pk: case for case in rows[: SHOWN + 1]}
    return [hit_of_case(case, typed) for case in sorted(found.values(), key=lambda case: case.pseudonym_key)]


def _signals(actor: Actor, typed: str) -> list[Hit]:
    if not actor.may(Action.SIGNAL_READ):
        return []
    rows = Signal.objects.visible_to(actor).filter(reference__startswith=_reference(typed)).order_by("reference")
    return [hit_of_signal(signal, typed) for signal in rows[: SHOWN + 1]]


def _reference(typed: str) -> str:
    """As it is written: "s-abc", "S ABC" and "abc" are all the beginning of S-ABC..."""
    letters = "".join(sign for sign in typed.upper() if sign.isalnum())
    known_prefix = letters.startswith("S") and not typed.upper().startswith("SS")
    return f"S-{letters.removeprefix('S') if known_prefix else letters}"


def _people(actor: Actor, typed: str) -> list[Hit]:
    """Colleagues; for who shares cases also those who work elsewhere in the chain."""
    rows = Membership.objects.on(timezone.localdate()).filter(
        user__is_active=True, organisation__closed_on=None, user__name__icontains=typed
    )
    found = _reachable(actor, rows, "organisation").select_related("user", "organisation").order_by("user__name", "pk")
    return [
        Hit(one.user.name, f"{ROLE_NAMES[Role(one.role)]}, {one.organisation.name}", email=one.user.email)
        for one in found[: SHOWN + 1]
    ]


def _organisations(actor: Actor, typed: str) -> list[Hit]:
    rows = Organisation.objects.filter(closed_on=None, name__icontains=typed)
    found = _reachable(actor, rows, "pk").order_by("name", "pk")
    return [Hit(one.name, one.get_type_display(), _address_of(actor, one)) for one in found[: SHOWN + 1]]


def _reachable(actor: Actor, rows: QuerySet[Any], organisation: str) -> QuerySet[Any]:
    sees_all = actor.may(Action.CASE_SHARE) or actor.may(Action.PEOPLE_MANAGE)
    return rows if sees_all else rows.filter(**{organisation: actor.organisation_id})


def _address_of(actor: Actor, organisation: Organisation) -> str:
    may_open = actor.may(Action.ORGANISATIONS_MANAGE)
    return reverse("administration:organisation", args=[organisation.pk]) if may_open else ""
