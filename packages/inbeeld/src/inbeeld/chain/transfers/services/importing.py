"""From the content of a package to a case; the package itself stays readable beside it, as it came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Min
from django.utils import timezone

from inbeeld.chain.breaks.api import BreakState
from inbeeld.chain.cases.api import Case, CaseFacts, Episode, Person, SafetyAgreement, open_case
from inbeeld.chain.contacts.api import ContactMoment, ContactWays
from inbeeld.chain.method.api import DomainSet, Phase
from inbeeld.chain.plan.api import ActionState, CaseAction, Goal, rate_domain
from inbeeld.chain.transfers.contents import FACTS
from inbeeld.chain.transfers.envelopes import NotTaken, Problem
from inbeeld.foundation.access.api import Actor
from inbeeld.foundation.accounts.api import Organisation
from inbeeld.foundation.files.api import Examined
from inbeeld.foundation.geography.api import Region
from inbeeld.foundation.records.api import locked

from .arriving import day_of, written
from .importing_conferences import bring_conferences
from .importing_course import bring_course
from .importing_documents import bring_documents, bring_papers


@dataclass(frozen=True, slots=True)
class Opened:
    """The case, and what of the package could not become part of it, with how much."""

    case: Case
    not_taken: dict[str, int]


def open_from_package(
    content: dict[str, Any], examined: Mapping[str, Examined], *, by: Actor, organisation: Organisation, region: Region
) -> Opened:
    """Within the caller's transaction. Who takes it in becomes the coordinator; each text says who wrote it."""
    told = content["case"]
    facts = CaseFacts(**{name: told["facts"][name] for name in FACTS})
    person = _person(content.get("identity"))
    case = open_case(by=by, organisation=organisation, region=region, facts=facts, person=person)
    _episodes(told["episodes"], case, by)
    _goals(told["goals"], case, by)
    _newest(ContactWays, told["contact_ways"], case, by)
    _newest(SafetyAgreement, told["safety"], case, by)
    _contacts(told["contacts"], case, by)
    _actions(told["actions"], case, by)
    not_taken = {
        "ratings": _ratings(told["ratings"], case, by),
        "checks": bring_course(told, case, by.member),
        "documents": bring_documents(told["documents"], case, by.member, examined),
    }
    bring_papers(told, case, by.member)
    bring_conferences(told["conferences"], case, by.member)
    return Opened(_refreshed(case, told), {what: number for what, number in not_taken.items() if number})


def _person(identity: dict[str, Any] | None) -> Person | None:
    if not identity:
        return None
    try:
        return Person.from_sealed(identity)
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise NotTaken(Problem.WRONG_CONTENT) from error


def _newest(
    model: type[ContactWays] | type[SafetyAgreement], rows: list[dict[str, Any]], case: Case, by: Actor
) -> None:
    """What holds is the last that was agreed; whoever took it over looks at it again at once."""
    if not rows:
        return
    row = rows[-1]
    made = model(case=case, data_key=case.data_key, by_id=by.member, version=1)
    made.reviewed_on, made.review_on = day_of(row["reviewed_on"]), min(day_of(row["review_on"]), timezone.localdate())
    if model is ContactWays:
        made.seal(**{name: row[name] for name in ("never", "safe", "addressing")})
    else:
        texts = {name: row[name] for name in ("danger", "in_danger", "steps")}
        made.seal(agreements=written(row, row["agreements"]) or "", **texts)
    made.save(force_insert=True)


def _episodes(rows: list[dict[str, Any]], case: Case, by: Actor) -> None:
    """In place of the one that the case was opened with; the first that leads, leads."""
    if not rows:
        return
    leading = next((row for row in rows if row["leads"] and not row["withdrawn"]), rows[0])
    case.episodes.all().delete()
    for row in rows:
        episode = Episode(case=case, data_key=case.data_key, by_id=by.member, leads=row is leading)
        for name in ("form", "sub_form", "place", "reach", "began", "ended", "goes_on", "withdrawn"):
            setattr(episode, name, row[name])
        episode.save(force_insert=True)


def _goals(rows: list[dict[str, Any]], case: Case, by: Actor) -> None:
    for row in rows:
        goal = Goal(case=case, data_key=case.data_key, by_id=by.member, state=row["state"])
        goal.domain_code, goal.set_on = row["domain_code"][:40], day_of(row["set_on"])
        goal.settled_on = day_of(row["settled_on"]) if row["settled_on"] else None
        goal.seal(words=row["words"])
        goal.save(force_insert=True)


def _contacts(rows: list[dict[str, Any]], case: Case, by: Actor) -> None:
    made = []
    for row in rows:
        contact = ContactMoment(case=case, data_key=case.data_key, by_id=by.member)
        contact.kind, contact.on, contact.succeeded = row["kind"], day_of(row["on"]), row["succeeded"]
        contact.seal(note=written(row, row["note"]))
        made.append(contact)
    ContactMoment.objects.bulk_create(made, batch_size=200)


def _actions(rows: list[dict[str, Any]], case: Case, by: Actor) -> None:
    """What was still to do is to do for who takes it over; what was settled stays readable in the package."""
    made = []
    for row in rows:
        if row["state"] == ActionState.OPEN:
            action = CaseAction(case=case, data_key=case.data_key, by_id=by.member, owner_id=by.member)
            action.due_on = day_of(row["due_on"])
            action.seal(what=row["what"])
            made.append(action)
    CaseAction.objects.bulk_create(made, batch_size=200)


def _ratings(rows: list[dict[str, Any]], case: Case, by: Actor) -> int:
    """The last rating of each domain that is known here; how many domains are not."""
    current = DomainSet.objects.order_by("-version").first()
    known = {domain.code: domain for domain in current.domains.all()} if current else {}
    last = {row["domain_code"]: row for row in sorted(rows, key=lambda row: str(row["on"]))}
    for code, row in last.items():
        if code in known:
            rate_domain(
                case,
                by=by,
                domain=known[code],
                level=row["level"],
                reason=written(row, row["reason"]) or "",
                on=day_of(row["on"]),
                seen=None,
                own_level=row["own_level"],
                own_words=row["own_words"] or "",
            )
    return len(last.keys() - known.keys())


def _refreshed(case: Case, told: dict[str, Any]) -> Case:
    current = locked(case)
    days = [day_of(row["on"]) for row in told["contacts"] if row["succeeded"]]
    current.last_contact_on = max(days, default=None)
    newest = current.safety_agreements.first()
    current.status = told["status"]
    current.phase = Phase.HOLDING if told["phase"] == Phase.ENDED else told["phase"]
    rhythm = current.rhythms.first()
    if rhythm:
        current.contact_every_days, current.contact_paused_until = rhythm.every_days, rhythm.paused_until
    ahead = current.breaks.filter(state=BreakState.AHEAD)
    current.next_break_on = ahead.aggregate(first=Min("on"))["first"]
    current.safety_version = 1 if newest else 0
    current.safety_review_on = newest.review_on if newest else current.safety_review_on
    known = current.contact_ways.first()
    current.ways_review_on = known.review_on if known else None
    current.refresh_due()
    current.save()
    return current
