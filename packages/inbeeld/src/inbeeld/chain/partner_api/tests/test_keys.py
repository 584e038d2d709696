"""An administrator issues, renews and revokes keys; each is shown once and kept nowhere."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from fixtures.personas import Persona
from inbeeld.chain.partner_api.models import SystemKey
from inbeeld.foundation.audit.api import AuditEntry

KEY = re.compile(r"inbeeld_[a-z2-7]{8}_[\w-]{43}")


@pytest.fixture
def page(partner: Persona) -> str:
    assert partner.membership is not None
    return f"/beheer/organisaties/{partner.membership.organisation_id}/systemen/"


@pytest.fixture
def typed() -> dict[str, str]:
    last = timezone.localdate() + dt.timedelta(days=100)
    return {"label": "Volgsysteem", "may_hand_in": "on", "may_follow": "on", "expires_on": f"{last:%d-%m-%Y}"}


def opens(shown: str) -> bool:
    return Client().get("/api/v1/code-lists", headers={"Authorization": f"Bearer {shown}"}).status_code == 200


def issued(administrator: Persona, page: str, typed: dict[str, str]) -> str:
    found = KEY.search(administrator.client.post(page, typed).content.decode())
    assert found is not None
    return found[0]


@pytest.mark.django_db(transaction=True)
def test_a_key_is_shown_once_and_kept_nowhere(
    administrator: Persona, page: str, typed: dict[str, str], traces_of: Callable[..., list[str]]
) -> None:
    shown = issued(administrator, page, typed)
    assert opens(shown)
    assert KEY.search(administrator.client.get(page).content.decode()) is None
    assert traces_of(shown, shown[-43:]) == []


def test_a_renewed_key_works_beside_the_old_one_for_a_week(
    administrator: Persona, page: str, typed: dict[str, str]
) -> None:
    old = issued(administrator, page, typed)
    key = SystemKey.objects.get()
    found = KEY.search(administrator.client.post(f"{page}{key.pk}/vernieuwen/").content.decode())
    assert found is not None
    assert opens(old)
    assert opens(found[0])
    key.refresh_from_db()
    assert key.expires_on == timezone.localdate() + dt.timedelta(days=7)
    SystemKey.objects.filter(pk=key.pk).change(expires_on=timezone.localdate() - dt.timedelta(days=1))
    assert not opens(old)
    assert opens(found[0])


def test_a_revoked_key_opens_nothing_at_once(administrator: Persona, page: str, typed: dict[str, str]) -> None:
    shown = issued(administrator, page, typed)
    key = SystemKey.objects.get()
    administrator.client.post(f"{page}{key.pk}/intrekken/")
    assert not opens(shown)
    events = set(AuditEntry.objects.filter(record_id=key.pk).values_list("event", flat=True))
    assert events == {"system_key.issued", "system_key.revoked"}


def test_the_keys_of_a_closed_organisation_open_nothing(
    administrator: Persona, page: str, typed: dict[str, str]
) -> None:
    shown = issued(administrator, page, typed)
    organisation = SystemKey.objects.get().organisation
    organisation.closed_on = timezone.localdate()
    organisation.save()
    assert not opens(shown)


@pytest.mark.parametrize(
    "change",
    [{"label": ""}, {"may_hand_in": "", "may_follow": ""}, {"expires_on": "gisteren"}, {"expires_on": "1-1-2100"}],
)
def test_a_key_needs_a_name_a_purpose_and_an_end(
    administrator: Persona, page: str, typed: dict[str, str], change: dict[str, str]
) -> None:
    wanted = {name: text for name, text in {**typed, **change}.items() if text}
    assert administrator.client.post(page, wanted).status_code == 422
    assert not SystemKey.objects.exists()
