"""A region full of made-up cases, loaded in bulk: what no page opens is filler, the rest is made by the services."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

REGIONS = 10
COORDINATORS_IN_EACH = 5
OWN = 40
FILLER = b"\x01" + b"f" * 220  # as long as a sealed text of some sentences

SYLLABLES = [consonant + vowel for consonant in "bdfghklmnprstvwz" for vowel in "aeiou"]

# Prime steps keep region, state, form and dates independent of one another.
CASES = """
WITH added AS (
INSERT INTO cases_case (
    id, data_key_id, pseudonym, pseudonym_key, organisation_id, region_id, coordinator_id, status, phase, form, place,
    reach, sex, nationality_group, age_at_contact, summary, is_open, opened_on, closed_on, outcome, last_contact_on,
    contact_due_on, safety_review_on, action_due_on, next_due_on, summary_version, safety_version, state_version,
    summary_changed_at, summary_changed_by_id
)
SELECT
    gen_random_uuid(), %(key)s, initcap(word) || ' ' || digits, word || digits, %(organisation)s,
    (%(regions)s::bigint[])[1 + n / 10 %% 10], (%(coordinators)s::uuid[])[1 + n / 10 %% 10 + 10 * (n / 100 %% 5)],
    (ARRAY['presumed', 'actual', 'not_a_victim'])[1 + n %% 3],
    CASE WHEN n %% 10 < 6 THEN (ARRAY['contact', 'holding', 'guiding', 'led_to_help'])[1 + n %% 4] ELSE 'ended' END,
    CASE WHEN n %% 997 = 7 THEN 'organ_removal' ELSE (ARRAY['sexual', 'criminal', 'labour'])[1 + n %% 3] END,
    'unknown', 'domestic', 'boy', 'dutch', 10 + n %% 15, %(filler)s, n %% 10 < 6, %(today)s - n %% 1499,
    CASE WHEN n %% 10 < 6 THEN NULL ELSE %(today)s - n %% 293 END,
    CASE WHEN n %% 10 < 6 THEN '' ELSE 'help_continues' END,
    %(today)s - n %% 37, %(today)s - n %% 37 + 14, %(today)s - 5 + n %% 41,
    %(today)s - 10 + n %% 59, least(%(today)s - n %% 37 + 14, %(today)s - 10 + n %% 59, %(today)s - 5 + n %% 41),
    1, 1, 1, now(), (%(coordinators)s::uuid[])[1]
FROM (
    SELECT n,
        (%(syllables)s::text[])[1 + n %% 80] || (%(syllables)s::text[])[1 + n / 80 %% 80]
            || (%(syllables)s::text[])[1 + n / 6400 %% 80] AS word,
        (100 + n * 7 %% 900)::text AS digits
    FROM generate_series(%(first)s, %(last)s) n
) numbers
ON CONFLICT DO NOTHING
RETURNING id, data_key_id, coordinator_id, action_due_on, is_open
)
INSERT INTO plan_caseaction (id, data_key_id, case_id, what, owner_id, due_on, state, version, by_id, at)
SELECT gen_random_uuid(), data_key_id, id, %(filler)s, coordinator_id, action_due_on, 'open', 1, coordinator_id, now()
FROM added WHERE is_open
"""
TABLES = ("cases_case", "plan_caseaction")


@dataclass(frozen=True, slots=True)
class World:
    organisation: Any
    regions: list[Any]
    coordinators: list[Any]
    ordinary: Any
    wide: Any
    lead: Any
    partner: Any  # of another organisation, with parts of some cases of the ordinary coordinator
    case: Any  # of a colleague, with something in each part
    shared: Any  # one of those that are open to the partner


def make_world() -> World:
    """One organisation that coordinates ten regions; one coordinator works for one of them, one for all."""
    from inbeeld.foundation.accounts.api import Organisation, RegionCoordination
    from inbeeld.foundation.geography.api import Region

    kind = "care_coordination"
    organisation = Organisation.objects.create(name="Verzonnen zorgcoördinatie", type=kind, reporter_type=kind)
    regions = [Region.objects.create(kind=kind, code=f"B{n}", name=f"Verzonnen regio {n}") for n in range(REGIONS)]
    for region in regions:
        RegionCoordination.objects.create(organisation=organisation, region=region, valid_from=dt.date(2020, 1, 1))
    coordinators = [member(f"{n}", organisation, regions[n % REGIONS]) for n in range(REGIONS * COORDINATORS_IN_EACH)]
    ordinary, wide = member("gewoon", organisation, regions[0]), member("overal", organisation, None)
    for membership in (ordinary, wide):
        fill(membership, regions[0])
    case = fill(coordinators[0], regions[0], count=1)
    lead = member("leiding", organisation, regions[0], role="team_lead")
    school = Organisation.objects.create(name="Verzonnen school", type="education", reporter_type="education")
    partner = member("partner", school, None, role="partner")
    shared = share(ordinary, partner)
    return World(organisation, regions, coordinators, ordinary, wide, lead, partner, case, shared)


def share(coordinator: Any, partner: Any) -> Any:
    """Open every case of a coordinator to a partner, who owes an action in each; one of them is returned."""
    from django.utils import timezone

    from inbeeld.chain.cases.api import Case
    from inbeeld.chain.plan.api import ActionDetails, add_action
    from inbeeld.foundation.access.api import Ground, Part, actor_for, give_grant

    by, until = actor_for(coordinator, second_factor=True), timezone.now() + dt.timedelta(days=90)
    parts = [Part.SUMMARY, Part.SAFETY, Part.CONTACTS, Part.ACTIONS]
    for case in Case.objects.filter(coordinator=coordinator):
        give_grant(case, partner, by=by, parts=parts, purpose="Verzonnen", ground=Ground.PUBLIC_TASK, until=until)
        details = ActionDetails(what="Verzonnen actie", owner=partner, due_on=timezone.localdate())
        add_action(case, by=by, details=details)
    return case


def member(name: str, organisation: Any, region: Any, *, role: str = "coordinator") -> Any:
    from inbeeld.foundation.accounts.api import Membership, User

    user = User.objects.create(email=f"{name}@verzonnen.test", name=f"Verzonnen {name}")
    return Membership.objects.create(
        user=user, organisation=organisation, region=region, role=role, valid_from=dt.date(2020, 1, 1)
    )


def fill(membership: Any, region: Any, count: int = OWN) -> Any:
    """Cases with a true text in each part, so that pages have something to open; the last one is returned."""
    from django.utils import timezone

    from inbeeld.chain.cases.api import CaseFacts, SafetyDetails, open_case, review_safety
    from inbeeld.chain.contacts.api import ContactDetails, add_contact
    from inbeeld.chain.method.api import Domain
    from inbeeld.chain.plan.api import ActionDetails, add_action, rate_domain
    from inbeeld.foundation.access.api import actor_for

    by, today = actor_for(membership, second_factor=True), timezone.localdate()
    domain = Domain.objects.get(code="housing")
    facts = CaseFacts(form="sexual", summary="Verzonnen. " * 20)
    safety = SafetyDetails(agreements="Verzonnen. " * 10, danger="", in_danger="", reviewed_on=today)
    for number in range(count):
        case = open_case(by=by, organisation=membership.organisation, region=region, facts=facts)
        review_safety(case, by=by, details=safety, version=0)
        for days in (-3, 2):
            due = today + dt.timedelta(days=days + number % 2)
            details = ActionDetails(what="Verzonnen actie", owner=membership, due_on=due)
            add_action(case, by=by, details=details)
        contact = ContactDetails(kind="phone", on=today, succeeded=True, note="Verzonnen. " * 10)
        add_contact(case, by=by, details=contact)
        reason = "Verzonnen. " * 5
        rate_domain(case, by=by, domain=domain, level="limited", reason=reason, on=today, seen=None)
    return case


def grow(world: World, first: int, last: int) -> None:
    """Add the cases numbered `first` to `last`, the open ones with an action; indexes are rebuilt afterwards."""
    from django.db import connection
    from django.utils import timezone

    from inbeeld.foundation.vault.api import DataKey

    values = {
        "key": DataKey.objects.create_key().pk,
        "organisation": world.organisation.pk,
        "regions": [region.pk for region in world.regions],
        "coordinators": [membership.pk for membership in world.coordinators],
        "syllables": SYLLABLES,
        "today": timezone.localdate(),
        "filler": FILLER,
        "first": first,
        "last": last,
    }
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s)"
            " AND indexname NOT IN (SELECT conname FROM pg_constraint)",
            [list(TABLES)],
        )
        indexes = cursor.fetchall()
        for name, _definition in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        cursor.execute("SET session_replication_role = replica")  # what it refers to was just made: do not look it up
        cursor.execute(CASES, values)
        cursor.execute("SET session_replication_role = DEFAULT")
        for _name, definition in indexes:
            cursor.execute(definition)
        for table in TABLES:
            cursor.execute(f"VACUUM ANALYZE {table}")
