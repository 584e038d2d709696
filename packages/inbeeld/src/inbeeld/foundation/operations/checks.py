"""What `inbeeld check` says about running this installation for real people."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning  # noqa: A004 - Django's own name

from .backups import OVERDUE_HOURS, hours_since_last

SHORTEST_SECRET, SHORTEST_TOKEN, FEWEST_SIGNS = 50, 32, 10
OTHERS = 0o007
LARGEST_MEBIBYTES = 50
SILENT_BACKENDS = {"console", "locmem", "dummy", "filebased"}
ONLY_HERE = {"localhost", "127.0.0.1", "[::1]", "testserver"}
PLACEHOLDER = re.compile(
    r"change|example|secret|testing|development|password|placeholder|insecure|your[-_ ]", re.IGNORECASE
)
# What providers say of a sign-in with two steps (RFC 8176); everything else is said of one step too.
TWO_STEPS = {"mfa", "otp", "hwk", "swk", "fpt", "face", "iris", "sc", "pop", "phr", "phrh"}


def safe_for_people(**_: Any) -> list[CheckMessage]:
    looks = (
        mode,
        secret,
        token,
        addresses,
        proxies,
        encryption,
        plain_http,
        provider,
        mail,
        folders,
        keys,
        limits,
        copies,
    )
    return [message for look in looks for message in look()]


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


def is_weak(secret: str, shortest: int) -> bool:
    """Short, of few different signs, or words that stood in an example."""
    return len(secret) < shortest or len(set(secret)) < FEWEST_SIGNS or bool(PLACEHOLDER.search(secret))


def secret() -> Iterator[CheckMessage]:
    if is_weak(settings.SECRET_KEY, SHORTEST_SECRET):
        yield Error(
            "The secret key is short, or a placeholder: with it, anybody can make a session for anybody.",
            hint="Set INBEELD_SECRET_KEY to what this prints: "
            "python3 -c 'import secrets; print(secrets.token_urlsafe(50))'",
            id="operations.E003",
        )


def token() -> Iterator[CheckMessage]:
    if not settings.MONITORING_TOKEN:
        yield Warning(
            "Monitoring can see that something is wrong, but not what.",
            hint="Set INBEELD_MONITORING_TOKEN and give it to your monitoring.",
            id="operations.W002",
        )
    elif is_weak(settings.MONITORING_TOKEN, SHORTEST_TOKEN):
        yield Error(
            "The token for monitoring can be guessed: it shows how the installation is set up.",
            hint="Set INBEELD_MONITORING_TOKEN to what this prints: "
            "python3 -c 'import secrets; print(secrets.token_urlsafe(32))'",
            id="operations.E011",
        )


def addresses() -> Iterator[CheckMessage]:
    hosts = set(settings.ALLOWED_HOSTS)
    wide = sorted(host for host in hosts - ONLY_HERE if "*" in host or host.startswith(".") or "." not in host)
    if wide:
        yield Error(
            f"Other host names than your own are accepted ({', '.join(wide)}): an invitation could lead elsewhere.",
            hint="Name your own in INBEELD_HOSTS, each in full, such as inbeeld.example.nl",
            id="operations.E004",
        )
    elif hosts <= ONLY_HERE:
        yield Error(
            "No host name is set: nobody can reach this installation from elsewhere.",
            hint="Name it in INBEELD_HOSTS, such as inbeeld.example.nl",
            id="operations.E005",
        )


def proxies() -> Iterator[CheckMessage]:
    if settings.SECURE_SSL_REDIRECT and not settings.ALLAUTH_TRUSTED_PROXY_COUNT:
        yield Error(
            "No proxy is named, and pages over TLS come through one: its requests are refused.",
            hint="Set INBEELD_PROXIES to how many proxies of yours stand before the web process: nearly always 1.",
            id="operations.E012",
        )


def encryption() -> Iterator[CheckMessage]:
    if not (settings.SECURE_SSL_REDIRECT and settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE):
        yield Error(
            "Pages and sessions may travel unencrypted (no TLS): somebody on the same network can read along.",
            hint="Use DJANGO_SETTINGS_MODULE=inbeeld.settings.production behind a proxy with a certificate.",
            id="operations.E006",
        )


def plain_http() -> Iterator[CheckMessage]:
    outward = {"INBEELD_OIDC_SERVER": settings.OIDC_SERVER, "INBEELD_QUICK_EXIT_URL": settings.QUICK_EXIT_URL}
    for name, address in outward.items():
        if address and not address.startswith("https://"):
            yield Error(
                f"{name} is an address without TLS: others read along, or answer in its place.",
                hint=f"Give {name} an address that begins with https://",
                id="operations.E013",
            )


def provider() -> Iterator[CheckMessage]:
    one_step = sorted(value for value in settings.OIDC_SECOND_FACTOR if value not in TWO_STEPS and ":" not in value)
    if one_step:
        yield Error(
            f"A second factor is believed on words that providers say of any sign-in: {', '.join(one_step)}.",
            hint=f"Give INBEELD_OIDC_SECOND_FACTOR one of {', '.join(sorted(TWO_STEPS))}, or an acr of your provider.",
            id="operations.E014",
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
    for what, folder in (("the data", settings.DATA), ("the back-ups", settings.BACKUP_FOLDER)):
        if folder is not None and is_open(folder):
            yield Error(
                f"Every user of this machine can look into {folder.name}, the folder with {what}.",
                hint=f"chmod 700 {folder}",
                id="operations.E008",
            )


def is_open(path: Path) -> bool:
    return path.exists() and bool(stat.S_IMODE(path.stat().st_mode) & OTHERS)


def keys() -> Iterator[CheckMessage]:
    folder = settings.BACKUP_FOLDER
    if folder is not None and settings.KEY_FILE.resolve().is_relative_to(folder.resolve()):
        yield Error(
            "The keys lie among the back-ups: a thief of one has both.",
            hint="Set INBEELD_KEY_FILE to a file on another disk or in a safe of your platform.",
            id="operations.E015",
        )


def limits() -> Iterator[CheckMessage]:
    if settings.LARGEST_FILE > LARGEST_MEBIBYTES * 1024 * 1024:
        yield Warning(
            "Very large documents are taken: a few at once can fill the memory.",
            hint=f"Set INBEELD_LARGEST_FILE_MB to {LARGEST_MEBIBYTES} or less.",
            id="operations.W003",
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


LOOKS = (mode, secret, token, addresses, proxies, encryption, plain_http, provider, mail, folders, keys, limits, copies)
