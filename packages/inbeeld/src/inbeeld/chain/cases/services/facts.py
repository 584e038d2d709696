"""The facts of a case: what is known of the person and of the moments that count."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from inbeeld.chain.cases import codes
from inbeeld.chain.cases.models import Case
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.records.api import must_be_version

from .fact_history import keep_change
from .locking import locked_open

# What a case is opened with of the exploitation; from then on it follows from its episodes.
OF_THE_EPISODE = ("form", "place", "reach")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """What is known. An age of None is not known; 0 is an age. Moments are dates as far as known (EDTF)."""

    form: str = codes.Form.UNKNOWN
    place: str = codes.PlaceType.UNKNOWN
    reach: str = codes.Reach.UNKNOWN
    sex: str = codes.Sex.UNKNOWN
    nationality_group: str = codes.NationalityGroup.UNKNOWN
    age_at_start: int | None = None
    age_at_start_estimated: bool = False
    started_on: str = ""
    age_at_contact: int | None = None
    age_at_contact_estimated: bool = False
    contacted_on: str = ""
    age_at_report: int | None = None
    age_at_report_estimated: bool = False
    reported_on: str = ""
    summary: str = ""


def change_facts(case: Case, *, by: Actor, facts: CaseFacts, version: int) -> Case:
    """Change what is not of an episode; `version` is the one that was on the page."""
    by.must(Action.CASE_WRITE, case)
    with transaction.atomic():
        current = locked_open(case)
        before, after = asdict(facts_of(current)), asdict(facts)
        for name in OF_THE_EPISODE:
            after[name] = before[name]
        if before == after:
            return current
        must_be_version(version, current.summary_version)
        put_facts(current, CaseFacts(**after))
        changed = keep_change(current, before, after, member=by.member)
        current.summary_version += 1
        current.summary_changed_at = timezone.now()
        current.summary_changed_by_id = by.member
        current.save()
        record("case.changed", record=current, actor=by, fields=changed)
    return current


def facts_of(case: Case) -> CaseFacts:
    return CaseFacts(**{name: _fact(case, name) for name in CaseFacts.__slots__})


def put_facts(case: Case, facts: CaseFacts) -> None:
    """Set every fact; the caller saves."""
    for name, value in asdict(facts).items():
        if name != "summary":
            setattr(case, name, value)
    case.seal(summary=facts.summary or None)


def _fact(case: Case, name: str) -> Any:
    return (case.reveal("summary") or "") if name == "summary" else getattr(case, name)
