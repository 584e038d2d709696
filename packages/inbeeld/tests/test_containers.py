"""What the containers are given: images by digest, keys where they are needed, a database role without power."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import psycopg
import pytest
import yaml

from fixtures.postgresql import Server
from fixtures.sources import ROOT

COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, Any] = COMPOSE["services"]
EXAMPLES = ("compose.env", "compose.owner.env", "compose.database.env")


def tool() -> Any:
    spec = importlib.util.spec_from_file_location("images", ROOT / "tools" / "images.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def mounts(service: str) -> dict[str, str]:
    """Where each volume is mounted, and how."""
    found = {}
    for line in SERVICES[service].get("volumes", []):
        source, target, *mode = line.split(":")
        found[source] = ":".join([target, *mode])
    return found


def test_containers_get_the_variables_that_are_described() -> None:
    assert {"database", "prepare", "web", "worker", "clock"} == SERVICES.keys()
    assert {path for service in SERVICES.values() for path in service["env_file"]} == set(EXAMPLES)
    examples = "".join((ROOT / f"{name}.example").read_text(encoding="utf-8") for name in EXAMPLES)
    described = (ROOT / "docs" / "operate.md").read_text(encoding="utf-8")
    variable = re.compile(r"INBEELD_[A-Z_]+")
    assert not set(variable.findall(examples)) - set(variable.findall(described))


def test_keys_are_mounted_only_where_something_is_opened_and_written_only_where_keys_change() -> None:
    with_keys = {name: mounts(name)["keys"] for name in SERVICES if "keys" in mounts(name)}
    read_only, written = "/srv/keys:ro", "/srv/keys"
    assert with_keys == {"prepare": written, "clock": written, "web": read_only, "worker": read_only}


def test_the_owner_of_the_tables_is_known_to_the_preparation_alone() -> None:
    assert [name for name, service in SERVICES.items() if "compose.owner.env" in service["env_file"]] == ["prepare"]
    assert SERVICES["prepare"]["env_file"][-1] == "compose.owner.env"  # the last one counts
    assert [name for name, service in SERVICES.items() if "compose.database.env" in service["env_file"]] == ["database"]


def test_the_night_ends_with_the_back_up_and_anchors_have_a_place() -> None:
    assert SERVICES["clock"]["command"] == ["inbeeld", "clock", "--back-up"]
    assert {mounts("clock")[name] for name in ("backups", "anchors")} == {"/srv/backups", "/srv/anchors"}
    assert "INBEELD_AUDIT_ANCHORS=/srv/anchors" in (ROOT / "Dockerfile").read_text(encoding="utf-8")


def test_every_base_image_stands_in_the_one_file() -> None:
    named = tool().images((ROOT / "images.env").read_text(encoding="utf-8"))
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert set(re.findall(r"^FROM (\S+)", dockerfile, re.MULTILINE)) == {"${PYTHON_IMAGE}"}
    used = {service["image"] for service in SERVICES.values()} - {SERVICES["web"]["image"]}
    assert all(re.fullmatch(r"\$\{POSTGRES_IMAGE:\?.+\}", image) for image in used)
    assert named.keys() == {"POSTGRES_IMAGE", "PYTHON_IMAGE"}


@pytest.mark.parametrize(
    ("image", "pinned"),
    [
        ("postgres@sha256:" + "0" * 64, True),
        ("postgres:15-bookworm@sha256:" + "0" * 64, True),
        ("postgres:15-bookworm", False),
        ("postgres:15@sha256:" + "0" * 63, False),
        ("postgres@sha256:", False),
    ],
)
def test_an_image_without_a_digest_is_named(image: str, pinned: bool) -> None:
    assert tool().unpinned(f"# a remark\nPOSTGRES_IMAGE={image}\n") == ([] if pinned else [image])


# The roles, on a real server. ------------------------------------------------------------------------------------


class Roles:
    """A server of its own, on which the script of the database container made the roles."""

    def __init__(self, server: Server, folder: Path) -> None:
        self.folder = folder
        self.socket = urlsplit(server.start()).netloc.partition("@")[2]
        self.host = str(server.socket)
        environment = {
            **os.environ, "POSTGRES_USER": "inbeeld_super", "POSTGRES_DB": "inbeeld", "OWNER_PASSWORD": "a",
            "APPLICATION_PASSWORD": "b", "PGHOST": self.host,
        }  # fmt: skip
        with psycopg.connect(host=self.host, user="inbeeld", dbname="postgres", autocommit=True) as connection:
            connection.execute("CREATE ROLE inbeeld_super SUPERUSER LOGIN")
        with psycopg.connect(host=self.host, user="inbeeld_super", dbname="postgres", autocommit=True) as connection:
            # The cluster of the tests was made by a superuser of this name.
            connection.execute("ALTER ROLE inbeeld RENAME TO cluster_owner")
            connection.execute("CREATE DATABASE inbeeld")
        self._run(["sh", str(ROOT / "tools" / "database_roles.sh")], environment)

    def inbeeld(self, role: str, *arguments: str) -> str:
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("INBEELD_")},
            "DJANGO_SETTINGS_MODULE": "inbeeld.settings.development",
            "INBEELD_DATABASE": f"postgresql://{role}@{quote(self.host, safe='')}/inbeeld",
            "INBEELD_DATA": str(self.folder / "data"),
            "INBEELD_BACKUP_FOLDER": str(self.folder / "backups"),
            "INBEELD_AUDIT_ANCHORS": str(self.folder / "anchors"),
            "INBEELD_DEMO": "1",
        }
        return self._run([sys.executable, "-m", "inbeeld", *arguments], environment)

    def ask(self, role: str, statement: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(host=self.host, user=role, dbname="inbeeld") as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    @staticmethod
    def _run(command: list[str], environment: dict[str, str]) -> str:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=300)
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout


@pytest.fixture(scope="module")
def roles() -> Iterator[Roles]:
    folder = Path(tempfile.mkdtemp(prefix="inbeeld-test-"))
    server = Server(folder / "cluster")
    for name in ("data", "backups", "anchors"):
        (folder / name).mkdir(mode=0o700)
    made = Roles(server, folder)
    made.inbeeld("inbeeld_owner", "migrate", "--verbosity", "0")
    made.inbeeld("inbeeld_owner", "grant_rights", "inbeeld")
    yield made
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)


REFUSED = (
    "UPDATE audit_auditentry SET event = 'x'",
    "DELETE FROM audit_auditentry",
    "TRUNCATE audit_auditentry",
    "DELETE FROM audit_auditpurge",
    "UPDATE audit_auditpurge SET up_to = 1",
    "DELETE FROM audit_audithead",
    "DELETE FROM vault_rowrevision",
    "ALTER TABLE audit_auditentry DISABLE TRIGGER ALL",
    "DROP TRIGGER audit_entry_kept ON audit_auditentry",
    "DROP TABLE audit_auditentry",
    "CREATE TABLE mine (a int)",
    "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
    "SET session_replication_role = replica",
    "COPY audit_auditentry TO PROGRAM 'cat'",
    "CREATE ROLE other SUPERUSER",
    "ALTER ROLE inbeeld SUPERUSER",
    "SET ROLE inbeeld_owner",
    "UPDATE django_migrations SET name = 'x'",
)


def test_the_role_of_the_application_does_the_work_and_only_adds_to_the_log(roles: Roles) -> None:
    """The whole demo, a night and a back-up are made under it; afterwards everything is as it was written."""
    roles.inbeeld("inbeeld", "demo")
    roles.inbeeld("inbeeld", "nightly")
    roles.inbeeld("inbeeld", "backup")
    assert "intact" in roles.inbeeld("inbeeld", "verify")
    assert (roles.folder / "anchors" / "inbeeld-anchors.jsonl").exists()
    assert roles.ask("inbeeld", "SELECT count(*) > 0 FROM audit_auditentry") == [(True,)]
    for statement in REFUSED:
        with pytest.raises(psycopg.Error, match=r"permission denied|must be owner|must be"):
            roles.ask("inbeeld", statement)


def test_neither_role_is_a_superuser_or_makes_roles(roles: Roles) -> None:
    found = roles.ask(
        "inbeeld",
        "SELECT rolname, rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication FROM pg_roles"
        " WHERE rolname LIKE 'inbeeld%' AND rolname <> 'inbeeld_super' ORDER BY rolname",
    )
    assert found == [(name, False, False, False, False, False) for name in ("inbeeld", "inbeeld_owner")]
    assert roles.ask("inbeeld", "SELECT count(*) FROM pg_tables WHERE tableowner = 'inbeeld'") == [(0,)]


def test_each_table_has_its_rights_and_none_is_forgotten(roles: Roles) -> None:
    """Also one that a later version adds: `prepare` gives the rights anew after each upgrade."""
    readable = roles.ask(
        "inbeeld",
        "SELECT count(*) FROM pg_class JOIN pg_namespace AS room ON room.oid = relnamespace"
        " WHERE nspname = 'public' AND relkind = 'r' AND NOT has_table_privilege(pg_class.oid, 'SELECT')",
    )
    assert readable == [(0,)]
