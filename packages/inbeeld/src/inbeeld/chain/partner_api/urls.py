"""The interface, its page, and the keys of each organisation."""

from django.urls import URLPattern, URLResolver, path

from .addresses import addresses
from .views import keys, reading

app_name = "partner_api"

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/", reading.reading, name="reading"),
    path("beheer/organisaties/<uuid:pk>/systemen/", keys.keys, name="keys"),
    path("beheer/organisaties/<uuid:pk>/systemen/<uuid:key>/vernieuwen/", keys.renew, name="renew"),
    path("beheer/organisaties/<uuid:pk>/systemen/<uuid:key>/intrekken/", keys.revoke, name="revoke"),
    path("api/v1/", addresses()),
]
