"""How people sign in: by password or the organisation's own provider, always with a second factor."""

from typing import Any

from . import environment

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 14}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "name"]},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/werk/"
LOGOUT_REDIRECT_URL = "account_login"
INVITATION_DAYS = 7
PASSWORD_RESET_TIMEOUT = 60 * 60

# django-allauth: nobody registers himself, nothing tells whether an address is known, sensitive pages ask again.
ACCOUNT_ADAPTER = "inbeeld.foundation.accounts.sign_in.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation has verified the address
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
ACCOUNT_SESSION_REMEMBER = True  # our own limits end a session, not the closing of a browser
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "5/5m/key",  # codes of a second factor; passwords wait by our own delays
    "reset_password": "20/h/ip,3/h/key",
    "reset_password_from_key": "20/h/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
ACCOUNT_FORMS = {
    "login": "inbeeld.foundation.accounts.forms.sign_in.SignInForm",
    "reset_password": "inbeeld.foundation.accounts.forms.sign_in.AskPasswordForm",
    "reset_password_from_key": "inbeeld.foundation.accounts.forms.sign_in.NewPasswordForm",
    "change_password": "inbeeld.foundation.accounts.forms.sign_in.OtherPasswordForm",
    "reauthenticate": "inbeeld.foundation.accounts.forms.sign_in.PasswordAgainForm",
}

MFA_ADAPTER = "inbeeld.foundation.accounts.factor_secrets.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Inbeeld"
MFA_TOTP_TOLERANCE = 1
MFA_PASSKEY_LOGIN_ENABLED = False
MFA_FORMS = {
    "authenticate": "inbeeld.foundation.accounts.forms.factors.CodeForm",
    "reauthenticate": "inbeeld.foundation.accounts.forms.factors.CodeAgainForm",
    "activate_totp": "inbeeld.foundation.accounts.forms.factors.StartAppForm",
    "add_webauthn": "inbeeld.foundation.accounts.forms.factors.AddKeyForm",
    "edit_webauthn": "inbeeld.foundation.accounts.forms.factors.KeyNameForm",
}

# How many proxies of ours stand between the browser and us; an address is only ever kept as a keyed hash.
ALLAUTH_TRUSTED_PROXY_COUNT = environment.number("INBEELD_PROXIES", 0, least=0, most=5)

# The limits must hold over all processes, so they are counted in the database: as JSON with a MAC, never as pickles.
CACHES = {"default": {"BACKEND": "inbeeld.foundation.vault.counting.CountingCache"}}

# OpenID Connect: only for people who were invited, found by an address that the provider has verified.
SOCIALACCOUNT_ADAPTER = "inbeeld.foundation.accounts.providers.ProviderAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = ""
SOCIALACCOUNT_PROVIDERS: dict[str, dict[str, Any]] = {}

OIDC_SERVER = environment.text("INBEELD_OIDC_SERVER")
# The values of `amr` or `acr` with which the provider states a second factor. Empty: ours is asked as well.
OIDC_SECOND_FACTOR = frozenset(environment.listed("INBEELD_OIDC_SECOND_FACTOR"))

if OIDC_SERVER:
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "OAUTH_PKCE_ENABLED": True,
        # Some providers verify addresses without saying so (no email_verified): only set it when yours does.
        "VERIFIED_EMAIL": environment.switch("INBEELD_OIDC_EMAIL_VERIFIED"),
        "APPS": [
            {
                "provider_id": "organisatie",
                "name": environment.text("INBEELD_OIDC_NAME", "OpenID Connect"),
                "client_id": environment.text("INBEELD_OIDC_CLIENT_ID"),
                "secret": environment.text("INBEELD_OIDC_CLIENT_SECRET"),
                "settings": {"server_url": OIDC_SERVER},
            }
        ],
    }
