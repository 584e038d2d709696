"""Numbers of the desk: what came in and what became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.utils import timezone

from fixtures.personas import Persona, Place
from inbeeld.chain.signals.codes import DecisionKind
from inbeeld.chain.signals.figures import figures_of
from inbeeld.chain.signals.models import Signal
from inbeeld.chain.signals.services.decisions import close_signal
from inbeeld.chain.signals.services.passing import accept, ask_to_take_over

from .conftest import INBOX

Made = Callable[..., tuple[Signal, str]]
PAGE = f"{INBOX}cijfers/"


def test_months_forms_and_decisions_are_counted(make_signal: Made, coordinator: Persona) -> None:
    today = timezone.localdate()
    closed, old = make_signal()[0], make_signal(form="criminal", kind="question")[0]
    make_signal()
    close_signal(closed, DecisionKind.ADVICE, "Gebeld", by=coordinator.actor)
    Signal.objects.filter(pk=old.pk).update(received_at=timezone.now() - dt.timedelta(days=400))
    found = figures_of(coordinator.actor, today)
    assert (len(found.months), found.received) == (12, 2)
    assert found.months[-1].decided == {"advice": 1}
    assert found.months[-1].open == 1
    assert [number for _, number in found.forms] == [2]


def test_the_first_answer_is_the_median_in_days(make_signal: Made, coordinator: Persona) -> None:
    for days in (1, 2, 9):
        signal, _code = make_signal()
        received = timezone.now() - dt.timedelta(days=20)
        Signal.objects.filter(pk=signal.pk).update(received_at=received, answered_at=received + dt.timedelta(days=days))
    found = figures_of(coordinator.actor, timezone.localdate())
    assert (found.first_answer, found.answered) == (2.0, 3)


def test_a_signal_that_was_passed_on_counts_where_it_came_in(
    make_signal: Made, far_place: Place, coordinator: Persona, far_colleague: Persona
) -> None:
    passing = ask_to_take_over(make_signal()[0], far_place.region, "Woont daar", by=coordinator.actor)
    accept(passing, by=far_colleague.actor)
    found = figures_of(coordinator.actor, timezone.localdate())
    assert found.months[-1].decided == {"passed_on": 1}


def test_another_desk_is_in_none_of_the_numbers(
    make_signal: Made, far_place: Place, coordinator: Persona, far_colleague: Persona
) -> None:
    make_signal(at=far_place)
    assert figures_of(coordinator.actor, timezone.localdate()).received == 0
    assert figures_of(far_colleague.actor, timezone.localdate()).received == 1


def test_small_numbers_are_warned_about_and_the_chart_has_its_table(signal: Signal, coordinator: Persona) -> None:
    page = coordinator.client.get(PAGE).content.decode()
    assert "Stuur deze pagina" in page
    assert "<svg" in page
    assert "<table" in page
    assert "style=" not in page.split("<main")[1]


def test_an_empty_desk_says_so(coordinator: Persona) -> None:
    assert "kwam er niets binnen" in coordinator.client.get(PAGE).content.decode()


def test_months_without_signals_stay_in_view(signal: Signal, coordinator: Persona) -> None:
    months = figures_of(coordinator.actor, dt.date(2026, 3, 15)).months
    assert months[0].first == dt.date(2025, 4, 1)
    assert months[-1].first == dt.date(2026, 3, 1)
