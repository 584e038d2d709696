"""`inbeeld work_tasks`: runs what waits in the queue. `inbeeld serve` starts it by itself."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.utils.crypto import get_random_string

from inbeeld.foundation.operations.queue import CarefulWorker


class Command(BaseCommand):
    help = "Run the tasks that wait: those that the product put there, and no others."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--batch", action="store_true", help="end when nothing waits any more")

    def handle(self, *, batch: bool, **_: object) -> None:
        worker = CarefulWorker(
            queue_names=["default"],
            excluded_queue_names=[],
            interval=1,
            batch=batch,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
        )
        worker.configure_signals()
        worker.run()
