"""Identity and free text stand nowhere in the open: not in a stolen database, not in the log."""

import logging
from collections.abc import Callable

import pytest
from django.contrib.sessions.backends.db import SessionStore

from inbeeld.foundation.accounts.models import Organisation
from inbeeld.foundation.audit.models import AuditEntry
from inbeeld.foundation.audit.trail import record

MARKER = "Quirijn Bedachtsma-Fictiefstra"
Traces = Callable[..., list[str]]


def places(found: list[str]) -> set[str]:
    return {text.rpartition(" ")[2] for text in found}


def test_a_plain_text_would_be_found_in_the_database(traces_of: Traces) -> None:
    Organisation.objects.create(name=MARKER, type="shelter", reporter_type="shelter")
    assert places(traces_of(MARKER)) == {"database"}


def test_a_text_in_a_session_would_be_found(traces_of: Traces) -> None:
    session = SessionStore()
    session["typed"] = MARKER
    session.save()
    assert places(traces_of(MARKER)) == {"database"}


def test_a_logged_text_would_be_found(traces_of: Traces) -> None:
    logging.getLogger("inbeeld.test").info("opened %s", MARKER)
    assert places(traces_of(MARKER)) == {"log"}


@pytest.mark.parametrize("disguise", ["".join, lambda text: text.encode().hex(), lambda text: text.upper()])
def test_a_disguised_text_would_be_found(traces_of: Traces, disguise: Callable[[str], str]) -> None:
    Organisation.objects.create(name=disguise(MARKER), type="shelter", reporter_type="shelter")
    assert traces_of(MARKER)


def test_the_reasons_in_the_audit_log_are_sealed(traces_of: Traces) -> None:
    record("identity.opened", reason=MARKER)
    assert AuditEntry.objects.get().reveal_reason() == MARKER
    assert traces_of(MARKER) == []
