"""What stands in a package, and why one is not taken in, in words."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from inbeeld.chain.cases.api import codes
from inbeeld.chain.consents.api import codes as consent_codes
from inbeeld.chain.method.api import Phase
from inbeeld.chain.transfers.contents import package_parts
from inbeeld.chain.transfers.envelopes import PackageProblem

STILL_OPEN = "open"  # the state of an action that lives on in the case


def problem_in_words(problem: PackageProblem) -> str:
    texts = {
        PackageProblem.TOO_BIG: _("This file is too big for a package."),
        PackageProblem.NOT_FOR_US: _("This package was not made for this installation, or it was damaged on the way."),
        PackageProblem.UNREADABLE: _("This file cannot be read. Ask the sender to make it anew."),
        PackageProblem.UNKNOWN_VERSION: _(
            "This file is of a version that is not known here. Is one of the two out of date?"
        ),
        PackageProblem.UNKNOWN_SENDER: _(
            "The sender is not registered here. Ask an administrator to compare keys first."
        ),
        PackageProblem.TAMPERED: _("The signature is not right: this was changed on the way. Call the sender."),
        PackageProblem.SEEN_BEFORE: _("This package was taken in before. A package is taken in once."),
        PackageProblem.WRONG_CONTENT: _(
            "What stands in this file is not as it should be. Ask the sender to make it anew."
        ),
        PackageProblem.UNKNOWN_PACKAGE: _("No package was made here for this receipt."),
    }
    return texts[problem] + " " + _("Nothing was changed.")


def in_words(content: dict[str, Any]) -> dict[str, Any]:
    """The parts that do not live on in the case: history, consents, what was settled, what stayed behind."""
    told = content["case"]
    return {
        "sender": content["from"],
        "reference": told["reference"],
        "opened_on": _day(told["opened_on"]),
        "history": _history(told),
        "consents": [_consent(line) for line in told.get("consents", [])],
        "settled": [
            {"what": row["what"], "on": _day(row["settled_on"]), "writer": row["by"]}
            for row in told.get("actions", [])
            if row["state"] != STILL_OPEN
        ],
        "stayed": told["left_out"],
        # Packages that were taken in by an older version do not tell.
        "not_taken": _not_taken(content.get("not_taken", {})),
        "with_identity": "identity" in content,
    }


def _not_taken(counted: dict[str, int]) -> list[dict[str, Any]]:
    words = {part.name: part.not_taken for part in package_parts()}
    other = _("records of a kind that this installation does not keep")
    return [{"what": words.get(what) or other, "number": number} for what, number in counted.items()]


def _history(told: dict[str, Any]) -> list[dict[str, Any]]:
    rows = [
        *((row, codes.Status(row["status"]).label) for row in told["status_changes"]),
        *((row, Phase(row["phase"]).label) for row in told["phase_changes"]),
        *((row, codes.Outcome(row["outcome"]).label if row["outcome"] else "") for row in told["closures"]),
    ]
    rows.sort(key=lambda row: str(row[0]["on"]))
    return [
        {"what": what, "on": _day(row["on"]), "writer": row["by"], "reason": row["reason"] or ""} for row, what in rows
    ]


def _consent(line: dict[str, Any]) -> dict[str, Any]:
    givers = dict(consent_codes.Giver.choices)
    return {
        "purpose": consent_codes.Purpose(line["purpose"]).label,
        "receiver": line["receiver"] or "",
        "answer": consent_codes.Answer(line["answer"]).label,
        "givers": [str(givers.get(giver, giver)) for giver in line["given_by"]],
        "from_on": _day(line["from_on"]),
        "until_on": _day(line["until_on"]),
        "ended_on": _day(line["ended_on"]),
    }


def _day(text: str | None) -> str:
    return date_format(dt.date.fromisoformat(text)) if text else ""
