"""Files that were handed in are read beside the pages, as whoever handed them in."""

from __future__ import annotations

from django_tasks import task

from inbeeld.foundation.operations.api import when_given_up

from .codes import NotRead
from .readings import end, read

AFTER_ALL_ELSE = -10  # a scan takes minutes: what is shorter goes first


def _say_so(pk: str) -> None:
    end(pk, NotRead.STOPPED)


@task(priority=AFTER_ALL_ELSE)
@when_given_up(_say_so)
def read_document(pk: str) -> None:
    try:
        read(pk)
    except Exception:
        end(pk, NotRead.STOPPED)
        raise
