"""Encryption of identity and free text, and the keys it needs."""
