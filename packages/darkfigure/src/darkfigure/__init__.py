"""Estimates the part of a population that no list shows, and publishes figures that betray nobody."""

from darkfigure import datasets
from darkfigure._version import __version__
from darkfigure.capture_histories import CaptureHistories
from darkfigure.errors import (
    ConvergenceWarning,
    DarkfigureError,
    InvalidInput,
    NotEstimable,
    NotIdentifiable,
    UnsafeRelease,
)
from darkfigure.estimates import Diagnostic, Estimate, Interval
from darkfigure.pattern_tables import parse_pattern_table, read_pattern_table, write_pattern_table
from darkfigure.simulation import Scenario, simulate_histories

__all__ = [
    "CaptureHistories",
    "ConvergenceWarning",
    "DarkfigureError",
    "Diagnostic",
    "Estimate",
    "Interval",
    "InvalidInput",
    "NotEstimable",
    "NotIdentifiable",
    "Scenario",
    "UnsafeRelease",
    "__version__",
    "datasets",
    "parse_pattern_table",
    "read_pattern_table",
    "simulate_histories",
    "write_pattern_table",
]
