"""What holds in every environment. Each value read from the environment is described in docs/operate.md."""

from pathlib import Path

import dj_database_url
from django.utils.translation import gettext_lazy as _

from . import environment
from .sign_in import *  # noqa: F403

PACKAGE = Path(__file__).resolve().parent.parent
DATA = environment.path("INBEELD_DATA", Path("var")).resolve()

SECRET_KEY = environment.text("INBEELD_SECRET_KEY")
ALLOWED_HOSTS = environment.listed("INBEELD_HOSTS")
DEBUG = False
DEMO = False

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "inbeeld.foundation.rooms",
    "inbeeld.foundation.design",
    "inbeeld.foundation.ceilings",
    "inbeeld.foundation.geography",
    "inbeeld.foundation.sandbox",
    "inbeeld.foundation.printing",
    "inbeeld.foundation.vault",
    "inbeeld.foundation.tables",
    "inbeeld.foundation.accounts",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "inbeeld.foundation.audit",
    "inbeeld.foundation.notices",
    "inbeeld.foundation.access",
    "inbeeld.foundation.records",
    "inbeeld.foundation.four_eyes",
    "inbeeld.foundation.drafts",
    "inbeeld.foundation.files",
    "inbeeld.foundation.erasure",
    "inbeeld.foundation.administration",
    "inbeeld.foundation.disclosure",
    "inbeeld.foundation.oversight",
    "inbeeld.foundation.operations",
    "inbeeld.chain.method",
    "inbeeld.chain.cases",
    "inbeeld.chain.contacts",
    "inbeeld.chain.plan",
    "inbeeld.chain.breaks",
    "inbeeld.chain.timeline",
    "inbeeld.chain.consents",
    "inbeeld.chain.documents",
    "inbeeld.chain.letters",
    "inbeeld.chain.subject_access",
    "inbeeld.chain.transfers",
    "inbeeld.chain.overlaps",
    "inbeeld.chain.conferences",
    "inbeeld.chain.signals",
    "inbeeld.chain.recognition",
    "inbeeld.chain.import_export",
    "inbeeld.chain.meldcode",
    "inbeeld.chain.outreach",
    "inbeeld.chain.partner_api",
    "inbeeld.chain.help",
    "inbeeld.chain.worklist",
    "inbeeld.chain.search",
    "inbeeld.insight.figures",
    "inbeeld.retention",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "inbeeld.foundation.design.middleware.PrivateResponses",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "inbeeld.foundation.design.middleware.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "inbeeld.foundation.accounts.middleware.SessionLimits",
    "inbeeld.foundation.access.middleware.CurrentActor",
    "inbeeld.foundation.drafts.middleware.ForgetSentDrafts",
    "inbeeld.foundation.audit.middleware.AuditTrail",
]

ROOT_URLCONF = "inbeeld.urls"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.i18n", "inbeeld.foundation.design.templatetags.components"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "inbeeld.navigation.page_frame",
            ],
        },
    }
]

FORM_RENDERER = "inbeeld.foundation.design.rendering.PageRenderer"

# The database: SQLite for one office, PostgreSQL for more.
DATABASES = {
    "default": dj_database_url.parse(environment.text("INBEELD_DATABASE", f"sqlite:///{DATA / 'inbeeld.sqlite3'}"))
}
DATABASES["default"]["CONN_MAX_AGE"] = 600
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
        ),
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Languages: Dutch first, English second.
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGE_COOKIE_NAME = "language"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
FORMAT_MODULE_PATH = ["inbeeld.foundation.design.formats"]

# Sessions. How people sign in stands in sign_in.py.
SESSION_ENGINE = "inbeeld.foundation.accounts.session_store"
SESSION_COOKIE_NAME = "sessie"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "formulier"
CSRF_FAILURE_VIEW = "inbeeld.foundation.design.stale.stale_page"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
SESSION_IDLE_SECONDS = 30 * 60
SESSION_HARD_SECONDS = 10 * 60 * 60
SESSION_COOKIE_AGE = SESSION_HARD_SECONDS

