"""What can go wrong, as a small tree.

::

    DarkfigureError
    ├── InvalidInput (also a ValueError)   the data or an argument is malformed
    ├── NotEstimable                       the data cannot carry this figure
    │   └── NotIdentifiable                several populations fit the data equally well
    └── UnsafeRelease                      a figure would betray somebody

Failure to converge is not an error but a :class:`ConvergenceWarning`.
"""

from __future__ import annotations

from collections.abc import Sequence


class DarkfigureError(Exception):
    """Any error that this library raises on purpose."""


class InvalidInput(DarkfigureError, ValueError):
    """A value is malformed; usually a typing error in a table or an argument.

    Parameters
    ----------
    name : str
        What was given: an argument, a column, a place in a file.
    value : object
        The value as it was found; it is quoted in the message.
    allowed : str
        What would have been accepted.
    """

    def __init__(self, name: str, value: object, allowed: str) -> None:
        self.name = name
        self.value = value
        self.allowed = allowed
        super().__init__(f"{name} is {value!r}; allowed: {allowed}")


class NotEstimable(DarkfigureError):
    """The data cannot carry the figure that was asked for; usually too little overlap between lists.

    Parameters
    ----------
    parameter : str
        The quantity that cannot be estimated.
    reasons : sequence of str
        Why not, in plain words.
    remedy : str
        What could be done: a simpler model, merged lists, more data.
    """

    def __init__(self, parameter: str, reasons: Sequence[str], remedy: str) -> None:
        self.parameter = parameter
        self.reasons = tuple(reasons)
        self.remedy = remedy
        super().__init__(f"{parameter} cannot be estimated: {'; '.join(self.reasons)}. What could help: {remedy}")


class NotIdentifiable(NotEstimable):
    """Different values of the parameters fit the data equally well; usually a model with too many terms."""


class UnsafeRelease(DarkfigureError):
    """Publishing the figure would tell something about a single person."""


class ConvergenceWarning(UserWarning):
    """An iteration stopped at its limit; the result may be a little off."""
