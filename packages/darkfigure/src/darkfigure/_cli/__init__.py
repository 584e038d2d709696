"""The command line: one verb per module, each thin.

Exit codes: 0 answered; 1 refused by the data, or because it would betray somebody; 2 asked wrongly; 3 failed;
130 interrupted.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from darkfigure._cli import (
    codes,
    compare,
    completion,
    describe,
    disclosure,
    estimate,
    exists,
    output,
    prepare,
    report,
    schema,
    simulate,
)
from darkfigure._errors import DarkfigureError, InvalidInput, NotEstimable
from darkfigure._version import __version__

VERBS = (describe, estimate, exists, compare, report, simulate, disclosure, schema, prepare, completion)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code."""
    options = parser().parse_args(arguments)
    try:
        code: int = options.run(options) or codes.ANSWERED
    except KeyboardInterrupt:
        sys.stderr.write("darkfigure: interrupted; what was printed is all that was finished\n")
        code = codes.INTERRUPTED
    except BrokenPipeError:
        # The reader has gone: what is still buffered must not fail once more when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = codes.FAILED
    except disclosure.Unsafe:
        code = codes.REFUSED
    except Exception as error:
        code = _fail(error, as_json=options.json)
    return code


def parser() -> argparse.ArgumentParser:
    """Build the parser, with one sub-parser per verb."""
    root = argparse.ArgumentParser(prog="darkfigure", description="Estimate how many persons are on no list.")
    root.add_argument("--version", action="version", version=f"darkfigure {__version__}")
    verbs = root.add_subparsers(required=True, metavar="VERB")
    for verb in VERBS:
        verb.add_to(verbs)
    return root


def _fail(error: Exception, *, as_json: bool) -> int:
    kind = type(error).__name__
    refused = codes.REFUSED if isinstance(error, DarkfigureError) else codes.FAILED
    code = codes.ASKED_WRONGLY if isinstance(error, InvalidInput) else refused
    message = str(error) if code != codes.FAILED else _what_failed(error)
    if as_json:
        answer: dict[str, object] = {"error": kind, "message": message}
        if isinstance(error, NotEstimable):
            answer |= {"verdict": "refused", "reasons": list(error.reasons), "remedy": error.remedy}
        output.write_json("error", answer)
    sys.stderr.write(f"darkfigure: {message}\n")
    return code


def _what_failed(error: Exception) -> str:
    """Say what went wrong, and what can be done about it."""
    if isinstance(error, MemoryError):
        return "not enough memory for this: fewer resamples, fewer lists, or a machine with more of it"
    if isinstance(error, OSError):
        return f"{error.filename or 'a file'}: {error.strerror or error}"
    return f"failed ({type(error).__name__}: {error}). Please report this, without the data"
