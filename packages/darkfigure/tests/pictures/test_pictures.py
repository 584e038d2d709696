"""Pictures hold the numbers of the estimates, and none that is refused."""

from __future__ import annotations

import dataclasses
import math
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from darkfigure import (
    CaptureHistories,
    InvalidInput,
    Picture,
    compare,
    compare_without_lists,
    datasets,
    draw_chains,
    draw_estimates,
    draw_overlaps,
    draw_profile,
    draw_residuals,
    draw_without_lists,
    estimate_bic,
    estimate_chao,
    estimate_log_linear,
    estimate_thresholding,
    examine_fit,
)
from darkfigure._pictures.marks import Curve, Panel

LISTS = datasets.netherlands(5)
PAIRS = "[12,13,14,15,23,24,25,34,35,45]"
SVG = "{http://www.w3.org/2000/svg}"


def parsed(picture: Picture) -> ElementTree.Element:
    """Return the picture as elements."""
    return ElementTree.fromstring(picture.svg)  # noqa: S314 - it is our own


def words(picture: Picture) -> list[str]:
    """Return what is written in the picture."""
    return [element.text or "" for element in parsed(picture).iter(f"{SVG}text")]


def curve_of(panel: Panel) -> Curve:
    """Return the one curve of a panel."""
    (curve,) = [mark for mark in panel.marks if isinstance(mark, Curve)]
    return curve


def every_picture() -> dict[str, Picture]:
    """One of each kind, refused ones too."""
    return {
        "overlaps": draw_overlaps(LISTS),
        "estimates": draw_estimates(compare(LISTS, ["log-linear", "bic", "chao"])),
        "without": draw_without_lists(compare_without_lists(LISTS)),
        "profile": draw_profile(LISTS, PAIRS),
        "profile refused": draw_profile(LISTS),
        "residuals": draw_residuals(examine_fit(LISTS, PAIRS)),
        "residuals refused": draw_residuals(examine_fit(LISTS)),
        "chains": draw_chains(estimate_thresholding(LISTS, chains=2, draws=100)),
    }


@pytest.fixture(scope="module")
def pictures() -> dict[str, Picture]:
    return every_picture()


def test_each_picture_has_a_title_a_description_and_needs_nothing_from_elsewhere(pictures: dict[str, Picture]) -> None:
    for name, picture in pictures.items():
        root = parsed(picture)
        named = {element.get("id"): element.text for element in root if element.get("id")}
        told = [named[part] for part in (root.get("aria-labelledby") or "").split()]
        assert told == [picture.title, picture.description], name
        assert all(told), name
        assert root.get("role") == "img"
        assert not re.search(r"href|@import|<style|<script|<image|url\((?!#)", picture.svg), name


def test_pictures_on_one_page_do_not_share_an_id(pictures: dict[str, Picture]) -> None:
    ids = [found for picture in pictures.values() for found in re.findall(r' id="([^"]+)"', picture.svg)]
    assert len(ids) == len(set(ids))


def test_nothing_is_written_outside_the_picture(pictures: dict[str, Picture]) -> None:
    for name, picture in pictures.items():
        root = parsed(picture)
        height = float(root.get("height") or 0)
        places = [(float(e.get("x") or -1), float(e.get("y") or -1)) for e in root.iter(f"{SVG}text")]
        assert all(0 <= x <= 720 and 0 <= y <= height for x, y in places), name


def test_names_of_lists_cannot_break_out_of_a_picture() -> None:
    evil = "<script>&\"'"
    histories = CaptureHistories.from_sets((evil, "B"), {(evil,): 5, ("B",): 4, (evil, "B"): 3})
    picture = draw_overlaps(histories)
    assert f"{evil} (8)" in words(picture)
    assert "<script" not in picture.svg + picture._repr_html_()
    assert "<script" not in histories._repr_html_()


def test_the_overlaps_are_those_of_the_lists() -> None:
    picture = draw_overlaps(LISTS)
    assert ("IO+P", "81") in picture.rows
    assert sum(int(count.replace(",", "")) for _, count in picture.rows) == LISTS.observed
    assert {"P (4,812)", "R (742)", "4,466"} <= set(words(picture))


def test_many_patterns_are_drawn_in_part_and_the_rest_is_told() -> None:
    names = tuple("ABCDE")
    histories = CaptureHistories.from_counts(names, {mask: 40 - mask for mask in range(1, 32)})
    picture = draw_overlaps(histories)
    assert any("7 rarer patterns, of 84 persons together" in line for line in words(picture))
    assert len(picture.rows) == 31


def test_empty_lists_are_drawn_as_nothing() -> None:
    assert draw_overlaps(CaptureHistories(("A", "B"), (), ())).panels == ()


def test_an_interval_stands_where_the_estimate_says() -> None:
    estimate = estimate_bic(LISTS, max_order=2)
    picture = draw_estimates({"pairs": estimate, "again": estimate})
    panel = picture.panels[0]
    root = parsed(picture)
    circles = [float(element.get("cx") or 0) for element in root.iter(f"{SVG}circle")]
    ends = [
        (float(e.get("x1") or 0), float(e.get("x2") or 0))
        for e in root.iter(f"{SVG}line")
        if e.get("stroke-width") == "2.5"
    ]
    left, right = ends[0]
    share = (circles[0] - left) / (right - left)
    low, high = (math.log(bound) for bound in (estimate.interval.low, estimate.interval.high))
    assert share == pytest.approx((math.log(estimate.population) - low) / (high - low), abs=0.003)
    assert panel.y.names == ("pairs", "again")


