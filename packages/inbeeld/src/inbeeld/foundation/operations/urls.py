"""Whether the installation is alive and ready, for monitoring."""

from django.urls import path

from . import views

app_name = "operations"
urlpatterns = [
    path("gezond/", views.alive, name="alive"),
    path("gezond/gereed/", views.ready, name="ready"),
]
