"""Runs every benchmark, or the ones that are named, each in a process of its own: `python -m benchmarks [name ...]`.

A benchmark is a module with a `main()` in a folder below this one; it prints lines of `benchmarks.report` and fails
(exit 1) when a limit is passed.
"""

import os
import pkgutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
# Threads that wait for each other spend CPU seconds too.
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def found() -> dict[str, str]:
    """Short name to module name."""
    names = [module.name for module in pkgutil.walk_packages([str(HERE)], "benchmarks.") if not module.ispkg]
    return {name.rsplit(".", 1)[1]: name for name in names if name.count(".") > 1}


def title(module: str) -> str:
    spec = find_spec(module)
    source = Path(spec.origin).read_text(encoding="utf-8") if spec and spec.origin else ""
    return source.split('"""')[1].strip().splitlines()[0]


def main(wanted: list[str]) -> int:
    every = found()
    unknown = set(wanted) - every.keys()
    if unknown:
        sys.stderr.write(f"No benchmark is called {', '.join(unknown)}. There are: {', '.join(every)}\n")
        return 2
    failed = []
    for name in wanted or sorted(every):
        sys.stdout.write(f"\n{name}: {title(every[name])}\n\n")
        sys.stdout.flush()
        command = [sys.executable, "-m", every[name]]
        if subprocess.run(command, cwd=HERE.parent, check=False, env={**ONE_THREAD, **os.environ}).returncode:  # noqa: S603
            failed.append(name)
    sys.stdout.write(f"\n{'Past a limit, or broken: ' + ', '.join(failed) if failed else 'Every limit was kept.'}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
