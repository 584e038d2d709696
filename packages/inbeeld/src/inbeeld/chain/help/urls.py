"""Neutral addresses: a number says nothing to who looks at a history."""

from django.urls import path

from . import views

app_name = "help"

urlpatterns = [
    path("info/", views.page, {"number": 0}, name="start"),
    path("info/dichtbij/", views.nearby, name="nearby"),
    path("info/<int:number>/", views.page, name="page"),
    path("naasten/", views.page, {"number": 20, "door": "near"}, name="near"),
    path("naasten/<int:number>/", views.page, {"door": "near"}, name="near_page"),
]
