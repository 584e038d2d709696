"""Only an administrator administers: everybody else gets 403, a stranger is asked to sign in."""

import datetime as dt

from django.utils import timezone

from fixtures.permissions import REDIRECT, SIGN_IN, Personas, Records, Row, row
from inbeeld.foundation.accounts.api import Absence, RegionCoordination, Role, invite
from inbeeld.foundation.geography.api import RegionMembership


def records(personas: Personas) -> Records:
    coordinator = personas["coordinator"].membership
    assert coordinator is not None
    assert coordinator.region is not None
    invitation, _token = invite(
        "nieuw@voorbeeld.test", organisation=coordinator.organisation, role=Role.COORDINATOR, region=None, by=None
    )
    soon = timezone.localdate() + dt.timedelta(days=7)
    return {
        "organisation": coordinator.organisation_id,
        "person": coordinator.user_id,
        "membership": coordinator.pk,
        "invitation": invitation.pk,
        "region": coordinator.region_id,
        "place": RegionMembership.objects.get(region=coordinator.region).pk,
        "coordination": RegionCoordination.objects.get(region=coordinator.region).pk,
        "kind": "coordination",
        "absence": Absence.objects.create(membership=coordinator, first_day=soon, last_day=soon).pk,
    }


def administrators(name: str, arguments: dict[str, str] | None = None, *, gets: int = 200, method: str = "get") -> Row:
    return row(f"administration:{name}", arguments, method=method, everyone=403, anonymous=SIGN_IN, administrator=gets)


ROLE = {"pk": "person", "membership": "membership"}
HELD = {"pk": "region", "coordination": "coordination"}

ROWS = [
    row(
        "administration:absences",
        everyone=403,
        anonymous=SIGN_IN,
        coordinator=200,
        colleague=200,
        far_colleague=200,
        team_lead=200,
    ),
    row(
        "administration:back",
        {"pk": "absence"},
        method="post",
        everyone=403,
        anonymous=SIGN_IN,
        # The team lead comes after the coordinator, who has taken it away by then.
        coordinator=REDIRECT,
        colleague=404,
        far_colleague=404,
        team_lead=404,
    ),
    administrators("organisations"),
    administrators("new_organisation"),
    administrators("organisation", {"pk": "organisation"}),
    administrators("edit_organisation", {"pk": "organisation"}),
    administrators("close_organisation", {"pk": "organisation"}),
    administrators("close_organisation", {"pk": "organisation"}, method="post", gets=422),
    administrators("master_keys"),
    administrators("master_keys", method="post", gets=422),
    administrators("people"),
    administrators("invite"),
    administrators("invite_again", {"pk": "invitation"}, method="post", gets=REDIRECT),
    administrators("withdraw_invitation", {"pk": "invitation"}, method="post", gets=REDIRECT),
    administrators("person", {"pk": "person"}),
    administrators("add_role", {"pk": "person"}),
    administrators("other_role", ROLE),
    administrators("end_role", ROLE),
    administrators("end_sessions", {"pk": "person"}),
    administrators("end_sessions", {"pk": "person"}, method="post", gets=REDIRECT),
    administrators("reset_factor", {"pk": "person"}),
    administrators("close_person", {"pk": "person"}),
    administrators("regions"),
    administrators("new_region"),
    administrators("gaps"),
    administrators("national_contact", {"kind": "kind"}),
    administrators("region", {"pk": "region"}),
    administrators("new_municipality", {"pk": "region"}),
    administrators("end_municipality", {"pk": "region", "membership": "place"}),
    administrators("start_coordination", {"pk": "region"}),
    administrators("end_coordination", HELD),
    administrators("contact", HELD),
]
