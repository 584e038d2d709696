"""The file of a person: collected, reviewed, printed, given."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from inbeeld.chain.cases.api import Case
from inbeeld.chain.consents.api import SentKind, register_sent
from inbeeld.chain.documents.api import SentBy
from inbeeld.chain.subject_access.codes import FileState
from inbeeld.chain.subject_access.collecting import collect
from inbeeld.chain.subject_access.models import PersonFile, Withholding
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.files.api import Examined, StoredFile, made_here, store
from inbeeld.foundation.printing.api import pdf_of

from .file_release import documents_of, intro_of, left_out_of, sections_to_give, what_he_is_told


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
    instead: Examined | None = None  # of a document: a copy without that part, which he does get


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
        if what.instead is not None:
            left.instead = store(what.instead, data_key=file.data_key)
        left.save(force_insert=True)
        record("file.withheld", record=file, dossier=file.case, actor=by, fields=[what.section])
    return left


def put_back(left: Withholding, *, by: Actor) -> None:
    by.must(Action.RIGHTS_HANDLE, left.file.case)
    with transaction.atomic():
        record("file.put_back", record=left.file, dossier=left.file.case, actor=by, fields=[left.section])
        instead = left.instead
        left.delete()
        if instead is not None:
            instead.delete()


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
        "made": intro_of(file),
        "intro": _(
            "This is everything that is kept about you in Inbeeld. Something that is about somebody else may have been "
            "left out; where that was done, it says so."
        ),
        "told_label": _("Good to know"),
        "told": what_he_is_told(file),
        "contents_label": _("What stands in it"),
        "left_out_label": _("What was left out"),
        "left_out": [f"{one['section']}: {one['ground']}" for one in left_out_of(file)],
        "sections": sections_to_give(file),
    }
    pdf = pdf_of(
        "subject_access:file", values, title=_("File of %(name)s") % {"name": case.pseudonym}, mark=_("Confidential")
    )
    with transaction.atomic():
        file.pdf = store(made_here(pdf), data_key=file.data_key)
        file.state = FileState.READY
        file.save(update_fields=["pdf", "state"])


def give_file(file: PersonFile, *, by: Actor, kind: str) -> None:
    """Write down that somebody takes the file out of the product, to hand it over."""
    by.must(Action.RIGHTS_HANDLE, file.case)
    record("file.given", record=file, dossier=file.case, actor=by, fields=[kind])


def read_document(file: PersonFile, document: uuid.UUID, *, by: Actor) -> StoredFile:
    """A document of the file for who reviews it, written down; raises `StoredFile.DoesNotExist` for any other."""
    by.must(Action.RIGHTS_HANDLE, file.case)
    if str(document) not in documents_of(file):
        raise StoredFile.DoesNotExist
    stored = StoredFile.objects.select_related("data_key").get(pk=document)
    record("file.document_read", record=file, dossier=file.case, actor=by)
    return stored


def note_file_left(file: PersonFile, *, by: Actor, to: str, how: str, on: dt.date) -> None:
    by.must(Action.RIGHTS_HANDLE, file.case)
    what = _("His whole file (%(how)s)") % {"how": str(SentBy(how).label).lower()}
    register_sent(file.case, by=by, kind=SentKind.EXPORT, what=what, to=to, on=on)


def _throw_away(file: PersonFile) -> None:
    kept = [file.pdf_id, *file.withholdings.values_list("instead_id", flat=True)]
    file.delete()
    StoredFile.objects.filter(pk__in=[pk for pk in kept if pk is not None]).delete()
