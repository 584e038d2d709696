"""Everybody who works here may look for what is open to him."""

from fixtures.permissions import SIGN_IN, row

ROWS = [
    row("search:find", everyone=200, anonymous=SIGN_IN),
    row("search:find", method="post", data={"what": "niets"}, everyone=200, anonymous=SIGN_IN),
    row("search:keys", everyone=200, anonymous=SIGN_IN),
]
