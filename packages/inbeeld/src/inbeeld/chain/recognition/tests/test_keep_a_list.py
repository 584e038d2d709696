"""Keeping a list is asked for, sealed, the organisation's alone, and undone."""

from __future__ import annotations

from fixtures.personas import Persona
from inbeeld.chain.recognition.models import KeptList
from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.vault.api import DataKey

LIST = "/signalen/lijst-toets/"
SENT = {"rows": "Heeft een oudere vriend\tCKM\nSpijbelt\t", "language": "nl", "name": "Lijst van de brugklas"}


def test_a_kept_list_is_sealed_and_read_anew(coordinator: Persona, colleague: Persona) -> None:
    response = coordinator.client.post(f"{LIST}bewaren/", SENT)
    kept = KeptList.objects.get()
    assert response.headers["Location"] == f"{LIST}bewaard/{kept.pk}/"
    assert "brugklas" not in f"{kept.name!r}{kept.items!r}"
    page = colleague.client.get(f"{LIST}bewaard/{kept.pk}/")
    assert [(item.text, item.source) for item, _ in page.context["reads"]] == [
        ("Heeft een oudere vriend", "CKM"),
        ("Spijbelt", ""),
    ]
    events = AuditEntry.objects.filter(event__startswith="sign_list.").values_list("event", flat=True)
    assert list(events) == ["sign_list.kept", "sign_list.read"]


def test_another_organisation_does_not_see_it(coordinator: Persona, far_colleague: Persona) -> None:
    coordinator.client.post(f"{LIST}bewaren/", SENT)
    kept = KeptList.objects.get()
    assert far_colleague.client.get(f"{LIST}bewaard/{kept.pk}/").status_code == 404
    assert "brugklas" not in far_colleague.client.get(f"{LIST}bewaard/").content.decode()


def test_removing_it_destroys_its_key(coordinator: Persona) -> None:
    coordinator.client.post(f"{LIST}bewaren/", SENT)
    kept = KeptList.objects.get()
    coordinator.client.post(f"{LIST}bewaard/{kept.pk}/weg/", {"confirm": "yes"})
    assert not KeptList.objects.exists()
    assert not DataKey.objects.filter(pk=kept.data_key_id).exists()


def test_nothing_is_kept_of_nothing_or_without_a_name(coordinator: Persona) -> None:
    assert coordinator.client.post(f"{LIST}bewaren/", {**SENT, "rows": ""}).status_code == 302
    assert coordinator.client.post(f"{LIST}bewaren/", {**SENT, "name": ""}).status_code == 422
    assert not KeptList.objects.exists()
