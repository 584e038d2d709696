"""What a privacy officer does."""

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from inbeeld.foundation.access.api import Action, Actor, EmergencyAccess
from inbeeld.foundation.audit.api import record

from .tasks import verify_log


def emergencies_of(actor: Actor) -> QuerySet[EmergencyAccess]:
    """Emergency access to records of his organisation, and by people of his organisation to those of others."""
    ours = Q(organisation_id=actor.organisation_id) | Q(membership__organisation_id=actor.organisation_id)
    return EmergencyAccess.objects.filter(ours)


def review_emergency(emergency: EmergencyAccess, *, by: Actor) -> None:
    """Note that the reason was looked at; a second time changes nothing."""
    by.must(Action.AUDIT_READ)
    with transaction.atomic():
        found = EmergencyAccess.objects.select_for_update().get(pk=emergency.pk)
        if found.reviewed_at is None:
            found.review(by=by.member, at=timezone.now())
            record("access.emergency_reviewed", record=found, actor=by)


def ask_for_verification(*, by: Actor) -> None:
    """Let the worker walk the whole log."""
    by.must(Action.AUDIT_READ)
    with transaction.atomic():
        record("audit.verification_asked", actor=by)
        transaction.on_commit(verify_log.enqueue)
