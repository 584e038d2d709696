"""Choosing whom to be in the demo."""

from django.urls import URLPattern, path

from . import views

app_name = "demo"
urlpatterns: list[URLPattern] = [
    path("", views.choose, name="choose"),
    path("aanmelden/", views.sign_in, name="sign_in"),
]
