"""Everybody who works on a case sees that it waits to be destroyed, and how to stop it."""

from __future__ import annotations

from inbeeld.chain.cases.api import Case, Piece
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.four_eyes.api import waiting_for

from .services.rights import DESTRUCTION


def waits_for_destruction(case: Case, actor: Actor) -> Piece | None:
    asked = waiting_for(DESTRUCTION, case.pk)
    if asked is None:
        return None
    reaches = actor.may(Action.RIGHTS_HANDLE, case) or actor.may(Action.SECOND_FOR_CASES, case)
    return Piece("subject_access/destruction_banner.html", {"asked": asked, "reaches": reaches})
