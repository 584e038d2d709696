"""What `inbeeld check` says about running this installation for real people."""

import stat
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning  # noqa: A004 - Django's own name

from .backups import OVERDUE_HOURS, hours_since_last

SHORTEST_SECRET = 50
OTHERS = 0o007
SILENT_BACKENDS = {"console", "locmem", "dummy", "filebased"}
ONLY_HERE = {"localhost", "127.0.0.1", "[::1]", "testserver"}


def safe_for_people(**_: Any) -> list[CheckMessage]:
    return [*mode(), *secret(), *addresses(), *encryption(), *mail(), *folders(), *copies(), *watching()]


def mode() -> Iterator[CheckMessage]:
    if settings.DEBUG:
        yield Error(
            "Debug is on: whoever causes an error is shown code and values.",
            hint="Unset INBEELD_DEBUG and use DJANGO_SETTINGS_MODULE=inbeeld.settings.production.",
            id="operations.E001",
        )
    if settings.DEMO:
        yield Error(
            "This is the demo: anybody signs in as anybody, without a password.",
            hint="Use DJANGO_SETTINGS_MODULE=inbeeld.settings.production with an empty database.",
            id="operations.E002",
        )


def secret() -> Iterator[CheckMessage]:
    if len(settings.SECRET_KEY) < SHORTEST_SECRET or settings.SECRET_KEY.startswith(("development-", "testing-")):
        yield Error(
            "The secret key is short or comes with the source code: with it, anybody can make himself a session.",
            hint="Set INBEELD_SECRET_KEY to what this prints: "
            "python3 -c 'import secrets; print(secrets.token_urlsafe(50))'",
            id="operations.E003",
        )


def addresses() -> Iterator[CheckMessage]:
    hosts = set(settings.ALLOWED_HOSTS)
    if "*" in hosts:
        yield Error(
            "Every host name is accepted: a link in an invitation could be made to lead elsewhere.",
            hint="Name your own in INBEELD_HOSTS, such as inbeeld.example.nl",
            id="operations.E004",
        )
    elif hosts <= ONLY_HERE:
        yield Error(
            "No host name is set: nobody can reach this installation from elsewhere.",
            hint="Name it in INBEELD_HOSTS, such as inbeeld.example.nl",
            id="operations.E005",
        )


def encryption() -> Iterator[CheckMessage]:
    if not (settings.SECURE_SSL_REDIRECT and settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE):
        yield Error(
            "Pages and sessions may travel unencrypted (no TLS): who shares the network can read along.",
            hint="Use DJANGO_SETTINGS_MODULE=inbeeld.settings.production behind a proxy with a certificate.",
            id="operations.E006",
        )


def mail() -> Iterator[CheckMessage]:
    silent = any(f".{name}." in settings.EMAIL_BACKEND for name in SILENT_BACKENDS)
    if silent or not settings.EMAIL_HOST:
        yield Error(
            "No e-mail leaves: invitations, password resets and warnings of emergency access reach nobody.",
            hint="Set INBEELD_EMAIL_HOST, INBEELD_EMAIL_USER and INBEELD_EMAIL_PASSWORD.",
            id="operations.E007",
        )
    elif settings.DEFAULT_FROM_EMAIL.endswith("@localhost"):
        yield Warning(
            "E-mail is sent in the name of localhost and will be refused as spam.",
            hint="Set INBEELD_EMAIL_FROM to an address of your organisation.",
            id="operations.W001",
        )


def folders() -> Iterator[CheckMessage]:
    if settings.DATA.exists() and stat.S_IMODE(settings.DATA.stat().st_mode) & OTHERS:
        yield Error(
            f"Every user of this machine can look into {settings.DATA.name}, the folder with the data.",
            hint=f"chmod 700 {settings.DATA}",
            id="operations.E008",
        )


def copies() -> Iterator[CheckMessage]:
    hours = hours_since_last()
    if hours is None:
        yield Error(
            "No back-up is found: a broken disk would lose every case.",
            hint="Set INBEELD_BACKUP_FOLDER, run `inbeeld backup` every night, and keep the keys elsewhere.",
            id="operations.E009",
        )
    elif hours > OVERDUE_HOURS:
        yield Error(
            f"The last back-up is {hours} hours old.",
            hint="Look why `inbeeld backup` did not run last night.",
            id="operations.E010",
        )


def watching() -> Iterator[CheckMessage]:
    if not settings.MONITORING_TOKEN:
        yield Warning(
            "Monitoring can see that something is wrong, but not what.",
            hint="Set INBEELD_MONITORING_TOKEN and give it to your monitoring.",
            id="operations.W002",
        )
