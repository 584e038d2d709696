"""Who gets what at the addresses of this room."""

from __future__ import annotations

from typing import Any

from fixtures.permissions import REDIRECT, SIGN_IN, Personas, Records, Row, row
from inbeeld.chain.cases.api import Case, CaseFacts, open_case
from inbeeld.chain.transfers.envelopes import unpack
from inbeeld.chain.transfers.keys import SecretKey
from inbeeld.chain.transfers.models import InstallationKey, KnownInstallation, PackageReceived
from inbeeld.chain.transfers.services import Asked, ask, name_conditions
from inbeeld.chain.transfers.services.keeping_keys import (
    make_keys,
    own_public,
    register_installation,
    replace_keys,
)
from inbeeld.chain.transfers.services.packing import PackagePlan, make_package
from inbeeld.foundation.accounts.api import RegionCoordination

CASE = {"pk": "case"}
ASKED = {"pk": "asked"}
NAMED = {"pk": "named"}
SENDERS = ("coordinator", "colleague", "team_lead")


def records(personas: Personas) -> Records:
    """A case that was not asked about, one before the far colleague, and one with conditions."""
    owner, far = personas["coordinator"], personas["far_colleague"]
    assert owner.membership is not None
    assert owner.membership.region is not None
    assert far.membership is not None
    by, organisation, region = owner.actor, owner.membership.organisation, owner.membership.region
    cases = [open_case(by=by, organisation=organisation, region=region, facts=CaseFacts()) for _ in range(3)]
    request = Asked(
        to=RegionCoordination.objects.get(region=far.membership.region),
        form="sexual",
        age_band="16-17",
        urgency="week",
        reason="Verzonnen.",
        ground="public_task",
    )
    asked, named = (ask(case, by=by, asked=request) for case in cases[1:])
    name_conditions(named, by=far.actor, conditions="Verzonnen.", keep=[])
    known, kept = packages(personas, cases[0])
    old_key = InstallationKey.objects.get()
    replace_keys(by=personas["administrator"].actor, reason="Verzonnen.")
    return {
        "old_key": old_key.pk,
        "case": cases[0].pk,
        "asked": asked.pk,
        "named": named.pk,
        "known": known.pk,
        "kept": kept.pk,
    }


def packages(personas: Personas, case: Case) -> tuple[KnownInstallation, PackageReceived]:
    """Another installation, and a package of it that became the case."""
    administrator = personas["administrator"].actor
    make_keys(by=administrator)
    there, by = SecretKey.make(), personas["coordinator"].actor
    known = register_installation(
        by=administrator, name="Verzonnen elders", key=there.public, compared_with="Verzonnen beheerder"
    )
    plan = PackagePlan(to=known, with_identity=False, reason="Verzonnen.", ground="public_task")
    sent, data = make_package(case, by=by, plan=plan)
    content = unpack(data, own=there, known=lambda _: own_public())[0]
    kept = PackageReceived(pk=sent.pk, case=case, data_key=case.data_key, came_from=known, digest=sent.digest)
    kept.received_by_id = by.member
    kept.seal(content=content)
    kept.save(force_insert=True)
    return known, kept


def knowing(name: str, arguments: dict[str, str] | None) -> Row:
    both = dict.fromkeys((*SENDERS, "far_colleague"), 200)
    return row(name, arguments, method="get", data=None, everyone=403, anonymous=SIGN_IN, **both)


def receiving(name: str, *, status: int, method: str = "get") -> Row:
    """For the region that was asked."""
    return row(name, ASKED, method=method, everyone=403, anonymous=SIGN_IN, far_colleague=status)


def sending(
    name: str, arguments: dict[str, str], *, status: int, method: str = "get", far: int = 403, lead: int = 0
) -> Row:
    """For who coordinates the case, and his team lead."""
    return row(
        name,
        arguments,
        method=method,
        everyone=403,
        anonymous=SIGN_IN,
        coordinator=status,
        team_lead=lead or status,
        far_colleague=far,
    )


def team(name: str, arguments: dict[str, str]) -> Row:
    """For who oversees the case."""
    ours = dict.fromkeys(SENDERS, 200)
    return row(name, arguments, method="get", data=None, everyone=403, anonymous=SIGN_IN, **FAR_404, **ours)


def administrating(name: str, arguments: dict[str, str] | None, *, status: int, method: str = "get") -> Row:
    return row(name, arguments, method=method, everyone=403, anonymous=SIGN_IN, administrator=status)


def opening(status: int, method: str) -> Row:
    coordinators = dict.fromkeys(("coordinator", "colleague", "far_colleague"), status)
    return row("transfers:take_in", None, method=method, data=None, everyone=403, anonymous=SIGN_IN, **coordinators)


def handing_in(status: int, method: str) -> Row:
    both = dict.fromkeys((*SENDERS, "far_colleague"), status)
    return row("transfers:take_receipt", None, method=method, data=None, everyone=403, anonymous=SIGN_IN, **both)


KNOWN = {"pk": "known"}
KEPT = {"pk": "kept"}
FAR_404 = dict.fromkeys(("far_colleague", "partner", "outreach_worker"), 404)
AGREEING: Any = dict.fromkeys((*SENDERS, "far_colleague"), 405)

ROWS = [
    knowing("transfers:list", None),
    knowing("transfers:detail", ASKED),
    *(receiving(f"transfers:{name}", status=200) for name in ("accept", "conditions", "refuse")),
    *(receiving(f"transfers:{name}", status=422, method="post") for name in ("accept", "conditions", "refuse")),
    opening(200, "get"),
    opening(422, "post"),
    handing_in(200, "get"),
    handing_in(422, "post"),
    team("transfers:package", KEPT),
    team("transfers:receipt_for", KEPT),
    sending("transfers:make_package", CASE, status=200, far=404),
    sending("transfers:make_package", CASE, status=422, method="post", far=404),
    administrating("transfers:installations", None, status=200),
    administrating("transfers:make_keys", None, status=405),
    administrating("transfers:replace_keys", None, status=200),
    administrating("transfers:replace_keys", None, status=422, method="post"),
    administrating("transfers:make_keys", None, status=REDIRECT, method="post"),
    administrating("transfers:destroy_old_key", {"pk": "old_key"}, status=REDIRECT, method="post"),
    administrating("transfers:register", None, status=200),
    administrating("transfers:register", None, status=422, method="post"),
    administrating("transfers:end_installation", KNOWN, status=200),
    administrating("transfers:end_installation", KNOWN, status=REDIRECT, method="post"),
    sending("transfers:ask", CASE, status=200, far=404),
    sending("transfers:ask", CASE, status=422, method="post", far=404),
    sending("transfers:take_back", ASKED, status=200),
    sending("transfers:take_back", ASKED, status=REDIRECT, method="post"),
    row("transfers:agree", NAMED, everyone=403, anonymous=SIGN_IN, **AGREEING, method="get"),
    # Once the coordinator has agreed the case is the far colleague's, and no longer her team lead's.
    sending("transfers:agree", NAMED, status=REDIRECT, method="post", far=REDIRECT, lead=403),
]
