"""What other rooms may use of letters."""

from .codes import Addressee
from .letter_templates import all_templates
from .models import Letter
from .services import LetterDetails, begin_letter, change_letter, finish_letter

__all__ = ["Addressee", "Letter", "LetterDetails", "all_templates", "begin_letter", "change_letter", "finish_letter"]
