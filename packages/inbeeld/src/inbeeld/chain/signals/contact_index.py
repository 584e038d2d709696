"""Finding that two signals left the same e-mail address or telephone number, without reading either."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inbeeld.foundation.vault.api import TERM_LENGTH, key_provider

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"\+?\d[\d\s()./-]{7,}\d")
SHORTEST_NUMBER = 9
PURPOSE = "signal contact"


def contact_terms(contact: str) -> set[str]:
    """A term for each address and number in what was left; written differently, the same one gives the same term."""
    return {key_provider().index_mac(PURPOSE, fact.encode()).hex()[:TERM_LENGTH] for fact in _facts(contact)}


def _facts(contact: str) -> Iterator[str]:
    for found in EMAIL.findall(contact):
        yield f"mail:{found.casefold()}"
    for found in PHONE.findall(contact):
        digits = re.sub(r"\D", "", found)
        national = re.sub(r"^(?:00)?31(?=\d{9}$)", "0", digits)
        if len(national) >= SHORTEST_NUMBER:
            yield f"phone:{national}"
