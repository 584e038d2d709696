"""What other rooms may use: the typed reader, and the rule of what holds on a day."""

from .dated import FROM_THE_BEGINNING, Always, Dated, held_on, refuse_same_day
from .languages import Bilingual, DutchFirst, in_language, language_now
from .reading import CheckedOn, FileFault, read
from .stored import begun

__all__ = [
    "FROM_THE_BEGINNING",
    "Always",
    "Bilingual",
    "CheckedOn",
    "Dated",
    "DutchFirst",
    "FileFault",
    "begun",
    "held_on",
    "in_language",
    "language_now",
    "read",
    "refuse_same_day",
]
