"""Rows that bear a MAC cost a page no question more: what is needed comes along with the rows that are read anyway."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.test import Client, TestCase, override_settings
from django.test.utils import CaptureQueriesContext

from fixtures.hostile import without_guard
from fixtures.personas import signed_in
from inbeeld.chain.cases.models import Case
from inbeeld.chain.signals.models import Signal
from inbeeld.demo.loading import load
from inbeeld.foundation.access.services import actor_for
from inbeeld.foundation.accounts.models import Membership
from inbeeld.foundation.accounts.rules import Role

LISTS = (
    "/werk/", "/zaken/", "/zaken/?circle=team", "/signalen/", "/gesprekken/", "/meldcode/", "/overdrachten/",
    "/mijn-toegang/", "/toezicht/",
)  # fmt: skip
TABS = ("", "documenten/", "plan/", "contact/", "overleg/", "rechten/", "toestemming/", "geschiedenis/", "overgangen/")


def asked_by(client: Client, page: str) -> tuple[int, list[str]]:
    with CaptureQueriesContext(connection) as queries:
        status = client.get(page).status_code
    return status, [one["sql"] for one in queries.captured_queries]


@override_settings(DEMO=True)
class PagesAskNoMore(TestCase):
    """Against the demo region: every list and every tab of a full case, as everybody who may open it."""

    @classmethod
    def setUpTestData(cls) -> None:
        with override_settings(DEMO=True):
            load()

    def test_each_main_page_asks_as_much_with_the_macs_as_without(self) -> None:
        compared = 0
        for role in (Role.COORDINATOR, Role.TEAM_LEAD, Role.PRIVACY_OFFICER, Role.PARTNER):
            member = Membership.objects.select_related("user", "organisation", "region").filter(role=role)[0]
            client = signed_in(member.user)
            for page in [*LISTS, *self._records(member)]:
                client.get(page)  # the first look of a session writes that it began
                with without_guard():
                    status, without = asked_by(client, page)
                _status, asked = asked_by(client, page)
                if status != 200:
                    continue
                compared += 1
                with self.subTest(role=role, page=page):
                    assert len(asked) == len(without), "\n".join(more(asked, without))
        assert compared > 30

    def _records(self, member: Membership) -> list[str]:
        actor = actor_for(member, second_factor=True)
        cases: Any = Case.objects.visible_to(actor).order_by("-action_due_on")[:1]
        signals: Any = Signal.objects.visible_to(actor).order_by("-received_at")[:1]
        found = [f"/zaken/{case.pk}/{tab}" for case in cases for tab in TABS]
        return found + [f"/signalen/{signal.pk}/" for signal in signals]


def more(asked: list[str], without: list[str]) -> list[str]:
    """What was asked beside it, shortened."""
    known = {one.partition(" FROM ")[2][:60] for one in without}
    return [one[:300] for one in asked if one.partition(" FROM ")[2][:60] not in known] or [
        one[:300] for one in asked if "newest_mac" in one and "LIMIT 1" in one
    ]
