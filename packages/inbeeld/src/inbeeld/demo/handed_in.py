"""What people with an account and systems handed in, a draft, a document, somebody away."""

from __future__ import annotations

import datetime as dt
import uuid

from django.core.files.base import ContentFile

from inbeeld.chain.partner_api.rules import USUAL_LIFE
from inbeeld.chain.partner_api.services.keys import issue_key
from inbeeld.chain.signals.models import Signal
from inbeeld.chain.signals.services.attachments import attach
from inbeeld.chain.signals.services.drafts import save_draft
from inbeeld.foundation.access.services import actor_for
from inbeeld.foundation.administration.services.absence import set_absence
from inbeeld.foundation.files.examining import examine

from .region import World

# Of the newest signals: by whom each was handed in.
AUTHORS = ("partner", "leraar", "partner", "veldwerker", "leraar", "partner")
DRAFT = {"kind": "question", "facts": "Verzonnen concept: ik weet niet of dit een signaal is.", "form": "unknown"}


def add_handed_in(world: World, today: dt.date) -> None:
    newest = list(Signal.objects.select_related("data_key").order_by("-received_at")[: 4 * len(AUTHORS) : 4])
    for signal, author in zip(newest, AUTHORS, strict=True):
        signal.handed_in_by = world.members[author]
        signal.handed_in_for = world.members[author].organisation
        signal.save(update_fields=["handed_in_by", "handed_in_for"])
    attach(newest[0], [examine(ContentFile(b"Verzonnen verslag van een mentor.", name="verzonnen.txt"))])
    for author in ("veldwerker", "leraar"):
        save_draft(uuid.uuid4(), DRAFT, by=actor_for(world.members[author], second_factor=True))
    issue_key(
        world.offices["care"],
        "Volgsysteem (verzonnen)",
        expires_on=today + USUAL_LIFE,
        may_hand_in=True,
        may_follow=True,
        by=actor_for(world.members["beheerder"], second_factor=True),
    )
    set_absence(
        world.members["collega"],
        first_day=today + dt.timedelta(days=14),
        last_day=today + dt.timedelta(days=24),
        replacement=world.members["coordinator"],
        by=actor_for(world.members["collega"], second_factor=True),
    )
