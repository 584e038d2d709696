"""What can go wrong when something sealed is opened. No message holds content.

VaultError
├── Tampered         the stored bytes are not what was sealed
├── RowForged        a row that decides about rights is not as this installation wrote it
├── KeyDestroyed     the data key was destroyed: nobody can open this any more
│   └── KeyShareForgotten    it stands in an older copy still, and what it was wrapped with is gone
└── KeyUnavailable   the master key is missing, unsafe or unreachable
"""

from uuid import UUID


class VaultError(Exception):
    """The vault could not seal or open a value."""


class Tampered(VaultError):
    """A ciphertext was changed, cut short or moved from another record."""

    def __init__(self, kind: str, field: str, record_id: UUID | int) -> None:
        self.kind = kind
        self.field = field
        self.record_id = record_id if isinstance(record_id, UUID) else UUID(int=record_id)
        super().__init__(f"The sealed value {kind}.{field} of record {self.record_id} is not what was sealed.")


class RowForged(VaultError):
    """A row was changed, copied or put in behind the back of the product."""

    def __init__(self, label: str, key: object) -> None:
        self.label, self.key = label, key
        super().__init__(f"A row of {label} is not as it was written here: {key}. Run: inbeeld verify")


class KeyDestroyed(VaultError):
    """The data key is gone by design, for example because the case was erased."""

    def __init__(self, key_id: str) -> None:
        self.key_id = key_id
        super().__init__(f"Data key {key_id} was destroyed: what it sealed cannot be opened.")


class KeyShareForgotten(KeyDestroyed):
    """Something was erased after this copy was made; every key under the same share went with it."""


class KeyUnavailable(VaultError):
    """No usable master key: check the key file, its rights and its contents."""
