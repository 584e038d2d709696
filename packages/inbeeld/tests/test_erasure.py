"""A case that was erased is gone from every table, and from every back-up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection, models

from inbeeld.chain.cases.api import Case, Identity, IdentityTerm
from inbeeld.chain.documents.api import CaseDocument
from inbeeld.chain.signals.api import Signal
from inbeeld.demo.loading import load
from inbeeld.foundation.access.api import EmergencyAccess, actor_for, open_emergency
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.audit.api import AuditEntry, triggers, verify
from inbeeld.foundation.disclosure.api import triggers as ledger_triggers
from inbeeld.foundation.erasure.api import Ground, Tombstone, erase
from inbeeld.foundation.files.api import FilePiece, StoredFile
from inbeeld.foundation.operations.api import make_backup, restore
from inbeeld.foundation.vault.api import DataKey, KeyDestroyed, KeyFile, shred

# The audit log outlives what it tells of, by number only; the mark and the key that was destroyed say that it was.
OUTLIVES = {"audit.auditentry", "erasure.tombstone", "vault.datakey"}


@pytest.fixture
def rich(settings: Any, db: None) -> Case:
    """The case of the demo with most in it: identity, documents, letters, grants, signals; and an emergency."""
    settings.DEMO = True
    load(seed=7)
    document = CaseDocument.objects.select_related("case__data_key").order_by("pk").first()
    assert document is not None
    lead = Membership.objects.filter(organisation_id=document.case.organisation_id, role="team_lead").first()
    if lead is not None:
        open_emergency(document.case, by=actor_for(lead, second_factor=True), reason="Verzonnen nood.")
    return document.case


def traces(record_id: Any, key_id: Any) -> Iterator[str]:
    """Every column of every table in which the number of the record or of its key still stands."""
    for model in apps.get_models():
        if model._meta.label_lower in OUTLIVES:
            continue
        for field in model._meta.concrete_fields:
            if isinstance(field, (models.UUIDField, models.ForeignKey)):
                target = field.target_field if isinstance(field, models.ForeignKey) else field
                if isinstance(target, models.UUIDField):
                    wanted = models.Q(**{f"{field.attname}__in": [record_id, key_id]})
                    if model._base_manager.filter(wanted).exists():
                        yield f"{model._meta.label}.{field.name}"


def test_no_table_holds_anything_of_it(rich: Case) -> None:
    pk, key_id, pseudonym = rich.pk, rich.data_key_id, rich.pseudonym
    files = list(StoredFile.objects.filter(data_key=key_id).values_list("pk", flat=True))
    signals = list(rich.signal_links.values_list("signal_id", flat=True))
    assert Identity.objects.filter(case=pk).exists()
    assert files
    assert signals
    assert list(traces(pk, key_id))
    erase(rich, kind="case", ground=Ground.TERM, term="Verzonnen term")
    assert not list(traces(pk, key_id))
    assert not Case.objects.filter(pseudonym=pseudonym).exists()
    assert not IdentityTerm.objects.filter(identity__case=pk).exists()
    assert not FilePiece.objects.filter(file__in=files).exists()
    assert not Signal.objects.filter(pk__in=signals).exists()
    assert not EmergencyAccess.objects.filter(record_id=pk).exists()
    with pytest.raises(KeyDestroyed):
        DataKey.objects.get(pk=key_id).cipher()


def test_a_mark_without_personal_data_stays(rich: Case) -> None:
    pk, pseudonym = rich.pk, rich.pseudonym
    erase(rich, kind="case", ground=Ground.REQUEST)
    mark = Tombstone.of(pk)
    assert mark is not None
    assert (mark.kind, mark.ground) == ("case", "request")
    shown = str(list(Tombstone.objects.values()))
    assert str(pk) not in shown
    assert pk.hex not in shown
    assert pseudonym not in shown
    assert AuditEntry.objects.filter(event="erasure.done", record_id=pk).count() == 1
    assert verify().intact


def test_the_cases_of_others_are_untouched(rich: Case) -> None:
    others = Case.objects.exclude(pk=rich.pk)
    before = others.count()
    keys = DataKey.objects.filter(destroyed_at=None).count()
    erase(rich, kind="case", ground=Ground.TERM)
    assert others.count() == before
    assert keys - DataKey.objects.filter(destroyed_at=None).count() <= 10
    for case in others.select_related("data_key")[:20]:
        case.reveal("summary")


@pytest.mark.django_db(transaction=True)
def test_it_cannot_be_read_from_a_back_up_that_is_put_back_elsewhere(rich: Case, settings: Any, tmp_path: Path) -> None:
    """Make a back-up, destroy, put the back-up back into an empty installation: closed; another case: open."""
    keys = KeyFile()
    pk, place = rich.pk, rich.data_key.master_key_id
    copy = make_backup(tmp_path / "copies")
    other = Case.objects.exclude(data_key__master_key_id=place).exclude(summary__isnull=True).first()
    assert other is not None
    summary = other.reveal("summary")
    erase(rich, kind="case", ground=Ground.REQUEST)
    tonight = dt.datetime.now(dt.UTC)
    shred(keys, now=tonight)
    shred(keys, now=tonight + dt.timedelta(days=1))
    triggers.remove(connection)
    ledger_triggers.remove(connection)
    call_command("flush", interactive=False, verbosity=0)
    restore(copy)
    back = Case.objects.select_related("data_key").get(pk=pk)
    for record, field in ((back, "summary"), (Identity.objects.get(case=pk), "person")):
        with pytest.raises(KeyDestroyed):
            record.reveal(field)
    for piece in FilePiece.objects.filter(data_key=back.data_key_id):
        with pytest.raises(KeyDestroyed):
            piece.reveal("content")
    assert Case.objects.get(pk=other.pk).reveal("summary") == summary
    with pytest.raises(CommandError):
        call_command("erase_again", "case", str(other.pk), str(pk))
    assert Case.objects.filter(pk__in=[pk, other.pk]).get() == other
    assert Tombstone.of(pk) is not None
