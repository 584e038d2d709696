"""The addresses of cases: neutral words and random ids."""

from django.urls import path

from .views import case_list, case_page, contact_ways, domains, emergency, facts, identity, opening, records, state

app_name = "cases"

urlpatterns = [
    path("", case_list.case_list, name="list"),
    path("nieuw/", opening.new, name="new"),
    path("nieuw/eerder/", opening.earlier, name="earlier"),
    path("vinden/", case_list.find, name="find"),
    path("nood/", emergency.emergency, name="emergency"),
    path("<uuid:pk>/", case_page.detail, name="detail"),
    path("<uuid:pk>/gegevens/", facts.facts, name="facts"),
    path("<uuid:pk>/veiligheid/", records.safety, name="safety"),
    path("<uuid:pk>/contact/", case_page.contacts, name="contacts"),
    path("<uuid:pk>/contact/nieuw/", records.contact, name="new_contact"),
    path("<uuid:pk>/contactwijze/", contact_ways.contact_ways, name="contact_ways"),
    path("<uuid:pk>/acties/nieuw/", records.new_action, name="new_action"),
    path("<uuid:pk>/acties/<uuid:action_id>/", records.action, name="action"),
    path("<uuid:pk>/acties/<uuid:action_id>/stand/", records.settle, name="settle_action"),
    path("<uuid:pk>/leefgebieden/", domains.domains, name="domains"),
    path("<uuid:pk>/leefgebieden/<slug:code>/", domains.rate, name="rate"),
    path("<uuid:pk>/status/", state.status, name="status"),
    path("<uuid:pk>/fase/", state.phase, name="phase"),
    path("<uuid:pk>/sluiten/", state.close, name="close"),
    path("<uuid:pk>/heropenen/", state.reopen, name="reopen"),
    path("<uuid:pk>/overdragen/", state.assign, name="assign"),
    path("<uuid:pk>/geschiedenis/", case_page.history, name="history"),
    path("<uuid:pk>/identiteit/", identity.identity, name="identity"),
    path("<uuid:pk>/identiteit/wijzigen/", identity.change, name="change_identity"),
]
