"""A column that holds ciphertext and nothing else."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression
from django.db.models.lookups import Lookup

from .sealing import SHORTEST, VERSION

if TYPE_CHECKING:
    BytesField = models.BinaryField[bytes | None, bytes | None]
else:
    BytesField = models.BinaryField


class SealedField(BytesField):
    """Refuses plain text and every question but "is it empty?"."""

    def from_db_value(self, value: Any, _expression: Expression, _connection: BaseDatabaseWrapper) -> bytes | None:
        return None if value is None else bytes(value)

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        if value is not None and not _looks_sealed(value):
            raise TypeError(
                f"{self.model.__name__}.{self.name} takes sealed bytes only. Use record.seal({self.name}=...)."
            )
        return super().get_db_prep_value(value, connection, prepared)

    def get_lookup(self, lookup_name: str) -> type[Lookup[Any]] | None:
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None


def _looks_sealed(value: Any) -> bool:
    return isinstance(value, (bytes, memoryview)) and len(value) >= SHORTEST and bytes(value[:1]) == VERSION
