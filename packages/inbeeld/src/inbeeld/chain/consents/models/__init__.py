"""Consents and their ends, what left the house, and who was told."""

from .consent import Consent, ConsentEnd
from .notice import AccessNotice
from .outside import Recall, SentOutside

__all__ = ["AccessNotice", "Consent", "ConsentEnd", "Recall", "SentOutside"]
