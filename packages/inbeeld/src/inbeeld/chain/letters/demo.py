"""Made-up letters in the first case of the demo: one that was sent, and one that is not ready."""

from __future__ import annotations

from inbeeld.chain.documents.api import DispatchDetails, note_dispatch
from inbeeld.foundation.fiction.api import World

from .letter_templates import all_templates
from .services import begin_letter, finish_letter


def add_letters(world: World) -> None:
    case, by = world.noors_cases[0], world.actor("coordinator")
    sent = finish_letter(begin_letter(case, by=by, template=all_templates()["request"]), by=by)
    details = DispatchDetails(
        to="Verzonnen schuldhulp", organisation=None, how="secure_mail", purpose="", ground="consent", on=world.today
    )
    note_dispatch(sent, by=by, details=details)
    begin_letter(case, by=by, template=all_templates()["invitation"])
