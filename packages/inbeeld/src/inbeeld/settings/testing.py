"""For the tests: either engine, nothing slow, nothing leaves."""

import os
import tempfile

from .base import *  # noqa: F403

SECRET_KEY = "testing-only"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
DATA = Path(os.environ.get("INBEELD_DATA") or tempfile.mkdtemp(prefix="inbeeld-"))  # noqa: F405
KEY_FILE = DATA / "keys.json"
CREATE_MISSING_KEYS = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
