"""Everything about signing in and about oneself. The library's names stay as it knows them."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as openid
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.generic import RedirectView

from .views import factors, invitation, kept, person, sessions

own_pages = [
    path("", person.profile, name="profile"),
    path("rol/", person.choose_role, name="role"),
    path("sessies/", sessions.sessions, name="sessions"),
    path("sessies/andere/beeindigen/", sessions.end_other_sessions, name="end_other_sessions"),
    path("sessies/<uuid:pk>/beeindigen/", sessions.end_session, name="end_session"),
    path("bewaard/", kept.kept, name="kept"),
    path("bewaard/weggooien/", kept.discard_kept, name="discard_kept"),
    path("uitnodiging/<str:token>/", invitation.accept_invitation, name="invitation"),
]

second_factor = [
    path("", mfa.index, name="mfa_index"),
    path("code/", mfa.authenticate, name="mfa_authenticate"),
    path("opnieuw/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("app/", factors.StartApp.as_view(), name="mfa_activate_totp"),
    path("app/uit/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("herstelcodes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("herstelcodes/nieuw/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("herstelcodes/bestand/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("sleutels/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("sleutels/nieuw/", factors.AddKey.as_view(), name="mfa_add_webauthn"),
    path("sleutels/opnieuw/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("sleutels/<int:pk>/naam/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("sleutels/<int:pk>/verwijderen/", factors.RemoveKey.as_view(), name="mfa_remove_webauthn"),
]

password = [
    path("", account.password_change, name="account_change_password"),
    path("eerste/", RedirectView.as_view(pattern_name="accounts:profile"), name="account_set_password"),
    path("vergeten/", account.password_reset, name="account_reset_password"),
    path("vergeten/verstuurd/", account.password_reset_done, name="account_reset_password_done"),
    path("nieuw/klaar/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^nieuw/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
]

provider = [
    path("afgebroken/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("mislukt/", social.login_error, name="socialaccount_login_error"),
    path("<slug:provider_id>/", openid.login, name="openid_connect_login"),
    path("<slug:provider_id>/terug/", openid.callback, name="openid_connect_callback"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include((own_pages, "accounts"))),
    path("inloggen/", account.login, name="account_login"),
    path("uitloggen/", account.logout, name="account_logout"),
    path("registreren/", account.signup, name="account_signup"),
    path("gesloten/", account.account_inactive, name="account_inactive"),
    path("opnieuw/", account.reauthenticate, name="account_reauthenticate"),
    path("beveiliging/", include(second_factor)),
    path("wachtwoord/", include(password)),
    path("extern/", include(provider)),
]
