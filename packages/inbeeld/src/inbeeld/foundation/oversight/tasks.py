"""Long work of this room, done by the worker."""

from django_tasks import task

from inbeeld.foundation.audit.api import record, trail, verify


@task()
def verify_log() -> bool:
    """Walk the whole log; the result is kept and shown at the state of the log."""
    with trail():
        found = verify()
        record("audit.verified")
    return found.intact
