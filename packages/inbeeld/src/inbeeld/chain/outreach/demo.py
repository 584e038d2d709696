"""Three made-up conversations without a name, and replies that the team keeps ready."""

from __future__ import annotations

import secrets

from inbeeld.chain.outreach.models import Conversation
from inbeeld.chain.outreach.rules import erased_on
from inbeeld.chain.outreach.services import team
from inbeeld.chain.outreach.services.replies import save_reply
from inbeeld.chain.outreach.services.writing import answer_due, write
from inbeeld.chain.signals.api import Submission, codes_of, mac_of
from inbeeld.foundation.fiction.api import World
from inbeeld.foundation.vault.api import DataKey

# Who writes: in turn the boy and the team; nobody real wrote any of it.
TALKS = (
    ("Ik weet niet zo goed hoe ik dit moet zeggen. Is het raar dat ik geld krijg voor afspreken?",),
    (
        "Iemand zegt dat hij mijn foto's doorstuurt als ik stop. Wat moet ik doen?",
        "Goed dat je schrijft. Betaal niets en stuur niets meer. Op helpwanted.nl kun je ze vaak laten weghalen.",
        "Oké. Mag ik hier nog een keer schrijven als het niet lukt?",
    ),
    (
        "Ik heb schulden en slaap nu bij iemand waar ik weg wil.",
        "Dat klinkt zwaar. Heb je vannacht een plek waar je veilig bent? Zo niet, dan zoeken we er samen een.",
    ),
)
REPLIES = (
    ("Welkom", "Goed dat je schrijft. Je hoeft niet te zeggen wie je bent. Vertel wat je kwijt wilt, in jouw tempo."),
    ("Nu gevaar", "Is er nu gevaar? Bel 112. Zeg eerst waar je bent."),
)


def add_conversations(world: World) -> None:
    worker = world.members["veldwerker"]
    kees = world.actor("veldwerker")
    for talk in TALKS:
        submission = _submission()
        waits = len(talk) % 2 == 1
        conversation = Conversation.objects.create(
            data_key=DataKey.objects.create_key(),
            code_mac=mac_of(next(codes_of(submission))) or "",
            submission=submission.key,
            organisation=worker.organisation,
            worker=worker if len(talk) > 1 else None,
            due_on=answer_due() if waits else None,
            erase_on=erased_on(world.today),
        )
        for place, words in enumerate(talk):
            write(conversation, words, _submission(), author_id=worker.pk if place % 2 else None)
    team.note(conversation, "Verzonnen: vraagt naar een slaapplek. Morgen samen bellen.", by=kees)
    for title, text in REPLIES:
        save_reply(title, text, by=kees)


def _submission() -> Submission:
    """As a form that was sent would have."""
    return Submission(secrets.token_urlsafe())
