"""Error rates of a linkage, and what they do to a table of patterns."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from darkfigure._errors import InvalidInput


@dataclass(frozen=True, slots=True)
class LinkageRates:
    """Known error rates of the linkage.

    Parameters
    ----------
    missed : float
        Share of true links that were not made, from 0 to below 1.
    false : float
        Share of the links made that join different persons, from 0 to below 1.

    Examples
    --------
    >>> LinkageRates(missed=0.05, false=0.02)
    LinkageRates(missed=0.05, false=0.02)
    """

    missed: float = 0.0
    false: float = 0.0

    def __post_init__(self) -> None:
        for name, value in (("missed", self.missed), ("false", self.false)):
            if not 0 <= value < 1:
                raise InvalidInput(name, value, "a share from 0 to below 1")

    def draw(self, rng: np.random.Generator) -> LinkageRates:
        """Return the rates themselves: they are known."""
        del rng
        return self


@dataclass(frozen=True, slots=True)
class LinkageAudit:
    """Error rates as estimated by looking at samples by hand.

    Parameters
    ----------
    true_links_checked, missed : int
        True links in a sample (of pairs known to be one person), and those that the linkage had not made.
    links_checked, false : int
        Links in a sample of those made, and those that join different persons.
    """

    true_links_checked: int
    missed: int
    links_checked: int
    false: int

    def __post_init__(self) -> None:
        for name, wrong, checked in (
            ("missed", self.missed, self.true_links_checked),
            ("false", self.false, self.links_checked),
        ):
            if not 0 <= wrong <= checked or checked == 0:
                raise InvalidInput(name, wrong, f"from 0 to the {checked} checked, of which there must be some")

    @property
    def rates(self) -> LinkageRates:
        """The shares found."""
        return LinkageRates(self.missed / self.true_links_checked, self.false / self.links_checked)

    def draw(self, rng: np.random.Generator) -> LinkageRates:
        """Draw rates that the samples leave possible (Jeffreys prior)."""
        return LinkageRates(
            float(rng.beta(self.missed + 0.5, self.true_links_checked - self.missed + 0.5)),
            float(rng.beta(self.false + 0.5, self.links_checked - self.false + 0.5)),
        )


def loosening_matrix(lists: int, share: float) -> NDArray[np.float64]:
    """Return how patterns fall apart when each link comes loose with a probability.

    Parameters
    ----------
    lists : int
        Number of lists.
    share : float
        Probability that a link comes loose.

    Returns
    -------
    array of float, shape (2**lists, 2**lists)
        Entry (after, before): expected number of apparent persons with the pattern ``after`` for each person with the
        pattern ``before``. List totals stay as they are.

    Examples
    --------
    >>> loosening_matrix(2, 0.1)[:, 3].tolist()
    [0.0, 0.1, 0.1, 0.9]
    """
    size = 1 << lists
    matrix = np.zeros((size, size))
    for before in range(1, size):
        places = [place for place in range(lists) if before >> place & 1]
        for pivot in places:
            others = [place for place in places if place != pivot]
            for loose in itertools.chain.from_iterable(
                itertools.combinations(others, n) for n in range(len(others) + 1)
            ):
                chance = share ** len(loose) * (1 - share) ** (len(others) - len(loose)) / len(places)
                matrix[before & ~sum(1 << place for place in loose), before] += chance
                for place in loose:
                    matrix[1 << place, before] += chance
    return matrix


def correct_table(table: NDArray[np.float64], rates: LinkageRates) -> NDArray[np.float64]:
    """Return the expected counts by pattern had the linkage been perfect; they may be fractional, or negative.

    Parameters
    ----------
    table : array of float, shape (2**lists,)
        Counts by bit mask as linked.
    rates : LinkageRates
        Error rates.
    """
    lists = (len(table) - 1).bit_length()
    without_false = loosening_matrix(lists, rates.false) @ table
    missing = loosening_matrix(lists, rates.missed)
    missing[0, 0] = 1.0
    corrected = np.linalg.solve(missing, without_false)
    corrected[np.abs(corrected) < 1e-9] = 0.0
    return np.asarray(corrected)
