"""Inviting somebody, and what he meets on his way in."""

import datetime as dt

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fixtures.personas import Persona
from inbeeld.foundation.accounts.api import Invitation, Membership, User
from inbeeld.foundation.audit.api import AuditEntry

PASSWORD = "vier woorden achter elkaar"
ADDRESS = "nieuw@voorbeeld.test"


@pytest.fixture(autouse=True)
def _fresh(db: None) -> None:
    cache.clear()


@pytest.fixture
def invited(administrator: Persona, coordinator: Persona) -> str:
    """The address of the page in the message that was sent."""
    assert coordinator.membership is not None
    response = administrator.client.post(
        reverse("administration:invite"),
        {
            "email": ADDRESS,
            "organisation": str(coordinator.membership.organisation_id),
            "role": "coordinator",
            "region": str(coordinator.membership.region_id),
        },
    )
    assert response.status_code == 302
    return _link()


def _link() -> str:
    return next(word for word in mail.outbox[-1].body.split() if "/account/uitnodiging/" in word)


def _accept(link: str) -> Client:
    client = Client()
    client.post(link, {"name": "Nieuw (verzonnen)", "password": PASSWORD, "again": PASSWORD})
    return client


def test_the_message_is_neutral(invited: str, coordinator: Persona) -> None:
    assert coordinator.membership is not None
    message = mail.outbox[0]
    assert message.subject == "U bent uitgenodigd"
    assert coordinator.membership.organisation.name not in message.body
    assert message.to == [ADDRESS]


def test_accepting_makes_the_person_and_asks_a_second_factor_before_any_work(invited: str) -> None:
    assert Client().get(invited).status_code == 200
    client = _accept(invited)
    user = User.objects.get(email=ADDRESS)
    membership = Membership.objects.get(user=user)
    assert (membership.role, membership.region is not None) == ("coordinator", True)
    assert client.get(reverse("accounts:profile"))["Location"].startswith(reverse("mfa_index"))
    assert client.get(reverse("mfa_activate_totp")).status_code == 200, "the password was given a moment ago"


def test_the_link_works_once(invited: str) -> None:
    _accept(invited)
    assert Client().get(invited).status_code == 410
    _accept(invited)
    assert User.objects.filter(email=ADDRESS).count() == 1


def test_after_a_week_the_link_is_dead_and_can_be_sent_again(invited: str, administrator: Persona) -> None:
    Invitation.objects.change(expires_at=timezone.now() - dt.timedelta(seconds=1))
    assert Client().get(invited).status_code == 410
    assert "Verlopen" in administrator.client.get(reverse("administration:people")).content.decode()
    administrator.client.post(reverse("administration:invite_again", args=[Invitation.objects.get().pk]))
    assert _link() != invited
    assert Client().get(invited).status_code == 410
    assert Client().get(_link()).status_code == 200


def test_a_withdrawn_invitation_does_not_work(invited: str, administrator: Persona) -> None:
    administrator.client.post(reverse("administration:withdraw_invitation", args=[Invitation.objects.get().pk]))
    assert Client().get(invited).status_code == 410


def test_inviting_the_same_address_again_ends_the_first_link(
    invited: str, administrator: Persona, coordinator: Persona
) -> None:
    assert coordinator.membership is not None
    administrator.client.post(
        reverse("administration:invite"),
        {"email": ADDRESS, "organisation": str(coordinator.membership.organisation_id), "role": "team_lead"},
    )
    assert Client().get(invited).status_code == 410
    assert Client().get(_link()).status_code == 200


def test_somebody_with_an_account_is_not_invited_but_given_a_role(administrator: Persona, coordinator: Persona) -> None:
    assert coordinator.membership is not None
    page = administrator.client.post(
        reverse("administration:invite"),
        {
            "email": coordinator.user.email.upper(),
            "organisation": str(coordinator.membership.organisation_id),
            "role": "team_lead",
        },
    )
    assert "heeft al een account" in page.content.decode()
    assert not mail.outbox


def test_of_the_link_only_a_hash_is_kept(invited: str) -> None:
    token = invited.rstrip("/").rsplit("/", 1)[-1]
    assert token not in str(list(Invitation.objects.values_list()))


@pytest.mark.parametrize(
    "typed",
    [
        {"name": "", "password": PASSWORD, "again": PASSWORD},
        {"name": "Nieuw", "password": "te kort", "again": "te kort"},
        {"name": "Nieuw", "password": PASSWORD, "again": PASSWORD + "!"},
        {"name": "x" * 5000, "password": PASSWORD, "again": PASSWORD},
        {},
    ],
)
def test_a_wrong_form_makes_nobody_and_keeps_the_link(invited: str, typed: dict[str, str]) -> None:
    assert Client().post(invited, typed).status_code == 200
    assert not User.objects.filter(email=ADDRESS).exists()
    assert Client().get(invited).status_code == 200


def test_inviting_is_written_in_the_log(invited: str, administrator: Persona) -> None:
    entry = AuditEntry.objects.get(event="person.invited")
    assert entry.user_id == administrator.user.pk
