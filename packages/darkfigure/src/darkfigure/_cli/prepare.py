"""``darkfigure prepare``: compile the fast loops now, so that the first estimate does not wait for it.

The machine code is kept beside the package or, where that cannot be written, in the user's own cache;
``NUMBA_CACHE_DIR`` names another folder. Another processor or a newer version needs it again. Nothing else changes.
"""

from __future__ import annotations

import argparse
import importlib.util
import warnings

from darkfigure._cli import output
from darkfigure._cli.codes import ANSWERED


def add_to(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser("prepare", help="compile the fast loops ahead of their first use", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of text")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Use everything that is compiled once, on small lists."""
    there = importlib.util.find_spec("numba") is not None
    if there:
        _use_everything()
    if options.json:
        output.write_json("prepare", {"compiled": there})
    else:
        output.write("Ready." if there else "Nothing to compile: the extra 'fast' (Numba) is not installed.")
    return ANSWERED


def _use_everything() -> None:
    import numba  # noqa: F401 - once it is there single tables are fitted by the compiled loops too

    from darkfigure import Bootstrap, ConvergenceWarning, datasets, estimate
    from darkfigure._report.estimation import ReportSettings
    from darkfigure._report.reporting import report

    lists = datasets.united_kingdom(4)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        report(lists, ReportSettings(resamples=10, top=5))
        estimate(lists, "stepwise", bootstrap=Bootstrap(10, seed=1))
        estimate(lists, "latent-classes", steps=2_000)
