"""Resamples of capture histories, and the BCa interval that they give."""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from dataclasses import dataclass
from pathlib import Path
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import InvalidInput
from darkfigure._membership import row_mask
from darkfigure._numbers import whole_number

NORMAL = NormalDist()
LEVELS = (0.025, 0.1, 0.9, 0.975)


def draw_resamples(histories: CaptureHistories, number: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """Draw as many persons as were observed, with replacement, a number of times.

    Returns
    -------
    array of float, shape (number, 2**lists)
        Counts by bit mask.
    """
    table = histories.table()
    return rng.multinomial(histories.observed, table / table.sum(), size=number).astype(float)


def jackknife_tables(histories: CaptureHistories) -> NDArray[np.float64]:
    """Leave out one person of each pattern in turn; shape (patterns that occur, 2**lists)."""
    tables = np.tile(histories.table(), (len(histories.patterns), 1))
    tables[np.arange(len(histories.patterns)), list(histories.patterns)] -= 1.0
    return tables


def read_resamples(source: str | Path, histories: CaptureHistories) -> NDArray[np.float64]:
    """Read recorded resamples: a table of patterns (CSV, may be gzipped) with one more column of counts per resample.

    Parameters
    ----------
    source : str or Path
        The file; its lists must be those of the histories, in their order.
    histories : CaptureHistories
        The lists that were resampled.

    Returns
    -------
    array of float, shape (resamples, 2**lists)
        Counts by bit mask.
    """
    path = Path(source)
    try:
        raw = path.read_bytes()
        text = (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text)))
    except (OSError, EOFError, ValueError, zlib.error, csv.Error) as error:
        raise InvalidInput("resamples", str(source), "a readable CSV file, gzipped or not") from error
    lists = len(histories.lists)
    if not rows or tuple(rows[0][:lists]) != histories.lists or len(rows[0]) < lists + 2:
        header = ",".join(rows[0][: lists + 1]) if rows else ""
        raise InvalidInput(path.name, header, f"columns {', '.join(histories.lists)}, count, and one per resample")
    tables = np.zeros((len(rows[0]) - lists - 1, 1 << lists))
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(rows[0]):
            raise InvalidInput(f"{path.name}, row {number}", f"{len(row)} cells", f"{len(rows[0])} cells")
        if set(row[:lists]) != {"0"}:
            mask = row_mask(row[:lists], histories.lists, f"{path.name}, row {number}")
            tables[:, mask] = [whole_number(cell, f"{path.name}, row {number}") for cell in row[lists + 1 :]]
    return tables


@dataclass(frozen=True, slots=True)
class BcaInterval:
    """Quantiles of a bootstrap distribution, corrected for bias and acceleration.

    Parameters
    ----------
    bounds : dict of float to float
        Population by nominal probability; nan where the correction breaks down.
    bias, acceleration : float
        The corrections; nan where they cannot be had.
    unusable : int
        Resamples without an estimate; they were left out.
    """

    bounds: dict[float, float]
    bias: float
    acceleration: float
    unusable: int


def bca_interval(
    estimate: float,
    replicates: NDArray[np.float64],
    acceleration: float,
    levels: tuple[float, ...] = LEVELS,
) -> BcaInterval:
    r"""Return bias-corrected and accelerated bootstrap quantiles.

    With :math:`z_0` the normal quantile of the share of replicates below the estimate and :math:`a` the acceleration,
    the bound for probability :math:`\alpha` is the quantile of the replicates at
    :math:`\Phi(z_0 + (z_0 + z_\alpha) / (1 - a (z_0 + z_\alpha)))`, by the median-unbiased rule (type 8).

    References
    ----------
    DiCiccio, T. J., Efron, B. (1996). Bootstrap confidence intervals. Statistical Science 11, 189-228.
    """
    usable = np.sort(replicates[~np.isnan(replicates)])
    unusable = len(replicates) - len(usable)
    below = float(np.mean(usable < estimate)) if len(usable) else 0.0
    if not 0.0 < below < 1.0 or not np.isfinite(acceleration):
        return BcaInterval(dict.fromkeys(levels, float("nan")), float("nan"), acceleration, unusable)
    bias = NORMAL.inv_cdf(below)
    bounds = {}
    for level in levels:
        shifted = bias + NORMAL.inv_cdf(level)
        bounds[level] = _quantile(usable, NORMAL.cdf(bias + shifted / (1 - acceleration * shifted)))
    return BcaInterval(bounds, bias, acceleration, unusable)


def acceleration(leave_one_out: NDArray[np.float64], counts: NDArray[np.float64]) -> float:
    """Return the skewness of the jackknife, each pattern weighted by its persons; nan when an estimate is missing."""
    if not np.all(np.isfinite(leave_one_out)):
        return float("nan")
    residuals = np.average(leave_one_out, weights=counts) - leave_one_out
    spread = float(np.sum(counts * residuals**2))
    return float(np.sum(counts * residuals**3) / (6 * spread**1.5)) if spread > 0 else float("nan")


def _quantile(ordered: NDArray[np.float64], probability: float) -> float:
    """Median-unbiased quantile (type 8) of ordered values, some of which may be infinite."""
    place = min(max(len(ordered) * probability + (probability + 1) / 3, 1.0), float(len(ordered)))
    low = int(place)
    share = place - low
    if share < 1e-12 or low == len(ordered):
        return float(ordered[low - 1])
    return float(ordered[low - 1] * (1 - share) + ordered[low] * share)
