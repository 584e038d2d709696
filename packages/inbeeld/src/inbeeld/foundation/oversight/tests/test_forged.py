"""A changed row is told once, stands on a page, and is looked at."""

import pytest
from django.core import mail
from django.db import DatabaseError, transaction

from fixtures.hostile import write
from fixtures.personas import Persona
from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.oversight.models import ForgedRow
from inbeeld.foundation.vault.api import RowForged

pytestmark = pytest.mark.django_db
PAGE = "/toezicht/gewijzigd/"


def test_it_is_written_down_once_and_the_privacy_officer_is_told(
    privacy_officer: Persona, coordinator: Persona
) -> None:
    assert coordinator.membership is not None
    write(coordinator.membership, "role", "administrator")
    for _click in range(4):
        assert coordinator.client.get("/zaken/").status_code == 403
    assert AuditEntry.objects.filter(event="rows.forged").count() == 1
    assert [letter.to for letter in mail.outbox] == [[privacy_officer.user.email]]
    page = privacy_officer.client.get(PAGE).content.decode()
    assert "accounts.membership" in page
    assert coordinator.user.name not in page


def test_looking_at_it_is_noted(privacy_officer: Persona, coordinator: Persona) -> None:
    assert coordinator.membership is not None
    write(coordinator.membership, "valid_until", "2020-01-02")
    row = ForgedRow.objects.create(label="accounts.membership", key=coordinator.membership.pk.hex)
    privacy_officer.client.post(f"{PAGE}{row.pk}/gezien/")
    row.refresh_from_db()
    assert row.looked_by_id == privacy_officer.actor.member
    assert AuditEntry.objects.filter(event="rows.looked_at").count() == 1


def test_saving_a_changed_row_does_not_make_it_good(privacy_officer: Persona, coordinator: Persona) -> None:
    """Whoever waits for the product to write the row once more waits in vain."""
    member = coordinator.membership
    assert member is not None
    write(member, "role", "team_lead")
    member.refresh_from_db()
    with pytest.raises(RowForged), transaction.atomic():
        member.end(member.valid_from)
    assert type(member).objects.change(valid_until=None) < type(member).objects.count()
    member.refresh_from_db()
    assert not member.is_genuine


def test_a_forged_privacy_officer_is_not_told(privacy_officer: Persona, coordinator: Persona) -> None:
    assert coordinator.membership is not None
    write(coordinator.membership, "role", "privacy_officer")
    assert coordinator.client.get(PAGE).status_code == 403
    assert coordinator.user.email not in {letter.to[0] for letter in mail.outbox}


def test_a_database_that_takes_nothing_more_stops_no_page(
    coordinator: Persona, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Telling fails; the right is refused all the same."""
    assert coordinator.membership is not None
    write(coordinator.membership, "role", "team_lead")

    def full(*_: object, **__: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(ForgedRow.objects, "get_or_create", full)
    assert coordinator.client.get("/zaken/").status_code == 403
