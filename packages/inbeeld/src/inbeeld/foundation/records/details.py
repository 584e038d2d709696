"""What people say of a record, as one dataclass: put into the record, read back, kept as a revision, told in words.

A new field is named in the model, in its dataclass and in its form; what stands here follows.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

from django.db.models import Model
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from inbeeld.foundation.vault.api import SealedField, SealedModel

D = TypeVar("D")


def put_details(record: SealedModel, details: Any) -> None:
    """Set every field of `details`; what is sealed in the model is sealed. The caller saves."""
    sealed = {}
    for name, value in values_of(details).items():
        if isinstance(record._meta.get_field(name), SealedField):
            sealed[name] = value or None
        else:
            setattr(record, name, value)
    record.seal(**sealed)


def details_of(kind: type[D], record: SealedModel) -> D:
    """The same, as it stands in the record now; a sealed text that is not there is empty."""
    return kind(**{field.name: _value(record, field.name) for field in fields(kind)})  # type: ignore[arg-type]


def values_of(details: Any) -> dict[str, Any]:
    """Name and value, not copied: a record in it stays that record."""
    return {field.name: getattr(details, field.name) for field in fields(details)}


def as_kept(details: Any) -> dict[str, Any]:
    """As it is sealed in a revision."""
    return {
        name: value.isoformat() if isinstance(value, dt.date) else value for name, value in values_of(details).items()
    }


def in_words(model: type[Model], kept: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Label and value of what a revision kept; what was empty is left out."""
    told = []
    for name, value in kept.items():
        field: Any = model._meta.get_field(name)
        if value not in (None, ""):
            told.append((str(field.verbose_name), _word(field, value)))
    return told


def _value(record: SealedModel, name: str) -> Any:
    if isinstance(record._meta.get_field(name), SealedField):
        return record.reveal(name) or ""
    return getattr(record, name)


def _word(field: Any, value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field.get_internal_type() == "DateField":
        return date_format(dt.date.fromisoformat(value), "DATE_FORMAT")
    return str(dict(field.flatchoices).get(value, value))
