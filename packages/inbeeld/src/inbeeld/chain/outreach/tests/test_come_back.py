"""The number opens the last answer; everything else is asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from fixtures.personas import Persona
from inbeeld.chain.outreach.ceilings import WRONG_CODES
from inbeeld.chain.outreach.models import Conversation, ConversationMessage, TeamNote
from inbeeld.chain.outreach.rules import KEPT_FOR
from inbeeld.chain.outreach.services import team
from inbeeld.chain.signals.api import read_token
from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.drafts.api import Draft
from inbeeld.foundation.vault.api import DataKey, KeyDestroyed

from .conftest import BACK, WORDS, opened, opened_an_hour_ago

Begin = Callable[..., tuple[Conversation, str]]
Token = Callable[[], str]


def answered(conversation: Conversation, text: str, worker: Persona, token: str) -> None:
    submission = read_token(token)
    assert submission is not None
    team.answer(conversation, text, submission=submission, by=worker.actor)


def test_the_number_shows_the_last_answer_and_not_what_was_written(
    anybody: Client, begin: Begin, outreach_worker: Persona, make_token: Token
) -> None:
    conversation, number = begin()
    answered(conversation, "Het eerste antwoord.", outreach_worker, make_token())
    answered(conversation, "Het laatste antwoord van Kees.", outreach_worker, make_token())
    text = anybody.post(BACK, {**opened(), "code": number}).content.decode()
    assert "Het laatste antwoord van Kees." in text
    assert "Het eerste antwoord." not in text
    assert WORDS not in text
    assert outreach_worker.user.name not in text


def test_the_whole_conversation_shows_when_asked_for(
    anybody: Client, begin: Begin, outreach_worker: Persona, make_token: Token
) -> None:
    conversation, number = begin()
    answered(conversation, "Het eerste antwoord.", outreach_worker, make_token())
    text = anybody.post(BACK, {**opened(), "code": number, "step": "all"}).content.decode()
    assert text.index(WORDS) < text.rindex("Het eerste antwoord.")


def test_the_number_works_however_it_is_typed_and_never_from_an_address(anybody: Client, begin: Begin) -> None:
    _, number = begin()
    assert anybody.post(BACK, {**opened(), "code": number.replace(" ", "-")}).status_code == 200
    assert WORDS not in anybody.get(BACK, {"code": number, "step": "all"}).content.decode()


def test_a_wrong_number_and_an_erased_one_read_the_same(anybody: Client, begin: Begin) -> None:
    _, number = begin()
    anybody.post(BACK, {**opened(), "code": number, "step": "erase"})
    erased = anybody.post(BACK, {**opened(), "code": number}).content.decode()
    never = "0000 0000 0000 0005"
    other = anybody.post(BACK, {**opened(), "code": "1234 5678 9012 3450"}).content.decode()
    assert "vinden niets" in erased
    assert "vinden niets" in other or "typefout" in other
    assert never not in erased


def test_guessing_has_to_wait_and_a_right_number_beside_it_does_not(anybody: Client, begin: Begin) -> None:
    _, number = begin()
    _, gone = begin()
    anybody.post(BACK, {**opened(), "code": gone, "step": "erase"})
    for _ in range(WRONG_CODES.rate.most):
        anybody.post(BACK, {**opened(), "code": gone})
    assert anybody.post(BACK, {**opened(), "code": gone}).status_code == 429
    assert anybody.post(BACK, {**opened(), "code": number}).status_code == 200


def test_what_was_sent_long_ago_and_is_sent_again_by_the_browser_shows_nothing(
    anybody: Client, begin: Begin, outreach_worker: Persona, make_token: Token
) -> None:
    conversation, number = begin()
    answered(conversation, "Het laatste antwoord.", outreach_worker, make_token())
    for step in ("", "all", "end", "yes", "erase"):
        again = anybody.post(BACK, {**opened_an_hour_ago(), "code": number, "step": step})
        assert again.status_code == 422
        assert "Het laatste antwoord." not in again.content.decode()
        assert number not in again.content.decode()
    late = {**opened_an_hour_ago(), "code": number, "step": "reply", "text": "Hier deed ik lang over."}
    assert "verstuurd" in anybody.post(BACK, late).content.decode()
    assert number not in anybody.post(BACK, late).content.decode()
    assert conversation.messages.count() == 3


def test_he_is_told_when_the_next_answer_comes_and_when_it_is_late(
    anybody: Client, begin: Begin, outreach_worker: Persona, make_token: Token
) -> None:
    conversation, number = begin()
    answered(conversation, "Wil je praten?", outreach_worker, make_token())
    sent = anybody.post(BACK, {**opened(), "code": number, "step": "reply", "text": "Ja."})
    assert "Het volgende antwoord komt uiterlijk" in sent.content.decode()
    Conversation.objects.update(due_on=timezone.localdate() - dt.timedelta(days=1))
    late = anybody.post(BACK, {**opened(), "code": number}).content.decode()
    assert "duurt langer dan we zeiden" in late
    assert "uiterlijk" not in late


def test_a_reply_reaches_the_team_once(
    anybody: Client, begin: Begin, outreach_worker: Persona, make_token: Token
) -> None:
    conversation, number = begin()
    answered(conversation, "Wil je praten?", outreach_worker, make_token())
    typed = {"code": number, "step": "reply", "text": "Ja, liever hier.", "token": make_token()}
    assert "verstuurd" in anybody.post(BACK, typed).content.decode()
    anybody.post(BACK, typed)
    assert ConversationMessage.objects.count() == 3
    conversation.refresh_from_db()
    assert conversation.due_on is not None
    assert conversation in Conversation.objects.visible_to(outreach_worker.actor).waiting()


def test_one_number_cannot_drown_the_team(anybody: Client, begin: Begin, make_token: Token) -> None:
    _, number = begin()
    typed = {"code": number, "step": "reply", "text": "Nog iets."}
    statuses = [anybody.post(BACK, {**typed, "token": make_token()}).status_code for _ in range(21)]
    assert statuses == [200] * 20 + [429]


def test_he_ends_it_and_nothing_is_left(
    anybody: Client, begin: Begin, outreach_worker: Persona, make_token: Token
) -> None:
    conversation, number = begin()
    team.note(conversation, "Notitie van het team.", by=outreach_worker.actor)
    answer = f"/gesprekken/{conversation.pk}/antwoord/"
    drafted = {"draft:target": answer, "draft:position": "0", "draft:page": answer, "text": "Nog niet verstuurd."}
    assert outreach_worker.client.post("/concepten/bewaren/", drafted).status_code == 200
    message = ConversationMessage.objects.select_related("data_key").get()
    question = anybody.post(BACK, {**opened(), "code": number, "step": "end"})
    assert "Alles wissen?" in question.content.decode()
    assert Conversation.objects.exists()
    assert "gewist" in anybody.post(BACK, {**opened(), "code": number, "step": "erase"}).content.decode()
    left = (Conversation.objects, ConversationMessage.objects, TeamNote.objects)
    assert [found.count() for found in left] == [0, 0, 0]
    assert not Draft.objects.exists()
    # A copy of the row from a back-up stays closed: its key is gone.
    message.data_key = DataKey.objects.get(pk=message.data_key_id)
    with pytest.raises(KeyDestroyed):
        message.reveal("text")
    assert AuditEntry.objects.filter(event="conversation.erased").count() == 1
    assert outreach_worker.client.get(f"/gesprekken/{conversation.pk}/").status_code == 404


def test_coming_back_keeps_it_and_staying_away_erases_it(anybody: Client, begin: Begin) -> None:
    kept, number = begin()
    silent, number_of_silent = begin()
    Conversation.objects.update(erase_on=timezone.localdate())
    anybody.post(BACK, {**opened(), "code": number})
    kept.refresh_from_db()
    assert kept.erase_on == timezone.localdate() + KEPT_FOR
    Conversation.objects.filter(pk=silent.pk).update(erase_on=timezone.localdate() - dt.timedelta(days=1))
    assert "vinden niets" in anybody.post(BACK, {**opened(), "code": number_of_silent}).content.decode()
    call_command("erase_conversations")
    assert list(Conversation.objects.all()) == [kept]
    assert DataKey.objects.get(pk=silent.data_key_id).destroyed_at is not None


def test_nothing_goes_a_day_early(begin: Begin) -> None:
    conversation, _ = begin()
    Conversation.objects.update(erase_on=timezone.localdate() + dt.timedelta(days=1))
    call_command("erase_conversations")
    assert Conversation.objects.filter(pk=conversation.pk).exists()
