"""The command line: one verb per module, each thin.

Exit codes: 0 done; 1 the data cannot carry the figure, or it would betray somebody; 2 wrong input or usage;
130 interrupted.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from darkfigure._cli import compare, completion, describe, disclosure, estimate, exists, report, simulate
from darkfigure._errors import DarkfigureError, InvalidInput
from darkfigure._version import __version__

VERBS = (describe, estimate, exists, compare, report, simulate, disclosure, completion)
DONE, NOT_ESTIMABLE, WRONG_INPUT, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code."""
    options = parser().parse_args(arguments)
    try:
        options.run(options)
    except InvalidInput as error:
        return _fail(error, WRONG_INPUT, as_json=options.json)
    except disclosure.Unsafe:
        return NOT_ESTIMABLE
    except DarkfigureError as error:
        return _fail(error, NOT_ESTIMABLE, as_json=options.json)
    except KeyboardInterrupt:
        sys.stderr.write("darkfigure: interrupted; what was printed is all that was finished\n")
        return INTERRUPTED
    return DONE


def parser() -> argparse.ArgumentParser:
    """Build the parser, with one sub-parser per verb."""
    root = argparse.ArgumentParser(prog="darkfigure", description="Estimate how many persons are on no list.")
    root.add_argument("--version", action="version", version=f"darkfigure {__version__}")
    verbs = root.add_subparsers(required=True, metavar="VERB")
    for verb in VERBS:
        verb.add_to(verbs)
    return root


def _fail(error: DarkfigureError, code: int, *, as_json: bool) -> int:
    if as_json:
        sys.stdout.write(json.dumps({"error": type(error).__name__, "message": str(error)}) + "\n")
    sys.stderr.write(f"darkfigure: {error}\n")
    return code
