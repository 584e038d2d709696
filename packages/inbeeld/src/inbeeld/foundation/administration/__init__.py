"""Organisations, people and regions: what an administrator keeps up to date, without ever seeing a case."""
