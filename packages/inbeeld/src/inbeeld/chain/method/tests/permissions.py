"""Who gets what at the addresses of this room."""

from __future__ import annotations

from fixtures.permissions import REDIRECT, SIGN_IN, Personas, Records, Row, row


def records(_personas: Personas) -> Records:
    return {"phase": "holding", "planned": "domains"}


def setting(
    name: str, arguments: dict[str, str] | None = None, *, status: int, method: str = "get", **more: int
) -> Row:
    """How the organisation works: for the administrator, and where named for the team lead."""
    return row(name, arguments, method=method, everyone=403, data=None, anonymous=SIGN_IN, administrator=status, **more)


ROWS = [
    setting("method:method", status=200, team_lead=200),
    setting("method:terms", status=200, team_lead=200),
    setting("method:terms", status=422, team_lead=422, method="post"),
    setting("method:domains", status=200),
    setting("method:domains", status=422, method="post"),
    setting("method:points", {"phase": "phase"}, status=200),
    setting("method:points", {"phase": "phase"}, status=422, method="post"),
    setting("method:withdraw", {"what": "planned"}, status=405),
    setting("method:withdraw", {"what": "planned"}, status=REDIRECT, method="post"),
]
