from typing import Any

from django.core.management.base import BaseCommand

from inbeeld.foundation.access.table import access_table


class Command(BaseCommand):
    help = "Print who may do what, as it stands in docs/access.md."
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(access_table(), ending="")
