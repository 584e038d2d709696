"""Long work of this room, done by the worker."""

from django_tasks import task

from inbeeld.foundation.audit.anchors import configured_anchors
from inbeeld.foundation.audit.trail import record, trail
from inbeeld.foundation.audit.verification import verify


@task()
def verify_log() -> bool:
    """Walk the whole log; the result is kept and shown at the state of the log."""
    with trail():
        found = verify(configured_anchors())
        record("audit.verified")
    return found.intact
