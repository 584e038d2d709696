"""Results: frozen, complete, and readable by somebody who did not run them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Interval:
    """A range for the population.

    Parameters
    ----------
    low, high : float
        Bounds, in persons. ``high`` may be infinite.
    level : float
        Nominal coverage, between 0 and 1.
    method : str
        How it was made, for example ``"log-normal"`` or ``"BCa bootstrap"``.
    """

    low: float
    high: float
    level: float
    method: str

    def __contains__(self, population: float) -> bool:
        return self.low <= population <= self.high


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something the reader of an estimate must know.

    Parameters
    ----------
    code : str
        Stable short name, for programs.
    message : str
        One sentence, for people.
    serious : bool
        Whether the estimate should not be used without looking at this first.
    """

    code: str
    message: str
    serious: bool = False


@dataclass(frozen=True, slots=True)
class Estimate:
    """An estimated population with everything needed to judge and to repeat it.

    Parameters
    ----------
    population : float
        Estimated number of persons, those on lists included.
    interval : Interval
        The main interval.
    observed : int
        Persons on at least one list.
    method : str
        The estimator.
    digest : str
        Digest of the capture histories that were used.
    version : str
        Version of the library.
    model : str or None
        The model in generator notation, where the method has one.
    deviance, aic, bic : float or None
        Fit of the model; AIC and BIC with the full Poisson likelihood, BIC with log of the persons observed.
    degrees_of_freedom : int or None
        Patterns that could be filled, minus finite parameters.
    standard_error : float or None
        Standard error of the population, in persons.
    quantiles : mapping of float to float
        Further bounds of the same kind as the interval, by probability.
    coefficients, standard_errors : mapping of str to float
        Parameters on the log scale; minus infinity where no overlap exists.
    diagnostics : tuple of Diagnostic
        What the reader must know.
    seed : int or None
        Seed of the random numbers, where there were any.
    details : mapping
        What only this method tells.
    """

    population: float
    interval: Interval
    observed: int
    method: str
    digest: str
    version: str
    model: str | None = None
    deviance: float | None = None
    degrees_of_freedom: int | None = None
    aic: float | None = None
    bic: float | None = None
    standard_error: float | None = None
    quantiles: Mapping[float, float] = field(default_factory=dict)
    coefficients: Mapping[str, float] = field(default_factory=dict)
    standard_errors: Mapping[str, float] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    seed: int | None = None
    details: Mapping[str, Any] = field(default_factory=dict)

    @property
    def unobserved(self) -> float:
        """Estimated number of persons on no list."""
        return self.population - self.observed

    @property
    def minus_infinity(self) -> tuple[str, ...]:
        """Names of the parameters at minus infinity."""
        return tuple(name for name, value in self.coefficients.items() if value == -math.inf)

    def summary(self) -> str:
        """Say the estimate in a few lines that need no statistics."""
        interval = self.interval
        lines = [
            f"Estimated population: {self.population:,.1f}",
            f"{interval.level:.0%} interval:         {interval.low:,.0f} to {interval.high:,.0f} ({interval.method})",
            f"On at least one list: {self.observed:,}",
            f"On no list:           {self.unobserved:,.1f}",
            f"Method:               {self.method}" + (f", model {self.model}" if self.model else ""),
        ]
        if self.deviance is not None:
            lines.append(f"Fit:                  deviance {self.deviance:,.2f} on {self.degrees_of_freedom} df")
        lines += [f"{'Warning' if note.serious else 'Note'}: {note.message}" for note in self.diagnostics]
        return "\n".join(lines)

    def as_dict(self) -> dict[str, Any]:
        """Return the estimate as plain values, ready for JSON (infinite values become strings)."""
        return {
            "population": _plain(self.population),
            "interval": [_plain(self.interval.low), _plain(self.interval.high)],
            "level": self.interval.level,
            "interval_method": self.interval.method,
            "observed": self.observed,
            "unobserved": _plain(self.unobserved),
            "method": self.method,
            "model": self.model,
            "deviance": self.deviance,
            "df": self.degrees_of_freedom,
            "aic": self.aic,
            "bic": self.bic,
            "standard_error": self.standard_error,
            "quantiles": {f"{100 * key:g}%": _plain(value) for key, value in self.quantiles.items()},
            "coefficients": {name: _plain(value) for name, value in self.coefficients.items()},
            "standard_errors": dict(self.standard_errors),
            "minus_infinity": list(self.minus_infinity),
            "diagnostics": [
                {"code": note.code, "message": note.message, "serious": note.serious} for note in self.diagnostics
            ],
            "seed": self.seed,
            "digest": self.digest,
            "version": self.version,
            **self.details,
        }


def _plain(value: float) -> float | str:
    """JSON has no infinity."""
    return value if math.isfinite(value) else str(value)
