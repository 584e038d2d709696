"""Outside the demo nothing of it is there."""

from fixtures.permissions import row

ROWS = [
    row("demo:choose", everyone=404),
    row("demo:sign_in", method="post", data={"persona": "coordinator"}, everyone=404),
]
