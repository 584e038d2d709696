"""Making a package of a case for another installation."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inbeeld.chain.cases.api import Case, facts_of, open_identity
from inbeeld.chain.consents.api import Consent, Purpose, SentKind, register_sent
from inbeeld.chain.transfers.contents import FACTS, left_out, package_parts
from inbeeld.chain.transfers.envelopes import CONTENT, LARGEST, pack
from inbeeld.chain.transfers.keys import PublicKey
from inbeeld.chain.transfers.models import KnownInstallation, PackageSent
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.records.api import WRITER, PackagePart, RecordKind, locked, writer_of
from inbeeld.foundation.vault.api import SealedModel

from .keeping_keys import own_key
from .packed_files import PackedFiles


@dataclass(frozen=True, slots=True, kw_only=True)
class PackagePlan:
    to: KnownInstallation
    with_identity: bool
    reason: str
    ground: str
    consent: Consent | None = None


class TooLarge(Exception):
    """What people wrote about the case does not fit in one package."""


def make_package(case: Case, *, by: Actor, plan: PackagePlan) -> tuple[PackageSent, bytes]:
    """The package, once: it is not kept. What went out stands in the register, so that a withdrawal finds it."""
    by.must(Action.TRANSFER_ASK, case)
    own = own_key()
    with transaction.atomic():
        current = locked(case)
        sent = PackageSent(case=current, data_key=current.data_key, to=plan.to, made_by_id=by.member)
        trunk = PackedFiles()
        content = {**_head(sent.pk, current, by), "case": _case(current, trunk)}
        if plan.with_identity:
            person, _version = open_identity(current, by=by, reason=plan.reason)
            content["identity"] = person.as_sealed()
        data = pack(content, trunk.files, own=own, to=PublicKey.read(plan.to.public))
        if len(data) > LARGEST:
            raise TooLarge
        sent.digest, sent.with_identity = hashlib.sha256(data).hexdigest(), plan.with_identity
        sent.seal(reason=plan.reason)
        sent.save(force_insert=True)
        register_sent(
            current,
            by=by,
            kind=SentKind.PACKAGE,
            what=_("His whole case, and who he is") if plan.with_identity else _("His whole case, without who he is"),
            to=plan.to.name,
            purpose=Purpose.SHARING,
            ground=plan.ground,
            consent=plan.consent,
        )
        record("transfer.package_made", record=sent, dossier=current, actor=by, fields=sorted(content))
    return sent, data


def _head(package: uuid.UUID, case: Case, by: Actor) -> dict[str, Any]:
    return {
        "schema": CONTENT,
        "package": str(package),
        "made_at": timezone.now().isoformat(),
        "from": {"organisation": case.organisation.name, "region": case.region.name, "person": by.name},
    }


def _case(case: Case, trunk: PackedFiles) -> dict[str, Any]:
    facts = facts_of(case)
    lists = {part.name: _rows(case, part, trunk) for part in package_parts()}
    return {
        "reference": case.pseudonym,
        "opened_on": case.opened_on.isoformat(),
        "closed_on": case.closed_on.isoformat() if case.closed_on else None,
        "status": case.status,
        "phase": case.phase,
        "facts": {name: getattr(facts, name) for name in FACTS},
        **lists,
        "left_out": left_out(case, files_left=trunk.left),
    }


def _rows(case: Case, part: PackagePart, trunk: PackedFiles) -> list[dict[str, Any]]:
    if part.tell:
        return part.tell(case, trunk)
    if part.kind is None:
        return []
    kind = part.kind
    found = kind.model._default_manager.filter(case=case, **kind.only).order_by(kind.order)
    found = found.select_related("by__user", "by__organisation").prefetch_related(*kind.prefetch)
    return [_row(row, kind, part, case) for row in found]


def _row(row: Any, kind: RecordKind, part: PackagePart, case: Case) -> dict[str, Any]:
    row.data_key = case.data_key
    days = {name: day.isoformat() if (day := getattr(row, name)) else None for name in kind.days}
    plain = {
        name: getattr(row, name) for name in (*kind.codes, *kind.yes_no, *kind.names, *kind.moments, *kind.numbers)
    }
    texts = row.reveal_all(*kind.sealed, *kind.pairs) if isinstance(row, SealedModel) else {}
    if part.amend:
        part.amend(row, texts)
    return {**plain, **days, **texts, WRITER: writer_of(row.by)}


def files_left(case: Case) -> int:
    """How many documents would stay, to say it before a package is made."""
    trunk = PackedFiles()
    for part in package_parts():
        if part.tell:
            part.tell(case, trunk)
    return trunk.left
