"""What stands beside a pseudonym, so that one case can be told from another: own label, age, municipality."""

from __future__ import annotations

import re

from django.utils import timezone
from django.utils.translation import gettext as _

from inbeeld.foundation.access.api import Action, Actor, Part
from inbeeld.foundation.vault.api import tokens

from .models import Case

LONGEST_LABEL = 30
# A birth date, a telephone number, an address: what a label tells nobody.
TELLING = re.compile(r"\d.*\d|@")
SHORTEST_NAME = 3


def beside(case: Case, actor: Actor) -> str:
    """For those who may read the facts of the case; the caller loaded the case with `named()`."""
    if not actor.may(Action.CASE_READ, case, Part.SUMMARY):
        return ""
    age = case.age_on(timezone.localdate())
    parts = [
        case.reveal("label"),
        None if age is None else _("about %(age)s years old") % {"age": age},
        case.municipality.name if case.municipality else None,
    ]
    return ", ".join(part for part in parts if part)


def names_in(label: str, *names: str) -> list[str]:
    """The words of a label that are a name of the person, however they are written."""
    known = {token for name in names for token in tokens(name) if len(token) >= SHORTEST_NAME}
    return [word for word in label.split() if known & set(tokens(word))]
