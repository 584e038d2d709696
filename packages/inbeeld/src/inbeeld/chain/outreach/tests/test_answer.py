"""The outreach worker's side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from fixtures.personas import LONG_AGO, Persona, make_organisation, make_persona
from inbeeld.chain.outreach.models import Conversation, TeamNote
from inbeeld.chain.outreach.services import team
from inbeeld.chain.outreach.services.unseen import reply
from inbeeld.chain.signals.api import read_token
from inbeeld.foundation.accounts.api import Membership, OrganisationType, Role
from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.notices.api import WaitingNotice

from .conftest import BACK, INBOX, WORDS, opened

Begin = Callable[..., tuple[Conversation, str]]
Token = Callable[[], str]


@pytest.fixture
def teammate(outreach_worker: Persona) -> Persona:
    assert outreach_worker.membership is not None
    return make_persona("teammate", Role.OUTREACH_WORKER, outreach_worker.membership.organisation, None)


@pytest.fixture
def stranger(db: None) -> Persona:
    """An outreach worker of another organisation."""
    elders = make_organisation("Veldwerk Elders", OrganisationType.OUTREACH)
    return make_persona("stranger", Role.OUTREACH_WORKER, elders, None)


def page(conversation: Conversation, step: str = "") -> str:
    return f"/gesprekken/{conversation.pk}/{step}"


def test_who_writes_appears_in_the_inbox_and_leaves_it_when_answered(
    begin: Begin, outreach_worker: Persona, make_token: Token
) -> None:
    conversation, _ = begin()
    assert conversation.reference in outreach_worker.client.get(INBOX).content.decode()
    assert WORDS not in outreach_worker.client.get(INBOX).content.decode()
    opened = outreach_worker.client.get(page(conversation)).content.decode()
    assert WORDS in opened
    sent = outreach_worker.client.post(
        page(conversation, "antwoord/"), {"text": "Goed dat je schrijft.", "token": make_token()}
    )
    assert sent.status_code == 302
    assert conversation.reference not in outreach_worker.client.get(INBOX).content.decode()
    assert conversation.reference in outreach_worker.client.get(INBOX, {"list": "mine"}).content.decode()
    events = set(AuditEntry.objects.values_list("event", flat=True))
    assert {"conversation.read", "conversation.answered"} <= events


def test_it_stands_on_the_work_list_until_it_is_answered(
    begin: Begin, outreach_worker: Persona, stranger: Persona, make_token: Token
) -> None:
    conversation, _ = begin()
    assert outreach_worker.membership is not None
    Conversation.objects.change(organisation=outreach_worker.membership.organisation)
    assert conversation.reference in outreach_worker.client.get("/werk/").content.decode()
    assert conversation.reference not in stranger.client.get("/werk/").content.decode()
    outreach_worker.client.post(page(conversation, "antwoord/"), {"text": "Goed.", "token": make_token()})
    assert conversation.reference not in outreach_worker.client.get("/werk/").content.decode()


def test_another_organisation_sees_none_of_it(begin: Begin, outreach_worker: Persona, stranger: Persona) -> None:
    conversation, _ = begin()
    assert outreach_worker.membership is not None
    conversation.organisation = outreach_worker.membership.organisation
    conversation.save()
    assert conversation.reference not in stranger.client.get(INBOX, {"list": "all"}).content.decode()
    assert stranger.client.get(page(conversation)).status_code == 404
    with pytest.raises(PermissionDenied):
        team.read(conversation, by=stranger.actor)


def test_handing_over_loses_nothing(
    begin: Begin, outreach_worker: Persona, teammate: Persona, make_token: Token
) -> None:
    conversation, _ = begin()
    team.note(conversation, "Schrijft vooral in het weekend.", by=outreach_worker.actor)
    assert teammate.membership is not None
    assert outreach_worker.membership is not None
    handed = outreach_worker.client.post(
        page(conversation, "wie/"),
        {"worker": str(teammate.membership.pk), "second_worker": str(outreach_worker.membership.pk)},
    )
    assert handed.status_code == 302
    conversation.refresh_from_db()
    assert (conversation.worker, conversation.second_worker) == (teammate.membership, outreach_worker.membership)
    opened = teammate.client.get(page(conversation)).content.decode()
    assert WORDS in opened
    assert "Schrijft vooral in het weekend." in opened
    for one in (teammate, outreach_worker):
        assert conversation.reference in one.client.get(INBOX, {"list": "mine"}).content.decode()


def test_nobody_goes_to_a_first_meeting_with_himself(begin: Begin, outreach_worker: Persona) -> None:
    conversation, _ = begin()
    assert outreach_worker.membership is not None
    mine = str(outreach_worker.membership.pk)
    answer = outreach_worker.client.post(page(conversation, "wie/"), {"worker": mine, "second_worker": mine})
    assert answer.status_code == 422


def test_it_cannot_be_given_to_who_is_not_in_the_team(
    begin: Begin, outreach_worker: Persona, coordinator: Persona
) -> None:
    conversation, _ = begin()
    assert coordinator.membership is not None
    with pytest.raises(team.NotInThisTeam):
        team.assign(conversation, coordinator.membership.pk, None, by=outreach_worker.actor)


def test_a_note_is_sealed_and_never_shown_to_who_writes(
    anybody: Client, begin: Begin, outreach_worker: Persona
) -> None:
    conversation, number = begin()
    outreach_worker.client.post(page(conversation, "notitie/"), {"note-text": "Alleen voor het team."})
    assert "Alleen voor het team." in outreach_worker.client.get(page(conversation)).content.decode()
    assert "Alleen voor het team." not in repr(list(TeamNote.objects.values_list()))
    assert (
        "Alleen voor het team." not in anybody.post(BACK, {**opened(), "code": number, "step": "all"}).content.decode()
    )


def test_a_blocked_number_can_read_and_not_write(
    anybody: Client, begin: Begin, outreach_worker: Persona, make_token: Token
) -> None:
    conversation, number = begin()
    assert outreach_worker.client.post(page(conversation, "blokkeren/"), {"reason": ""}).status_code == 422
    outreach_worker.client.post(page(conversation, "blokkeren/"), {"reason": "Bedreigt de veldwerker."})
    text = anybody.post(BACK, {**opened(), "code": number}).content.decode()
    assert "gesloten" in text
    assert "Bedreigt" not in text
    typed = {"code": number, "step": "reply", "text": "Toch nog iets.", "token": make_token()}
    assert anybody.post(BACK, typed).status_code == 422
    assert conversation.messages.count() == 1
    assert "Bedreigt" not in repr(list(Conversation.objects.values_list()))
    outreach_worker.client.post(page(conversation, "heropenen/"))
    conversation.refresh_from_db()
    assert conversation.due_on is not None, "what he wrote before it was blocked still waits"
    assert anybody.post(BACK, {**typed, "token": make_token()}).status_code == 200


def test_an_answer_does_not_pass_by_what_came_in_while_it_was_typed(
    begin: Begin, outreach_worker: Persona, make_token: Token
) -> None:
    conversation, _ = begin()
    seen = outreach_worker.client.get(page(conversation)).context["seen"]
    submission = read_token(make_token())
    assert submission is not None
    reply(conversation, "Het wordt nu erger.", submission=submission)
    typed = {"text": "Goed dat je schrijft.", "seen": seen, "token": make_token()}
    held = outreach_worker.client.post(page(conversation, "antwoord/"), typed)
    assert held.status_code == 422
    assert "Het wordt nu erger." in held.content.decode()
    assert "Goed dat je schrijft." in held.content.decode()
    assert conversation.messages.count() == 2
    again = {**typed, "seen": held.context["seen"], "token": make_token()}
    assert outreach_worker.client.post(page(conversation, "antwoord/"), again).status_code == 302


def test_whoever_waits_too_long_is_brought_before_the_whole_team(
    begin: Begin, outreach_worker: Persona, teammate: Persona
) -> None:
    conversation, _ = begin()
    conversation.worker = outreach_worker.membership
    conversation.due_on = timezone.localdate() - dt.timedelta(days=1)
    conversation.save()
    WaitingNotice.objects.all().delete()
    call_command("remind_conversations")
    told = set(WaitingNotice.objects.values_list("membership", flat=True))
    assert told == {outreach_worker.actor.member, teammate.actor.member}


def test_when_nobody_of_the_team_is_left_another_team_gets_it_with_everything(
    begin: Begin, outreach_worker: Persona, stranger: Persona
) -> None:
    Membership.objects.filter(pk=stranger.actor.member).change(valid_until=LONG_AGO)
    conversation, _ = begin()
    team.note(conversation, "Schrijft in het weekend.", by=outreach_worker.actor)
    Membership.objects.filter(pk=outreach_worker.actor.member).change(valid_until=LONG_AGO)
    call_command("remind_conversations")
    conversation.refresh_from_db()
    assert outreach_worker.membership is not None
    assert conversation.organisation == outreach_worker.membership.organisation, "nobody is there: it stays"
    Membership.objects.filter(pk=stranger.actor.member).change(valid_until=None)
    call_command("remind_conversations")
    assert "Schrijft in het weekend." in stranger.client.get(page(conversation)).content.decode()
    assert AuditEntry.objects.filter(event="conversation.moved").count() == 1


def test_an_answer_is_sent_once(begin: Begin, outreach_worker: Persona, make_token: Token) -> None:
    conversation, _ = begin()
    typed = {"text": "Goed dat je schrijft.", "token": make_token()}
    for _ in range(2):
        outreach_worker.client.post(page(conversation, "antwoord/"), typed)
    assert conversation.messages.count() == 2
