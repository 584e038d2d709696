"""Sessions in the database, of which the database cannot make use.

The table holds a keyed hash of the key that stands in the cookie, so that whoever reads it can take over no session;
and what a session says is signed together with its key, so that a copy of it under another key says nothing.
"""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session

from inbeeld.foundation.vault.api import key_provider

LENGTH = 40  # of the column


def kept_as(session_key: str | None) -> str:
    """Under which name the table knows a session; an empty one is no session."""
    return key_provider().index_mac("session", session_key.encode()).hex()[:LENGTH] if session_key else ""


class SessionStore(db.SessionStore):
    @property
    def key_salt(self) -> str:
        return f"inbeeld.session.{self.session_key}"

    def _get_session_from_db(self) -> Session | None:
        asked = self._session_key
        found: Session | None = None
        self._session_key = kept_as(asked)
        try:
            found = super()._get_session_from_db()  # type: ignore[misc]
        finally:
            self._session_key = asked if found is not None else None
        return found

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        made = super().create_model_instance(data)
        made.session_key = kept_as(self.session_key)
        return made

    def exists(self, session_key: str) -> bool:
        return super().exists(kept_as(session_key))

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key is not None:
            super().delete(kept_as(key))
