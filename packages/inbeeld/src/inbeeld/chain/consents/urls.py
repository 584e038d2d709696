"""The addresses of consent and sharing, those of one case below the case."""

from django.urls import path

from .views import access, ledger, mine, outside

app_name = "consents"

urlpatterns = [
    path("toegang/", mine.mine, name="mine"),
    path("toegang/gezien/<uuid:notice_id>/", mine.seen, name="seen"),
    path("zaken/<uuid:pk>/toegang/", access.access, name="access"),
    path("zaken/<uuid:pk>/toegang/nieuw/", access.give, name="give_access"),
    path("zaken/<uuid:pk>/toegang/<uuid:grant_id>/verlengen/", access.extend, name="extend_access"),
    path("zaken/<uuid:pk>/toegang/<uuid:grant_id>/intrekken/", access.end, name="end_access"),
    path("zaken/<uuid:pk>/toestemming/", ledger.ledger, name="ledger"),
    path("zaken/<uuid:pk>/toestemming/nieuw/", ledger.new, name="new_consent"),
    path("zaken/<uuid:pk>/toestemming/<uuid:consent_id>/", ledger.consent, name="consent"),
    path("zaken/<uuid:pk>/toestemming/<uuid:consent_id>/intrekken/", ledger.take_back, name="withdraw"),
    path("zaken/<uuid:pk>/toestemming/brief/<int:recall_id>/", outside.letter, name="letter"),
    path("zaken/<uuid:pk>/toestemming/verteld/<int:recall_id>/", outside.told, name="told"),
]