def test_a_refused_answer_has_no_number_and_its_grounds() -> None:
    refused = estimate_log_linear(LISTS)
    picture = draw_estimates([refused])
    everything = picture.svg + picture._repr_html_()
    assert "refused" in words(picture)
    assert any("does not fit" in line for line in words(picture))
    for number in (refused.population, refused.interval.low, refused.interval.high):
        assert f"{number:,.0f}" not in everything
    assert "<circle" not in picture.svg


def test_a_lower_bound_is_an_arrow_without_a_point() -> None:
    picture = draw_estimates([estimate_chao(LISTS)])
    assert "<circle" not in picture.svg
    assert picture.svg.count("<polygon") == 1
    assert picture.rows[0][1:] == ("at least 46,330", "46,330", "no limit")


def test_what_is_given_and_what_is_reserved_differ_without_colour() -> None:
    reserved = draw_estimates([estimate_bic(LISTS)])
    assert 'fill="#fff" stroke' in reserved.svg
    assert "stroke-dasharray" in reserved.svg


def test_an_empty_comparison_of_methods_that_all_fail_can_be_drawn() -> None:
    apart = CaptureHistories.from_sets(("A", "B", "C"), {("A",): 30, ("B",): 20, ("C",): 9})
    picture = draw_estimates(compare(apart))
    assert words(picture).count("refused") == len(picture.rows)


def test_without_each_list_the_line_is_the_estimate_from_all() -> None:
    comparison = compare_without_lists(LISTS, max_order=2)
    picture = draw_without_lists(comparison)
    assert comparison.reference is not None
    assert [mark.at for mark in picture.panels[0].marks if hasattr(mark, "at")] == [comparison.reference.population]
    assert [row[0] for row in picture.rows] == [f"without {name}" for name in LISTS.lists]


def test_the_profile_crosses_its_level_at_the_ends_of_the_interval() -> None:
    picture = draw_profile(LISTS, PAIRS)
    interval = estimate_log_linear(LISTS, PAIRS, interval="profile").interval
    assert [row[1] for row in picture.rows[1:]] == [f"{interval.low:,.1f}", f"{interval.high:,.1f}"]
    curve = curve_of(picture.panels[0])
    inside = [y for x, y in zip(curve.x, curve.y, strict=True) if x in interval]
    outside = [y for x, y in zip(curve.x, curve.y, strict=True) if x not in interval]
    assert min(inside) >= -1.9208 > max(outside)


def test_a_refused_profile_draws_no_line_and_says_why() -> None:
    picture = draw_profile(LISTS)
    assert picture.panels == ()
    assert "Refused: nothing is drawn." in words(picture)
    assert "<polyline" not in picture.svg


def test_chains_that_may_not_be_shown_are_drawn_as_ranks() -> None:
    lists = datasets.united_kingdom(4)
    estimate = estimate_thresholding(lists, chains=2, draws=30)
    assert not estimate.decision.shows_figure
    picture = draw_chains(estimate)
    assert all(0 <= value <= 1 for panel in picture.panels for value in curve_of(panel).y)
    assert f"{estimate.population:,.0f}" not in picture.svg


def test_chains_need_draws() -> None:
    drawn = estimate_thresholding(LISTS, chains=2, draws=50)
    with pytest.raises(InvalidInput, match="with its draws"):
        draw_chains(dataclasses.replace(drawn, posterior=None))


def test_the_pictures_are_said_in_dutch() -> None:
    picture = draw_residuals(examine_fit(LISTS, PAIRS), language="nl")
    assert "gestandaardiseerd residu" in words(picture)
    assert draw_profile(LISTS, language="nl").notes[0] == "Geweigerd: er wordt niets getekend."


def test_each_picture_is_drawn_on_axes_in_the_units_of_the_data(
    pictures: dict[str, Picture], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MPLBACKEND", "agg")
    pyplot = pytest.importorskip("matplotlib.pyplot", reason="extra pictures")
    rectangle = pytest.importorskip("matplotlib.patches").Rectangle
    for name, picture in pictures.items():
        axes = picture.to_matplotlib()
        assert len(axes) == max(len(picture.panels), 1), name
        axes[0].get_figure().draw_without_rendering()  # type: ignore[union-attr]
        for panel, target in zip(picture.panels, axes, strict=False):
            assert target.get_xlim() == pytest.approx((panel.x.low, panel.x.high)), name
        pyplot.close(axes[0].figure)
    bars = pictures["overlaps"].to_matplotlib()[0].patches
    assert [bar.get_height() for bar in bars if isinstance(bar, rectangle)][:2] == [4466, 1299]
    _, own = pyplot.subplots()
    assert pictures["profile"].to_matplotlib(own) == (own,)
    with pytest.raises(InvalidInput, match="one for each panel"):
        pictures["overlaps"].to_matplotlib(own)
    pyplot.close("all")


def test_a_picture_is_saved_as_svg_only(tmp_path: object, pictures: dict[str, Picture]) -> None:
    target = f"{tmp_path}/overlaps.svg"
    pictures["overlaps"].save(target)
    assert Path(target).read_text(encoding="utf-8") == pictures["overlaps"].svg
    with pytest.raises(InvalidInput, match=r"\.svg"):
        pictures["overlaps"].save(f"{tmp_path}/overlaps.png")
