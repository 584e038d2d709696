"""The addresses of cases: neutral words and random ids."""

from django.urls import path

from .views import (
    case_list,
    case_page,
    checks,
    emergency,
    episodes,
    facts,
    handing_over,
    identification,
    identity,
    opening,
    safety,
    state,
)

app_name = "cases"

urlpatterns = [
    path("", case_list.case_list, name="list"),
    path("nieuw/", opening.new, name="new"),
    path("nieuw/eerder/", opening.earlier, name="earlier"),
    path("overdragen/<uuid:pk>/", handing_over.assign_many, name="assign_many"),
    path("nood/", emergency.emergency, name="emergency"),
    path("<uuid:pk>/", case_page.detail, name="detail"),
    path("<uuid:pk>/gegevens/", facts.facts, name="facts"),
    path("<uuid:pk>/leeftijden/", facts.ages, name="ages"),
    path("<uuid:pk>/uitbuiting/nieuw/", episodes.new_episode, name="new_episode"),
    path("<uuid:pk>/uitbuiting/<uuid:episode_id>/", episodes.episode, name="episode"),
    path("<uuid:pk>/veiligheid/", safety.safety, name="safety"),
    path("<uuid:pk>/veiligheid/klopt/", safety.still_right, name="safety_still_right"),
    path("<uuid:pk>/veiligheid/eerder/", safety.history, name="safety_history"),
    path("<uuid:pk>/status/", state.status, name="status"),
    path("<uuid:pk>/gezien/", identification.detection, name="detection"),
    path("<uuid:pk>/fase/", state.phase, name="phase"),
    path("<uuid:pk>/fase/punten/", checks.checks, name="checks"),
    path("<uuid:pk>/sluiten/", state.close, name="close"),
    path("<uuid:pk>/heropenen/", state.reopen, name="reopen"),
    path("<uuid:pk>/overdragen/", state.assign, name="assign"),
    path("<uuid:pk>/identiteit/", identity.identity, name="identity"),
    path("<uuid:pk>/identiteit/wijzigen/", identity.change, name="change_identity"),
]
