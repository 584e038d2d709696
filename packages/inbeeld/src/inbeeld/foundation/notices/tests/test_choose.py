"""Choosing how one is told."""

from __future__ import annotations

from django.core import mail

from fixtures.personas import Persona
from inbeeld.foundation.notices.models import NoticeChoice, WaitingNotice
from inbeeld.foundation.notices.telling import tell

PAGE = "/account/berichten/"
TYPED = {
    "moment_incoming": "daily",
    "moment_terms": "off",
    "moment_together": "at_once",
    "digest_hour": "9",
    "quiet_from": "20",
    "quiet_until": "7",
    "quiet_days": ["5", "6"],
    "time_zone": "America/Kralendijk",
}


def test_a_choice_is_kept_and_shown(coordinator: Persona) -> None:
    page = coordinator.client.get(PAGE).content.decode()
    offered = {name: value for name, value in TYPED.items() if f'name="{name}"' in page}
    assert coordinator.client.post(PAGE, offered).status_code == 302
    chosen = NoticeChoice.objects.get(user=coordinator.user)
    assert chosen.moments["incoming"] == "daily"
    assert (chosen.digest_hour, chosen.quiet_days, chosen.time_zone) == (9, [5, 6], "America/Kralendijk")
    assert str(chosen.quiet_from) == "20:00:00"
    assert "moment_safety" not in page, "what is about safety cannot be put off"


def test_half_a_night_and_a_week_without_any_day_are_refused(coordinator: Persona) -> None:
    page = coordinator.client.post(PAGE, {**TYPED, "quiet_until": "", "quiet_days": list("0123456")})
    assert page.status_code == 422
    assert not NoticeChoice.objects.exists()


def test_what_already_waits_follows_the_new_choice(coordinator: Persona) -> None:
    assert coordinator.membership is not None
    NoticeChoice.objects.create(user=coordinator.user, moments={"incoming": "daily"})
    tell(coordinator.membership, "signal.waits")
    assert not mail.outbox
    coordinator.client.post(PAGE, {**TYPED, "moment_incoming": "off"})
    assert not WaitingNotice.objects.exists()
    assert not mail.outbox
