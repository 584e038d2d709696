"""Taking a package in, once; the receipt for it; and taking a receipt in."""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from inbeeld.chain.transfers.checking import check_content
from inbeeld.chain.transfers.envelopes import NotTaken, PackageProblem, read_receipt, receipt, unpack
from inbeeld.chain.transfers.keys import PublicKey
from inbeeld.chain.transfers.models import KnownInstallation, PackageReceived, PackageSent
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.files.api import Examined
from inbeeld.foundation.geography.api import Region
from inbeeld.foundation.records.api import Arrival

from .importing import examine_files, open_from_package
from .keeping_keys import installation_of, own_key


def take_in(data: bytes, *, by: Actor, region: Region) -> PackageReceived:
    """Open a case from a package, under a new pseudonym; NotTaken for a wrong one, and then nothing is changed."""
    by.must(Action.CASE_OPEN)
    content, files, sender = unpack(data, own=own_key(), known=_public_of)
    came_from = installation_of(sender.fingerprint)
    if came_from is None:
        raise NotTaken(PackageProblem.UNKNOWN_SENDER)
    package = check_content(content, files)
    if PackageReceived.objects.filter(pk=package).exists():
        raise NotTaken(PackageProblem.SEEN_BEFORE)
    arrived = Arrived(content, examine_files(files), package, came_from, hashlib.sha256(data).hexdigest())
    try:
        with transaction.atomic():
            return _kept(arrived, by, region)
    except IntegrityError as error:
        raise NotTaken(PackageProblem.SEEN_BEFORE) from error


@dataclass(frozen=True, slots=True)
class Arrived:
    """A package that may be taken in: what stands in it, its documents as they were cleaned here, and whose it is."""

    content: dict[str, Any]
    examined: dict[str, Examined]
    package: uuid.UUID
    came_from: KnownInstallation
    digest: str


def _kept(arrived: Arrived, by: Actor, region: Region) -> PackageReceived:
    member = Membership.objects.select_related("organisation").get(pk=by.member)
    arrival = Arrival(by, arrived.examined)
    opened = open_from_package(arrived.content, arrival, organisation=member.organisation, region=region)
    kept = PackageReceived(pk=arrived.package, case=opened.case, data_key=opened.case.data_key)
    kept.came_from, kept.digest, kept.received_by_id = arrived.came_from, arrived.digest, by.member
    kept.seal(content={**arrived.content, "not_taken": opened.not_taken})
    kept.save(force_insert=True)
    record("transfer.package_taken_in", record=kept, dossier=opened.case, actor=by, fields=sorted(arrived.content))
    return kept


def receipt_for(kept: PackageReceived) -> bytes:
    """To bring back to the sender: he knows then that it arrived whole, and can close his case."""
    received = kept.received_at.isoformat()
    return receipt(own=own_key(), package=str(kept.pk), digest=kept.digest, received_at=received)


def take_receipt(data: bytes, *, by: Actor) -> PackageSent:
    """Close the circle: the receipt must be of the installation that the package was made for."""
    by.must(Action.TRANSFER_READ)
    said, signature, signed = read_receipt(data)
    sent = _sent(said)
    if not PublicKey.read(sent.to.public).verifies(signature, signed) or said.get("digest") != sent.digest:
        raise NotTaken(PackageProblem.TAMPERED)
    with transaction.atomic():
        current = PackageSent.objects.select_for_update(of=("self",)).select_related("case").get(pk=sent.pk)
        if current.receipt_at is None:
            current.received_at, current.receipt_at = _moment(said), timezone.now()
            current.save(update_fields=["received_at", "receipt_at"])
            record("transfer.receipt_taken_in", record=current, dossier=current.case, actor=by)
    return current


def _sent(said: dict[str, str]) -> PackageSent:
    try:
        found = PackageSent.objects.select_related("to", "case").filter(pk=uuid.UUID(said.get("package", ""))).first()
    except ValueError as error:
        raise NotTaken(PackageProblem.UNREADABLE) from error
    if found is None:
        raise NotTaken(PackageProblem.UNKNOWN_PACKAGE)
    return found


def _moment(said: dict[str, str]) -> dt.datetime:
    try:
        found = dt.datetime.fromisoformat(said.get("received_at", ""))
    except ValueError as error:
        raise NotTaken(PackageProblem.WRONG_CONTENT) from error
    if found.tzinfo is None:
        raise NotTaken(PackageProblem.WRONG_CONTENT)
    return found


def _public_of(fingerprint: str) -> PublicKey | None:
    found = installation_of(fingerprint)
    return PublicKey.read(found.public) if found else None
