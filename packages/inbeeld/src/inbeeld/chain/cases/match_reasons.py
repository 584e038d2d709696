"""In what an earlier case looks alike, in words."""

from collections.abc import Iterable

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.vault.api import Likeness

WORDS = {
    Likeness.NAME: _("the name is alike"),
    Likeness.ALIAS: _("another name is alike"),
    Likeness.BORN: _("the same date of birth"),
    Likeness.FAMILY_BORN: _("the date of birth comes near"),
    Likeness.FAMILY_INITIAL: _("the family name and the first letter are alike"),
    Likeness.GIVEN_YEAR: _("the given name is alike, and the year of birth comes near"),
    Likeness.FAMILY: _("the family name is alike"),
}
# Said after the names.
IN_TIME = {Likeness.BORN, Likeness.FAMILY_BORN}
# What is said already by another likeness that was found.
SAID_BY = {
    Likeness.FAMILY: {Likeness.NAME, Likeness.FAMILY_INITIAL},
    Likeness.FAMILY_INITIAL: {Likeness.NAME},
    Likeness.FAMILY_BORN: {Likeness.BORN},
    Likeness.GIVEN_YEAR: {Likeness.NAME, Likeness.BORN, Likeness.FAMILY_INITIAL},
}


def in_words(likenesses: Iterable[Likeness]) -> str:
    """For example: The name is alike, the same date of birth."""
    found = set(likenesses)
    if Likeness.FAMILY_BORN in found:
        found.add(Likeness.FAMILY)
    told = [one for one in Likeness if one in found and not found & SAID_BY.get(one, set())]
    told.sort(key=lambda one: one in IN_TIME)
    return capfirst(", ".join(str(WORDS[likeness]) for likeness in told))
