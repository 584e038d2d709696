"""What other rooms may use of this one."""

from __future__ import annotations

from .blind_index import TERM_LENGTH, BlindIndex, Described, Likeness
from .errors import KeyDestroyed, KeyUnavailable, Tampered, VaultError
from .fields import SealedField
from .key_file import BETWEEN, KeyFile
from .key_ring import SETTLING
from .keys import key_provider
from .models import BlindTerm, DataKey, SealedModel
from .rotation import rewrap_stale_keys, stale_keys, uses_of_master_keys
from .sealing import padded_length, seal, unseal
from .shredding import shred

__all__ = [
    "BETWEEN",
    "SETTLING",
    "TERM_LENGTH",
    "BlindIndex",
    "BlindTerm",
    "DataKey",
    "Described",
    "KeyDestroyed",
    "KeyFile",
    "KeyUnavailable",
    "Likeness",
    "SealedField",
    "SealedModel",
    "Tampered",
    "VaultError",
    "key_provider",
    "padded_length",
    "rewrap_stale_keys",
    "seal",
    "shred",
    "stale_keys",
    "unseal",
    "uses_of_master_keys",
]
