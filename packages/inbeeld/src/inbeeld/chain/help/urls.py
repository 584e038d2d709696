"""Neutral addresses: a number says nothing to who looks at a history."""

from django.urls import path

from . import views

app_name = "help"

urlpatterns = [
    path("", views.page, {"number": 0}, name="start"),
    path("dichtbij/", views.nearby, name="nearby"),
    path("<int:number>/", views.page, name="page"),
]
