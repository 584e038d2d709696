"""Who may open which page about signing in and about himself."""

from fixtures.permissions import REDIRECT, SIGN_IN, Personas, Records, row
from inbeeld.foundation.accounts.invitations import invite
from inbeeld.foundation.accounts.models import OpenSession
from inbeeld.foundation.accounts.rules import Role


def records(personas: Personas) -> Records:
    coordinator = personas["coordinator"]
    assert coordinator.membership is not None
    _invitation, token = invite(
        "nieuw@voorbeeld.test",
        organisation=coordinator.membership.organisation,
        role=Role.COORDINATOR,
        region=None,
        by=coordinator.membership,
    )
    opened = OpenSession.objects.create(user=coordinator.user, session_key="elders", device="Firefox, Windows")
    return {
        "invitation": token,
        "session": opened.pk,
        "uidb36": "1",
        "key": "set-password",
        "no_key": 1,
        "provider": "organisatie",
    }


ROWS = [
    row("accounts:profile", everyone=200, anonymous=SIGN_IN),
    row("accounts:role", everyone=200, anonymous=SIGN_IN),
    row("accounts:sessions", everyone=200, anonymous=SIGN_IN),
    row("accounts:end_session", {"pk": "session"}, method="post", everyone=404, anonymous=SIGN_IN, coordinator=302),
    row("accounts:end_other_sessions", method="post", everyone=REDIRECT, anonymous=SIGN_IN),
    row("accounts:kept", everyone=REDIRECT, anonymous=SIGN_IN),
    row("accounts:discard_kept", method="post", everyone=REDIRECT, anonymous=SIGN_IN),
    row("accounts:invitation", {"token": "invitation"}, everyone=200),
    row("account_login", everyone=REDIRECT, anonymous=200),
    row("account_logout", everyone=200, anonymous=REDIRECT),
    row("account_signup", everyone=REDIRECT, anonymous=200),
    row("account_inactive", everyone=200),
    row("account_reauthenticate", everyone=403, anonymous=SIGN_IN),  # personas have no password
    row("account_change_password", everyone=REDIRECT, anonymous=SIGN_IN),
    row("account_set_password", everyone=REDIRECT),
    row("account_reset_password", everyone=200),
    row("account_reset_password_done", everyone=200),
    row("account_reset_password_from_key", {"uidb36": "uidb36", "key": "key"}, everyone=200),
    row("account_reset_password_from_key_done", everyone=200),
    row("mfa_index", everyone=200, anonymous=SIGN_IN),
    row("mfa_authenticate", everyone=REDIRECT, anonymous=REDIRECT),
    row("mfa_reauthenticate", everyone=403, anonymous=SIGN_IN),
    row("mfa_activate_totp", everyone=200, anonymous=SIGN_IN),
    row("mfa_deactivate_totp", everyone=404, anonymous=SIGN_IN),
    row("mfa_view_recovery_codes", everyone=404, anonymous=SIGN_IN),
    row("mfa_generate_recovery_codes", everyone=200, anonymous=SIGN_IN),
    row("mfa_download_recovery_codes", everyone=404, anonymous=SIGN_IN),
    row("mfa_list_webauthn", everyone=200, anonymous=SIGN_IN),
    row("mfa_add_webauthn", everyone=200, anonymous=SIGN_IN),
    row("mfa_reauthenticate_webauthn", everyone=403, anonymous=SIGN_IN),
    row("mfa_edit_webauthn", {"pk": "no_key"}, everyone=404, anonymous=SIGN_IN),
    row("mfa_remove_webauthn", {"pk": "no_key"}, everyone=404, anonymous=SIGN_IN),
    row("socialaccount_login_cancelled", everyone=200),
    row("socialaccount_login_error", everyone=401),
    row("openid_connect_login", {"provider_id": "provider"}, everyone=404),
    row("openid_connect_callback", {"provider_id": "provider"}, everyone=404),
]
