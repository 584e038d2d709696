"""Everything about one person, from every room: whatever is sealed with the key of his case, or hangs on it.

A room with records under keys of their own that belong to the case says so in its `file.py` (`keys_of(case)`).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inbeeld.chain.cases.models import Case
from inbeeld.foundation.accounts.models import Membership
from inbeeld.foundation.files.models import FilePiece
from inbeeld.foundation.vault.fields import SealedField
from inbeeld.foundation.vault.models import BlindTerm, SealedModel

from .looks import Visit, all_looks
from .models import PersonFile, Withholding

# Not about him: the pieces that documents are stored in, terms to search by, and this file itself.
LEFT_OUT = (FilePiece, PersonFile, Withholding)
# Where others are likely to be named: who reviews looks there first.
NAMES_OTHERS = frozenset(
    {"cases.safetyagreement", "cases.contactmoment", "signals.signal", "signals.signalmessage", "access.grant"}
)
SILENT = frozenset({"id", "data_key", "case", "version", "term"})
# Rooms that show their records nowhere under a name of their own.
LABELS = {
    "access.grant": gettext_lazy("What was opened to partners"),
    "access.emergencyaccess": gettext_lazy("Emergency access"),
}
LOOKS = "looks"
Section = dict[str, Any]


def collect(case: Case, progress: Callable[[int, int], None]) -> list[Section]:
    """Every section of the file, as plain values; `progress(done, all)` is called on the way."""
    keys = {case.data_key_id, *linked_keys(case)}
    found = list(_tables())
    sections = []
    for number, model in enumerate(found, start=1):
        rows = _rows(model, case, keys)
        if items := [_item(row) for row in rows]:
            sections.append(_section(model, items))
        progress(number, len(found) + 1)
    sections.sort(key=lambda section: section["kind"] != "cases.case")
    sections.append(_looks_section(all_looks(case)))
    return sections


def linked_keys(case: Case) -> set[uuid.UUID]:
    keys: set[uuid.UUID] = set()
    for room in apps.get_app_configs():
        if room.name.startswith("inbeeld.") and module_has_submodule(room.module, "file"):
            found = import_module(f"{room.name}.file")
            if hasattr(found, "keys_of"):
                keys |= found.keys_of(case)
    return keys


def _tables() -> Iterator[type[models.Model]]:
    for model in apps.get_models():
        sealed = issubclass(model, SealedModel)
        hangs = any(field.related_model is Case for field in model._meta.concrete_fields if field.is_relation)
        if (sealed or hangs) and not issubclass(model, (*LEFT_OUT, BlindTerm)):
            yield model


def _rows(model: type[models.Model], case: Case, keys: set[uuid.UUID]) -> Any:
    names = [field.name for field in model._meta.concrete_fields if field.is_relation and not field.null]
    people = [f"{name}__user" for name in names if model._meta.get_field(name).related_model is Membership]
    rows = model._base_manager.select_related(*names, *people).order_by("pk")
    if issubclass(model, SealedModel):
        return rows.filter(data_key__in=keys)
    links = [field.name for field in model._meta.concrete_fields if field.related_model is Case]
    return rows.filter(models.Q(*[(name, case) for name in links], _connector=models.Q.OR))


def _section(model: type[models.Model], items: list[dict[str, Any]]) -> Section:
    kind = model._meta.label_lower
    return {
        "kind": kind,
        "label": _capital(str(LABELS.get(kind, model._meta.verbose_name_plural))),
        "names_others": kind in NAMES_OTHERS,
        "items": items,
    }


def _item(record: Any) -> dict[str, Any]:
    fields = [
        {"name": field.name, "label": _capital(str(getattr(field, "verbose_name", field.name))), "value": text}
        for field in record._meta.concrete_fields
        if field.name not in SILENT and (text := _text(record, field))
    ]
    return {"id": str(record.pk), "fields": fields}


def _text(record: Any, field: Any) -> str:
    """One value as somebody reads it; nothing for what only the product needs."""
    if isinstance(field, SealedField):
        return _plain(record.reveal(field.name))
    value = getattr(record, field.name)
    if value in (None, "") or (isinstance(field, (models.UUIDField, models.BinaryField)) and not field.is_relation):
        return ""
    if field.is_relation:
        return _related(value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return _plain(value)


def _related(value: Any) -> str:
    if isinstance(value, Membership):
        return f"{value.user.name}, {value.organisation.name}"
    return "" if isinstance(value, (Case, SealedModel)) else str(value)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, dt.date):
        return _day(value)
    if isinstance(value, dict):
        named = {_capital(str(name).replace("_", " ")): _plain(one) for name, one in value.items()}
        return "\n".join(f"{name}: {text}" for name, text in named.items() if text)
    if isinstance(value, (list, tuple)):
        return ", ".join(text for one in value if (text := _plain(one)))
    return "" if value is None else str(value)


def _day(value: dt.date) -> str:
    if isinstance(value, dt.datetime):
        return str(date_format(timezone.localtime(value), "DATETIME_FORMAT"))
    return str(date_format(value, "DATE_FORMAT"))


def _looks_section(found: list[Visit]) -> Section:
    items = [
        {
            "id": f"{visit.day:%Y%m%d}-{number}",
            "fields": [{"name": "visit", "label": _who(visit), "value": _did(visit)}],
        }
        for number, visit in enumerate(found)
    ]
    return {"kind": LOOKS, "label": _("Who looked, when and why"), "names_others": False, "items": items}


def _who(visit: Visit) -> str:
    return f"{date_format(visit.day, 'DATE_FORMAT')}, {visit.person}"


def _did(visit: Visit) -> str:
    lines = [
        f"{done.event}{f' ({done.times}x)' if done.times > 1 else ''}{f': {done.fields}' if done.fields else ''}"
        f"{f'. {done.reason}' if done.reason else ''}"
        for done in visit.done
    ]
    return "\n".join(lines)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
