"""Remove what is older than the log has to be kept."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from .models import AuditEntry, AuditPurge
from .seals import purge_mac

BATCH = 5000
# NEN 7513 (Staatscourant 2019, 38007). No setting goes below it.
LEAST_YEARS = 5
LONGEST_YEAR = timedelta(days=366)


def kept_years() -> int:
    return max(LEAST_YEARS, settings.AUDIT_RETENTION_YEARS)


def end_of_term() -> datetime:
    """What is older is past its term."""
    return timezone.now() - kept_years() * LONGEST_YEAR


def purge_before(moment: datetime) -> int:
    """Remove the oldest entries, up to the last one before which all are older than `moment`; return how many.

    May be killed and run again: the purge is noted first, and what it covers is removed in portions.
    """
    moment = min(moment, timezone.now() - LEAST_YEARS * LONGEST_YEAR)
    newer = AuditEntry.objects.filter(at__gte=moment).order_by("sequence").first()
    old = AuditEntry.objects.filter(sequence__lt=newer.sequence) if newer else AuditEntry.objects.filter(at__lt=moment)
    last = old.order_by("-sequence").first()
    if last is not None and not AuditPurge.objects.filter(up_to__gte=last.sequence).exists():
        purge = AuditPurge(up_to=last.sequence, last_mac=bytes(last.mac))
        purge.mac = purge_mac(purge)
        purge.save(force_insert=True)
    return _remove_purged()


def _remove_purged() -> int:
    purge = AuditPurge.objects.order_by("-up_to").first()
    removed = 0
    while purge is not None:
        with transaction.atomic():
            covered = AuditEntry.objects.filter(sequence__lte=purge.up_to).order_by("sequence")
            numbers = list(covered.values_list("sequence", flat=True)[:BATCH])
            if not numbers:
                break
            AuditEntry.objects.filter(sequence__lte=numbers[-1]).delete()
            removed += len(numbers)
    return removed
