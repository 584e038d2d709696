"""The facts of a case: what is known of the person and of the moments that count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from inbeeld.chain.cases import codes
from inbeeld.chain.cases.models import Case, Identity
from inbeeld.chain.cases.naming import names_in
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.geography.api import Municipality
from inbeeld.foundation.records.api import must_be_version

from .fact_history import keep_change
from .locking import locked_open

# What a case is opened with of the exploitation; from then on it follows from its episodes.
OF_THE_EPISODE = ("form", "place", "reach")
SEALED = ("summary", "label")


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
    label: str = ""
    municipality: str = ""  # its code


class LabelIsAName(ValueError):
    """The label would tell who the person is."""


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
        must_name_nobody(current, facts.label)
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
        if name not in SEALED and name != "municipality":
            setattr(case, name, value)
    code = facts.municipality
    case.municipality = Municipality.objects.filter(code=code).first() if code else None
    case.seal(summary=facts.summary or None, label=facts.label or None)


def must_name_nobody(case: Case, label: str) -> None:
    """Compared with who the person is, as far as that is known; opened here and told to nobody."""
    identity = Identity.objects.select_related("data_key").filter(case=case).first() if label else None
    if identity and names_in(label, *names_of(identity.reveal("person"))):
        raise LabelIsAName


def names_of(person: Mapping[str, Any]) -> list[str]:
    plain = [person.get(name, "") for name in ("given_names", "family_name", "called", "address")]
    return [name for name in [*plain, *person.get("aliases", ())] if name]


def _fact(case: Case, name: str) -> Any:
    if name in SEALED:
        return case.reveal(name) or ""
    if name == "municipality":
        return case.municipality.code if case.municipality else ""
    return getattr(case, name)
