"""Imports and exports run beside the pages, as whoever asked for them."""

from __future__ import annotations

from django_tasks import task

from inbeeld.foundation.access.api import Actor, actor_for
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.audit.api import trail

from .models import CaseExport, CaseImport
from .services.dry_run import read_all
from .services.exporting import write
from .services.running import run
from .services.undoing import undo


class NoLongerHere(Exception):
    """Who asked for it no longer holds the membership in which he did."""


def acting(job: CaseImport | CaseExport) -> Actor:
    if not Membership.objects.that_hold_for(job.by.user).filter(pk=job.by_id).exists():
        raise NoLongerHere
    return actor_for(job.by, second_factor=True)


@task()
def read_import(pk: str) -> None:
    job = CaseImport.objects.select_related("data_key", "by").get(pk=pk)
    actor = acting(job)
    with trail(actor):
        if job.state == CaseImport.State.READING:
            read_all(job, by=actor)


@task()
def run_import(pk: str) -> None:
    job = CaseImport.objects.select_related("data_key", "by", "organisation", "region").get(pk=pk)
    actor = acting(job)
    with trail(actor):
        if job.state == CaseImport.State.RUNNING:
            run(job, by=actor)


@task()
def undo_import(pk: str) -> None:
    job = CaseImport.objects.select_related("data_key", "by").get(pk=pk)
    actor = acting(job)
    with trail(actor):
        if job.state == CaseImport.State.UNDOING:
            undo(job, by=actor)


@task()
def write_export(pk: str) -> None:
    job = CaseExport.objects.select_related("data_key", "by", "organisation").get(pk=pk)
    actor = acting(job)
    with trail(actor):
        if job.state == CaseExport.State.RUNNING:
            write(job, by=actor)
