"""The addresses of transfers."""

from django.urls import path

from .views import answering, asking, reading

app_name = "transfers"

urlpatterns = [
    path("overdrachten/", reading.transfers, name="list"),
    path("overdrachten/<uuid:pk>/", reading.detail, name="detail"),
    path("overdrachten/<uuid:pk>/overnemen/", answering.take_over, name="accept"),
    path("overdrachten/<uuid:pk>/voorwaarden/", answering.conditions, name="conditions"),
    path("overdrachten/<uuid:pk>/weigeren/", answering.decline, name="refuse"),
    path("overdrachten/<uuid:pk>/terugnemen/", answering.withdraw, name="take_back"),
    path("overdrachten/<uuid:pk>/akkoord/", answering.say_yes, name="agree"),
    path("zaken/<uuid:pk>/overdracht/", asking.new, name="ask"),
]
