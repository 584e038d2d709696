"""Random choices that nobody can repeat without the secret, and that the owner of the secret repeats exactly."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets

import numpy as np

from darkfigure._errors import InvalidInput
from darkfigure.disclosure.tables import FrequencyTable

SHORTEST = 16


def draw_from(secret: bytes | None, table: FrequencyTable, *purpose: str | int) -> np.random.Generator:
    """Return a generator for one purpose and table: the same for the same secret, and a new one without a secret.

    Raises
    ------
    InvalidInput
        For a secret under 16 bytes.
    """
    if secret is None:
        return np.random.default_rng(secrets.randbits(256))
    if len(secret) < SHORTEST:
        raise InvalidInput("secret", f"{len(secret)} bytes", f"at least {SHORTEST} bytes drawn at random")
    text = json.dumps([table.digest, *purpose]).encode()
    return np.random.default_rng(int.from_bytes(hmac.digest(secret, text, hashlib.sha256)))
