"""On one's own machine: readable errors, a demo region, mail that stays in a folder."""

from . import environment
from .base import *  # noqa: F403

DEBUG = environment.switch("INBEELD_DEBUG")
DEMO = environment.switch("INBEELD_DEMO", default=True)
SECRET_KEY = "development-only-and-refused-in-production"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
CREATE_MISSING_KEYS = True
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = DATA / "mail"  # noqa: F405
INSTALLED_APPS += ["inbeeld.demo"]  # noqa: F405

# Styles and scripts come straight from the rooms, without a collecting step.
WHITENOISE_USE_FINDERS = True
DATA.mkdir(parents=True, exist_ok=True, mode=0o700)  # noqa: F405
STATIC_ROOT.mkdir(exist_ok=True)  # noqa: F405
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # a passkey on http://localhost

# A machine of a developer need not be Linux.
SANDBOX_REQUIRED = False
