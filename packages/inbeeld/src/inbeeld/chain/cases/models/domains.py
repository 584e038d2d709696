"""Life domains: a versioned set that an installation can change, and the ratings on them over time."""

from __future__ import annotations
