"""Whatever filters are chosen on the signals, all pages together tell nothing beyond the noise."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from django.utils import timezone

from darkfigure import disclosure
from darkfigure.disclosure import Release
from fixtures.personas import Persona, Place
from inbeeld.chain.cases.api import Form
from inbeeld.chain.signals import counted
from inbeeld.chain.signals.codes import DecisionKind, Setting, SignalKind
from inbeeld.chain.signals.counted import SIGNALS, records_of_desk
from inbeeld.chain.signals.models import Signal
from inbeeld.chain.signals.services.decisions import close_signal
from inbeeld.foundation.disclosure.api import TOTAL, count_live

Made = Callable[..., tuple[Signal, str]]
Place_ = tuple[str, ...]
NAMES = ("quarter", "region", "kind", "form", "setting", "became")


@pytest.fixture
def signals(
    make_signal: Made, place: Place, far_place: Place, coordinator: Persona, monkeypatch: pytest.MonkeyPatch
) -> list[dict[str, str]]:
    """As a small region has them: a few of each, some alone in a form, a setting or a decision; of two quarters."""
    monkeypatch.setattr(counted, "QUARTERS", 2)
    draw = random.Random(13)  # noqa: S311 invented signals
    for number in range(22):
        made, _code = make_signal(
            form=draw.choice(Form.values[:4]), kind=draw.choice(SignalKind.values),
            setting=draw.choice(Setting.values[:3]), at=draw.choice((place, place, far_place)),
        )  # fmt: skip
        Signal.objects.filter(pk=made.pk).update(received_at=timezone.now() - dt.timedelta(days=95 * (number % 2)))
        if number % 4 == 0 and made.region_id == place.region.pk:
            close_signal(made, DecisionKind.ADVICE, "Gebeld (verzonnen)", by=coordinator.actor)
    return [dict(record) for record in SIGNALS.records()]


def whole_cube() -> Release:
    """Every cell that a visitor can reach: two axes are shown, and any code can be chosen on each of the others."""
    return count_live(SIGNALS, NAMES).release


def pages() -> Iterator[tuple[tuple[str, ...], dict[str, str]]]:
    """Every pair of rows and columns; with no filter, with each filter alone, and with some of all together."""
    axes = {axis.name: axis for axis in SIGNALS.axes()}
    draw = random.Random(7)  # noqa: S311 a sample
    for shown in [*itertools.permutations(NAMES, 2), *((name,) for name in NAMES)]:
        others = [name for name in NAMES if name not in shown]
        yield shown, {}
        for name in others:
            yield shown, {name: draw.choice(list(axes[name].words))}
        for _ in range(3):
            yield shown, {name: draw.choice(list(axes[name].codes)) for name in others if draw.random() < 0.7}


def test_every_page_prints_what_the_whole_cube_holds(signals: list[dict[str, str]]) -> None:
    """So there is nothing to be learnt from pages that the cube does not tell."""
    cube = whole_cube().values
    compared = 0
    for shown, chosen in pages():
        release = count_live(SIGNALS, shown, chosen, records=signals).release
        for cell, value in release.values.items():
            codes = {**chosen, **dict(zip(release.structure.names, cell, strict=True))}
            assert cube[tuple(codes.get(name, TOTAL) for name in NAMES)] == value, (shown, chosen, cell)
            compared += 1
    assert compared > 5000


def counts(signals: list[dict[str, str]]) -> Counter[Place_]:
    """What is in each cell that is not empty."""
    cells = (itertools.product(*((record[name], TOTAL) for name in NAMES)) for record in signals)
    return Counter(itertools.chain.from_iterable(cells))


def test_all_cells_together_give_no_small_count_away(signals: list[dict[str, str]]) -> None:
    cube, true = whole_cube(), counts(signals)
    assert all(value == 0 for cell, value in cube.values.items() if not true[cell])
    assert not {cube.values[cell] for cell in true} & {1, 2}
    assert all(abs((cube.values[cell] or 0) - count) <= 5 for cell, count in true.items())
    small = [cell for cell, count in true.items() if count < 5]
    assert len(small) > 200
    report = disclosure.attack(cube, threshold=5, protected=[small], exact=False)
    assert (report.findings, report.unfinished) == ((), ())


def test_what_is_left_between_two_pages_is_not_the_one_person_between_them(signals: list[dict[str, str]]) -> None:
    """A total minus all its parts but one: where that one holds a single person, any number comes out."""
    cube, true = {cell: value or 0 for cell, value in whole_cube().values.items()}, counts(signals)
    axes = {axis.name: axis for axis in SIGNALS.axes()}
    left = Counter(
        cube[cell] - sum(cube[*cell[:place], code, *cell[place + 1 :]] for code in axes[name].codes if code != alone)
        for cell, count in true.items()
        for place, name in enumerate(NAMES)
        if cell[place] == TOTAL and count > 2
        for alone in axes[name].codes
        if true[*cell[:place], alone, *cell[place + 1 :]] == 1
    )
    assert left.total() > 100
    assert len(left) >= 10
    assert left.most_common(1)[0][1] < left.total() / 2


def test_the_page_of_a_desk_and_the_figures_give_one_group_one_number(
    signals: list[dict[str, str]], coordinator: Persona, place: Place
) -> None:
    """Otherwise the two could be averaged until the noise is gone."""
    desk = list(records_of_desk(coordinator.actor))
    assert {record["region"] for record in desk} == {str(place.region.pk)}
    own = count_live(SIGNALS, ("form",), records=desk)
    everybody = count_live(SIGNALS, ("form",), {"region": str(place.region.pk)})
    for code in (*Form.values, TOTAL):
        assert own.cell(form=code).value == everybody.cell(form=code).value
