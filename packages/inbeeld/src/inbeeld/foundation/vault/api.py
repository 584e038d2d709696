"""What other rooms may use of this one."""

from __future__ import annotations

from .blind_index import TERM_LENGTH, BlindIndex, Described, Likeness
from .elsewhere import Elsewhere, guard_elsewhere
from .errors import KeyDestroyed, KeyUnavailable, RowForged, Tampered, VaultError
from .fields import SealedField
from .forged import on_forged, report_forged
from .key_file import BETWEEN, KeyFile
from .key_ring import SETTLING
from .keys import key_provider
from .models import BlindTerm, DataKey, SealedModel
from .names import TUSSENVOEGSELS, listed, tokens
from .revisions import (
    Change,
    RowRevision,
    changed_here,
    name_of,
    newest,
    next_revision,
    note,
    revisions_behind,
    take_unlogged,
)
from .rotation import rewrap_stale_keys, stale_keys, uses_of_master_keys
from .row_macs import mac_for, mac_is_right, message, revision_in
from .row_querysets import GuardedQuerySet
from .row_rotation import (
    deleted_rows,
    forged_rows,
    has_marked_rows,
    is_missed,
    mark_everything,
    master_keys_in_rows,
    remark_stale_rows,
    settle_missed,
    unmarked_rows,
)
from .rows import GuardedRow
from .sealing import padded_length, seal, unseal
from .shredding import shred

__all__ = [
    "BETWEEN",
    "SETTLING",
    "TERM_LENGTH",
    "TUSSENVOEGSELS",
    "BlindIndex",
    "BlindTerm",
    "Change",
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
    "RowRevision",
    "SealedField",
    "SealedModel",
    "Tampered",
    "VaultError",
    "changed_here",
    "deleted_rows",
    "forged_rows",
    "guard_elsewhere",
    "has_marked_rows",
    "is_missed",
    "key_provider",
    "listed",
    "mac_for",
    "mac_is_right",
    "mark_everything",
    "master_keys_in_rows",
    "message",
    "name_of",
    "newest",
    "next_revision",
    "note",
    "on_forged",
    "padded_length",
    "remark_stale_rows",
    "report_forged",
    "revision_in",
    "revisions_behind",
    "rewrap_stale_keys",
    "seal",
    "settle_missed",
    "shred",
    "stale_keys",
    "take_unlogged",
    "tokens",
    "unmarked_rows",
    "unseal",
    "uses_of_master_keys",
]
