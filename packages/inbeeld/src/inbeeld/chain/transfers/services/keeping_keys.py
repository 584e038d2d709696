"""The keys of this installation, and those of others."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone

from inbeeld.chain.transfers.keys import PublicKey, SecretKey
from inbeeld.chain.transfers.models import InstallationKey, KnownInstallation
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.four_eyes.api import FourEyesRequest, ask_for
from inbeeld.foundation.vault.api import DataKey

OLD_KEY = "installation.old_key"


class NoKeys(Exception):
    """This installation has no keys yet: an administrator makes them once."""


class KnownAlready(Exception):
    """This public key was registered before, or is our own."""


def own_key() -> SecretKey:
    found = InstallationKey.objects.select_related("data_key").filter(in_use=True).genuine().first()
    if found is None:
        raise NoKeys
    return SecretKey(**found.reveal("secret"))


def own_public() -> PublicKey | None:
    found = InstallationKey.objects.filter(in_use=True).genuine().first()
    return PublicKey.read(found.public) if found else None


def make_keys(*, by: Actor) -> None:
    """Once; making them again changes nothing, for others know the first ones."""
    by.must(Action.ORGANISATIONS_MANAGE)
    with transaction.atomic():
        if own_public() is None:
            record("installation.keys_made", record=_new_key(by), actor=by)


def replace_keys(*, by: Actor, reason: str) -> None:
    """New keys at once in place of lost or stolen ones: nothing made for the old ones opens any more, nothing is signed
    with them. To destroy the old secret is asked of a second person."""
    by.must(Action.ORGANISATIONS_MANAGE)
    with transaction.atomic():
        old = InstallationKey.objects.select_for_update(of=("self",)).get(in_use=True)
        old.in_use = False
        old.save(update_fields=["in_use"])
        record("installation.keys_replaced", record=_new_key(by), actor=by, reason=reason)
        ask_to_destroy(old, by=by, reason=reason)


def ask_to_destroy(old: InstallationKey, *, by: Actor, reason: str) -> FourEyesRequest:
    """Raises Hindered when the key is in use."""
    by.must(Action.ORGANISATIONS_MANAGE)
    return ask_for(OLD_KEY, old.pk, by=by, organisation_id=by.organisation, reason=reason)


def _new_key(by: Actor) -> InstallationKey:
    secret = SecretKey.make()
    key = InstallationKey(data_key=DataKey.objects.create_key(), public=secret.public.line, made_by_id=by.member)
    key.seal(secret={"identity": secret.identity, "signer": secret.signer})
    key.save(force_insert=True)
    return key


def register_installation(*, by: Actor, name: str, key: PublicKey, compared_with: str) -> KnownInstallation:
    by.must(Action.ORGANISATIONS_MANAGE)
    own = own_public()
    try:
        with transaction.atomic():
            if own is not None and own.line == key.line:
                raise KnownAlready
            found = KnownInstallation.objects.create(
                name=name, public=key.line, compared_with=compared_with, registered_by_id=by.member
            )
            record("installation.registered", record=found, actor=by)
    except IntegrityError as error:
        raise KnownAlready from error
    return found


def end_installation(found: KnownInstallation, *, by: Actor) -> None:
    """From now on nothing goes there and nothing that it signed is taken in."""
    by.must(Action.ORGANISATIONS_MANAGE)
    with transaction.atomic():
        if found.ended_at is None:
            found.ended_at = timezone.now()
            found.save(update_fields=["ended_at"])
            record("installation.ended", record=found, actor=by)


def installation_of(fingerprint: str) -> KnownInstallation | None:
    """The installation in use with this key."""
    known = KnownInstallation.objects.filter(ended_at__isnull=True).genuine()
    return next((one for one in known if PublicKey.read(one.public).fingerprint == fingerprint), None)
