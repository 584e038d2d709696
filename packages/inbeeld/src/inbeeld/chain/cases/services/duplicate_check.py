"""Before a case is opened: was there one already? For that purpose alone a name may be looked for."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field

from django.utils import timezone

from inbeeld.chain.cases.models import Case, IdentityTerm
from inbeeld.chain.cases.models.identity import IDENTITY_INDEX
from inbeeld.chain.cases.querysets import CaseQuerySet
from inbeeld.chain.method.api import earlier_cases_elsewhere
from inbeeld.foundation.access.api import Action, Actor, Part
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.ceilings.api import Rate, spend
from inbeeld.foundation.geography.api import Region
from inbeeld.foundation.rooms.api import all_rooms
from inbeeld.foundation.vault.api import Likeness, tokens

from .identity import Person

LOOKS = Rate.of("40/h")
SHOWN_AT_MOST = 20
CASES_AT_MOST = 200


class TooManyLooks(Exception):
    """More names in an hour than somebody who opens cases comes across."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What is known beforehand; `reference` is the pseudonym of a case, or what a room above knows cases by."""

    person: Person = field(default_factory=Person)
    reference: str = ""

    def __bool__(self) -> bool:
        return bool(self.person or self.reference)

    @property
    def is_given_name_alone(self) -> bool:
        """One name and nothing beside it: it is looked for among the names that people go by, and no further."""
        described = self.person.described()
        words = [*tokens(described.given), *tokens(described.called)]
        return len(words) == 1 and not (described.family or described.year or described.aliases or self.reference)


@dataclass(frozen=True, slots=True)
class EarlierCase:
    """A case that may be his; no likeness at all means that it was named by its reference."""

    case: Case
    likenesses: tuple[Likeness, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """`elsewhere` names whom to ask about cases out of reach: a region, or nobody in particular ("")."""

    cases: list[EarlierCase] = field(default_factory=list)
    more: bool = False
    elsewhere: list[str] = field(default_factory=list)


def look_for_earlier(sought: Sought, *, by: Actor) -> Found:
    """Earlier cases within the actor's reach; of others at most whom to ask. Nothing of what was typed is kept."""
    by.must(Action.CASE_OPEN)
    if not sought:
        return Found()
    count_look(by)
    terms = IDENTITY_INDEX.sought_terms(sought.person.described())
    likenesses = _alike(terms, by)
    named = _named(sought.reference, by)
    found = _in_order(likenesses, named, by)
    record("case.looked_for", kind="cases.case", actor=by, fields=_names_of(sought))
    if found:
        record("case.came_up", records=[earlier.case for earlier in found[:SHOWN_AT_MOST]], actor=by)
    return Found(found[:SHOWN_AT_MOST], len(found) > SHOWN_AT_MOST, _elsewhere(terms, by))


def count_look(by: Actor) -> None:
    if spend(f"looks for earlier cases {by.member}", LOOKS).is_spent:
        record("case.looked_for", kind="cases.case", actor=by, outcome="refused")
        raise TooManyLooks


def within_reach(actor: Actor) -> CaseQuerySet:
    """His own cases, those of his team, and of others only those of which the identity was opened to him."""
    return Case.objects.visible_to(actor.as_far_as(Part.IDENTITY))


def _alike(terms: dict[Likeness, set[str]], by: Actor) -> dict[uuid.UUID, list[Likeness]]:
    """The surest likeness first, so that a common name cannot push it out of what is read."""
    reach = IdentityTerm.objects.filter(identity__case__in=within_reach(by).unchecked())
    found: dict[uuid.UUID, list[Likeness]] = {}
    for likeness in (one for one in Likeness if one in terms):
        alike = reach.filter(term__in=terms[likeness]).order_by().values_list("identity__case_id", flat=True)
        for case_id in alike.distinct()[:CASES_AT_MOST]:
            found.setdefault(case_id, []).append(likeness)
    return found


def _named(reference: str, by: Actor) -> set[uuid.UUID]:
    """Cases called by their pseudonym, or known to a room above by its own reference; as far as they can be read."""
    reach = Case.objects.visible_to(by)
    sources = [room.cases_of_reference for room in all_rooms() if room.cases_of_reference]
    ids = [case_id for source in sources for case_id in source(reference)] if reference else []
    return {
        *reach.found_by(reference).values_list("pk", flat=True)[: SHOWN_AT_MOST + 1],
        *reach.filter(pk__in=ids).values_list("pk", flat=True),
    }


def _in_order(likenesses: dict[uuid.UUID, list[Likeness]], named: set[uuid.UUID], by: Actor) -> list[EarlierCase]:
    """By in how many ways, and how surely, they look alike: an order of cases on a page, not of people."""
    order = list(Likeness)
    ids = sorted(
        {*likenesses, *named},
        key=lambda pk: (pk not in named, min((order.index(one) for one in likenesses.get(pk, [])), default=0), pk),
    )
    cases = Case.objects.visible_to(by).select_related("coordinator__user", "region")
    by_id = cases.in_bulk(ids[: SHOWN_AT_MOST + 1])
    return [EarlierCase(by_id[pk], tuple(sorted(likenesses.get(pk, []), key=order.index))) for pk in ids if pk in by_id]


def _elsewhere(terms: dict[Likeness, set[str]], by: Actor) -> list[str]:
    """Whom to ask about cases out of reach, where their regions agreed: only on a whole name with a birth date."""
    agreed = earlier_cases_elsewhere(timezone.localdate())
    names = terms.get(Likeness.NAME, set())
    dates = terms.get(Likeness.BORN, set()) | terms.get(Likeness.FAMILY_BORN, set())
    if not (agreed.regions and names and dates):
        return []
    others = Case.objects.exclude(pk__in=within_reach(by).unchecked().values("pk"))
    alike = others.filter(identity__terms__term__in=names).filter(identity__terms__term__in=dates)
    if not agreed.everywhere:
        alike = alike.filter(region__code__in=agreed.regions)
    regions = Region.objects.filter(pk__in=alike.values("region")).order_by("name")
    names_of_regions = list(regions.values_list("name", flat=True))
    return names_of_regions if agreed.names_region else [""] * bool(names_of_regions)


def _names_of(sought: Sought) -> list[str]:
    """Which fields were filled in; never with what."""
    typed = [name for name, value in sought.person.values().items() if value]
    return [*typed, "pseudonym"] if sought.reference else typed
