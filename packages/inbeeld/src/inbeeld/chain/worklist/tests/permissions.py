"""Who gets what at the addresses of this room."""

from fixtures.permissions import REDIRECT, SIGN_IN, Personas, Records, row


def records(_personas: Personas) -> Records:
    return {"contact": "contact"}


ROWS = [
    row("worklist:front", everyone=REDIRECT, anonymous=200),
    row("worklist:home", everyone=200, anonymous=SIGN_IN),
    row("worklist:load", everyone=403, anonymous=SIGN_IN, team_lead=200),
    row(
        "worklist:quick",
        {"slug": "contact"},
        everyone=403,
        anonymous=SIGN_IN,
        coordinator=200,
        colleague=200,
        far_colleague=200,
        next_colleague=200,
        partner=200,
        outreach_worker=200,
    ),
]
