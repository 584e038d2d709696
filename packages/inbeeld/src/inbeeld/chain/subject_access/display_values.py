"""One value of a record, as the person it is about reads it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import UUIDField
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from inbeeld.chain.cases.api import Case
from inbeeld.chain.documents.api import CaseDocument
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.records.api import PartialDate
from inbeeld.foundation.rooms.api import FileValue, all_rooms
from inbeeld.foundation.vault.api import SealedField, SealedModel

from .file_layout import file_layout, said

# As far as it is known: a day, a month, a year.
IN_PART = frozenset({"began", "ended", "started_on", "contacted_on", "reported_on", "seen_on", "born_on"})


def display_value(record: Any, field: Any) -> str:
    """Nothing for what only the product needs."""
    reader = _readers().get(f"{record._meta.label_lower}.{field.name}")
    value = record.reveal(field.name) if isinstance(field, SealedField) else getattr(record, field.name)
    if value in (None, "", [], {}):
        return ""
    if reader is not None:
        return reader(record, value)
    if isinstance(field, UUIDField) and not field.is_relation:
        return ""
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return plain(value, field.name)


def plain(value: Any, name: str = "") -> str:
    match value:
        case bool():
            text = _("Yes") if value else _("No") if name in file_layout().words.say_no else ""
        case dt.date() | dt.time():
            text = _moment(value)
        case Mapping():
            text = _lines((_called(key), plain(one, str(key))) for key, one in value.items())
        case list() | tuple():
            text = ", ".join(part for one in value if (part := plain(one)))
        case models.Model():
            text = _record(value)
        case _:
            text = "" if value is None else _in_part(str(value)) if name in IN_PART else str(value)
    return text


def _record(value: models.Model) -> str:
    """What another record is called; the case itself and the documents need no name here."""
    match value:
        case Membership():
            return f"{value.user.name}, {value.organisation.name}"
        case CaseDocument():
            return str(value.number)
        case SealedModel() | Case():
            return plain(getattr(value, "on", None))
    return str(value)


def _moment(value: dt.date | dt.time) -> str:
    if isinstance(value, dt.time):
        return str(time_format(value, "TIME_FORMAT"))
    if isinstance(value, dt.datetime):
        return str(date_format(timezone.localtime(value), "DATETIME_FORMAT"))
    return str(date_format(value, "DATE_FORMAT"))


def _lines(pairs: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"{name}: {text}" for name, text in pairs if text)


def _called(name: object) -> str:
    words = file_layout().words.label.get(str(name))
    return said(words) if words else str(name).replace("_", " ").capitalize()


def _in_part(text: str) -> str:
    return str(PartialDate.from_edtf(text) or text)


def _revised(record: Any, value: dict[str, Any]) -> str:
    """The values of another record, with the words of its own fields; what leads to records stays behind."""
    tables = file_layout().tables
    label = next(label for label in tables if label.endswith(f".{record.record_kind}"))
    model = apps.get_model(label)
    fields = {field.name: field for field in model._meta.concrete_fields}
    labels = file_layout().labels_of(tables[label])

    def text(name: str, one: Any) -> str:
        field = fields.get(name)
        if field is None or isinstance(field, SealedField):
            return plain(one, name)
        if field.is_relation:
            found = Membership.objects.filter(pk=one).select_related("user", "organisation").first()
            return plain(found) if field.related_model is Membership else ""
        found = field.to_python(one)
        return str(dict(field.flatchoices).get(found, "")) if field.choices else plain(found, name)

    known = ((name, one) for name, one in value.items() if one not in (None, ""))
    return _lines((said(labels[name]) if name in labels else _called(name), text(name, one)) for name, one in known)


@cache
def _readers() -> Mapping[str, FileValue]:
    """What rooms brought, by field; and the former values of any record."""
    brought = {name: reader for room in all_rooms() for name, reader in room.file_values.items()}
    return {**brought, "cases.revision.values": _revised}
