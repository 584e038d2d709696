"""Who gets what at the addresses of this room."""

from fixtures.permissions import row

ROWS = [
    row("operations:alive", everyone=200),
    row("operations:ready", everyone=200),
]
