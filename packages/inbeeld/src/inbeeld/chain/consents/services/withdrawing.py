"""The end of a consent: what rests on it closes in the same moment, and everybody who received something is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from inbeeld.chain.cases.api import Case
from inbeeld.chain.consents import codes
from inbeeld.chain.consents.models import Consent, ConsentEnd, Recall, SentOutside
from inbeeld.foundation.access.api import Action, Actor, EndCause, Grant, GrantQuerySet, Ground, close_grants
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.records.api import locked

from .notices import tell_about_end

CAUSES = {
    codes.EndKind.WITHDRAWN: EndCause.CONSENT_WITHDRAWN,
    codes.EndKind.EXPIRED: EndCause.CONSENT_ENDED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """Who took a consent back, how and when."""

    given_by: Sequence[str]
    manner: str
    on: dt.date
    note: str = ""


def withdraw(consent: Consent, *, by: Actor, ending: Ending) -> ConsentEnd:
    """Withdraw a consent; whoever writes it down, in whichever team, the access closes at once."""
    by.must(Action.CASE_WRITE, consent.case)
    with transaction.atomic():
        case = locked(consent.case)
        if before := ConsentEnd.objects.filter(consent=consent).first():
            return before
        end = _end(consent, case, kind=codes.EndKind.WITHDRAWN, ending=ending, by=by)
        Recall.objects.bulk_create(Recall(end=end, sent=sent) for sent in SentOutside.objects.resting_on(consent))
        record("consent.withdrawn", record=consent, dossier=case, actor=by, fields=[consent.purpose])
    return end


def expire(consent: Consent) -> ConsentEnd:
    """The last day passed: as a withdrawal, without the letters."""
    with transaction.atomic():
        case = locked(consent.case)
        if before := ConsentEnd.objects.filter(consent=consent).first():
            return before
        passed = Ending(given_by=[], manner="", on=consent.until_on or timezone.localdate())
        end = _end(consent, case, kind=codes.EndKind.EXPIRED, ending=passed, by=None)
        record("consent.expired", record=consent, dossier=case, fields=[consent.purpose])
    return end


def grants_resting_on(consent: Consent) -> GrantQuerySet:
    """Every grant on this consent, also those of before the ledger; closed ones too: their holders are to be told."""
    rests = Q(consent_id=consent.pk)
    if consent.purpose == codes.Purpose.SHARING:
        rests |= Q(ground=Ground.CONSENT, consent_id__isnull=True, membership__organisation=consent.receiver_id)
    return Grant.objects.of(consent.case).filter(rests)


def _end(consent: Consent, case: Case, *, kind: codes.EndKind, ending: Ending, by: Actor | None) -> ConsentEnd:
    end = ConsentEnd(consent=consent, data_key=case.data_key, kind=kind, on=ending.on, manner=ending.manner)
    end.given_by, end.by_id = sorted(ending.given_by), by.member if by else None
    end.seal(note=ending.note or None)
    end.save()
    grants = list(grants_resting_on(consent).select_related("membership__user", "data_key"))
    open_now = [grant for grant in grants if grant.revoked_at is None]
    close_grants(open_now, case, by=by, cause=CAUSES[kind])
    tell_about_end({grant.membership for grant in grants}, case, cause=CAUSES[kind])
    return end
