"""`inbeeld worker`: does the long work that waits in the database, and gives signs of life meanwhile."""

from typing import Any

from django.db import DatabaseError
from django_tasks_db.management.commands import db_worker

from inbeeld.foundation.operations.abandoned import Pulse, beat, recover
from inbeeld.foundation.operations.queue import CarefulWorker


class Command(db_worker.Command):
    help = "Do the work that waits in the database: e-mail, imports, papers. `inbeeld serve` starts it by itself."

    def handle(self, *, worker_id: str, **options: Any) -> None:
        try:
            beat(worker_id)
            recover()
        except DatabaseError as error:
            # The name alone; whoever keeps the processes running tries again.
            raise SystemExit(f"The database does not answer: {type(error).__name__}") from None
        db_worker.Worker = CarefulWorker  # type: ignore[misc]  # the library's command makes one by this name
        pulse = Pulse(worker_id)
        pulse.start()
        try:
            super().handle(worker_id=worker_id, **options)
        finally:
            pulse.stopping.set()
