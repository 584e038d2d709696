"""A fresh, migrated database for one benchmark, on either engine: never the one in `var/`."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENGINES = ("postgresql", "sqlite")


def on_each_engine(benchmark: str) -> int:
    """Run `python -m benchmark <engine>` for both: settings are read once, so each has a process of its own."""
    command = [sys.executable, "-m", benchmark]
    return max(subprocess.run([*command, engine], check=False).returncode for engine in ENGINES)  # noqa: S603


@contextmanager
def fresh_database(engine: str, *, durable: bool = False) -> Iterator[Path]:
    """Set Django up on an empty database; once in a process, because settings are read once. Gives the data folder.

    `durable` makes PostgreSQL write through to the disk, as in production.
    """
    sys.path.insert(0, str(ROOT / "packages" / "inbeeld" / "tests"))
    from fixtures.postgresql import Server

    with tempfile.TemporaryDirectory(prefix="inbeeld-bench-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "inbeeld.settings.development",
            "INBEELD_DEMO": "0",
            "INBEELD_DATA": str(folder / "data"),
        }
        server = Server(folder / "postgresql") if engine == "postgresql" else None
        if server:
            os.environ["INBEELD_DATABASE"] = server.start()
        try:
            migrate()
            if server and durable:
                write_through()
            yield folder / "data"
        finally:
            if server:
                server.stop()


def migrate() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def write_through() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            cursor.execute(f"ALTER SYSTEM SET {setting} = 'on'")
        cursor.execute("SELECT pg_reload_conf()")
