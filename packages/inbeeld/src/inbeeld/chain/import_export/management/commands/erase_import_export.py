"""Erase tables that wait too long, imports that can no longer be undone, and files whose day is over."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.management.base import BaseCommand
from django.db.models import Q
from django.utils import timezone

from inbeeld.chain.import_export.models import FILE_HOURS, UNDO_DAYS, WAITING_DAYS, CaseExport, CaseImport
from inbeeld.chain.import_export.services.exporting import EXPORTING, remove
from inbeeld.foundation.audit.api import record, trail
from inbeeld.foundation.four_eyes.api import waiting_for


class Command(BaseCommand):
    help = "Erase what imports and exports of cases leave behind. Run it every night."

    def handle(self, *_args: Any, **_options: Any) -> None:
        now = timezone.now()
        not_begun = [CaseImport.State.WAITING, CaseImport.State.READING]
        waited = Q(state__in=not_begun, at__lt=now - dt.timedelta(days=WAITING_DAYS))
        settled = Q(at__lt=now - dt.timedelta(days=UNDO_DAYS)) & ~Q(state=CaseImport.State.RUNNING)
        with trail():
            for job in CaseImport.objects.filter(waited | settled).select_related("data_key"):
                record("case_import.removed", record=job)
                job.forget()
            over = CaseExport.objects.filter(at__lt=now - dt.timedelta(hours=FILE_HOURS)).select_related("data_key")
            for export in over:
                if not waiting_for(EXPORTING, export.pk):
                    remove(export)
