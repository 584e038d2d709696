"""The case changes hands: organisation, region, coordinator, what is to do, and who still sees it."""

from __future__ import annotations

from django.core.exceptions import SuspiciousOperation
from django.utils import timezone
from django.utils.translation import gettext as _

from inbeeld.chain.cases.api import Assignment, Case, locked_open
from inbeeld.chain.consents.api import Purpose, end_of, standing_consent, tell_about_end
from inbeeld.chain.transfers.models import Transfer
from inbeeld.chain.transfers.places import coordinators_at, grants_going_along, reads_until
from inbeeld.foundation.access.api import Actor, EndCause, Grant, Ground, Part, close_grants, open_parts
from inbeeld.foundation.accounts.api import Membership

from .steps import GroundGone


def move_case(transfer: Transfer, *, coordinator: Membership, by: Actor) -> Case:
    """Within the caller's transaction, which has guarded."""
    case = locked_open(transfer.case)
    if transfer.ground == Ground.CONSENT and not standing_consent(case, Purpose.SHARING, transfer.to_organisation):
        raise GroundGone
    if not _still_there(transfer, case) or not _can_take(transfer, coordinator):
        raise SuspiciousOperation("The case or its new coordinator is not where the request says.")
    former = Membership.objects.select_related("user", "organisation").get(pk=case.coordinator_id)
    closed = _review_grants(transfer, case, by)
    losing = [former.pk, *(grant.membership_id for grant in closed)]
    case.actions.to_do().filter(owner__in=losing).update(owner=coordinator)
    case.actions.to_do().filter(owner__organisation=transfer.from_organisation_id).update(owner=coordinator)
    case.organisation_id, case.region_id = transfer.to_organisation_id, transfer.to_region_id
    case.coordinator = coordinator
    case.state_version += 1
    case.refresh_due()  # the other organisation may have other terms
    due = ["contact_due_on", "action_due_on", "next_due_on"]
    case.save(update_fields=["organisation", "region", "coordinator", "state_version", *due])
    _write_history(case, coordinator, by)
    _let_read(transfer, case, former, by)
    return case


def _still_there(transfer: Transfer, case: Case) -> bool:
    return (case.organisation_id, case.region_id) == (transfer.from_organisation_id, transfer.from_region_id)


def _can_take(transfer: Transfer, coordinator: Membership) -> bool:
    there = coordinators_at(transfer.to_organisation_id, transfer.to_region_id)
    return there.filter(pk=coordinator.pk).exists()


def _review_grants(transfer: Transfer, case: Case, by: Actor) -> list[Grant]:
    """Close what does not go along, in the same moment; its holders are told."""
    along = {grant.pk for grant in grants_going_along(transfer)}
    standing = Grant.objects.in_force(timezone.now()).of(case).select_related("membership__user", "data_key")
    closed = [grant for grant in standing if grant.pk not in along]
    close_grants(closed, case, by=by, cause=EndCause.CASE_TRANSFERRED)
    tell_about_end({grant.membership for grant in closed}, case, cause=EndCause.CASE_TRANSFERRED)
    return closed


def _write_history(case: Case, coordinator: Membership, by: Actor) -> None:
    assignment = Assignment(case=case, data_key=case.data_key, coordinator=coordinator, by_id=by.member)
    assignment.seal(reason=_("Taken over from another region."))
    assignment.save(force_insert=True)


def _let_read(transfer: Transfer, case: Case, former: Membership, by: Actor) -> None:
    """The former coordinator reads on for a while, so that nobody asks him about what he can no longer see."""
    last_day = reads_until(timezone.localdate())
    open_parts(
        case,
        former,
        by=by,
        parts=[part for part in Part if part is not Part.IDENTITY],
        purpose=_("Reading back after the transfer"),
        ground=Ground.PUBLIC_TASK,
        until=end_of(last_day),
        reads_only=True,
    )
    transfer.reads_until = last_day
    transfer.save(update_fields=["reads_until"])
