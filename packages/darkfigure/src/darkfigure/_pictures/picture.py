"""A picture as its user holds it: SVG, a notebook's cell, axes of Matplotlib, and the same numbers as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from darkfigure._errors import InvalidInput
from darkfigure._grounds import points_of
from darkfigure._html_tables import html_table
from darkfigure._pictures.marks import Panel
from darkfigure._pictures.svg import to_svg
from darkfigure._verdicts import Decision
from darkfigure._words import Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its title, its description and its numbers in words.

    Parameters
    ----------
    title : str
        What it shows.
    description : str
        What there is to see, for those who cannot see it.
    panels : tuple of Panel
        What is drawn; nothing where the figure is refused.
    notes : tuple of str
        What stands under it: grounds of refusals, lower bounds.
    header, rows : tuple of str, tuple of tuple of str
        The numbers that are drawn, as a table.
    language : {"en", "nl"}
        How numbers are written along the axes.

    Examples
    --------
    >>> from darkfigure import datasets, draw_overlaps
    >>> picture = draw_overlaps(datasets.united_kingdom(4))
    >>> picture.svg[:4], picture.rows[0]
    ('<svg', ('PFNCA', '1,006'))
    """

    title: str
    description: str
    panels: tuple[Panel, ...] = ()
    notes: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    language: str = "en"

    @property
    def svg(self) -> str:
        """The picture as SVG that needs nothing from elsewhere."""
        return to_svg(self)

    def save(self, target: str | Path) -> None:
        """Write the picture to a file whose name ends in ``.svg``."""
        path = Path(target)
        if path.suffix != ".svg":
            raise InvalidInput("target", path.name, "a name ending in .svg (other kinds: to_matplotlib)")
        path.write_text(self.svg, encoding="utf-8")

    def to_matplotlib(self, axes: Axes | Sequence[Axes] | None = None) -> tuple[Axes, ...]:
        """Draw on axes of Matplotlib, in the units of the data; needs the extra ``pictures``.

        Parameters
        ----------
        axes : Axes or sequence of Axes, optional
            Where to draw, one for each of :attr:`panels`; a new figure by default.

        Returns
        -------
        tuple of Axes
            Those that were drawn on.
        """
        from darkfigure._pictures.matplotlib_axes import to_axes

        return to_axes(self, axes)

    def _repr_html_(self) -> str:
        table = html_table(self.title, self.header, self.rows) if self.rows else ""
        return f"<figure>{self.svg}</figure>{table}"


def refused_picture(title: str, decision: Decision, say: Words) -> Picture:
    """Return the picture that stands where a figure may not be drawn: the verdict and its grounds, and no number."""
    bound = decision.at_least
    said = say("Refused: nothing is drawn.")
    if bound is not None:
        said = say("Only a lower bound is given: at least {number}.", number=say.number(bound))
    grounds = points_of(decision.withholding, say)
    return Picture(title, " ".join([said, *grounds]), (), (said, *grounds), language=say.language)
