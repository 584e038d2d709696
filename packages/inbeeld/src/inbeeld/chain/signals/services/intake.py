"""A professional hands in, and the code is given once the signal is safely stored."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from inbeeld.chain.signals.contact_index import contact_terms
from inbeeld.chain.signals.models import Signal, SignalContactTerm, SignalPerson
from inbeeld.chain.signals.notices import tell_desk
from inbeeld.chain.signals.receipts import CODE_SHOWN_AGAIN, Submission, codes_of, mac_of
from inbeeld.chain.signals.routing import desk_for
from inbeeld.chain.signals.terms import Term, due_after
from inbeeld.foundation.access.api import ANONYMOUS, Actor
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.files.api import Examined
from inbeeld.foundation.geography.api import Municipality
from inbeeld.foundation.vault.api import DataKey

from .attachments import attach, digests_of

SEALED = ("facts", "interpretation", "contact")


@dataclass(frozen=True, slots=True)
class PersonSeen:
    age_band: str
    sex: str


@dataclass(frozen=True, slots=True)
class HandIn:
    """What somebody handed in, checked by the form."""

    kind: str
    municipality: Municipality | None
    form: str
    setting: str
    facts: str
    interpretation: str
    contact: str
    persons: tuple[PersonSeen, ...]
    documents: tuple[Examined, ...] = ()


@dataclass(frozen=True, slots=True)
class SignalReceipt:
    """What the page shows afterwards; the code only within minutes of the hand-in."""

    signal: Signal
    code: str | None
    is_repeat: bool = False
    differs: bool = False


def hand_in(given: HandIn, submission: Submission, *, by: Actor = ANONYMOUS, attempts: int = 4) -> SignalReceipt:
    """Store a signal at the desk for its municipality, without a name unless somebody hands in as himself.

    The same form again gives the same receipt.
    """
    if known := find_submission(submission):
        return _again(known, submission, given)
    try:
        with transaction.atomic():
            return _receive(given, submission, by)
    except IntegrityError:
        # A second click arrived while the first was being stored, or a reference drawn by chance was taken.
        if attempts == 1:
            raise
        return hand_in(given, submission, by=by, attempts=attempts - 1)


def find_submission(submission: Submission) -> Signal | None:
    return Signal.objects.select_related("data_key").filter(submission=submission.key).first()


def _receive(given: HandIn, submission: Submission, by: Actor) -> SignalReceipt:
    now = timezone.now()
    today = timezone.localdate(now)
    desk = desk_for(given.municipality, today, given.form)
    code, mac = _unused_code(submission)
    signal = Signal(
        data_key=DataKey.objects.create_key(),
        code_mac=mac,
        submission=submission.key,
        kind=given.kind,
        municipality=given.municipality,
        form=given.form,
        setting=given.setting,
        handed_in_by_id=by.membership_id,
        handed_in_for_id=by.organisation_id,
        organisation=desk.organisation,
        region=desk.region,
        received_at=now,
        due_on=due_after(Term(given.kind), today),
    )
    signal.seal(facts=given.facts, interpretation=given.interpretation or None, contact=given.contact or None)
    signal.save(force_insert=True)
    SignalPerson.objects.bulk_create(
        SignalPerson(signal=signal, age_band=person.age_band, sex=person.sex) for person in given.persons
    )
    attach(signal, given.documents)
    SignalContactTerm.objects.bulk_create(
        SignalContactTerm(signal=signal, term=term) for term in sorted(contact_terms(given.contact))
    )
    tell_desk(signal)
    record("signal.received", record=signal, actor=by)
    return SignalReceipt(signal, code)


def _unused_code(submission: Submission) -> tuple[str, str]:
    for code in codes_of(submission):
        mac = mac_of(code)
        if mac is not None and not Signal.objects.filter(code_mac=mac).exists():
            return code, mac
    raise IntegrityError("No free code for this form.")


def receipt_of(submission: Submission) -> SignalReceipt | None:
    """The receipt of what came in under this form, for a page that was loaded anew before its answer came."""
    signal = find_submission(submission)
    return None if signal is None else SignalReceipt(signal, _code_again(signal, submission), is_repeat=True)


def _code_again(signal: Signal, submission: Submission) -> str | None:
    """The code, only while it is fresh."""
    if timezone.now() - signal.received_at >= CODE_SHOWN_AGAIN:
        return None
    return next((code for code in codes_of(submission) if mac_of(code) == signal.code_mac), None)


def _again(signal: Signal, submission: Submission, given: HandIn) -> SignalReceipt:
    """The receipt of what is already in."""
    code = _code_again(signal, submission)
    before = signal.reveal_all(*SEALED)
    differs = any((before[name] or "") != getattr(given, name) for name in SEALED)
    others = {document.digest for document in given.documents} - set(digests_of(signal))
    return SignalReceipt(signal, code, is_repeat=True, differs=differs or bool(others))
