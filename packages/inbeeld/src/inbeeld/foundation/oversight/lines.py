"""An entry of the log, in words that a privacy officer reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from inbeeld.foundation.accounts.api import ROLE_NAMES
from inbeeld.foundation.audit.api import AuditEntry, describe

from .names import Names, kind_name, names_of_dossiers, names_of_organisations, names_of_people

ROLES = {role.value: name for role, name in ROLE_NAMES.items()}


@dataclass(frozen=True, slots=True)
class Line:
    entry: AuditEntry
    event: str
    person: str
    role: str | Promise
    outside: str  # the organisation of somebody who is not ours
    kind: str
    dossier: str
    fields: str


def lines_of(entries: Sequence[AuditEntry], organisation_id: UUID | None) -> list[Line]:
    """A fixed number of queries, however many entries."""
    people = names_of_people({entry.user_id for entry in entries if entry.user_id})
    outsiders = {entry.organisation_id for entry in entries if entry.organisation_id} - {organisation_id}
    organisations = names_of_organisations(outsiders)
    dossiers = names_of_dossiers({entry.dossier_id for entry in entries if entry.dossier_id}, organisation_id)
    return [_line(entry, people, organisations, dossiers) for entry in entries]


def _line(entry: AuditEntry, people: Names, organisations: Names, dossiers: Names) -> Line:
    return Line(
        entry=entry,
        event=describe(entry.event),
        person=_person(entry, people),
        role=ROLES.get(entry.role, entry.role),
        outside=organisations.get(entry.organisation_id, "") if entry.organisation_id else "",
        kind=kind_name(entry.record_kind),
        dossier=dossiers.get(entry.dossier_id, "") if entry.dossier_id else "",
        fields=", ".join(_field_name(entry.record_kind, name) for name in entry.fields),
    )


def _person(entry: AuditEntry, people: Names) -> str:
    if entry.user_id is None:
        return _("Inbeeld by itself, or somebody without an account")
    return people.get(entry.user_id, _("Somebody who is no longer known"))


def _field_name(kind: str, name: str) -> str:
    """What the room calls a field, or the records that hang on it; its code when it is neither."""
    try:
        field = apps.get_model(kind)._meta.get_field(name)
    except (LookupError, ValueError, FieldDoesNotExist):
        return name
    own_name = getattr(field, "verbose_name", None)
    return str(own_name or (field.related_model._meta.verbose_name_plural if field.is_relation else name)).lower()
