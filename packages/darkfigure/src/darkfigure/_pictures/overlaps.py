"""UpSet: how many persons stand on each exact set of lists."""

from __future__ import annotations

from darkfigure._capture_histories import CaptureHistories
from darkfigure._pictures.marks import Axis, Bars, Links, Panel, Points
from darkfigure._pictures.picture import Picture
from darkfigure._words import Words

MOST_PATTERNS = 24
ROW, BARS = 24.0, 150.0


def draw_overlaps(histories: CaptureHistories, *, language: str = "en") -> Picture:
    """Draw the list overlaps as an UpSet picture, the commonest pattern first.

    Parameters
    ----------
    histories : CaptureHistories
        The lists.
    language : {"en", "nl"}
        Language of the words.

    Returns
    -------
    Picture
        At most the 24 commonest patterns; ``rows`` hold them all.

    References
    ----------
    Lex, A., Gehlenborg, N., Strobelt, H., Vuillemot, R., Pfister, H. (2014). UpSet: visualization of intersecting sets.
    IEEE Transactions on Visualization and Computer Graphics 20, 1983-1992.

    Examples
    --------
    >>> from darkfigure import datasets
    >>> draw_overlaps(datasets.netherlands(5)).rows[:2]
    (('P', '4,466'), ('K', '1,299'))
    """
    say, lists = Words(language), histories.lists
    title = say("Persons by the exact set of lists on which they stand")
    order = sorted(zip(histories.counts, histories.patterns, strict=True), key=lambda found: (-found[0], found[1]))
    rows = tuple((_names(mask, lists), say.number(count)) for count, mask in order)
    header = (say("on exactly these lists"), say("persons"))
    shown = order[:MOST_PATTERNS]
    notes = []
    if len(order) > len(shown):
        left = say.number(sum(count for count, _ in order[MOST_PATTERNS:]))
        notes.append(
            say(
                "{patterns} rarer patterns, of {persons} persons together, are not drawn.",
                patterns=say.number(len(order) - len(shown)),
                persons=left,
            )
        )
    alternative = say(
        "{persons} persons on {lists} lists.", persons=say.number(histories.observed), lists=say.number(len(lists))
    )
    description = " ".join([alternative, *(f"{name}: {count}." for name, count in rows[:MOST_PATTERNS]), *notes])
    if not shown:
        return Picture(title, description, (), (alternative,), header)
    labels = tuple(say.number(count) for count, _ in shown)
    across = (-0.6, len(shown) - 0.4) if len(shown) > 8 else (-0.6, 7.6)
    counts = tuple(float(count) for count, _ in shown)
    bars = Panel(
        Axis("", *across, ticks_shown=False),
        Axis(say("persons"), 0.0, max(counts) * 1.12),
        (Bars(tuple(map(float, range(len(shown)))), counts, 0.7, labels),),
        BARS,
    )
    totals = tuple(f"{name} ({say.number(total)})" for name, total in histories.list_totals.items())
    matrix = Panel(
        Axis("", *across, ticks_shown=False),
        Axis.of_names(totals),
        _matrix([mask for _, mask in shown], len(lists)),
        ROW * len(lists),
    )
    return Picture(title, description, (bars, matrix), tuple(notes), header, rows, language)


def _names(mask: int, lists: tuple[str, ...]) -> str:
    return "+".join(name for bit, name in enumerate(lists) if mask >> bit & 1)


def _matrix(masks: list[int], lists: int) -> tuple[Points | Links, ...]:
    cells = [(float(at), float(row)) for at in range(len(masks)) for row in range(lists)]
    inside = [(at, row) for at, row in cells if masks[int(at)] >> int(row) & 1]
    outside = [cell for cell in cells if cell not in set(inside)]
    ends = [
        (float(at), float((mask & -mask).bit_length() - 1), float(mask.bit_length() - 1))
        for at, mask in enumerate(masks)
        if mask.bit_count() > 1
    ]
    links = Links(*(tuple(column) for column in zip(*ends, strict=True))) if ends else Links((), (), ())
    return _points(outside, faint=True), links, _points(inside, faint=False)


def _points(cells: list[tuple[float, float]], *, faint: bool) -> Points:
    return Points(tuple(at for at, _ in cells), tuple(row for _, row in cells), faint=faint)
