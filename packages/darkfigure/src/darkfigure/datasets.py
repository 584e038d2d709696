"""Published capture histories, as figures with their source.

Each function returns the lists as published, or in the shorter forms that the literature uses, where small lists
are joined or left out.
"""

from __future__ import annotations

from collections.abc import Mapping

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import InvalidInput

CITATIONS: Mapping[str, str] = {
    "netherlands": "Silverman, B. W. (2020). Multiple-systems analysis for the quantification of modern slavery: "
    "classical and Bayesian approaches. Journal of the Royal Statistical Society A 183, 691-736, table 2 "
    "(presumed victims known to CoMensha, 2010-2015, after Van Dijk, Cruyff, Van der Heijden, Kragten-Heerdink 2017).",
    "united_kingdom": "Home Office (2014). Modern slavery: an application of multiple systems estimation "
    "(potential victims, 2013; Silverman, B. W.).",
    "new_orleans": "Bales, K., Murphy, L. T., Silverman, B. W. (2020). How many trafficked people are there in "
    "Greater New Orleans? Lessons in measurement. Journal of Human Trafficking 6, 375-387.",
    "artificial_three": "Chan, L., Silverman, B. W., Vincent, K. (2021). Multiple systems estimation for sparse "
    "capture data: inferential challenges when there are nonoverlapping lists. Journal of the American Statistical "
    "Association 116, 1297-1306, table 2.",
}

# fmt: off
_NETHERLANDS = {
    "I": 352, "K": 1299, "O": 403, "P": 4466, "R": 650, "Z": 632, "I O": 1, "K O": 1, "I P": 18, "K P": 44,
    "O P": 59, "I R": 3, "O R": 2, "P R": 82, "I Z": 16, "K Z": 4, "O Z": 57, "P Z": 125, "R Z": 2,
    "I O P": 4, "O P R": 2, "I P Z": 4, "O P Z": 7, "P R Z": 1,
}
_UNITED_KINGDOM = {
    "LA": 54, "NG": 463, "PF": 907, "GO": 695, "GP": 316, "NCA": 57, "LA NG": 15, "LA PF": 19, "LA GO": 3,
    "NG PF": 56, "NG GO": 19, "NG GP": 1, "NG NCA": 3, "PF GO": 69, "PF GP": 10, "PF NCA": 31, "GO GP": 8,
    "GO NCA": 6, "GP NCA": 1, "LA NG PF": 1, "LA NG GO": 1, "NG PF GO": 4, "NG PF NCA": 3, "PF GO NCA": 1,
    "LA NG PF GO": 1,
}
_NEW_ORLEANS = {
    "A": 25, "B": 5, "C": 70, "D": 33, "E": 6, "F": 6, "G": 6, "H": 21, "A C": 1, "A D": 2, "A E": 1, "B F": 1,
    "C D": 2, "C E": 1, "C G": 1, "D E": 2, "E H": 1, "A C G": 1, "A D E": 1,
}
_ARTIFICIAL_THREE = {"A": 40, "B": 30, "C": 20, "A B": 6}
# fmt: on


def netherlands(lists: int = 6) -> CaptureHistories:
    """Return 8,234 presumed victims of trafficking in the Netherlands, 2010-2015.

    Parameters
    ----------
    lists : {6, 5}
        As published, or with the inspectorate's and the organisations' list (I and O) joined.

    Examples
    --------
    >>> netherlands(5).observed
    8234
    """
    published = _histories(("I", "K", "O", "P", "R", "Z"), _NETHERLANDS)
    return _form(lists, {6: published, 5: published.merge("I", "O")})


def united_kingdom(lists: int = 6) -> CaptureHistories:
    """Return 2,744 potential victims of trafficking in the United Kingdom, 2013.

    Parameters
    ----------
    lists : {6, 5, 4}
        As published; with police (PF) and National Crime Agency (NCA) joined; and without the general public (GP).

    Examples
    --------
    >>> united_kingdom(4).lists
    ('LA', 'NG', 'PFNCA', 'GO')
    """
    published = _histories(("LA", "NG", "PF", "GO", "GP", "NCA"), _UNITED_KINGDOM)
    joined = published.merge("PF", "NCA")
    return _form(lists, {6: published, 5: joined, 4: joined.drop("GP")})


def new_orleans(lists: int = 8) -> CaptureHistories:
    """Return 186 persons trafficked in Greater New Orleans, 2014.

    Parameters
    ----------
    lists : {8, 5}
        As published, or with the four smallest lists joined.

    Examples
    --------
    >>> new_orleans(5).lists
    ('A', 'BEFG', 'C', 'D', 'H')
    """
    published = _histories(tuple("ABCDEFGH"), _NEW_ORLEANS)
    return _form(lists, {8: published, 5: published.merge("B", "E", "F", "G")})


def artificial_three() -> CaptureHistories:
    """Return the three made-up lists that show what goes wrong when lists do not overlap."""
    return _histories(tuple("ABC"), _ARTIFICIAL_THREE)


def _histories(lists: tuple[str, ...], counts: Mapping[str, int]) -> CaptureHistories:
    return CaptureHistories.from_sets(lists, {tuple(names.split()): count for names, count in counts.items()})


def _form(lists: int, forms: Mapping[int, CaptureHistories]) -> CaptureHistories:
    if lists not in forms:
        raise InvalidInput("lists", lists, " or ".join(map(str, forms)))
    return forms[lists]
