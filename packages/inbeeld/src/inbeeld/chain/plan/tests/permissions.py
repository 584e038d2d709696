"""Who gets what at the addresses of this room."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from fixtures.case_rows import CASE, only_post, reading, shared_case, writing
from fixtures.permissions import REDIRECT, Personas, Records
from inbeeld.chain.method.api import Domain
from inbeeld.chain.plan.services import ActionDetails, GoalDetails, add_action, rate_domain, set_goal


def records(personas: Personas) -> Records:
    """An action, a goal and two ratings, in a case of which the partner holds the actions."""
    case, owner, today = shared_case(personas), personas["coordinator"], timezone.localdate()
    assert owner.membership is not None
    by = owner.actor
    details = ActionDetails(what="Verzonnen actie.", owner=owner.membership, due_on=today)
    action = add_action(case, by=by, details=details)
    domain = Domain.objects.get(code="housing", domain_set__version=1)
    seen = None
    for days, level in ((90, "limited"), (40, "sufficient")):
        on = today - dt.timedelta(days=days)
        rating = rate_domain(
            case, by=by, domain=domain, level=level, reason="Verzonnen.", on=on, seen=seen, own_level="full"
        )
        seen = rating.pk
    goal = set_goal(case, by=by, details=GoalDetails(words="Verzonnen: een eigen kamer.", domain_code="housing"))
    return {"case": case.pk, "action": action.pk, "code": "housing", "goal": goal.pk}


ACTION = {"pk": "case", "action_id": "action"}
DOMAIN = {"pk": "case", "code": "code"}
GOAL = {"pk": "case", "goal_id": "goal"}


ROWS = [
    reading("plan:plan", partner=200),
    reading("plan:domains", partner=403),
    reading("plan:domain", partner=403, arguments=DOMAIN),
    *(writing(f"plan:{name}", CASE, status=200, partner=200) for name in ("new_goal", "new_action")),
    *(writing(f"plan:{name}", CASE, status=422, partner=422, method="post") for name in ("new_goal", "new_action")),
    *(writing(f"plan:{name}", GOAL, status=200, partner=200) for name in ("goal", "settle_goal")),
    *(writing(f"plan:{name}", GOAL, status=422, partner=422, method="post") for name in ("goal", "settle_goal")),
    writing("plan:action", ACTION, status=200, partner=200),
    writing("plan:action", ACTION, status=422, partner=422, method="post"),
    only_post("plan:settle_action", ACTION),
    writing("plan:settle_action", ACTION, status=REDIRECT, partner=REDIRECT, method="post"),
    writing("plan:rate", DOMAIN, status=200, partner=403),
    writing("plan:rate", DOMAIN, status=422, partner=403, method="post"),
]
