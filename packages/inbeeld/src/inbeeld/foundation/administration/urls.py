"""The addresses of administration, below /beheer/."""

from django.urls import path

from .views import absence, coordination, invitations, leaving, master_keys, organisations, people, regions

app_name = "administration"

urlpatterns = [
    path("afwezig/", absence.absences, name="absences"),
    path("afwezig/<uuid:pk>/terug/", absence.back, name="back"),
    path("organisaties/", organisations.organisations, name="organisations"),
    path("organisaties/nieuw/", organisations.new_organisation, name="new_organisation"),
    path("organisaties/<uuid:pk>/", organisations.organisation, name="organisation"),
    path("organisaties/<uuid:pk>/wijzigen/", organisations.edit_organisation, name="edit_organisation"),
    path("organisaties/<uuid:pk>/sluiten/", organisations.close, name="close_organisation"),
    path("mensen/", people.people, name="people"),
    path("mensen/uitnodigen/", invitations.invite, name="invite"),
    path("mensen/uitnodigingen/<uuid:pk>/opnieuw/", invitations.again, name="invite_again"),
    path("mensen/uitnodigingen/<uuid:pk>/intrekken/", invitations.withdraw, name="withdraw_invitation"),
    path("mensen/<uuid:pk>/", people.person, name="person"),
    path("mensen/<uuid:pk>/rol/", people.add_role, name="add_role"),
    path("mensen/<uuid:pk>/rol/<uuid:membership>/wijzigen/", leaving.other_role, name="other_role"),
    path("mensen/<uuid:pk>/rol/<uuid:membership>/beeindigen/", leaving.end_role, name="end_role"),
    path("mensen/<uuid:pk>/sessies/", people.end_all_sessions, name="end_sessions"),
    path("mensen/<uuid:pk>/tweede-factor/", people.reset_second_factor, name="reset_factor"),
    path("mensen/<uuid:pk>/sluiten/", leaving.close, name="close_person"),
    path("sleutels/", master_keys.master_keys, name="master_keys"),
    path("regios/", regions.regions, name="regions"),
    path("regios/nieuw/", regions.new_region, name="new_region"),
    path("regios/zonder/", regions.gaps, name="gaps"),
    path("regios/landelijk/<str:kind>/", coordination.national, name="national_contact"),
    path("regios/<int:pk>/", regions.region, name="region"),
    path("regios/<int:pk>/gemeenten/nieuw/", regions.new_municipality, name="new_municipality"),
    path("regios/<int:pk>/gemeenten/<int:membership>/", regions.last_day_of_municipality, name="end_municipality"),
    path("regios/<int:pk>/coordinatie/nieuw/", coordination.start, name="start_coordination"),
    path("regios/<int:pk>/coordinatie/<int:coordination>/", coordination.last_day, name="end_coordination"),
    path("regios/<int:pk>/coordinatie/<int:coordination>/bereikbaar/", coordination.contact, name="contact"),
]
