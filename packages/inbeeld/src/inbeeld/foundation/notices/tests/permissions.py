"""Everybody with an account chooses for himself."""

from fixtures.permissions import SIGN_IN, row

ROWS = [
    row("notices:choices", everyone=200, anonymous=SIGN_IN),
    row("notices:choices", method="post", everyone=422, anonymous=SIGN_IN),
]
