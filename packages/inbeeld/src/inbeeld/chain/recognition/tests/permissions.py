"""Who gets what at the addresses of this room: everybody may read; keeping a list is for who works with signs."""

from __future__ import annotations

from collections.abc import Mapping

from fixtures.permissions import REDIRECT, SIGN_IN, Personas, Records, Row, row
from inbeeld.chain.recognition.list_rules import Item
from inbeeld.chain.recognition.services import keep_list


def keepers(name: str, arguments: Mapping[str, str] | None = None, *, method: str = "get", **statuses: int) -> Row:
    """A page for who works with signs."""
    everyone = statuses.pop("everyone")
    return row(
        name,
        arguments,
        method=method,
        everyone=everyone,
        anonymous=SIGN_IN,
        analyst=403,
        policy_officer=403,
        privacy_officer=403,
        administrator=403,
        coordinator=statuses.get("coordinator", everyone),
        colleague=statuses.get("colleague", everyone),
        next_colleague=statuses.get("next_colleague", everyone),
        team_lead=statuses.get("team_lead", everyone),
    )


def records(personas: Personas) -> Records:
    items = [Item(1, "Heeft een oudere vriend"), Item(2, "Komt vaak te laat", "CKM 2021")]
    kept = keep_list(
        by=personas["coordinator"].actor, name="Lijst van school De Verzonnen Brug", items=items, language="nl"
    )
    return {"setting": 1, "form": 1, "wording": 2, "nothing": 99, "kept": kept.pk}


ROWS = [
    row("recognition:settings", everyone=200),
    row("recognition:settings", method="post", everyone=405),
    row("recognition:forms", {"setting": "setting"}, everyone=200),
    row("recognition:forms", {"setting": "nothing"}, everyone=404),
    row("recognition:signs", {"setting": "setting", "form": "form"}, everyone=200),
    row("recognition:worded", {"setting": "setting", "form": "form", "wording": "wording"}, everyone=200),
    row("recognition:worded", {"setting": "setting", "form": "form", "wording": "nothing"}, everyone=404),
    row("recognition:list", everyone=200),
    row("recognition:list", method="post", everyone=422),
    keepers("recognition:kept", everyone=200),
    keepers("recognition:keep", method="post", everyone=REDIRECT),
    keepers(
        "recognition:kept_list",
        {"pk": "kept"},
        everyone=404,
        coordinator=200,
        colleague=200,
        next_colleague=200,
        team_lead=200,
    ),
    keepers(
        "recognition:remove",
        {"pk": "kept"},
        everyone=404,
        coordinator=200,
        colleague=200,
        next_colleague=200,
        team_lead=200,
    ),
]
