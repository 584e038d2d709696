"""Who gets what at the addresses of this room: systems come with a key, people administer them."""

from __future__ import annotations

from django.utils import timezone

from fixtures.permissions import REDIRECT, SIGN_IN, Personas, Records, row
from inbeeld.chain.partner_api.rules import USUAL_LIFE
from inbeeld.chain.partner_api.services.keys import issue_key


def records(personas: Personas) -> Records:
    partner = personas["partner"].membership
    assert partner is not None
    last = timezone.localdate() + USUAL_LIFE
    key, _shown = issue_key(
        partner.organisation,
        "Volgsysteem (verzonnen)",
        expires_on=last,
        may_hand_in=True,
        may_follow=True,
        by=personas["administrator"].actor,
    )
    return {"organisation": partner.organisation_id, "key": key.pk, "reference": "S-BCDFGH"}


KEY = {"pk": "organisation", "key": "key"}
ROWS = [
    row("partner_api:reading", everyone=200),
    row("partner_api:partner_api_v1:openapi-json", everyone=200),
    row("partner_api:partner_api_v1:health", everyone=200),
    row("partner_api:partner_api_v1:api-root", everyone=404),
    row("partner_api:partner_api_v1:nowhere", {"rest": "reference"}, everyone=404),
    row("partner_api:partner_api_v1:signals", method="post", everyone=401),
    row("partner_api:partner_api_v1:signal", {"reference": "reference"}, everyone=401),
    row("partner_api:partner_api_v1:code_lists", everyone=401),
    row("partner_api:partner_api_v1:municipalities", everyone=401),
    row("partner_api:keys", {"pk": "organisation"}, everyone=403, anonymous=SIGN_IN, administrator=200),
    row("partner_api:renew", KEY, method="post", everyone=403, anonymous=SIGN_IN, administrator=200),
    row("partner_api:revoke", KEY, method="post", everyone=403, anonymous=SIGN_IN, administrator=REDIRECT),
]
