"""The file of a person: collected, reviewed, printed, given."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from inbeeld.chain.cases.models import Case
from inbeeld.chain.consents.codes import SentKind
from inbeeld.chain.consents.services.outside import register_sent
from inbeeld.chain.papers.codes import FileState
from inbeeld.chain.papers.collecting import collect
from inbeeld.chain.papers.models import PersonFile, Withholding
from inbeeld.foundation.access.actor import Actor
from inbeeld.foundation.access.rules import Action
from inbeeld.foundation.audit.trail import record
from inbeeld.foundation.files.models import StoredFile
from inbeeld.foundation.files.storing import store
from inbeeld.foundation.printing.paper import pdf_of

from .letters import made_here

LEFT_OUT = "▇▇▇"


class NotReviewed(Exception):
    """A section has not been looked at yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    section: str
    item: str
    field: str
    passage: str
    ground: str
    reason: str


def begin_file(case: Case, *, by: Actor) -> PersonFile:
    """A new file; the ones before it, which hold the same once more, are thrown away."""
    by.must(Action.RIGHTS_HANDLE, case)
    with transaction.atomic():
        for older in PersonFile.objects.filter(case=case):
            _throw_away(older)
        file = PersonFile.objects.create(case=case, data_key=case.data_key, by_id=by.member)
        record("file.begun", record=file, dossier=case, actor=by)
    return file


def fill(file: PersonFile) -> None:
    """Collect everything; the worker does this."""
    case = Case.objects.select_related("data_key", "organisation").get(pk=file.case_id)

    def progress(done: int, total: int) -> None:
        PersonFile.objects.filter(pk=file.pk).update(done=done, total=total)

    file.seal(sections=collect(case, progress))
    file.state = FileState.REVIEW
    file.save(update_fields=["sections", "state"])


def mark_reviewed(file: PersonFile, section: str, *, by: Actor) -> None:
    by.must(Action.RIGHTS_HANDLE, file.case)
    with transaction.atomic():
        current = PersonFile.objects.select_for_update(of=("self",)).get(pk=file.pk)
        current.reviewed = sorted({*current.reviewed, section})
        current.save(update_fields=["reviewed"])
        record("file.reviewed", record=current, dossier=file.case, actor=by, fields=[section])


def withhold(file: PersonFile, *, by: Actor, what: Passage) -> Withholding:
    """Leave out a passage, or a whole text; he reads that it was left out, and on which ground."""
    by.must(Action.RIGHTS_HANDLE, file.case)
    with transaction.atomic():
        left = Withholding(file=file, data_key=file.data_key, by_id=by.member, ground=what.ground)
        left.section, left.item, left.field = what.section, what.item, what.field
        left.seal(passage=what.passage or None, reason=what.reason)
        left.save(force_insert=True)
        record("file.withheld", record=file, dossier=file.case, actor=by, fields=[what.section])
    return left


def put_back(left: Withholding, *, by: Actor) -> None:
    by.must(Action.RIGHTS_HANDLE, left.file.case)
    with transaction.atomic():
        record("file.put_back", record=left.file, dossier=left.file.case, actor=by, fields=[left.section])
        left.delete()


def finish_file(file: PersonFile, *, by: Actor) -> None:
    """Say that the review is done; the worker prints it."""
    by.must(Action.RIGHTS_HANDLE, file.case)
    with transaction.atomic():
        current = PersonFile.objects.select_for_update(of=("self",)).select_related("data_key").get(pk=file.pk)
        if {section["kind"] for section in current.reveal("sections")} - set(current.reviewed):
            raise NotReviewed
        current.state = FileState.PRINTING
        current.save(update_fields=["state"])
        record("file.finished", record=current, dossier=file.case, actor=by)


def print_file(file: PersonFile) -> None:
    """The worker does this."""
    case = Case.objects.select_related("organisation").get(pk=file.case_id)
    values = {
        "sender": case.organisation.name,
        "made": _("Made on %(day)s") % {"day": date_format(timezone.localtime(file.at), "DATE_FORMAT")},
        "intro": _(
            "This is everything that is kept about you in Inbeeld. Something that is about somebody else may have been "
            "left out; where that was done, it says so. Is something wrong, or do you want to say something yourself? "
            "Tell your coordinator: it is added."
        ),
        "left_out_label": _("What was left out"),
        "left_out": [f"{one['section']}: {one['ground']}" for one in left_out_of(file)],
        "sections": sections_to_give(file),
    }
    pdf = pdf_of("papers:file", values, title=_("File of %(name)s") % {"name": case.pseudonym}, mark=_("Confidential"))
    with transaction.atomic():
        file.pdf = store(made_here(pdf), data_key=file.data_key)
        file.state = FileState.READY
        file.save(update_fields=["pdf", "state"])


def give_file(file: PersonFile, *, by: Actor, kind: str) -> None:
    """Write down that somebody takes the file out of the product, to hand it over."""
    by.must(Action.RIGHTS_HANDLE, file.case)
    record("file.given", record=file, dossier=file.case, actor=by, fields=[kind])


def note_file_left(file: PersonFile, *, by: Actor, to: str, how: str, on: dt.date) -> None:
    by.must(Action.RIGHTS_HANDLE, file.case)
    what = _("His whole file (%(how)s)") % {"how": how}
    register_sent(file.case, by=by, kind=SentKind.EXPORT, what=what, to=to, on=on)


def sections_to_give(file: PersonFile) -> list[dict[str, Any]]:
    """The sections without what is withheld."""
    left: dict[tuple[str, str, str], list[str | None]] = {}
    for one in file.withholdings.select_related("data_key"):
        left.setdefault((one.section, one.item, one.field), []).append(one.reveal("passage"))
    sections: list[dict[str, Any]] = file.reveal("sections")
    for section in sections:
        for item in section["items"]:
            for field in item["fields"]:
                for passage in left.get((section["kind"], item["id"], field["name"]), []):
                    field["value"] = field["value"].replace(passage, LEFT_OUT) if passage else LEFT_OUT
    return sections


def left_out_of(file: PersonFile) -> list[dict[str, str]]:
    labels = {section["kind"]: section["label"] for section in file.reveal("sections")}
    return [
        {"section": labels.get(one.section, one.section), "ground": str(one.get_ground_display())}
        for one in file.withholdings.order_by("section", "at")
    ]


def as_json(file: PersonFile) -> bytes:
    whole = {
        "format": "inbeeld-file-1",
        "made_at": file.at.isoformat(),
        "case": str(file.case),
        "left_out": left_out_of(file),
        "sections": [
            {"kind": one["kind"], "label": one["label"], "items": one["items"]} for one in sections_to_give(file)
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2).encode()


def _throw_away(file: PersonFile) -> None:
    pdf = file.pdf_id
    file.delete()
    if pdf is not None:
        StoredFile.objects.filter(pk=pdf).delete()
