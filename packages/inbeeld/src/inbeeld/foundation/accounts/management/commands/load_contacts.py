"""Load the national numbers that come with the product."""

from typing import Any

from django.core.management.base import BaseCommand

from inbeeld.foundation.accounts.coordination import load_national_contacts


class Command(BaseCommand):
    help = "Load CoMensha (the fallback), Veilig Thuis and 112 where they are missing; correct them on the pages."

    def handle(self, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        self.stdout.write(f"{load_national_contacts()} national contacts loaded.")
