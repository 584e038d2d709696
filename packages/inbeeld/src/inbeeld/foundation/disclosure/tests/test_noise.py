"""Pages with free filters: the same persons have the same noise, and all pages together give nothing away."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import pytest

from darkfigure import disclosure
from darkfigure.disclosure import Method, Release, Status, Structure
from inbeeld.foundation.disclosure.api import TOTAL, LiveCount, Protected, Record, count_live
from inbeeld.foundation.disclosure.structures import structure_of

pytestmark = pytest.mark.django_db
AXES = ("region", "sex", "form")
Place = tuple[str, ...]


def all_pages(source: LiveCount) -> Iterator[tuple[Sequence[str], dict[str, str], Protected]]:
    """Every choice of rows and columns, with every choice on the axes that are left."""
    words = {axis.name: [None, *axis.words] for axis in source.axes()}
    for number in (1, 2):
        for shown in itertools.permutations(AXES, number):
            others = [name for name in AXES if name not in shown]
            for codes in itertools.product(*(words[name] for name in others)):
                chosen = {name: code for name, code in zip(others, codes, strict=True) if code is not None}
                yield shown, chosen, count_live(source, shown, chosen)


def cells_of(page: Protected, chosen: dict[str, str]) -> Iterator[tuple[Place, int]]:
    for cell, value in page.release.values.items():
        codes = {**chosen, **dict(zip(page.release.structure.names, cell, strict=True))}
        assert value is not None
        yield tuple(codes.get(name, TOTAL) for name in AXES), value


def test_all_choices_of_filters_together_give_no_small_count_away(live: LiveCount, persons: list[Record]) -> None:
    seen: dict[Place, int] = {}
    for _shown, chosen, page in all_pages(live):
        for place, value in cells_of(page, chosen):
            assert seen.setdefault(place, value) == value, place
    whole = structure_of("all pages", "persons", live.axes(), [AXES])
    assert set(whole.cells) - set(seen) <= set(whole.inner)  # no page shows three axes at once but by a filter
    method = Method("cell-key", {"largest_noise": 5, "zeros": "shown"})
    published = Release(whole, seen, dict.fromkeys(seen, Status.NOISED), method)
    report = disclosure.attack(published, threshold=5, exact=False)
    assert (report.findings, report.unfinished) == ((), ())


def test_a_difference_of_two_filters_tells_no_more_than_the_noise_does(live: LiveCount) -> None:
    """One person more on the page changes what is printed by any amount within the noise of both."""
    boys = count_live(live, ("form",), {"sex": "boy", "region": "south"})
    everybody = count_live(live, ("form",), {"region": "south"})
    girls = count_live(live, ("form",), {"sex": "girl", "region": "south"})
    parts = [page.cell(form="labour").value or 0 for page in (boys, girls)]
    assert abs((everybody.cell(form="labour").value or 0) - sum(parts)) <= 15


def test_no_page_prints_a_one_or_a_two_and_each_number_is_within_the_noise(
    live: LiveCount, persons: list[Record]
) -> None:
    for _shown, chosen, page in all_pages(live):
        for place, value in cells_of(page, chosen):
            held = [_codes(live, name, code) for name, code in zip(AXES, place, strict=True)]
            true = sum(all(one[name] in codes for name, codes in zip(AXES, held, strict=True)) for one in persons)
            assert value == 0 if true == 0 else abs(value - true) <= 5
            assert value not in {1, 2}


def _codes(source: LiveCount, name: str, code: str) -> tuple[str, ...]:
    axis = next(axis for axis in source.axes() if axis.name == name)
    return axis.held.get(code, (code,))


def test_the_order_of_records_and_the_person_who_asks_change_nothing(live: LiveCount, persons: list[Record]) -> None:
    first = count_live(live, ("region", "form"))
    again = count_live(live, ("region", "form"), records=reversed(persons))
    assert first.release.values == again.release.values


def test_an_axis_or_code_that_is_not_there_is_refused(live: LiveCount) -> None:
    with pytest.raises(LookupError):
        count_live(live, ("municipality",))
    with pytest.raises(LookupError):
        count_live(live, ("region",), {"form": "unheard of"})


def test_the_structure_of_a_page_keeps_only_what_it_needs(live: LiveCount) -> None:
    structure: Structure = count_live(live, ("region",), {"form": "sexual"}).release.structure
    assert structure.names == ("region", "form")
    assert len(structure.inner) == 6
