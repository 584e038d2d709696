"""The addresses of transfers."""

from django.urls import path

from .views import answering, asking, installations, packages, reading

app_name = "transfers"

urlpatterns = [
    path("overdrachten/", reading.transfers, name="list"),
    path("overdrachten/<uuid:pk>/", reading.detail, name="detail"),
    path("overdrachten/<uuid:pk>/overnemen/", answering.take_over, name="accept"),
    path("overdrachten/<uuid:pk>/voorwaarden/", answering.conditions, name="conditions"),
    path("overdrachten/<uuid:pk>/weigeren/", answering.decline, name="refuse"),
    path("overdrachten/<uuid:pk>/terugnemen/", answering.withdraw, name="take_back"),
    path("overdrachten/<uuid:pk>/akkoord/", answering.say_yes, name="agree"),
    path("overdrachten/pakket/", packages.receive, name="take_in"),
    path("overdrachten/pakket/<uuid:pk>/", packages.package, name="package"),
    path("overdrachten/pakket/<uuid:pk>/ontvangst/", packages.receipt, name="receipt_for"),
    path("overdrachten/ontvangst/", packages.take_in_receipt, name="take_receipt"),
    path("zaken/<uuid:pk>/pakket/", packages.make, name="make_package"),
    path("beheer/installaties/", installations.installations, name="installations"),
    path("beheer/installaties/sleutels/", installations.make, name="make_keys"),
    path("beheer/installaties/sleutels/vervangen/", installations.replace, name="replace_keys"),
    path("beheer/installaties/sleutels/<uuid:pk>/vernietigen/", installations.destroy_old, name="destroy_old_key"),
    path("beheer/installaties/nieuw/", installations.register, name="register"),
    path("beheer/installaties/<uuid:pk>/beeindigen/", installations.end, name="end_installation"),
    path("zaken/<uuid:pk>/overdracht/", asking.new, name="ask"),
]
