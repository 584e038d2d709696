"""What other rooms may use of this one."""

from __future__ import annotations

from .blind_index import TERM_LENGTH, BlindIndex, Described, Likeness
from .errors import KeyDestroyed, KeyUnavailable, RowForged, Tampered, VaultError
from .fields import SealedField
from .key_file import BETWEEN, KeyFile
from .key_ring import SETTLING
from .keys import key_provider
from .models import BlindTerm, DataKey, SealedModel
from .names import listed, tokens
from .rotation import rewrap_stale_keys, stale_keys, uses_of_master_keys
from .row_macs import mac_for, mac_is_right, message
from .row_rotation import (
    forged_rows,
    has_marked_rows,
    mark_everything,
    master_keys_in_rows,
    remark_stale_rows,
    unmarked_rows,
)
from .rows import (
    Elsewhere,
    GuardedQuerySet,
    GuardedRow,
    guard_elsewhere,
    on_forged,
    report_forged,
)
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
    "Elsewhere",
    "GuardedQuerySet",
    "GuardedRow",
    "KeyDestroyed",
    "KeyFile",
    "KeyUnavailable",
    "Likeness",
    "RowForged",
    "SealedField",
    "SealedModel",
    "Tampered",
    "VaultError",
    "forged_rows",
    "guard_elsewhere",
    "has_marked_rows",
    "key_provider",
    "listed",
    "mac_for",
    "mac_is_right",
    "mark_everything",
    "master_keys_in_rows",
    "message",
    "on_forged",
    "padded_length",
    "remark_stale_rows",
    "report_forged",
    "rewrap_stale_keys",
    "seal",
    "shred",
    "stale_keys",
    "tokens",
    "unmarked_rows",
    "unseal",
    "uses_of_master_keys",
]