# What a browser may do with our pages: only our own files, no inline code.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
# No other site ever gets an address of ours. Plain "no-referrer" would also send our own forms without their origin,
# and then the protection against forged requests refuses every one of them.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# Documents: kept in memory until they are cleaned and sealed, never on the disk; scanned where there is a scanner.
# Production refuses to read documents and to print where a process cannot be confined.
SANDBOX_REQUIRED = True
FILE_UPLOAD_HANDLERS = ["inbeeld.foundation.files.uploads.InMemory"]
LARGEST_FILE = environment.number("INBEELD_LARGEST_FILE_MB", 20, least=1, most=100) * 1024 * 1024
# Languages of papers that are scanned, as Tesseract calls them, joined by a plus sign.
SCAN_LANGUAGES = environment.text("INBEELD_SCAN_LANGUAGES", "nld+eng")
CLAMAV = environment.text("INBEELD_CLAMAV")

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"

# Long work and e-mail wait in a queue in the database.
TASKS = {"default": {"BACKEND": "inbeeld.foundation.operations.queue.MarkedTasks"}}
EMAIL_SUBJECT_PREFIX = ""
DEFAULT_FROM_EMAIL = environment.text("INBEELD_EMAIL_FROM", "inbeeld@localhost")

# Keys that encrypt identity and free text: never in the database.
KEY_FILE = environment.path("INBEELD_KEY_FILE", DATA / "keys.json")
KEY_SHARES_COPY = environment.text("INBEELD_KEY_SHARES_COPY")  # the second copy of the shares, on another disk
KEY_PROVIDER = "inbeeld.foundation.vault.key_file.KeyFile"
CREATE_MISSING_KEYS = False

# How long the audit log is kept. At least 5 years for logging under NEN 7513 (Staatscourant 2019, 38007).
AUDIT_RETENTION_YEARS = environment.number("INBEELD_AUDIT_RETENTION_YEARS", 5, least=1, most=50)
# Where the end of the log is written down each night: a file or folder out of reach of who manages the database.
AUDIT_ANCHORS = environment.text("INBEELD_AUDIT_ANCHORS")

# The working agreements on cases, for an installation to change (docs/operate.md).
CASE_AGREEMENTS = environment.path("INBEELD_CASE_AGREEMENTS", PACKAGE / "chain" / "method" / "data" / "agreements.toml")

# Working together: how many days ahead the end of access is announced, and whose consent is asked for at which age.
ACCESS_NOTICE_DAYS = environment.number("INBEELD_ACCESS_NOTICE_DAYS", 14, least=1, most=365)
AGE_RULES = environment.path("INBEELD_AGE_RULES", PACKAGE / "chain" / "consents" / "age_rules.toml")

# The page that a quick exit lands on.
QUICK_EXIT_URL = environment.text("INBEELD_QUICK_EXIT_URL", "https://www.buienradar.nl/")

# The texts and telephone numbers of the help pages, for an editor to change (docs/help-texts.md).
HELP_TEXTS = environment.path("INBEELD_HELP_TEXTS", PACKAGE / "chain" / "help" / "content")

# The words of the meldcode, the frameworks of the professions and its terms; docs/meldcode.md.
MELDCODE_TEXTS = environment.path("INBEELD_MELDCODE_TEXTS", PACKAGE / "chain" / "meldcode" / "content")

# The signs of exploitation and the advice beside them, for an editor to change (docs/signs.md).
SIGN_TEXTS = environment.path("INBEELD_SIGN_TEXTS", PACKAGE / "chain" / "recognition" / "content")

# How long what is kept; docs/operate.md.
RETENTION_TERMS = environment.path("INBEELD_RETENTION_TERMS", PACKAGE / "retention" / "terms.toml")

# How long what cannot be undone waits for a second person; docs/irreversible.md.
FOUR_EYES_TERMS = environment.path("INBEELD_FOUR_EYES_TERMS", PACKAGE / "foundation" / "four_eyes" / "terms.toml")

# The templates of letters, for an editor to change.
LETTERS = environment.path("INBEELD_LETTERS", PACKAGE / "chain" / "letters" / "texts")

# Watching over the installation: who brings the token may hear why it is not ready; where back-ups lie.
MONITORING_TOKEN = environment.text("INBEELD_MONITORING_TOKEN")
BACKUP_FOLDER = environment.optional_path("INBEELD_BACKUP_FOLDER")
