"""Who gets what at the addresses of this room."""

from fixtures.permissions import REDIRECT, row

ROWS = [
    row("design:style", everyone=200),
    row("design:public_style", everyone=200),
    row("design:language", everyone=405),
    row("design:language", method="post", data={"language": "en"}, everyone=REDIRECT),
    row("design:leave", everyone=200),
]
