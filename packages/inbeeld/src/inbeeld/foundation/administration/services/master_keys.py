"""Asking to remove old master keys."""

from __future__ import annotations

from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import idle_master_keys
from inbeeld.foundation.four_eyes.api import WHOLE_INSTALLATION, FourEyesRequest, ask_for

RETIRING = "master_keys.retirement"


def ask_to_retire(*, by: Actor, reason: str) -> FourEyesRequest:
    """Those that wrap nothing now; a second person decides. Raises Hindered when there are none."""
    by.must(Action.ORGANISATIONS_MANAGE)
    return ask_for(
        RETIRING,
        WHOLE_INSTALLATION,
        by=by,
        organisation_id=by.organisation,
        reason=reason,
        facts={"names": idle_master_keys()},
    )
