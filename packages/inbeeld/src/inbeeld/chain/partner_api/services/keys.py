"""Issuing, renewing and revoking keys: shown once, kept as a keyed hash."""

from __future__ import annotations

import datetime as dt
import secrets

from django.db import transaction
from django.utils import timezone

from inbeeld.chain.partner_api.models import SystemKey
from inbeeld.chain.partner_api.rules import (
    LONGEST_LIFE,
    OVERLAP,
    PREFIX_LENGTH,
    PREFIX_LETTERS,
    USUAL_LIFE,
    KeyParts,
    parts_of,
)
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.accounts.api import Organisation
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.vault.api import key_provider


class LivesTooLong(Exception):
    """A key would outlive the longest life of one, or end in the past."""


def issue_key(
    organisation: Organisation, label: str, *, expires_on: dt.date, may_hand_in: bool, may_follow: bool, by: Actor
) -> tuple[SystemKey, str]:
    """A new key and what is shown of it, this once."""
    by.must(Action.ORGANISATIONS_MANAGE)
    today = timezone.localdate()
    if not today <= expires_on <= today + LONGEST_LIFE:
        raise LivesTooLong
    with transaction.atomic():
        key, shown = _new(organisation, label, expires_on, may_hand_in=may_hand_in, may_follow=may_follow, by=by)
        record("system_key.issued", record=key, actor=by, fields=["label", "expires_on", "may_hand_in", "may_follow"])
    return key, shown


def renew_key(old: SystemKey, *, by: Actor) -> tuple[SystemKey, str]:
    """Another key with the same rights; the old one works on for a week, to change over without loss."""
    by.must(Action.ORGANISATIONS_MANAGE)
    today = timezone.localdate()
    with transaction.atomic():
        key, shown = _new(
            old.organisation,
            old.label,
            today + USUAL_LIFE,
            may_hand_in=old.may_hand_in,
            may_follow=old.may_follow,
            by=by,
        )
        old.expires_on = min(old.expires_on, today + OVERLAP)
        old.save(update_fields=["expires_on"])
        record("system_key.renewed", record=key, actor=by, fields=["expires_on"])
    return key, shown


def revoke_key(key: SystemKey, *, by: Actor) -> None:
    """From this moment it opens nothing."""
    by.must(Action.ORGANISATIONS_MANAGE)
    with transaction.atomic():
        key.revoked_at, key.revoked_by_id = timezone.now(), by.member
        key.save(update_fields=["revoked_at", "revoked_by"])
        record("system_key.revoked", record=key, actor=by)


def key_shown(shown: str) -> SystemKey | None:
    """The usable key that somebody sent; None for every other."""
    parts = parts_of(shown)
    if parts is None:
        return None
    found = SystemKey.objects.usable_on(timezone.localdate()).filter(prefix=parts.prefix)
    key = found.select_related("organisation").genuine("", "organisation").first()
    # Compared in constant time; a prefix that does not exist costs the same hash.
    kept = key.secret_mac if key else ""
    return key if secrets.compare_digest(kept, _mac(parts)) else None


def _new(
    organisation: Organisation, label: str, expires_on: dt.date, *, may_hand_in: bool, may_follow: bool, by: Actor
) -> tuple[SystemKey, str]:
    prefix = "".join(secrets.choice(PREFIX_LETTERS) for _ in range(PREFIX_LENGTH))
    parts = KeyParts(prefix, secrets.token_urlsafe(32))
    key = SystemKey.objects.create(
        organisation=organisation,
        label=label,
        prefix=prefix,
        secret_mac=_mac(parts),
        may_hand_in=may_hand_in,
        may_follow=may_follow,
        expires_on=expires_on,
        issued_by_id=by.member,
    )
    return key, str(parts)


def _mac(parts: KeyParts) -> str:
    return key_provider().mac("system key", str(parts).encode()).hex()
