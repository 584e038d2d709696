"""`inbeeld grant_rights ROLE`: what the role of the application may do with each table of PostgreSQL."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from inbeeld.foundation.operations.database_rights import grant_rights


class Command(BaseCommand):
    help = "Give a role of PostgreSQL the rights that the application needs, and no more. Run as owner, after migrate."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("role")

    def handle(self, *, role: str, **_: object) -> None:
        if connection.vendor != "postgresql":
            raise CommandError("Only PostgreSQL has roles. The file of SQLite is guarded by its owner (mode 600).")
        tables = grant_rights(role)
        self.stdout.write(f"{role} works with {tables} tables, and adds to the audit log without changing it.")
