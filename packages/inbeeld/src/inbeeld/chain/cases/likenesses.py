"""In what an earlier case looks alike, in words."""

from collections.abc import Iterable

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.vault.blind_index import Likeness

WORDS = {
    Likeness.NAME: _("the name is alike"),
    Likeness.ALIAS: _("another name is alike"),
    Likeness.BORN: _("the same date of birth"),
    Likeness.FAMILY_BORN: _("the family name is alike, and the date of birth comes near"),
    Likeness.FAMILY_INITIAL: _("the family name and the first letter are alike"),
    Likeness.FAMILY: _("the family name is alike"),
}


# What the whole name says already.
IN_THE_NAME = {Likeness.FAMILY_INITIAL, Likeness.FAMILY}


def in_words(likenesses: Iterable[Likeness]) -> str:
    """For example: The name is alike, the same date of birth."""
    found = list(likenesses)
    told = [one for one in found if not (Likeness.NAME in found and one in IN_THE_NAME)]
    return capfirst(", ".join(str(WORDS[likeness]) for likeness in told))
