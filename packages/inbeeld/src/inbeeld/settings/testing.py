"""For the tests: either engine, nothing slow, nothing leaves."""

from pathlib import Path

from . import environment
from .base import *  # noqa: F403

SECRET_KEY = "testing-only"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
DATA = environment.path("INBEELD_DATA", Path(".cache/testing")).resolve()
STATIC_ROOT = DATA / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True  # finds a file when it is asked for: each client of a test would look for all of them
WHITENOISE_MAX_AGE = 60
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":  # noqa: F405
    # A file and not memory, so that several threads and connections see what production would see.
    DATABASES["default"]["TEST"] = {"NAME": DATA / "test.sqlite3"}  # noqa: F405
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"  # noqa: F405
KEY_FILE = environment.path("INBEELD_KEY_FILE", DATA / "keys.json")
CREATE_MISSING_KEYS = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
INSTALLED_APPS += ["inbeeld.demo"]  # noqa: F405
