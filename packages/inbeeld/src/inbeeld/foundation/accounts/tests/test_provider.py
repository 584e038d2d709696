"""Signing in through the organisation's own provider: only who was invited, with a second factor."""

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings as django_settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from inbeeld.foundation.accounts.models import User
from inbeeld.foundation.accounts.rules import vouches_for_factor
from inbeeld.foundation.accounts.tests.identity_provider import IdentityProvider, serving


@pytest.fixture
def provider(settings: Settings, db: None) -> Iterator[IdentityProvider]:
    """A provider on this machine that answers as the standard asks."""
    cache.clear()
    with serving() as found:
        settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {
                "OAUTH_PKCE_ENABLED": True,
                "APPS": [
                    {
                        "provider_id": "organisatie",
                        "name": "Verzonnen Organisatie",
                        "client_id": "inbeeld",
                        "secret": "geheim",
                        "settings": {"server_url": found.address},
                    }
                ],
            }
        }
        yield found


@pytest.fixture
def user(db: None) -> User:
    return User.objects.create_user("iemand@voorbeeld.test", name="Iemand (verzonnen)")


def _sign_in(client: Client, provider: IdentityProvider, **claims: Any) -> Any:
    """The whole round: to the provider and back."""
    provider.claims = {"sub": "abc", "email": "iemand@voorbeeld.test", "email_verified": True, **claims}
    away = client.post(reverse("openid_connect_login", args=["organisatie"]))
    return client.get(
        reverse("openid_connect_callback", args=["organisatie"]), provider.answer_to(away["Location"]), follow=True
    )


def _who(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def test_the_sign_in_page_offers_it(provider: IdentityProvider, client: Client, db: None) -> None:
    assert "Inloggen met Verzonnen Organisatie" in client.get(reverse("account_login")).content.decode()


def test_an_invited_person_with_a_verified_address_is_signed_in(
    provider: IdentityProvider, client: Client, user: User
) -> None:
    _sign_in(client, provider)
    assert _who(client) == str(user.pk)
    assert client.get(reverse("accounts:profile"))["Location"].startswith(reverse("mfa_index"))


def test_a_stranger_stays_out_and_leaves_nothing_behind(provider: IdentityProvider, client: Client, user: User) -> None:
    page = _sign_in(client, provider, email="vreemd@voorbeeld.test")
    assert "uitnodiging" in page.content.decode()
    assert _who(client) is None
    assert User.objects.count() == 1
    assert not SocialAccount.objects.exists()


def test_an_address_that_the_provider_did_not_verify_opens_nothing(
    provider: IdentityProvider, client: Client, user: User
) -> None:
    _sign_in(client, provider, email_verified=False)
    assert _who(client) is None


def test_a_closed_person_stays_out(provider: IdentityProvider, client: Client, user: User) -> None:
    User.objects.change(is_active=False)
    _sign_in(client, provider)
    assert _who(client) is None


def test_nobody_ties_another_account_to_himself(provider: IdentityProvider, client: Client, user: User) -> None:
    client.force_login(user)
    provider.claims = {"sub": "anders", "email": "anders@voorbeeld.test", "email_verified": True}
    away = client.post(f"{reverse('openid_connect_login', args=['organisatie'])}?process=connect")
    back = client.get(
        reverse("openid_connect_callback", args=["organisatie"]), provider.answer_to(away["Location"]), follow=True
    )
    assert back.status_code == 401
    assert not SocialAccount.objects.exists()


def test_by_default_our_second_factor_is_asked_as_well(provider: IdentityProvider, client: Client, user: User) -> None:
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": ""})
    page = _sign_in(client, provider, amr=["pwd", "mfa"])
    assert page.redirect_chain[-1][0] == reverse("mfa_authenticate")
    assert _who(client) is None


def test_a_second_factor_that_the_provider_states_counts_only_when_it_was_agreed(
    provider: IdentityProvider, client: Client, user: User, settings: Settings
) -> None:
    settings.OIDC_SECOND_FACTOR = frozenset({"mfa"})
    _sign_in(client, provider, amr=["pwd"])
    assert client.get(reverse("accounts:sessions")).status_code == 302
    client.logout()
    _sign_in(client, provider, amr=["pwd", "mfa"])
    assert client.get(reverse("accounts:sessions")).status_code == 200


@pytest.mark.parametrize(
    ("token", "counts"),
    [
        ({"amr": ["pwd", "mfa"]}, True),
        ({"amr": "mfa"}, True),
        ({"acr": "mfa"}, True),
        ({"amr": ["pwd"], "acr": "1"}, False),
        ({"amr": None}, False),
        ({"amr": [{"x": 1}, 3]}, False),
        ({}, False),
    ],
)
def test_what_a_token_states(token: dict[str, Any], counts: bool) -> None:
    assert vouches_for_factor(token, {"mfa"}) is counts
    assert vouches_for_factor(token, frozenset()) is False


def test_it_is_off_until_somebody_sets_it_up() -> None:
    assert django_settings.OIDC_SERVER == ""
    assert frozenset() == django_settings.OIDC_SECOND_FACTOR
