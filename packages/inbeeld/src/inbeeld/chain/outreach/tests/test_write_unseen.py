"""A boy writes first, and gets a number after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone

from fixtures.personas import LONG_AGO, Persona, Place, make_organisation, make_persona
from inbeeld.chain.outreach.ceilings import FIRST_MESSAGES
from inbeeld.chain.outreach.models import Conversation, ConversationMessage
from inbeeld.chain.outreach.rules import KEPT_FOR
from inbeeld.foundation.accounts.api import Membership, OrganisationType, Role
from inbeeld.foundation.audit.api import AuditEntry

from .conftest import NEW, NUMBER, WORDS

Token = Callable[[], str]


def test_the_page_asks_one_thing_sets_no_cookie_and_says_112_first(anybody: Client, outreach_worker: Persona) -> None:
    answer = anybody.get(NEW)
    text = answer.content.decode()
    assert not answer.cookies
    assert [name for name, field in answer.context["form"].fields.items() if field.required] == ["text"]
    assert 0 < text.index("112") < text.index("<form")
    assert 'type="file"' not in text


def test_a_message_is_sealed_and_shows_its_number_once(
    anybody: Client, outreach_worker: Persona, make_token: Token
) -> None:
    typed = {"token": make_token(), "text": WORDS}
    answer = anybody.post(NEW, typed)
    number = NUMBER.search(answer.content.decode())
    assert answer.status_code == 200
    assert not answer.cookies
    assert number is not None
    stored = repr([*Conversation.objects.values_list(), *ConversationMessage.objects.values_list()])
    assert WORDS not in stored
    assert number[0] not in stored
    assert number[0].replace(" ", "") not in stored
    Conversation.objects.update(started_at=timezone.now() - dt.timedelta(minutes=11))
    assert NUMBER.search(anybody.post(NEW, typed).content.decode()) is None


def test_a_double_tap_is_one_conversation(anybody: Client, outreach_worker: Persona, make_token: Token) -> None:
    typed = {"token": make_token(), "text": WORDS}
    first, second = (NUMBER.search(anybody.post(NEW, typed).content.decode()) for _ in range(2))
    assert first is not None
    assert second is not None
    assert first[0] == second[0]
    assert ConversationMessage.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_taps_at_the_same_moment_are_one_conversation(outreach_worker: Persona, make_token: Token) -> None:
    typed = {"token": make_token(), "text": WORDS}

    def tap(_: int) -> int:
        try:
            return Client().post(NEW, typed).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert set(pool.map(tap, range(2))) == {200}
    assert Conversation.objects.count() == 1


def test_where_nobody_answers_nothing_is_taken_in(anybody: Client, outreach_worker: Persona, make_token: Token) -> None:
    Membership.objects.change(valid_until=LONG_AGO)
    text = anybody.get(NEW).content.decode()
    assert "textarea" not in text
    assert "/info/15/" in text
    assert 'href="/info/15/?language=en"' in anybody.get(NEW, {"language": "en"}).content.decode()
    assert anybody.post(NEW, {"token": make_token(), "text": WORDS}).status_code == 422
    assert not Conversation.objects.exists()


def test_a_team_of_the_region_answers_first_and_the_place_itself_is_not_kept(
    anybody: Client, outreach_worker: Persona, place: Place, make_token: Token
) -> None:
    near = make_persona("near worker", Role.OUTREACH_WORKER, place.organisation, place.region)
    typed = {"token": make_token(), "text": WORDS, "place": place.municipality.name}
    anybody.post(NEW, typed)
    conversation = Conversation.objects.get()
    assert near.membership is not None
    assert conversation.organisation == near.membership.organisation
    assert conversation.region == place.region
    assert place.municipality.name not in repr(list(Conversation.objects.values()))


def test_two_teams_share_the_work(anybody: Client, outreach_worker: Persona, make_token: Token) -> None:
    elders = make_organisation("Veldwerk Elders", OrganisationType.OUTREACH)
    make_persona("stranger", Role.OUTREACH_WORKER, elders, None)
    for _ in range(2):
        anybody.post(NEW, {"token": make_token(), "text": WORDS})
    assert Conversation.objects.values("organisation").distinct().count() == 2


def test_the_log_tells_of_nobody_and_the_mail_of_nothing(
    anybody: Client, outreach_worker: Persona, make_token: Token
) -> None:
    anybody.post(NEW, {"token": make_token(), "text": WORDS})
    entry = AuditEntry.objects.get(event="conversation.started")
    assert entry.user_id is None
    (letter,) = mail.outbox
    assert letter.to == [outreach_worker.user.email]
    assert WORDS not in letter.body
    assert Conversation.objects.get().reference not in f"{letter.body} {letter.subject}"


def test_he_is_told_when_it_goes(anybody: Client, outreach_worker: Persona, make_token: Token) -> None:
    anybody.post(NEW, {"token": make_token(), "text": WORDS})
    assert Conversation.objects.get().erase_on == timezone.localdate() + KEPT_FOR


def test_a_flood_from_one_address_has_to_wait_and_keeps_what_was_typed(
    anybody: Client, outreach_worker: Persona, make_token: Token
) -> None:
    free = FIRST_MESSAGES.rate.most
    answers = [anybody.post(NEW, {"token": make_token(), "text": WORDS}) for _ in range(free + 1)]
    assert [answer.status_code for answer in answers] == [200] * free + [429]
    assert WORDS in answers[-1].content.decode()
    assert Conversation.objects.count() == free


def test_what_was_typed_on_a_stale_page_is_given_back(anybody: Client, outreach_worker: Persona) -> None:
    answer = anybody.post(NEW, {"token": "not one of ours", "text": WORDS})
    assert answer.status_code == 422
    assert WORDS in answer.content.decode()
