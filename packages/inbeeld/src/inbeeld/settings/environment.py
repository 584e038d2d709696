"""Every variable of the environment that the settings read: declared here once, and read nowhere else.

`make docs` writes the table of docs/operate.md from this list. A value that cannot be meant stops the start.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True, slots=True)
class Variable:
    """What operators read about it; `unsafe` names the values that `inbeeld check` warns of."""

    name: str
    default: str
    what: str
    unsafe: str = ""


VARIABLES = (
    Variable(
        "INBEELD_SECRET_KEY",
        "none; production refuses to start",
        "signs sessions and links; 50 characters or more. Changing it ends every session",
        "shorter than 50 characters, a placeholder, few different characters",
    ),
    Variable(
        "INBEELD_HOSTS",
        "none",
        "host names under which people reach it, with commas",
        "`*`, a name that begins with a dot, a name without a dot",
    ),
    Variable(
        "INBEELD_DATA",
        "`var` in the working folder",
        "folder for the SQLite database and collected files; mode 700",
        "a folder that others may read",
    ),
    Variable(
        "INBEELD_DATABASE",
        "SQLite in `INBEELD_DATA`",
        "the database as an address: `postgresql://user:password@host/name`",
        "a role that is a superuser",
    ),
    Variable(
        "INBEELD_KEY_FILE",
        "`keys.json` in `INBEELD_DATA`",
        "the master keys; in production somewhere else than the data",
        "in the folder of the data or of the back-ups",
    ),
    Variable(
        "INBEELD_KEY_SHARES_COPY",
        "none",
        "where the second copy of `key-shares.json` is kept the same, on another disk; see key custody",
        "none; on the same disk",
    ),
    Variable(
        "INBEELD_EMAIL_HOST",
        "none",
        "mail server, reached with STARTTLS",
        "none",
    ),
    Variable(
        "INBEELD_EMAIL_PORT",
        "587",
        "its port",
    ),
    Variable(
        "INBEELD_EMAIL_USER",
        "none",
        "its user",
    ),
    Variable(
        "INBEELD_EMAIL_PASSWORD",
        "none",
        "its password",
    ),
    Variable(
        "INBEELD_EMAIL_FROM",
        "`inbeeld@localhost`",
        "the sender of invitations and warnings",
    ),
    Variable(
        "INBEELD_PROXIES",
        "0",
        "how many proxies of your own stand before the web process: 1 in nearly every installation. While it "
        "is 0, requests that bring a proxy's headers are refused (421): all visitors would look like one",
        "0 behind a proxy; more than there are",
    ),
    Variable(
        "INBEELD_OIDC_SERVER",
        "none: passwords only",
        "the address of your OpenID Connect provider; see signing in",
        "an address with `http://`",
    ),
    Variable(
        "INBEELD_OIDC_NAME",
        "`OpenID Connect`",
        "what the button on the sign-in page calls it",
    ),
    Variable(
        "INBEELD_OIDC_CLIENT_ID",
        "none",
        "the name under which the provider knows this installation",
    ),
    Variable(
        "INBEELD_OIDC_CLIENT_SECRET",
        "none",
        "the secret that goes with it",
    ),
    Variable(
        "INBEELD_OIDC_EMAIL_VERIFIED",
        "off",
        "1 when your provider verifies addresses without stating so",
        "1 where anybody can register an address at the provider",
    ),
    Variable(
        "INBEELD_OIDC_SECOND_FACTOR",
        "none: ours is asked as well",
        "values of `amr` or `acr`, with commas, that count as a second factor",
        "`pwd` and whatever the provider says of one factor alone",
    ),
    Variable(
        "INBEELD_QUICK_EXIT_URL",
        "a weather site",
        "where the quick exit leads; choose a dull site that many visit",
        "an address with `http://`",
    ),
    Variable(
        "INBEELD_SIGN_TEXTS",
        "the signs that come with the product",
        "the folder with your own copy of the signs, settings and advice under `/signalen/herkennen/`, see "
        "[editing them](signs.md)",
    ),
    Variable(
        "INBEELD_HELP_TEXTS",
        "the texts that come with the product",
        "the folder with your own copy of the texts and numbers of the help pages, see [editing them](help-texts.md)",
    ),
    Variable(
        "INBEELD_MELDCODE_TEXTS",
        "the texts that come with the product",
        "the folder with your own copy of the walk, the frameworks and the terms of the meldcode, see [the "
        "meldcode](meldcode.md)",
    ),
    Variable(
        "INBEELD_CASE_AGREEMENTS",
        "the agreements that come with the product",
        "your own copy of `chain/method/data/agreements.toml`: working agreements on cases, each with the day "
        "it begins and its source",
    ),
    Variable(
        "INBEELD_MONITORING_TOKEN",
        "none: nobody hears details",
        "see monitoring",
        "shorter than 32 characters, a placeholder",
    ),
    Variable(
        "INBEELD_BACKUP_FOLDER",
        "none",
        "where `inbeeld backup` puts copies and where `inbeeld check` looks for them",
        "none; with the keys in it; one that others may read",
    ),
    Variable(
        "INBEELD_ACCESS_NOTICE_DAYS",
        "14",
        "how many days ahead a partner and the coordinator hear that access to a case ends",
    ),
    Variable(
        "INBEELD_AGE_RULES",
        "the rules that come with the product",
        "a TOML file of your own: whose consent is asked for at which age, dated and with its source; copy "
        "`chain/consents/age_rules.toml` and let your lawyer check it",
    ),
    Variable(
        "INBEELD_AUDIT_RETENTION_YEARS",
        "5",
        "how long the audit log is kept, five years at least; agree it with your privacy officer",
        "under 5",
    ),
    Variable(
        "INBEELD_AUDIT_ANCHORS",
        "none",
        "file or folder, out of reach of who manages the database, for the anchors of the audit log",
        "none; on the machine of the database",
    ),
    Variable(
        "INBEELD_RETENTION_TERMS",
        "the terms that come with the product",
        "a TOML file with how long each kind is kept, with its source and from when it holds: look at "
        "`retention/terms.toml` and have your privacy officer check it",
    ),
    Variable(
        "INBEELD_FOUR_EYES_TERMS",
        "the terms that come with the product",
        "a TOML file with how long each act that cannot be undone waits for a second person; no file goes below the "
        "floors in the code (`docs/irreversible.md`)",
    ),
    Variable(
        "INBEELD_LETTERS",
        "the templates that come with the product",
        "the folder with your own templates of letters: one TOML file each, such as `10-partner.toml`, read "
        "again at a restart",
    ),
    Variable(
        "INBEELD_SCAN_LANGUAGES",
        "`nld+eng`",
        "the languages of papers that are scanned, as Tesseract names them. Install `tesseract-ocr` and a package "
        "for each (`tesseract-ocr-nld`); without them people type papers over",
    ),
    Variable(
        "INBEELD_CLAMAV",
        "none: documents are not scanned",
        "where ClamAV's daemon listens: `unix:/run/clamav/clamd.ctl` or `127.0.0.1:3310`. A document that "
        "could not be scanned waits and is given to nobody",
        "none",
    ),
    Variable(
        "INBEELD_LARGEST_FILE_MB",
        "20",
        "the largest document that is taken",
        "more than the memory of the machine bears",
    ),
    Variable(
        "INBEELD_DEBUG",
        "off",
        "1 shows code and values on an error page; on your own machine only",
        "1",
    ),
    Variable(
        "INBEELD_DEMO",
        "on in development",
        "the fictional region where anybody signs in as anybody; production refuses to start with it",
        "1",
    ),
)
_DECLARED = {variable.name for variable in VARIABLES}


def text(name: str, default: str = "") -> str:
    return _given(name) or default


def number(name: str, default: int, *, least: int, most: int) -> int:
    given = _given(name)
    if not given:
        return default
    if not given.isascii() or not given.isdigit() or not least <= int(given) <= most:
        raise ImproperlyConfigured(f"{name} must be a whole number from {least} to {most}, and is {given!r}.")
    return int(given)


def switch(name: str, *, default: bool = False) -> bool:
    given = _given(name)
    if given not in {"", "0", "1"}:
        raise ImproperlyConfigured(f"{name} must be 1 (on) or 0 (off), and is {given!r}.")
    return given == "1" if given else default


def listed(name: str) -> list[str]:
    return [part.strip() for part in _given(name).split(",") if part.strip()]


def path(name: str, default: Path) -> Path:
    return optional_path(name) or default


def optional_path(name: str) -> Path | None:
    given = _given(name)
    return Path(given) if given else None


def _given(name: str) -> str:
    if name not in _DECLARED:
        raise LookupError(f"{name} is read and not declared in VARIABLES.")
    return os.environ.get(name, "").strip()


def reference() -> str:
    """The table for docs/operate.md."""
    lines = ["| Variable | Default | What it is | Unsafe |", "|---|---|---|---|"]
    lines += [f"| `{one.name}` | {one.default} | {one.what} | {one.unsafe} |" for one in VARIABLES]
    return "\n".join(lines) + "\n"
