"""The addresses of what needs a second person."""

from django.urls import path

from .views import requests

app_name = "four_eyes"

urlpatterns = [
    path("", requests.requests, name="requests"),
    path("<uuid:pk>/", requests.request, name="request"),
    path("<uuid:pk>/besluiten/", requests.decide, name="decide"),
    path("<uuid:pk>/terugnemen/", requests.take_back, name="withdraw"),
]
