"""Words that a team uses more often."""

from __future__ import annotations

from collections.abc import Callable

from fixtures.personas import Persona, make_organisation, make_persona
from inbeeld.chain.outreach.models import Conversation, SavedReply
from inbeeld.foundation.accounts.api import OrganisationType, Role

REPLIES = "/gesprekken/antwoorden/"


def test_a_saved_reply_is_put_behind_what_was_typed_and_not_sent(
    begin: Callable[..., tuple[Conversation, str]], outreach_worker: Persona
) -> None:
    conversation, _ = begin()
    outreach_worker.client.post(REPLIES, {"title": "Welkom", "text": "Goed dat je schrijft."})
    reply = SavedReply.objects.get()
    answer = f"/gesprekken/{conversation.pk}/antwoord/"
    page = outreach_worker.client.post(answer, {"text": "Hoi.", "reply": str(reply.pk)})
    assert page.context["answer_form"]["text"].value() == "Hoi.\n\nGoed dat je schrijft."
    assert conversation.messages.count() == 1
    for nonsense in ("0", "x", "9" * 30, "-1", "²"):
        assert outreach_worker.client.post(answer, {"text": "Hoi.", "reply": nonsense}).status_code == 200


def test_another_organisation_neither_sees_nor_removes_it(outreach_worker: Persona) -> None:
    elders = make_organisation("Veldwerk Elders", OrganisationType.OUTREACH)
    stranger = make_persona("stranger", Role.OUTREACH_WORKER, elders, None)
    outreach_worker.client.post(REPLIES, {"title": "Welkom", "text": "Goed dat je schrijft."})
    reply = SavedReply.objects.get()
    assert "Welkom" not in stranger.client.get(REPLIES).content.decode()
    assert stranger.client.post(f"{REPLIES}{reply.pk}/weg/").status_code == 404
    assert outreach_worker.client.post(f"{REPLIES}{reply.pk}/weg/").status_code == 302
    assert not SavedReply.objects.exists()
