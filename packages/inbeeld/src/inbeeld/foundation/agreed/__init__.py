"""What people agreed on and wrote in a TOML file: read by one typed reader, and dated by one rule."""

from .dated import FROM_THE_BEGINNING, Always, Dated, held_on, refuse_same_day
from .languages import Bilingual, DutchFirst, in_language, language_now
from .reading import CheckedOn, FileFault, read

__all__ = [
    "FROM_THE_BEGINNING",
    "Always",
    "Bilingual",
    "CheckedOn",
    "Dated",
    "DutchFirst",
    "FileFault",
    "held_on",
    "in_language",
    "language_now",
    "read",
    "refuse_same_day",
]
