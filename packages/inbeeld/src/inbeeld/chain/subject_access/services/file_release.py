"""What he gets of his file: the text without what is left out, as data, and all of it with the documents in one ZIP."""

from __future__ import annotations

import io
import json
import uuid
import zipfile
from collections.abc import Iterator
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from inbeeld.chain.subject_access.collecting import told_by_rooms
from inbeeld.chain.subject_access.models import PersonFile, Withholding
from inbeeld.foundation.files.api import NotGiven, StoredFile, content_of

LEFT_OUT = "▇▇▇"


def what_he_is_told(file: PersonFile) -> list[str]:
    """What the law wants him to hear with a copy of his data, in plain words (GDPR, article 15)."""
    return [
        _(
            "Why this is kept: to arrange help for you, and so that everybody who helps you does not have to ask the "
            "same again."
        ),
        _(
            "Where it comes from: from you, from people who help you, and from people who worried. Under each "
            "part stands who wrote it."
        ),
        _("The part about sharing says who received something of it. At the end stands who looked, when and why."),
        *told_by_rooms(file.case),
        _("No computer decides or judges about you. There are no scores."),
        _(
            "Is something wrong? Do you want to add your own words? Do you want everything to be destroyed? Ask your "
            "coordinator: you may. Do you not agree with what is done then? You can complain to the Dutch Data "
            "Protection Authority (autoriteitpersoonsgegevens.nl)."
        ),
    ]


def sections_to_give(file: PersonFile) -> list[dict[str, Any]]:
    """The sections without what is withheld."""
    left: dict[tuple[str, str, str], list[Withholding]] = {}
    for one in file.withholdings.select_related("data_key", "instead"):
        one.must_be_genuine()
        left.setdefault((one.section, one.item, one.field), []).append(one)
    sections: list[dict[str, Any]] = file.reveal("sections")
    for section in sections:
        for item in section["items"]:
            for field in item["fields"]:
                for one in left.get((section["kind"], item["id"], field["name"]), []):
                    _leave_out(one, item, field)
    return sections


def left_out_of(file: PersonFile) -> list[dict[str, str]]:
    """Of each thing that he does not get: where it stood and on which ground."""
    labels = {section["kind"]: section["label"] for section in file.reveal("sections")}
    return [
        {"section": labels.get(one.section, one.section), "ground": str(one.get_ground_display())}
        for one in file.withholdings.order_by("section", "at")
    ]


def as_json(file: PersonFile) -> bytes:
    whole = {
        "format": "inbeeld-file-2",
        "made_at": file.at.isoformat(),
        "case": str(file.case),
        "told": what_he_is_told(file),
        "left_out": left_out_of(file),
        "sections": [
            {"kind": one["kind"], "label": one["label"], "items": one["items"]} for one in sections_to_give(file)
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2).encode()


def as_archive(file: PersonFile) -> Iterator[bytes]:
    """The whole file with its documents, piece by piece: never more than one document in memory."""
    target = _Stream()
    made = localtime(file.at).timetuple()[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _parts(file):
            entry = zipfile.ZipInfo(name, made)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
            yield target.taken()
    yield target.taken()


def documents_of(file: PersonFile) -> dict[str, str]:
    """Each document that belongs to the file: its number and the name under which he gets it."""
    return {
        item["file"]: item["file_name"]
        for section in file.reveal("sections") or []
        for item in section["items"]
        if item.get("file")
    }


def intro_of(file: PersonFile) -> str:
    return _("Made on %(day)s") % {"day": date_format(localtime(file.at), "DATE_FORMAT")}


def _leave_out(one: Withholding, item: dict[str, Any], field: dict[str, Any]) -> None:
    """A passage, a whole text, or a document: then a copy without that part may come in its place."""
    passage = one.reveal("passage")
    if item.get("file") and field["name"] == "file":
        item["file"] = str(one.instead_id) if one.instead_id else None
        field["value"] = (
            _("%(name)s (a part of it was left out)") % {"name": item["file_name"]} if item["file"] else LEFT_OUT
        )
        return
    field["value"] = field["value"].replace(passage, LEFT_OUT) if passage else LEFT_OUT


def _parts(file: PersonFile) -> Iterator[tuple[str, bytes]]:
    if file.pdf is not None:
        yield _("1-file.pdf"), content_of(file.pdf)
    yield _("2-file-as-data.json"), as_json(file)
    for section in sections_to_give(file):
        for item in section["items"]:
            if item.get("file"):
                yield from _document(uuid.UUID(item["file"]), item["file_name"])


def _document(pk: uuid.UUID, name: str) -> Iterator[tuple[str, bytes]]:
    """What was removed since the file was made, or waits for the virus scanner, cannot come along; he reads that."""
    folder = _("documents")
    stored = StoredFile.objects.select_related("data_key").filter(pk=pk).first()
    try:
        if stored is not None:
            yield f"{folder}/{name}", content_of(stored)
            return
        reason = _("This document was removed after this file was made.")
    except NotGiven:
        reason = _("This document does not come along: the virus scanner did not let it pass.")
    yield f"{folder}/{name}.txt", reason.encode()


class _Stream(io.RawIOBase):
    """Takes what is written and hands it on; a ZIP can be made on it without going back."""

    def __init__(self) -> None:
        super().__init__()
        self._kept = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:
        self._kept += content
        return len(content)

    def taken(self) -> bytes:
        kept = bytes(self._kept)
        self._kept.clear()
        return kept
