"""The keys of installations: made, sealed, written on one line, compared in words.

A public key is one line: `inbeeld-key-1 <age recipient> <Ed25519 public key in base64>`.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pyrage import RecipientError, x25519

MARK = "inbeeld-key-1"
PARTS = 3
_CONSONANTS, _VOWELS = "bdfghjklmnprstvz", "aiou"


class WrongKey(ValueError):
    """What was given is no public key of an installation."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """What others may know: whom to encrypt for, and whose signature it is."""

    recipient: str
    signer: str

    @property
    def line(self) -> str:
        return f"{MARK} {self.recipient} {self.signer}"

    @property
    def fingerprint(self) -> str:
        return hashlib.sha256(self.line.encode()).hexdigest()

    @property
    def words(self) -> list[str]:
        """Eight words that two people can compare by telephone; each holds sixteen bits of the fingerprint."""
        digits = self.fingerprint[:32]
        return [_word(int(digits[start : start + 4], 16)) for start in range(0, 32, 4)]

    def verifies(self, signature: bytes, message: bytes) -> bool:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(self.signer))
        try:
            key.verify(signature, message)
        except InvalidSignature:
            return False
        return True

    @classmethod
    def read(cls, line: str) -> PublicKey:
        parts = line.split()
        if len(parts) != PARTS or parts[0] != MARK:
            raise WrongKey
        try:
            x25519.Recipient.from_str(parts[1])
            Ed25519PublicKey.from_public_bytes(base64.b64decode(parts[2], validate=True))
        except (RecipientError, ValueError, binascii.Error) as error:
            raise WrongKey from error
        return cls(parts[1], parts[2])


@dataclass(frozen=True, slots=True, repr=False)
class SecretKey:
    """What only this installation knows."""

    identity: str
    signer: str

    @classmethod
    def make(cls) -> SecretKey:
        signer = Ed25519PrivateKey.generate().private_bytes_raw()
        return cls(str(x25519.Identity.generate()), base64.b64encode(signer).decode())

    @property
    def public(self) -> PublicKey:
        own = self._signing().public_key().public_bytes_raw()
        return PublicKey(str(self.opening().to_public()), base64.b64encode(own).decode())

    def opening(self) -> x25519.Identity:
        return x25519.Identity.from_str(self.identity)

    def sign(self, message: bytes) -> bytes:
        return self._signing().sign(message)

    def _signing(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(base64.b64decode(self.signer))


def _word(bits: int) -> str:
    """Sixteen bits as consonant, vowel, consonant, vowel, consonant: as one says it, so one writes it."""
    return "".join(
        signs[bits >> shift & len(signs) - 1]
        for signs, shift in ((_CONSONANTS, 12), (_VOWELS, 10), (_CONSONANTS, 6), (_VOWELS, 4), (_CONSONANTS, 0))
    )
