from django.urls import path, re_path

from .views import emergencies, forged, log, state

app_name = "oversight"
urlpatterns = [
    path("", log.audit, name="audit"),
    re_path("^bestand/(?P<ending>csv|json)/$", log.export, name="export"),
    path("identiteit/", log.identity, name="identity"),
    path("noodtoegang/", emergencies.emergencies, name="emergencies"),
    path("noodtoegang/<uuid:pk>/gezien/", emergencies.review, name="review"),
    path("gewijzigd/", forged.forged, name="forged"),
    path("gewijzigd/<int:pk>/gezien/", forged.looked_at, name="looked_at"),
    path("gewijzigd/<int:pk>/afhandelen/", forged.settle, name="settle"),
    path("logboek/", state.state, name="state"),
    path("logboek/opruimen/", state.ask_purge, name="ask_purge"),
    path("logboek/nagaan/", state.verify, name="verify"),
]
