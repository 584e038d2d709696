"""What left the product: rooms above write it down here, so that a withdrawal knows whom to tell."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from inbeeld.chain.cases.api import Case
from inbeeld.chain.consents.models import Consent, Recall, SentOutside
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.accounts.api import Organisation
from inbeeld.foundation.audit.api import record


def register_sent(
    case: Case,
    *,
    by: Actor,
    kind: str,
    what: str,
    to: str,
    organisation: Organisation | None = None,
    purpose: str = "",
    ground: str = "",
    consent: Consent | None = None,
    on: dt.date | None = None,
) -> SentOutside:
    """Write down that something went out. The verb that sends it has guarded; call this in its transaction.

    `kind` stands in `codes.SentKind`; `what` and `to` say in words which information went to whom (they are sealed);
    `organisation` where the receiver is one that the product knows; `consent` where it rests on one.
    """
    with transaction.atomic():
        sent = SentOutside(case=case, data_key=case.data_key, kind=kind, organisation=organisation, by_id=by.member)
        sent.purpose, sent.ground, sent.consent = purpose, ground, consent
        sent.on = on or timezone.localdate()
        sent.seal(what=what, to=to)
        sent.save(force_insert=True)
        record("sharing.sent_outside", record=sent, dossier=case, actor=by, fields=[kind])
    return sent


def tell_receiver(recall: Recall, *, by: Actor) -> None:
    """The receiver outside has been told; saying it twice changes nothing."""
    case = recall.sent.case
    by.must(Action.CASE_WRITE, case)
    with transaction.atomic():
        current = Recall.objects.select_for_update(of=("self",)).get(pk=recall.pk)
        if current.told_on is None:
            current.told_on, current.told_by_id = timezone.localdate(), by.member
            current.save(update_fields=["told_on", "told_by"])
            record("sharing.recalled", record=recall.sent, dossier=case, actor=by)


def make_letter_known(recall: Recall, *, by: Actor) -> None:
    """A letter about the withdrawal was made: that is reading what went out."""
    by.must(Action.CASE_WRITE, recall.sent.case)
    record("sharing.letter_made", record=recall.sent, dossier=recall.sent.case, actor=by, fields=["what", "to"])
