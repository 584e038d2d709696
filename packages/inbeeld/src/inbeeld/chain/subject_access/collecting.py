"""Everything about one person, from every room: whatever is sealed with the key of his case, or hangs on it.

A room with records under keys of their own that belong to the case declares these keys (`file_keys`); a room that has
to tell him something about how it keeps his data declares that too (`file_remarks`).
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from inbeeld.chain.cases.api import Case
from inbeeld.chain.documents.api import DocumentVersion
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.files.api import FilePiece, Form, StoredFile
from inbeeld.foundation.rooms.api import all_rooms
from inbeeld.foundation.vault.api import BlindTerm, SealedModel

from .access_history import Visit, whole_access_history
from .display_values import display_value
from .file_layout import Table, file_layout, said

ACCESS = "access"
OTHER = "other"
# Of records that nobody found words for yet.
SILENT = frozenset({"id", "data_key", "case", "version"})
Section = dict[str, Any]


def collect(case: Case, progress: Callable[[int, int], None]) -> list[Section]:
    """Every chapter of the file, as plain values; `progress(done, all)` is called on the way."""
    keys = {case.data_key_id, *linked_keys(case)}
    chapters = file_layout().chapter
    sections = []
    for number, chapter in enumerate(chapters, start=1):
        items = [item for table in chapter.table for item in _items(table, case, keys)]
        sections.append(_section(chapter.code, said(chapter.name), items, others=chapter.others))
        progress(number, len(chapters) + 2)
    rest = [item for table in _without_words() for item in _items(table, case, keys)]
    sections.append(_section(OTHER, _("What else is kept"), rest, others=True))
    sections.append(_access_section(whole_access_history(case)))
    return [section for section in sections if section["items"]]


def linked_keys(case: Case) -> set[uuid.UUID]:
    return {key for room in all_rooms() if room.file_keys for key in room.file_keys(case)}


def told_by_rooms(case: Case) -> list[str]:
    return [line for room in all_rooms() if room.file_remarks for line in room.file_remarks(case)]


def within_reach() -> Iterator[type[models.Model]]:
    """Every table that can hold something of a case; those without words of their own are read all the same."""
    for model in apps.get_models():
        sealed = issubclass(model, SealedModel)
        hangs = any(field.related_model is Case for field in model._meta.concrete_fields if field.is_relation)
        if (sealed or hangs) and not issubclass(model, (FilePiece, BlindTerm)):
            yield model


def _without_words() -> Iterator[Table]:
    known = {*file_layout().tables, *file_layout().words.not_shown}
    for model in within_reach():
        if model._meta.label_lower not in known:
            fields = [field for field in model._meta.concrete_fields if field.name not in SILENT]
            called = {field.name: _capital(str(field.verbose_name)) for field in fields}
            names = {name: (words, words) for name, words in called.items()}
            label = _capital(str(model._meta.verbose_name_plural))
            yield Table(model=model._meta.label_lower, name=(label, label), label=names, show=list(names))


def _items(table: Table, case: Case, keys: set[uuid.UUID]) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    for record in _rows(apps.get_model(table.model), table, case, keys):
        item = _item(record, table)
        if item["fields"]:
            items.append({**item, "opens": "" if items else said(table.name)})
    return items


def _rows(model: type[models.Model], table: Table, case: Case, keys: set[uuid.UUID]) -> Any:
    """What is sealed with one of the keys, hangs on such a record, or leads to the case."""
    names = [field.name for field in model._meta.concrete_fields if field.is_relation and not field.null]
    people = [f"{name}__user" for name in names if model._meta.get_field(name).related_model is Membership]
    rows = model._base_manager.select_related(*names, *people).order_by(*(table.order or _by_time(model)), "pk")
    if issubclass(model, SealedModel):
        return rows.filter(data_key__in=keys)
    if table.under:
        return rows.filter(**{f"{table.under}__data_key__in": keys})
    links = [field.name for field in model._meta.concrete_fields if field.related_model is Case]
    return rows.filter(models.Q(*[(name, case) for name in links], _connector=models.Q.OR))


def _by_time(model: type[models.Model]) -> list[str]:
    return ["at"] if any(field.name == "at" for field in model._meta.concrete_fields) else []


def _item(record: Any, table: Table) -> dict[str, Any]:
    fields = {field.name: field for field in record._meta.concrete_fields}
    shown: list[dict[str, Any]] = []
    labels = file_layout().labels_of(table)
    item = {
        "id": str(record.pk) if isinstance(record.pk, uuid.UUID) else f"{record._meta.model_name}-{record.pk}",
        "heading": _capital(", ".join(text for name in table.head if (text := display_value(record, fields[name])))),
        "fields": shown,
    }
    for name in table.show:
        text = display_value(record, fields[name])
        if fields[name].related_model is StoredFile:
            file = getattr(record, name)
            text = _file_name(record)
            item |= {"file": str(file.pk), "file_name": text}
        if text:
            shown.append({"name": name, "label": said(labels[name]), "value": text})
    return item


def _file_name(record: Any) -> str:
    if isinstance(record, DocumentVersion):
        numbers = {"number": record.document.number, "version": record.number}
        name = _("document-%(number)d-version-%(version)d") % numbers
    else:
        name = _("with-a-signal-%(number)d") % {"number": record.number} + f"-{str(record.pk)[:4]}"
    return f"{name}.{Form.PDF}"


def _section(kind: str, label: str, items: list[dict[str, Any]], *, others: bool) -> Section:
    return {"kind": kind, "label": label, "names_others": others, "items": items}


def _access_section(found: list[Visit]) -> Section:
    items = [
        {
            "id": f"{visit.day:%Y%m%d}-{number}",
            "opens": "",
            "heading": f"{date_format(visit.day, 'DATE_FORMAT')}, {visit.person}",
            "fields": [{"name": "visit", "label": _("What was done"), "value": _did(visit)}],
        }
        for number, visit in enumerate(found)
    ]
    return _section(ACCESS, _("Who looked, when and why"), items, others=False)


def _did(visit: Visit) -> str:
    lines = [
        f"{done.event}{f' ({done.times}x)' if done.times > 1 else ''}{f': {done.fields}' if done.fields else ''}"
        f"{f'. {done.reason}' if done.reason else ''}"
        for done in visit.done
    ]
    return "\n".join(lines)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
