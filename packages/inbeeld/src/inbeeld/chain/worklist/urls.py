"""The front page and the work list."""

from django.urls import path

from . import views

app_name = "worklist"

urlpatterns = [
    path("", views.front, name="front"),
    path("werk/", views.home, name="home"),
    path("werk/snel/<slug:slug>/", views.quick, name="quick"),
    path("werk/team/", views.load, name="load"),
]
