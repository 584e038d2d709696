"""Data keys, and the records that are sealed with them."""

import secrets
import uuid
from typing import Any, ClassVar, Self

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .blind_index import TERM_LENGTH
from .errors import KeyDestroyed, KeyShareForgotten, KeyUnavailable, Tampered
from .key_ring import KEY_BYTES
from .keys import key_provider
from .revisions import RowRevision as RowRevision  # noqa: PLC0414 - Django looks for tables here
from .rows import GuardedRow
from .sealing import seal, unseal


class DataKeyManager(models.Manager["DataKey"]):
    def create_key(self) -> "DataKey":
        key = DataKey.generate()
        key.save(force_insert=True)
        return key


class DataKey(models.Model):
    """One key for one case (or signal, or log), kept wrapped by a master key that is not in the database."""

    id = models.UUIDField(_("key"), primary_key=True, default=uuid.uuid4, editable=False)
    wrapped = models.BinaryField(_("wrapped key"))
    master_key_id = models.CharField(_("master key"), max_length=64, db_index=True)
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    destroyed_at = models.DateTimeField(_("destroyed"), null=True, blank=True)

    objects: ClassVar[DataKeyManager] = DataKeyManager()

    _cipher: AESGCM | None = None

    class Meta:
        verbose_name = _("data key")
        verbose_name_plural = _("data keys")

    def __str__(self) -> str:
        return str(self.id)

    @classmethod
    def generate(cls) -> Self:
        """A new key, not saved yet: for bulk_create."""
        key = cls(id=uuid.uuid4())
        plain = secrets.token_bytes(KEY_BYTES)
        key.master_key_id, key.wrapped = key_provider().wrap(plain, context=key.context)
        key._cipher = AESGCM(plain)
        return key

    @property
    def context(self) -> bytes:
        return b"data-key:" + self.id.bytes

    def cipher(self) -> AESGCM:
        """Unwrapped once for each instance."""
        if self._cipher is None:
            self._cipher = AESGCM(self._unwrap())
        return self._cipher

    def destroy(self) -> None:
        """Overwrite the wrapped key: what it sealed is unreadable from now on."""
        self.wrapped = secrets.token_bytes(len(bytes(self.wrapped)))
        self.destroyed_at = timezone.now()
        self._cipher = None
        self.save(update_fields=["wrapped", "destroyed_at"])

    def rewrap(self) -> None:
        """Wrap the same key under the current master key; the caller saves."""
        plain = self._open_wrapped()
        self.master_key_id, self.wrapped = key_provider().wrap(plain, context=self.context)

    def _unwrap(self) -> bytes:
        if self.destroyed_at is not None:
            raise KeyDestroyed(str(self.id))
        try:
            return self._open_wrapped()
        except (KeyUnavailable, KeyShareForgotten):
            # The key may have been rewrapped, and the old master key retired, after this row was read.
            before = self.master_key_id
            self.refresh_from_db()
            if self.master_key_id == before:
                raise
            return self._open_wrapped()

    def _open_wrapped(self) -> bytes:
        try:
            return key_provider().unwrap(bytes(self.wrapped), self.master_key_id, context=self.context)
        except ValueError:
            raise Tampered("vault.datakey", "wrapped", self.id) from None


class SealedModel(models.Model):
    """A record with sealed fields. Its id is a UUID: it is part of what binds each value to its place.

    `bound_to` names the columns that tell whose it is: a value that is moved to another owner opens no more.
    """

    bound_to: ClassVar[tuple[str, ...]] = ()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    data_key = models.ForeignKey(
        DataKey, on_delete=models.PROTECT, related_name="+", editable=False, verbose_name=_("data key")
    )

    class Meta:
        abstract = True

    def seal(self, **values: Any) -> None:
        """Put values (text, bytes, or what JSON can hold) into sealed fields. None stays empty: unknown is not ''."""
        cipher = self.data_key.cipher()
        for field, value in values.items():
            sealed = None if value is None else seal(cipher, value, self._place(field))
            setattr(self, field, sealed)

    def reveal(self, field: str) -> Any:
        """The value as it was sealed; None when nothing was."""
        sealed = getattr(self, field)
        if sealed is None:
            return None
        self._must_hang_on_what_is_genuine()
        try:
            return unseal(self.data_key.cipher(), bytes(sealed), self._place(field))
        except ValueError:
            raise Tampered(self._kind(), field, self.id) from None

    def reveal_all(self, *fields: str) -> dict[str, Any]:
        return {field: self.reveal(field) for field in fields}

    def _place(self, field: str) -> bytes:
        columns: list[Any] = [self._meta.get_field(name) for name in self.bound_to]
        owners = [str(column.to_python(getattr(self, column.attname))) for column in columns]
        return "|".join([self._kind(), field, str(self.pk), str(self.data_key_id), *owners]).encode()

    def _must_hang_on_what_is_genuine(self) -> None:
        """Nothing is opened of a record that is not as it was written, nor of what hangs on one."""
        if isinstance(self, GuardedRow) and not self.bound_to:
            self.must_be_genuine()
        for name in self.bound_to:
            if self._meta.get_field(name).is_relation and isinstance(
                owner := self._state.fields_cache.get(name), GuardedRow
            ):
                owner.must_be_genuine()

    def _kind(self) -> str:
        concrete = self._meta.concrete_model or type(self)
        return concrete._meta.label_lower


class BlindTerm(models.Model):
    """One blind index term of one record; the room that owns the record adds the link to it."""

    term = models.CharField(_("term"), max_length=TERM_LENGTH, db_index=True)

    class Meta:
        abstract = True


class SharedCount(models.Model):
    """What all processes count together (`counting.py`): a keyed hash of its name, JSON, and a MAC."""

    name = models.CharField(max_length=64, primary_key=True)
    value = models.TextField()
    until = models.DateTimeField(db_index=True)
    mac = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.name
