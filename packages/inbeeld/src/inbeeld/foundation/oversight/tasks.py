"""Long work of this room, done by the worker."""

from django_tasks import task

from inbeeld.foundation.audit.api import configured_anchors, record, trail, verify


@task()
def verify_log() -> bool:
    """Walk the whole log; the result is kept and shown at the state of the log."""
    with trail():
        found = verify(configured_anchors())
        record("audit.verified")
    return found.intact
