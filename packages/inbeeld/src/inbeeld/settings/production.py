"""For real work. Refuses to start where a mistake would put people at risk."""

from django.core.exceptions import ImproperlyConfigured

from . import environment
from .base import *  # noqa: F403

if environment.switch("INBEELD_DEMO"):
    message = "INBEELD_DEMO is set. The demo signs anybody in without a password: production refuses it. Unset it."
    raise ImproperlyConfigured(message)
if not SECRET_KEY:  # noqa: F405
    message = (
        "INBEELD_SECRET_KEY is empty. Make one with: python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
    )
    raise ImproperlyConfigured(message)

DATA.mkdir(parents=True, exist_ok=True, mode=0o700)  # noqa: F405
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^gezond/"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 63072000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# Entering the preload list of browsers binds a whole domain for years: that is for its owner to decide.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessie"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-formulier"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
EMAIL_HOST = environment.text("INBEELD_EMAIL_HOST")
EMAIL_PORT = environment.number("INBEELD_EMAIL_PORT", 587, least=1, most=65535)
EMAIL_HOST_USER = environment.text("INBEELD_EMAIL_USER")
EMAIL_HOST_PASSWORD = environment.text("INBEELD_EMAIL_PASSWORD")
EMAIL_USE_TLS = True
