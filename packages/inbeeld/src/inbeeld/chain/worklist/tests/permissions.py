"""Who gets what at the addresses of this room."""

from fixtures.permissions import REDIRECT, SIGN_IN, row

ROWS = [
    row("worklist:front", everyone=REDIRECT, anonymous=200),
    row("worklist:home", everyone=200, anonymous=SIGN_IN),
    row("worklist:load", everyone=403, anonymous=SIGN_IN, team_lead=200),
]
