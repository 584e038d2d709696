"""Who signed in stands in the log, and that somebody failed; never an address or what was typed."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from inbeeld.foundation.accounts.models import User
from inbeeld.foundation.audit.models import AuditEntry

PASSWORD = "vier woorden achter elkaar"


@pytest.fixture
def user(db: None) -> User:
    cache.clear()
    return User.objects.create_user("iemand@voorbeeld.test", PASSWORD, name="Iemand (verzonnen)")


def _sign_in(client: Client, email: str, password: str) -> None:
    client.post(reverse("account_login"), {"login": email, "password": password})


def test_a_sign_in_is_logged_under_the_person(user: User, client: Client) -> None:
    _sign_in(client, user.email, PASSWORD)
    entry = AuditEntry.objects.get(event="person.signed_in")
    assert (entry.user_id, entry.record_id) == (user.pk, user.pk)


def test_a_failure_is_logged_for_known_and_unknown_addresses_alike(user: User, client: Client) -> None:
    _sign_in(client, user.email, "vier andere woorden hier")
    _sign_in(client, "niemand@voorbeeld.test", "vier andere woorden hier")
    entries = AuditEntry.objects.filter(event="person.sign_in_failed").order_by("pk")
    assert [entry.record_id for entry in entries] == [user.pk, None]
    assert "niemand" not in str(list(AuditEntry.objects.values_list()))
