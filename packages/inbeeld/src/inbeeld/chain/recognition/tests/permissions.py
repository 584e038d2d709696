"""Who gets what at the addresses of this room: everybody may read."""

from __future__ import annotations

from fixtures.permissions import Personas, Records, row


def records(personas: Personas) -> Records:
    return {"setting": 1, "form": 1, "wording": 2, "nothing": 99}


ROWS = [
    row("recognition:settings", everyone=200),
    row("recognition:settings", method="post", everyone=405),
    row("recognition:forms", {"setting": "setting"}, everyone=200),
    row("recognition:forms", {"setting": "nothing"}, everyone=404),
    row("recognition:signs", {"setting": "setting", "form": "form"}, everyone=200),
    row("recognition:worded", {"setting": "setting", "form": "form", "wording": "wording"}, everyone=200),
    row("recognition:worded", {"setting": "setting", "form": "form", "wording": "nothing"}, everyone=404),
]
