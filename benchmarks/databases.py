"""A fresh, migrated database for one benchmark, on either engine: never the one in `var/`."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def fresh_database(engine: str) -> Iterator[Path]:
    """Set Django up on an empty database; once in a process, because settings are read once. Gives the data folder."""
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
            yield folder / "data"
        finally:
            if server:
                server.stop()


def migrate() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
