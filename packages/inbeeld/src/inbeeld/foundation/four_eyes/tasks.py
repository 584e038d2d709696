"""What has no time to undo it is carried out by the worker, as soon as it was decided."""

from __future__ import annotations

from django_tasks import task

from inbeeld.foundation.audit.api import trail

from .services.carrying_out import carry_out_due


@task()
def carry_out_now() -> int:
    with trail():
        return carry_out_due()
