"""Signing in: who gets in, what others learn, and how mistakes slow down the next attempt."""

import datetime as dt

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inbeeld.foundation.accounts.models import SignInDelay, User
from inbeeld.foundation.accounts.rules import seconds_to_wait

PASSWORD = "vier woorden achter elkaar"
WRONG = "vier andere woorden hier"


@pytest.fixture
def user(db: None) -> User:
    cache.clear()
    return User.objects.create_user("iemand@voorbeeld.test", PASSWORD, name="Iemand (verzonnen)")


def _sign_in(client: Client, email: str, password: str) -> str:
    response = client.post(reverse("account_login"), {"login": email, "password": password})
    return str(response.status_code) if response.status_code == 302 else response.content.decode()


def test_the_right_password_signs_in_and_leads_to_a_second_factor(user: User, client: Client) -> None:
    response = client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(user.pk)
    assert client.get(reverse("accounts:profile"))["Location"].startswith(reverse("mfa_index"))


def test_an_unknown_address_and_a_wrong_password_look_the_same(user: User, client: Client) -> None:
    wrong = _sign_in(client, user.email, WRONG)
    unknown = _sign_in(client, "niemand@voorbeeld.test", WRONG)
    told = "horen niet bij elkaar"
    assert told in wrong
    assert told in unknown


def test_forgetting_a_password_tells_nobody_whether_the_address_is_known(user: User, client: Client) -> None:
    known = client.post(reverse("account_reset_password"), {"email": user.email}, follow=True)
    unknown = client.post(reverse("account_reset_password"), {"email": "niemand@voorbeeld.test"}, follow=True)
    assert known.redirect_chain == unknown.redirect_chain
    assert len(mail.outbox) == 2
    assert user.name not in mail.outbox[0].body


def test_a_new_password_is_chosen_through_the_link_and_only_once(user: User, client: Client) -> None:
    client.post(reverse("account_reset_password"), {"email": user.email})
    link = next(word for word in mail.outbox[0].body.split() if "/account/wachtwoord/nieuw/" in word)
    page = client.get(link, follow=True)
    form = page.request["PATH_INFO"]
    client.post(form, {"password1": WRONG, "password2": WRONG})
    user.refresh_from_db()
    assert user.check_password(WRONG)
    assert "werkt niet meer" in Client().get(link, follow=True).content.decode()


def test_nobody_registers_himself(client: Client, db: None) -> None:
    page = client.post(reverse("account_signup"), {"email": "x@voorbeeld.test", "password1": PASSWORD})
    assert "uitnodiging" in page.content.decode()
    assert not User.objects.exists()


def test_failures_make_the_next_attempt_wait_and_never_lock_for_good(user: User, client: Client) -> None:
    for _attempt in range(60):  # however often somebody fails, it is the same wait
        SignInDelay.objects.update(failed_at=timezone.now() - dt.timedelta(minutes=20))
        cache.clear()  # in twenty minutes the attempts of a minute are forgotten too
        _sign_in(client, user.email, WRONG)
    assert "Wacht" in _sign_in(client, user.email, PASSWORD)
    SignInDelay.objects.update(failed_at=timezone.now() - dt.timedelta(minutes=20))
    assert _sign_in(client, user.email, PASSWORD) == "302"


def test_an_attempt_that_had_to_wait_does_not_make_the_wait_longer(user: User, client: Client) -> None:
    for _attempt in range(4):
        _sign_in(client, user.email, WRONG)
    before = set(SignInDelay.objects.values_list("key", "failures"))
    assert "Wacht" in _sign_in(client, user.email, WRONG)
    assert set(SignInDelay.objects.values_list("key", "failures")) == before


def _strangers_try(email: str, times: int = 30) -> None:
    """From the same network: a school, or everybody behind one proxy."""
    for _attempt in range(times):
        SignInDelay.objects.update(failed_at=timezone.now() - dt.timedelta(minutes=20))
        _sign_in(Client(), email, WRONG)


def test_strangers_do_not_make_a_known_browser_wait(user: User, client: Client) -> None:
    assert _sign_in(client, user.email, PASSWORD) == "302"
    client.post(reverse("account_logout"))
    _strangers_try(user.email)
    assert "Wacht" in _sign_in(Client(), user.email, PASSWORD)
    assert _sign_in(client, user.email, PASSWORD) == "302"


def test_a_known_browser_waits_for_its_own_mistakes(user: User, client: Client) -> None:
    _sign_in(client, user.email, PASSWORD)
    client.post(reverse("account_logout"))
    for _attempt in range(4):
        _sign_in(client, user.email, WRONG)
    assert "Wacht" in _sign_in(client, user.email, PASSWORD)


def test_the_browser_of_one_account_is_a_stranger_to_another(user: User, client: Client) -> None:
    other = User.objects.create_user("ander@voorbeeld.test", PASSWORD, name="Ander (verzonnen)")
    _sign_in(client, user.email, PASSWORD)
    client.post(reverse("account_logout"))
    _strangers_try(other.email)
    assert "Wacht" in _sign_in(client, other.email, PASSWORD)


def test_a_cookie_of_our_form_that_we_did_not_sign_is_worth_nothing(user: User, client: Client) -> None:
    client.cookies["apparaat"] = "WyJhIiwiYiJd:1vQ0aa:bbbb"
    _strangers_try(user.email)
    assert "Wacht" in _sign_in(client, user.email, PASSWORD)


def test_neither_an_address_nor_an_email_is_kept_in_the_clear(user: User, client: Client) -> None:
    client.post(reverse("account_login"), {"login": user.email, "password": WRONG}, headers={"user-agent": "Firefox"})
    kept = " ".join(str(row) for row in SignInDelay.objects.values_list())
    assert SignInDelay.objects.count() == 2
    assert "127.0.0.1" not in kept
    assert user.email not in kept


@pytest.mark.parametrize(
    ("kind", "failures", "expected"),
    [
        ("account", 3, 0),
        ("account", 4, 2),
        ("account", 5, 4),
        ("account", 50, 120),
        ("client", 10, 0),
        ("client", 99, 900),
    ],
)
def test_the_wait_doubles_up_to_a_limit(kind: str, failures: int, expected: int) -> None:
    assert seconds_to_wait(kind, failures, 0.0) == expected
    assert seconds_to_wait(kind, failures, 24 * 3600 + 1) == 0


def test_a_closed_person_cannot_sign_in(user: User, client: Client) -> None:
    user.close(timezone.now())
    assert "horen niet bij elkaar" in _sign_in(client, user.email, PASSWORD)
    assert "_auth_user_id" not in client.session


def test_an_address_counts_as_verified_because_it_was_invited(user: User) -> None:
    assert EmailAddress.objects.get(user=user).verified


def test_passwords_are_hashed_with_argon2(user: User) -> None:
    assert user.password.startswith("argon2")
