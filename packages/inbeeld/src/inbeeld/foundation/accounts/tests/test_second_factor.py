"""The second factor: forced before any work, set up smoothly, kept sealed."""

import time

import pytest
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from inbeeld.foundation.accounts.models import User

PASSWORD = "vier woorden achter elkaar"


@pytest.fixture
def user(db: None) -> User:
    cache.clear()
    return User.objects.create_user("iemand@voorbeeld.test", PASSWORD, name="Iemand (verzonnen)")


@pytest.fixture
def signed_in(user: User, client: Client) -> Client:
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    return client


def _code(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // app_settings.TOTP_PERIOD)))


def _set_up(client: Client) -> str:
    page = client.get(reverse("mfa_activate_totp"))
    secret = str(page.context["form"].secret)
    response = client.post(reverse("mfa_activate_totp"), {"code": _code(secret)})
    assert response["Location"] == reverse("mfa_view_recovery_codes")
    return secret


def test_before_it_there_is_no_work_and_after_it_there_is(signed_in: Client) -> None:
    assert signed_in.get(reverse("accounts:sessions")).status_code == 302
    _set_up(signed_in)
    assert signed_in.get(reverse("accounts:sessions")).status_code == 200


def test_setting_it_up_shows_ten_recovery_codes(signed_in: Client) -> None:
    _set_up(signed_in)
    assert len(signed_in.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]) == 10


def test_the_square_stands_in_the_page_itself(signed_in: Client) -> None:
    page = signed_in.get(reverse("mfa_activate_totp")).content.decode()
    assert "<svg" in page
    assert "data:image" not in page


def test_the_next_sign_in_asks_for_a_code(user: User, signed_in: Client) -> None:
    secret = _set_up(signed_in)
    other = Client()
    response = other.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    assert response["Location"] == reverse("mfa_authenticate")
    assert "_auth_user_id" not in other.session
    other.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "_auth_user_id" not in other.session
    other.post(reverse("mfa_authenticate"), {"code": _code(secret)})
    assert other.get(reverse("accounts:sessions")).status_code == 200


def test_a_recovery_code_works_once(user: User, signed_in: Client) -> None:
    _set_up(signed_in)
    code = signed_in.get(reverse("mfa_view_recovery_codes")).context["unused_codes"][0]
    for expected in (True, False):
        other = Client()
        other.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
        other.post(reverse("mfa_authenticate"), {"code": code})
        assert ("_auth_user_id" in other.session) is expected


def test_the_secret_is_sealed_in_the_database(signed_in: Client) -> None:
    secret = _set_up(signed_in)
    for authenticator in Authenticator.objects.all():
        assert secret not in str(authenticator.data)
    totp = Authenticator.objects.get(type=Authenticator.Type.TOTP)
    assert TOTP(totp).validate_code(_code(secret))


def test_the_only_factor_cannot_be_taken_away(user: User, signed_in: Client) -> None:
    _set_up(signed_in)
    signed_in.post(reverse("mfa_deactivate_totp"))
    assert Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def test_somebody_whose_session_did_not_prove_his_factor_is_asked_for_it(user: User, signed_in: Client) -> None:
    secret = _set_up(signed_in)
    other = Client()
    other.force_login(user)
    asked = other.get(reverse("accounts:sessions"))["Location"]
    assert asked.startswith(reverse("mfa_reauthenticate"))
    done = other.post(asked, {"code": _code(secret), "next": reverse("accounts:sessions")})
    assert done["Location"] == reverse("accounts:sessions")
    assert other.get(reverse("accounts:sessions")).status_code == 200


@pytest.mark.parametrize(
    "page",
    [
        "account_login",
        "account_reset_password",
        "account_reset_password_done",
        "account_signup",
        "account_inactive",
        "socialaccount_login_cancelled",
        "socialaccount_login_error",
    ],
)
def test_the_pages_before_signing_in_are_ours(client: Client, db: None, page: str) -> None:
    assert "Inbeeld" in client.get(reverse(page)).content.decode()


@pytest.mark.parametrize(
    "page",
    [
        "mfa_index",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_deactivate_totp",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "mfa_reauthenticate",
        "account_reauthenticate",
        "account_change_password",
        "account_logout",
        "accounts:profile",
        "accounts:role",
    ],
)
def test_the_pages_of_the_account_are_ours(signed_in: Client, page: str) -> None:
    _set_up(signed_in)
    response = signed_in.get(reverse(page))
    assert response.status_code == 200
    assert "frame-header" in response.content.decode()
