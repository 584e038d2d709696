"""Letters: begun from a template, changed, looked at, made final. None leaves by itself."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from inbeeld.chain.cases.api import Case, locked_open
from inbeeld.chain.documents.api import CaseDocument, DocumentKind, keep_version, new_document
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.files.api import made_here
from inbeeld.foundation.printing.api import pdf_of
from inbeeld.foundation.records.api import must_be_version

from .letter_templates import LetterTemplate
from .models import Letter


class LetterIsFinal(Exception):
    """It was made final: it can be replaced by another letter, not changed."""


class ParentNotConfirmed(Exception):
    """Nobody has said yet that a parent may get this letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterDetails:
    addressee: str
    receiver: str
    subject: str
    body: str


def begin_letter(case: Case, *, by: Actor, template: LetterTemplate) -> Letter:
    by.must(Action.CASE_WRITE, case)
    with transaction.atomic():
        current = locked_open(case)
        subject, body = template.filled(_values(case, by))
        letter = Letter(case=current, data_key=current.data_key, template=template.code, by_id=by.member)
        letter.addressee = template.file.addressee
        letter.seal(subject=subject, body=body)
        letter.save(force_insert=True)
        record("letter.begun", record=letter, dossier=current, actor=by)
    return letter


def change_letter(letter: Letter, *, by: Actor, details: LetterDetails, version: int) -> Letter:
    """Save what was typed; who addresses it to somebody else confirms a parent anew."""
    by.must(Action.CASE_WRITE, letter.case)
    with transaction.atomic():
        current = _draft(letter)
        must_be_version(version, current.version)
        if details.addressee != current.addressee or details.receiver != (current.reveal("receiver") or ""):
            current.parent_confirmed_by, current.parent_reason = None, None
        current.addressee = details.addressee
        current.seal(receiver=details.receiver or None, subject=details.subject, body=details.body)
        current.version += 1
        current.changed_at = timezone.now()
        current.save()
        record("letter.changed", record=current, dossier=current.case, actor=by, fields=["receiver", "subject", "body"])
    return current


def confirm_parent(letter: Letter, *, by: Actor, reason: str) -> None:
    """Say that a parent may get this letter, and why that is safe for him."""
    by.must(Action.CASE_SHARE, letter.case)
    with transaction.atomic():
        current = _draft(letter)
        current.parent_confirmed_by_id = by.member
        current.seal(parent_reason=reason)
        current.save()
        record("letter.parent_confirmed", record=current, dossier=current.case, actor=by, reason=reason)


def preview_letter(letter: Letter, *, by: Actor) -> bytes:
    by.must(Action.CASE_WRITE, letter.case)
    record("letter.read", record=letter, dossier=letter.case, actor=by)
    return _printed(letter, mark=_("Draft"))


def finish_letter(letter: Letter, *, by: Actor) -> CaseDocument:
    """Print it as a numbered document of the case; after that it does not change any more."""
    by.must(Action.CASE_WRITE, letter.case)
    with transaction.atomic():
        case = locked_open(letter.case)
        current = _draft(letter)
        if current.needs_confirmation:
            raise ParentNotConfirmed
        document = new_document(case, by.member, title=current.reveal("subject"), kind=DocumentKind.LETTER)
        pdf = _printed(current, number=document.number)
        keep_version(document, by.member, made_here(pdf))
        current.document = document
        current.save()
        record("letter.finished", record=current, dossier=case, actor=by)
    return document


def discard_letter(letter: Letter, *, by: Actor) -> None:
    by.must(Action.CASE_WRITE, letter.case)
    with transaction.atomic():
        current = _draft(letter)
        record("letter.discarded", record=current, dossier=current.case, actor=by)
        current.delete()


def _draft(letter: Letter) -> Letter:
    current = (
        Letter.objects.select_for_update(of=("self",)).select_related("data_key", "case__data_key").get(pk=letter.pk)
    )
    if current.is_final:
        raise LetterIsFinal
    return current


def _values(case: Case, by: Actor) -> dict[str, str]:
    return {
        "pseudonym": case.pseudonym,
        "date": date_format(timezone.localdate(), "DATE_FORMAT"),
        "coordinator": by.name,
        "organisation": case.organisation.name,
        "region": case.region.name,
    }


def _printed(letter: Letter, *, number: int | None = None, mark: str = "") -> bytes:
    case = Case.objects.select_related("organisation").get(pk=letter.case_id)
    reference = case.pseudonym if number is None else f"{case.pseudonym} / {number}"
    values = {
        "sender": case.organisation.name,
        "receiver": letter.reveal("receiver") or "",
        "date": date_format(timezone.localdate(), "DATE_FORMAT"),
        "date_label": _("Date"),
        "reference": reference,
        "reference_label": _("Our reference"),
        "body": letter.reveal("body"),
    }
    return pdf_of("letters:letter", values, title=letter.reveal("subject"), mark=mark or _("Confidential"))
