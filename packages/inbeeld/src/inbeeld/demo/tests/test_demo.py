"""The demo: loaded once, plausible, with work of today, and only where it is allowed."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from random import Random

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client, TestCase, override_settings
from django.utils import timezone
from pytest_django import Settings

from inbeeld.chain.cases.api import Case, Episode, Identity, contradictions, facts_of, sub_form_fits
from inbeeld.chain.plan.api import CaseAction
from inbeeld.chain.signals.api import Signal, SignalPerson
from inbeeld.demo.loading import load
from inbeeld.foundation.accounts.api import Organisation, User
from inbeeld.foundation.fiction.api import PERSONAS, mix
from inbeeld.foundation.records.api import PartialDate


@override_settings(DEMO=True)
class TheDemo(TestCase):
    """Loaded once for all that is asked of it."""

    @classmethod
    def setUpTestData(cls) -> None:
        with override_settings(DEMO=True):
            load()

    def test_it_holds_about_120_signals_and_60_cases_over_three_years(self) -> None:
        first = Signal.objects.earliest("received_at").received_at
        assert Signal.objects.count() == 124
        assert 50 <= Case.objects.count() <= 70
        assert 900 < (timezone.now() - first).days <= 3 * 366
        assert not Signal.objects.filter(received_at__gt=timezone.now()).exists()

    def test_there_is_something_to_do_today(self) -> None:
        today = timezone.localdate()
        assert Signal.objects.new().exists()
        assert Signal.objects.overdue(today).exists()
        assert Signal.objects.filter(due_on=today).exists()
        assert CaseAction.objects.to_do().filter(due_on__lte=today).exists()

    def test_loading_again_changes_nothing(self) -> None:
        before = Signal.objects.count(), Case.objects.count(), User.objects.count()
        call_command("demo")
        call_command("demo", if_empty=True)
        assert (Signal.objects.count(), Case.objects.count(), User.objects.count()) == before

    def test_boys_are_seldom_seen_by_the_police_and_more_by_outreach(self) -> None:
        seen = Counter(SignalPerson.objects.filter(sex="boy").values_list("signal__setting", flat=True))
        assert seen["outreach"] > 3 * seen["police"]

    def test_no_case_contradicts_itself(self) -> None:
        today = timezone.localdate()
        identities = {one.case_id: one for one in Identity.objects.select_related("data_key")}
        found = {}
        for case in Case.objects.select_related("data_key"):
            identity = identities.get(case.pk)
            born = PartialDate.from_edtf(identity.reveal("person").get("born_on", "")) if identity else None
            found[case.pseudonym] = contradictions(facts_of(case), born, today)
        assert len([one for one in identities.values() if one.reveal("person").get("born_on")]) > 5
        assert {name: said for name, said in found.items() if said} == {}
        assert all(sub_form_fits(one.form, one.sub_form) for one in Episode.objects.all())

    def test_every_signal_and_case_can_be_opened(self) -> None:
        assert all(signal.reveal("facts") for signal in Signal.objects.select_related("data_key"))
        assert all(case.reveal("summary") for case in Case.objects.select_related("data_key"))

    def test_one_click_signs_in_as_anybody_of_the_demo(self) -> None:
        for persona in PERSONAS:
            response = Client().post("/demo/aanmelden/", {"persona": persona.key}, follow=True)
            page = response.content.decode()
            assert response.status_code == 200, persona.key
            assert persona.name in page
            assert "verzonnen" in page

    def test_the_page_tells_whom_to_be_and_a_code_that_works(self) -> None:
        response = Client().get("/demo/")
        assert all(persona.name in response.content.decode() for persona in PERSONAS)
        (hint,) = response.context["hints"]
        code = hint.removesuffix(".").split("code ")[1]
        assert Client().post("/signalen/volgen/", {"code": code}).status_code == 200

    def test_nobody_is_signed_in_by_a_link(self) -> None:
        assert Client().get("/demo/aanmelden/", {"persona": "coordinator"}).status_code == 405

    def test_outside_the_demo_it_is_not_there(self) -> None:
        with override_settings(DEMO=False):
            assert self.client.get("/demo/").status_code == 404
            assert self.client.post("/demo/aanmelden/", {"persona": "coordinator"}).status_code == 404

    def test_a_demo_session_is_worth_nothing_outside_the_demo(self) -> None:
        self.client.post("/demo/aanmelden/", {"persona": "coordinator"})
        assert self.client.get("/signalen/").status_code == 200
        with override_settings(DEMO=False):
            assert self.client.get("/signalen/").status_code != 200


def test_the_same_seed_gives_the_same_people() -> None:
    def people() -> list[mix.Sketch]:
        rng = Random(7)  # noqa: S311 - the same each time, on purpose
        return [mix.draw_person(rng) for _ in range(50)]

    assert people() == people()


def test_loading_is_refused_outside_the_demo(db: None, settings: Settings) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError):
        call_command("demo")
    assert not Organisation.objects.exists()


def test_production_refuses_to_start_with_the_demo() -> None:
    command = [sys.executable, "-c", "import inbeeld.settings.production"]
    environment = {"INBEELD_DEMO": "1", "INBEELD_SECRET_KEY": "x" * 50, "PATH": ""}
    ended = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert ended.returncode != 0
    assert b"INBEELD_DEMO" in ended.stderr
