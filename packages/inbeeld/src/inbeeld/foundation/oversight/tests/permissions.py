"""Who gets what at the addresses of this room."""

import uuid

from fixtures.permissions import REDIRECT, SIGN_IN, Personas, Records, row
from inbeeld.foundation.access.api import EmergencyAccess
from inbeeld.foundation.oversight.models import ForgedRow
from inbeeld.foundation.vault.api import DataKey


def records(personas: Personas) -> Records:
    member = personas["coordinator"].membership
    assert member is not None
    emergency = EmergencyAccess(
        data_key=DataKey.objects.create_key(),
        record_kind="case",
        record_id=uuid.uuid4(),
        membership=member,
        organisation=member.organisation,
        ends_at="2026-01-01T00:00:00Z",
    )
    emergency.seal(reason="Verzonnen reden")
    emergency.save()
    changed = ForgedRow.objects.create(label="accounts.membership", key=uuid.uuid4().hex)
    return {"emergency": emergency.pk, "csv": "csv", "changed": changed.pk}


ROWS = [
    row("oversight:audit", everyone=403, anonymous=SIGN_IN, privacy_officer=200),
    row("oversight:export", {"ending": "csv"}, everyone=403, anonymous=SIGN_IN, privacy_officer=200),
    row("oversight:identity", everyone=403, anonymous=SIGN_IN, privacy_officer=200),
    row("oversight:emergencies", everyone=403, anonymous=SIGN_IN, privacy_officer=200),
    row(
        "oversight:review",
        {"pk": "emergency"},
        method="post",
        everyone=403,
        anonymous=SIGN_IN,
        privacy_officer=REDIRECT,
    ),
    row("oversight:forged", everyone=403, anonymous=SIGN_IN, privacy_officer=200),
    row(
        "oversight:looked_at",
        {"pk": "changed"},
        method="post",
        everyone=403,
        anonymous=SIGN_IN,
        privacy_officer=REDIRECT,
    ),
    row("oversight:settle", {"pk": "changed"}, everyone=403, anonymous=SIGN_IN, privacy_officer=200),
    row("oversight:settle", {"pk": "changed"}, method="post", everyone=403, anonymous=SIGN_IN, privacy_officer=422),
    row("oversight:ask_purge", method="post", everyone=403, anonymous=SIGN_IN, privacy_officer=REDIRECT),
    row("oversight:state", everyone=403, anonymous=SIGN_IN, privacy_officer=200),
    row("oversight:verify", method="post", everyone=403, anonymous=SIGN_IN, privacy_officer=REDIRECT),
]
