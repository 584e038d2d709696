"""The addresses of the figures."""

from django.urls import path

from .views import live, publications

app_name = "figures"

urlpatterns = [
    path("", publications.overview, name="overview"),
    path("tellen/<slug:name>/", live.count, name="live"),
    path("uitgeven/<slug:name>/", publications.publish, name="publish"),
    path("uitgaven/<uuid:pk>/", publications.detail, name="publication"),
    path("uitgaven/<uuid:pk>/bestand/", publications.file, name="file"),
    path("uitgaven/<uuid:pk>/verbergen/", publications.hide, name="hide"),
    path("uitgaven/<uuid:pk>/opnieuw/", publications.again, name="again"),
    path("uitgaven/<uuid:pk>/intrekken/", publications.take_back, name="withdraw"),
]
