"""What was changed of the facts, in words that a person reads."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field
from django.utils.translation import gettext as _

from inbeeld.foundation.geography.api import Municipality
from inbeeld.foundation.records.api import PartialDate

from .ages import MOMENTS
from .models import Case, Episode, FactChange

ESTIMATED = "_estimated"
DATES = {"began", "ended", *(when for _name, _column, when, _label in MOMENTS)}


def changes_in_words(change: FactChange) -> list[tuple[str, str, str]]:
    """Label, before, after: a line for each fact."""
    values = change.changed()
    model = Episode if change.episode_id else Case
    return [
        (_label(name, model), _words(name, before, model), _words(name, after, model))
        for name, (before, after) in values.items()
    ]


def _field(name: str, model: type[Case | Episode]) -> Field[Any, Any] | None:
    try:
        found = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return found if isinstance(found, Field) else None


def _label(name: str, model: type[Case | Episode]) -> str:
    if name.endswith(ESTIMATED):
        return _("%(age)s, estimated") % {"age": _label(name.removesuffix(ESTIMATED), model)}
    field = _field(name, model)
    return str(field.verbose_name) if field else name


def _words(name: str, value: Any, model: type[Case | Episode]) -> str:
    if value in (None, ""):
        return _("not known")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if name in DATES:
        return str(PartialDate.from_edtf(value) or value)
    if name == "municipality":
        return str(Municipality.objects.filter(code=value).first() or value)
    field = _field(name, model)
    choices = dict(field.flatchoices) if field else {}
    return str(choices.get(value, value))
