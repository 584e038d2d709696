"""Who gets what at the addresses of this room."""

from fixtures.permissions import REDIRECT, SIGN_IN, Personas, Records, row
from inbeeld.foundation.accounts.api import Organisation
from inbeeld.foundation.four_eyes.acts import all_acts
from inbeeld.foundation.four_eyes.services.asking import ask_for


def records(personas: Personas) -> Records:
    """An administrator asks to close an organisation; a privacy officer can decide."""
    by = personas["administrator"].actor
    empty = Organisation.objects.create(name="Leeg (verzonnen)", type="other", reporter_type="other")
    assert "organisation.closing" in all_acts()
    asked = ask_for("organisation.closing", empty.pk, by=by, organisation_id=empty.pk, reason="Verzonnen.")
    return {"asked": asked.pk}


ASKED = {"pk": "asked"}
ROWS = [
    row("four_eyes:requests", everyone=200, anonymous=SIGN_IN),
    row("four_eyes:request", ASKED, everyone=404, anonymous=SIGN_IN, administrator=200, privacy_officer=200),
    row(
        "four_eyes:decide",
        ASKED,
        method="post",
        everyone=404,
        anonymous=SIGN_IN,
        administrator=422,
        privacy_officer=422,
    ),
    row(
        "four_eyes:withdraw",
        ASKED,
        method="post",
        everyone=404,
        anonymous=SIGN_IN,
        administrator=REDIRECT,
        privacy_officer=REDIRECT,
    ),
]
