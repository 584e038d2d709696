"""Sessions end by themselves, can be seen and ended, and tell no address."""

import time

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from fixtures.personas import Persona, signed_in
from inbeeld.foundation.accounts.models import OpenSession

PAGE = "accounts:sessions"


def _rewind(client: Client, *, idle: int = 0, total: int = 0) -> None:
    session = client.session
    session["seen_at"] = int(time.time()) - idle
    session["started_at"] = int(time.time()) - max(total, idle)
    session.save()


def test_half_an_hour_of_rest_ends_a_session(coordinator: Persona) -> None:
    client = coordinator.client
    assert client.get(reverse(PAGE)).status_code == 200
    _rewind(client, idle=settings.SESSION_IDLE_SECONDS - 5)
    assert client.get(reverse(PAGE)).status_code == 200
    _rewind(client, idle=settings.SESSION_IDLE_SECONDS + 5)
    assert client.get(reverse(PAGE))["Location"].startswith(reverse("account_login"))
    assert not OpenSession.objects.exists()


def test_ten_hours_end_a_session_however_busy_it_was(coordinator: Persona) -> None:
    client = coordinator.client
    client.get(reverse(PAGE))
    _rewind(client, total=settings.SESSION_HARD_SECONDS + 5)
    assert client.get(reverse(PAGE)).status_code == 302


def test_work_keeps_a_session_alive(coordinator: Persona) -> None:
    client = coordinator.client
    client.get(reverse(PAGE))
    for _half_hour in range(3):
        _rewind(client, idle=settings.SESSION_IDLE_SECONDS - 60)
        assert client.get(reverse(PAGE)).status_code == 200


def test_somebody_sees_his_own_sessions_and_no_others(coordinator: Persona, colleague: Persona) -> None:
    colleague.client.get(reverse(PAGE), headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"})
    other = signed_in(coordinator.user)
    other.get(reverse(PAGE), headers={"user-agent": "Mozilla/5.0 (iPhone) Safari/605"})
    coordinator.client.get(reverse(PAGE))
    page = coordinator.client.get(reverse(PAGE)).content.decode()
    assert "Safari, iPhone" in page
    assert "Firefox" not in page


def test_ending_a_session_elsewhere_signs_that_browser_out(coordinator: Persona) -> None:
    lost = signed_in(coordinator.user)
    lost.get(reverse(PAGE))
    found = OpenSession.objects.get()
    coordinator.client.post(reverse("accounts:end_session", args=[found.pk]))
    assert lost.get(reverse(PAGE)).status_code == 302
    assert coordinator.client.get(reverse(PAGE)).status_code == 200


def test_ending_all_others_leaves_this_one(coordinator: Persona) -> None:
    others = [signed_in(coordinator.user) for _ in range(2)]
    for client in (*others, coordinator.client):
        client.get(reverse(PAGE))
    coordinator.client.post(reverse("accounts:end_other_sessions"))
    assert [client.get(reverse(PAGE)).status_code for client in others] == [302, 302]
    assert coordinator.client.get(reverse(PAGE)).status_code == 200


def test_a_colleague_cannot_end_it(coordinator: Persona, colleague: Persona) -> None:
    coordinator.client.get(reverse(PAGE))
    found = OpenSession.objects.get()
    assert colleague.client.post(reverse("accounts:end_session", args=[found.pk])).status_code == 404
    assert coordinator.client.get(reverse(PAGE)).status_code == 200


def test_changing_the_password_signs_out_everywhere_else(coordinator: Persona) -> None:
    user = coordinator.user
    user.set_password("vier woorden achter elkaar")
    user.save()
    here, elsewhere = signed_in(user), signed_in(user)
    for client in (here, elsewhere):
        client.get(reverse(PAGE))
    new = "vijf nieuwe woorden op een rij"
    answer = here.post(
        reverse("account_change_password"),
        {"oldpassword": "vier woorden achter elkaar", "password1": new, "password2": new},
    )
    assert answer["Location"] == reverse("accounts:profile")
    assert here.get(reverse(PAGE)).status_code == 200
    assert elsewhere.get(reverse(PAGE)).status_code == 302


def test_no_address_stands_in_the_list_or_in_the_session(coordinator: Persona) -> None:
    coordinator.client.get(reverse(PAGE), REMOTE_ADDR="203.0.113.7")
    assert "203.0.113.7" not in str(list(OpenSession.objects.values_list()))
    assert "203.0.113.7" not in str([row.get_decoded() for row in Session.objects.all()])


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_language_of_somebody_goes_along_when_he_signs_in(coordinator: Persona, language: str) -> None:
    coordinator.user.language = language
    coordinator.user.save()
    client = signed_in(coordinator.user)
    client.get(reverse(PAGE))
    page = client.get(reverse(PAGE)).content.decode()
    assert ("Waar u bent ingelogd" in page) is (language == "nl")
