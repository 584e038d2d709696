"""Opening and changing who the person is."""

from __future__ import annotations

import uuid
from dataclasses import asdict, dataclass, fields
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inbeeld.chain.cases.contradictions import with_ages
from inbeeld.chain.cases.hooks import FollowsBirthDate
from inbeeld.chain.cases.models import Case, Identity, IdentityTerm, Revision
from inbeeld.chain.cases.models.identity import IDENTITY_INDEX
from inbeeld.chain.cases.naming import names_in
from inbeeld.foundation.access.api import Action, Actor, Part
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.records.api import PartialDate, StalePart
from inbeeld.foundation.rooms.api import hooks_of
from inbeeld.foundation.vault.api import Described

from .fact_history import keep_change
from .facts import facts_of, names_of, put_facts
from .locking import locked_open
from .revisions import keep_revision


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who somebody is. Empty is not known."""

    given_names: str = ""
    family_name: str = ""
    called: str = ""
    aliases: tuple[str, ...] = ()
    born_on: PartialDate | None = None
    address: str = ""
    phone: str = ""

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))

    def values(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def as_sealed(self) -> dict[str, Any]:
        born = self.born_on.edtf if self.born_on else ""
        return {**self.values(), "aliases": list(self.aliases), "born_on": born}

    @classmethod
    def from_sealed(cls, sealed: dict[str, Any]) -> Person:
        """What was sealed before fields moved elsewhere is passed by."""
        known = {name: value for name, value in sealed.items() if name in cls.__slots__}
        known["aliases"] = tuple(known.get("aliases", ()))
        known["born_on"] = PartialDate.from_edtf(known.get("born_on", ""))
        return cls(**known)

    def described(self) -> Described:
        """As the blind index takes it: a birth date that is estimated counts as its year."""
        born = self.born_on
        return Described(
            given=self.given_names,
            family=self.family_name,
            called=self.called,
            aliases=self.aliases,
            born=born.exact if born else None,
            year=born.year if born else None,
        )


def open_identity(case: Case, *, by: Actor, reason: str) -> tuple[Person, int]:
    """Who the person is, for a reason that goes into the audit trail; and the version for a later change."""
    by.must(Action.IDENTITY_READ, case, Part.IDENTITY)
    with transaction.atomic():
        identity = Identity.objects.select_related("data_key").filter(case=case).first()
        record("identity.opened", record=case, actor=by, fields=["identity"], reason=reason)
        if identity is None:
            return Person(), 0
        return Person.from_sealed(identity.reveal("person")), identity.version


@dataclass(frozen=True, slots=True)
class Correction:
    """One change of who somebody is: what stood, and what came in its place."""

    row: Revision
    before: Person
    after: Person

    @property
    def changed(self) -> list[tuple[str, Any, Any]]:
        """Name, before and after of each field that differs."""
        values = [
            (field.name, getattr(self.before, field.name), getattr(self.after, field.name)) for field in fields(Person)
        ]
        return [value for value in values if value[1] != value[2]]


def corrections_of(case: Case, person: Person, *, reader: Actor) -> list[Correction]:
    """What was corrected until it became `person`, the newest first; who opened it recorded that already."""
    reader.must(Action.IDENTITY_READ, case, Part.IDENTITY)
    rows = Revision.objects.filter(case=case, record_kind=Identity._meta.model_name)
    found, after = [], person
    for row in rows.select_related("by__user", "data_key"):
        before = Person.from_sealed(row.reveal("values"))
        found.append(Correction(row, before, after))
        after = before
    return found


def change_identity(case: Case, *, by: Actor, person: Person, version: int) -> Identity:
    by.must(Action.IDENTITY_WRITE, case, Part.IDENTITY)
    with transaction.atomic():
        current = locked_open(case)
        found = Identity.objects.select_related("data_key").filter(case=current).first()
        if found and found.reveal("person") == person.as_sealed():
            return found
        if (found.version if found else 0) != version:
            raise StalePart
        if found:
            keep_revision(current, found, found.reveal("person"), actor=by)
        identity = found or Identity(case=current, data_key=current.data_key, version=0)
        identity.version += 1
        identity.changed_by_id = by.member
        identity.changed_at = timezone.now()
        identity.seal(person=person.as_sealed())
        identity.save()
        _index(identity, person)
        _drop_label_that_names(current, identity, by.member)
        _follow_ages(current, person.born_on, by)
        for hook in hooks_of(FollowsBirthDate):
            hook.follow(current, person.born_on, by.member)
        record("identity.changed", record=current, actor=by, fields=["identity"])
    return identity


def birth_date_to_compare(case: Case, *, reader: Actor) -> PartialDate | None:
    """The birth date beside which ages are laid; None for those to whom the identity is not open."""
    if not reader.may(Action.IDENTITY_READ, case, Part.IDENTITY) or not Identity.objects.filter(case=case).exists():
        return None
    person, _version = open_identity(case, by=reader, reason=_("Ages were compared with the date of birth"))
    return person.born_on


def _follow_ages(case: Case, born: PartialDate | None, by: Actor) -> None:
    """Ages that nobody wrote down follow from the birth date; the caller holds the lock and records."""
    before = facts_of(case)
    after = with_ages(before, born)
    if after == before:
        return
    put_facts(case, after)
    keep_change(case, asdict(before), asdict(after), member=by.member)
    case.summary_version += 1
    case.save()


def _drop_label_that_names(case: Case, identity: Identity, member: uuid.UUID) -> None:
    """A label that turns out to be a name goes at once; that it went stands in the history of the facts."""
    label = case.reveal("label")
    if label and names_in(label, *names_of(identity.reveal("person"))):
        keep_change(case, {"label": label}, {"label": ""}, member=member)
        case.label = None
        case.summary_version += 1
        case.save(update_fields=["label", "summary_version"])


def _index(identity: Identity, person: Person) -> None:
    identity.terms.all().delete()
    terms = IDENTITY_INDEX.stored_terms(person.described())
    IdentityTerm.objects.bulk_create(IdentityTerm(identity=identity, term=term) for term in sorted(terms))
