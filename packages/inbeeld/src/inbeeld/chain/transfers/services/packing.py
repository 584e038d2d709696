"""Making a package of a case for another installation."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inbeeld.chain.breaks.api import CaseBreak
from inbeeld.chain.cases.api import Case, facts_of, open_identity
from inbeeld.chain.consents.api import Consent, Purpose, SentKind, register_sent
from inbeeld.chain.contacts.api import ContactMoment
from inbeeld.chain.transfers.contents import CONSENT_FIELDS, FACTS, KINDS, WRITER, Kind, left_out
from inbeeld.chain.transfers.envelopes import CONTENT, LARGEST, pack
from inbeeld.chain.transfers.keys import PublicKey
from inbeeld.chain.transfers.models import KnownInstallation, PackageSent
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.records.api import locked
from inbeeld.foundation.vault.api import SealedModel

from .keeping_keys import own_key
from .packing_conferences import conferences_of
from .packing_documents import Trunk, trunk_of, writer_of


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
        trunk = trunk_of(current)
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


def _case(case: Case, trunk: Trunk) -> dict[str, Any]:
    facts = facts_of(case)
    return {
        "reference": case.pseudonym,
        "opened_on": case.opened_on.isoformat(),
        "closed_on": case.closed_on.isoformat() if case.closed_on else None,
        "status": case.status,
        "phase": case.phase,
        "facts": {name: getattr(facts, name) for name in FACTS},
        **{name: _rows(case, kind) for name, kind in KINDS.items()},
        "consents": _consents(case),
        "documents": trunk.documents,
        "conferences": conferences_of(case),
        "left_out": left_out(case, files_left=trunk.left),
    }


def _rows(case: Case, kind: Kind) -> list[dict[str, Any]]:
    found = kind.model._default_manager.filter(case=case, **kind.only).order_by(kind.order)
    if kind.model is ContactMoment:
        found = found.prefetch_related("additions")
    return [_row(row, kind, case) for row in found.select_related("by__user", "by__organisation")]


def _row(row: Any, kind: Kind, case: Case) -> dict[str, Any]:
    row.data_key = case.data_key
    days = {name: day.isoformat() if (day := getattr(row, name)) else None for name in kind.days}
    plain = {
        name: getattr(row, name) for name in (*kind.codes, *kind.yes_no, *kind.names, *kind.moments, *kind.numbers)
    }
    texts = row.reveal_all(*kind.sealed, *kind.pairs) if isinstance(row, SealedModel) else {}
    if kind.model is ContactMoment:
        texts["note"] = _with_additions(row, texts["note"])
    if kind.model is CaseBreak:
        texts["points"] = _points(row)
    return {**plain, **days, **texts, WRITER: writer_of(row.by)}


def _points(of: CaseBreak) -> list[list[str]]:
    """The code of each thing to arrange, and the day on which it was arranged."""
    done = [(point.code, point.done_at) for point in of.points.all()]
    return [[code, timezone.localdate(at).isoformat() if at else ""] for code, at in done]


def _with_additions(contact: ContactMoment, note: str | None) -> str | None:
    """What was added later stands below what was written first."""
    added = []
    for addition in contact.additions.all():
        addition.data_key = contact.data_key
        added.append(f"{timezone.localdate(addition.at).isoformat()}: {addition.reveal('note')}")
    return "\n".join([*filter(None, [note]), *added]) or None


def _consents(case: Case) -> list[dict[str, Any]]:
    lines = Consent.objects.filter(case=case).select_related("receiver", "end").order_by("at")
    return [_consent(line, case) for line in lines]


def _consent(line: Consent, case: Case) -> dict[str, Any]:
    line.data_key = case.data_key
    ending = line.ending
    said = {
        **{name: getattr(line, name) for name in ("purpose", "answer", "given_by", "manner", "age")},
        **line.reveal_all("note", "decision"),
        "receiver": line.receiver.name if line.receiver else None,
        "from_on": line.from_on.isoformat(),
        "until_on": line.until_on.isoformat() if line.until_on else None,
        "ended_on": ending.on.isoformat() if ending else None,
        "ended": ending.kind if ending else None,
    }
    return {name: said[name] for name in CONSENT_FIELDS}
