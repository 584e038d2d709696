"""Numbers of the desk: what came in and what became of it, through the door for counts."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable

from django.utils import timezone

from fixtures.personas import Persona, Place
from inbeeld.chain.signals.codes import DecisionKind
from inbeeld.chain.signals.counted import QUARTERS, SIGNALS, records_of_desk
from inbeeld.chain.signals.figures import figures_of
from inbeeld.chain.signals.models import Signal
from inbeeld.chain.signals.services.decisions import close_signal
from inbeeld.chain.signals.services.passing import accept, ask_to_take_over
from inbeeld.foundation.disclosure.api import count_live, quarter_code

from .conftest import INBOX

Made = Callable[..., tuple[Signal, str]]
PAGE = f"{INBOX}cijfers/"
CELL = re.compile(r'data-count="(\w+)">\s*([^<\s]*)')


def counted(persona: Persona, axis: str) -> Counter[str]:
    """As the records are handed to the door, before it protects them."""
    return Counter(record[axis] for record in records_of_desk(persona.actor))


def test_quarters_forms_and_decisions_are_handed_to_the_door(make_signal: Made, coordinator: Persona) -> None:
    closed, old = make_signal()[0], make_signal(form="criminal", kind="question")[0]
    make_signal()
    close_signal(closed, DecisionKind.ADVICE, "Gebeld", by=coordinator.actor)
    Signal.objects.filter(pk=old.pk).update(received_at=timezone.now() - dt.timedelta(days=800))
    assert counted(coordinator, "quarter") == {quarter_code(timezone.localdate()): 2}
    assert counted(coordinator, "became") == {"advice": 1, "open": 1}
    assert counted(coordinator, "form") == {"sexual": 2}


def test_the_first_answer_is_a_median_and_never_about_a_few(make_signal: Made, coordinator: Persona) -> None:
    for number in range(10):
        assert figures_of(coordinator.actor).first_answer is None
        signal, _code = make_signal()
        received = timezone.now() - dt.timedelta(days=20)
        answered = received + dt.timedelta(days=number)
        Signal.objects.filter(pk=signal.pk).update(received_at=received, answered_at=answered)
    assert figures_of(coordinator.actor).first_answer == 4.5


def test_a_signal_that_was_passed_on_counts_where_it_came_in(
    make_signal: Made, place: Place, far_place: Place, coordinator: Persona, far_colleague: Persona
) -> None:
    passing = ask_to_take_over(make_signal()[0], far_place.region, "Woont daar", by=coordinator.actor)
    accept(passing, by=far_colleague.actor)
    assert counted(coordinator, "became") == {"passed_on": 1}
    assert [record["region"] for record in SIGNALS.records()] == [str(place.region.pk)]


def test_another_desk_is_in_none_of_the_numbers(
    make_signal: Made, far_place: Place, coordinator: Persona, far_colleague: Persona
) -> None:
    make_signal(at=far_place)
    assert (counted(coordinator, "kind").total(), counted(far_colleague, "kind").total()) == (0, 1)


def test_the_page_prints_no_number_but_those_with_noise(make_signal: Made, coordinator: Persona) -> None:
    for _ in range(9):
        make_signal()
    page = coordinator.client.get(PAGE).content.decode()
    found = CELL.findall(page)
    assert {status for status, _ in found} == {"noised"}
    assert not {"1", "2"} & {number for _, number in found}
    assert "<svg" in page
    assert "style=" not in page.split("<main")[1]
    assert not re.findall(r"<text[^>]*>\s*\d+\s*<", page)


def test_the_desk_and_the_figures_print_the_same_number_for_the_same_signals(
    make_signal: Made, place: Place, coordinator: Persona
) -> None:
    for _ in range(12):
        make_signal()
    desk = figures_of(coordinator.actor).others[1]
    everywhere = count_live(SIGNALS, ("form",), {"region": str(place.region.pk)})
    assert desk.cell(form="sexual") == everywhere.cell(form="sexual")


def test_the_table_can_be_downloaded_with_what_it_means(make_signal: Made, coordinator: Persona) -> None:
    for _ in range(6):
        make_signal()
    answer = coordinator.client.get(f"{PAGE}?format=csv")
    assert answer.content.decode("utf-8-sig").startswith("# Signalen")
    assert "cell-key" in answer.content.decode()


def test_an_empty_desk_says_so(coordinator: Persona) -> None:
    assert "kwam er niets binnen" in coordinator.client.get(PAGE).content.decode()


def test_quarters_without_signals_stay_in_view(make_signal: Made, coordinator: Persona) -> None:
    for _ in range(6):
        make_signal()
    table = figures_of(coordinator.actor).course.tables()[0]
    assert [row.is_sum for row in table.rows] == [False] * QUARTERS + [True]
