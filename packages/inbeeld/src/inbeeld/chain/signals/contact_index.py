"""Finding that two signals left the same e-mail address or telephone number, without reading either."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inbeeld.foundation.records.api import numbers_in
from inbeeld.foundation.vault.api import TERM_LENGTH, key_provider

EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
APOSTROPHES = re.compile(r"[\u2018\u2019\u00b4`]")
PURPOSE = "signal contact"


def contact_terms(contact: str) -> set[str]:
    """A term for each address and number in what was left; written differently, the same one gives the same term."""
    return {key_provider().index_mac(PURPOSE, fact.encode()).hex()[:TERM_LENGTH] for fact in _facts(contact)}


def _facts(contact: str) -> Iterator[str]:
    for found in EMAIL.findall(APOSTROPHES.sub("'", contact)):
        address = found.strip("'").casefold()
        yield f"mail:{address}"
    for number in numbers_in(contact):
        yield f"phone:{number.e164}"
