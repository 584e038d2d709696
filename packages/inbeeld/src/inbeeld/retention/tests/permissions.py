"""Who gets what at the addresses of this room."""

from __future__ import annotations

from django.utils import timezone

from fixtures.permissions import REDIRECT, SIGN_IN, Personas, Records, row
from inbeeld.chain.cases.api import CaseFacts, open_case
from inbeeld.retention.services import hold


def records(personas: Personas) -> Records:
    """A case that the privacy officer holds."""
    owner = personas["coordinator"]
    assert owner.membership is not None
    assert owner.membership.region is not None
    case = open_case(
        by=owner.actor,
        organisation=owner.membership.organisation,
        region=owner.membership.region,
        facts=CaseFacts(),
    )
    officer = personas["privacy_officer"].actor
    held = hold(case, "case", by=officer, reason="Verzonnen reden.", review_on=timezone.localdate())
    return {"hold": held.pk}


HOLD = {"pk": "hold"}

ROWS = [
    row("retention:overview", everyone=403, anonymous=SIGN_IN, privacy_officer=200),
    row("retention:hold", everyone=403, anonymous=SIGN_IN, privacy_officer=200),
    row("retention:hold", method="post", everyone=403, anonymous=SIGN_IN, privacy_officer=422),
    row("retention:lift", HOLD, method="post", everyone=403, anonymous=SIGN_IN, privacy_officer=REDIRECT),
]
