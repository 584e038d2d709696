"""What was typed while the session had ended comes back after signing in, for that person alone."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fixtures.personas import Persona, signed_in
from inbeeld.foundation.accounts.kept_forms import BROWSER_USER, TOKEN
from inbeeld.foundation.accounts.models import KeptForm, User
from inbeeld.foundation.vault.api import DataKey

PASSWORD = "vier woorden achter elkaar"
TYPED = "Hij vertelde dat hij (verzonnen) niet naar huis durft. <b>Écht</b> 🙂"
FORM = reverse("accounts:profile")


@pytest.fixture
def user(coordinator: Persona) -> User:
    cache.clear()
    coordinator.user.set_password(PASSWORD)
    coordinator.user.save()
    return coordinator.user


@pytest.fixture
def browser(user: User) -> Client:
    """Signed in, with the form open; then the session ends."""
    client = signed_in(user)
    assert client.get(FORM).status_code == 200
    client.session.flush()
    return client


def _post(client: Client) -> str:
    return client.post(FORM, {"name": TYPED, "language": "nl"})["Location"]


def _sign_in_again(client: Client, user: User) -> None:
    """The same browser: its cookies stay, its session is new."""
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    session = client.session
    session["account_authentication_methods"] = [
        *session["account_authentication_methods"],
        {"method": "mfa", "at": 0, "type": "totp"},
    ]
    session.save()


def test_the_form_comes_back_after_signing_in_and_can_be_sent(browser: Client, user: User) -> None:
    sign_in = _post(browser)
    assert sign_in == f"{reverse('account_login')}?next={reverse('accounts:kept')}"
    answer = browser.post(sign_in, {"login": user.email, "password": PASSWORD, "next": reverse("accounts:kept")})
    assert answer["Location"] == reverse("accounts:kept")
    _sign_in_again(browser, user)
    page = browser.get(reverse("accounts:kept"))
    assert page.context["texts"] == [TYPED]
    assert "&lt;b&gt;Écht&lt;/b&gt; 🙂" in page.content.decode()
    browser.post(page.context["path"], dict(page.context["fields"]))
    user.refresh_from_db()
    assert user.name == TYPED
    assert not KeptForm.objects.exists()


def test_it_is_sealed_and_its_key_goes_with_it(browser: Client, user: User) -> None:
    _post(browser)
    with connection.cursor() as cursor:
        cursor.execute("SELECT typed, path, token_hash FROM accounts_keptform")
        row = str([bytes(part) if isinstance(part, memoryview) else part for part in cursor.fetchone()])
    assert "verzonnen" not in row
    assert browser.cookies[TOKEN].value not in row
    _sign_in_again(browser, user)
    keys = DataKey.objects.count()
    browser.post(reverse("accounts:discard_kept"))
    assert (KeptForm.objects.count(), DataKey.objects.count()) == (0, keys - 1)


def test_nobody_else_sees_it_in_the_same_browser(browser: Client, colleague: Persona) -> None:
    _post(browser)
    cookies = {name: browser.cookies[name].value for name in (TOKEN, BROWSER_USER)}
    for name, value in cookies.items():
        colleague.client.cookies[name] = value
    assert colleague.client.get(reverse("accounts:kept")).status_code == 302
    assert KeptForm.objects.count() == 1


def test_without_the_token_of_that_browser_it_is_not_shown(browser: Client, user: User) -> None:
    _post(browser)
    assert signed_in(user).get(reverse("accounts:kept")).status_code == 302


def test_after_an_hour_it_is_gone(browser: Client, user: User) -> None:
    _post(browser)
    KeptForm.objects.update(kept_until=timezone.now() - dt.timedelta(seconds=1))
    _sign_in_again(browser, user)
    assert browser.get(reverse("accounts:kept")).status_code == 302


def test_a_stranger_who_posts_leaves_nothing_behind(db: None) -> None:
    assert _post(Client()).startswith(reverse("account_login"))
    assert not KeptForm.objects.exists()


def test_an_endless_form_is_not_kept_and_old_ones_make_room(browser: Client) -> None:
    browser.post(FORM, {"name": "x" * 300_000})
    assert not KeptForm.objects.exists()
    for _again in range(8):
        _post(browser)
    assert KeptForm.objects.count() == 5


def test_htmx_is_led_to_the_sign_in_page_as_a_whole(browser: Client) -> None:
    answer = browser.post(FORM, {"name": TYPED}, headers={"hx-request": "true"})
    assert answer["HX-Redirect"].startswith(reverse("account_login"))
    assert KeptForm.objects.count() == 1


def test_a_part_of_a_page_leads_back_to_the_page_around_it(browser: Client) -> None:
    headers = {"hx-request": "true", "hx-current-url": "http://testserver/account/?x=1#part"}
    assert browser.get(reverse("accounts:sessions"), headers=headers)["HX-Redirect"].endswith("next=/account/%3Fx%3D1")
    elsewhere = {"hx-request": "true", "hx-current-url": "https://elders.test/x"}
    assert "elders" not in browser.get(reverse("accounts:sessions"), headers=elsewhere)["HX-Redirect"]
