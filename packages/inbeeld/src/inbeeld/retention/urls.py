"""The addresses of retention, beside those of oversight."""

from django.urls import path

from . import views

app_name = "retention"

urlpatterns = [
    path("", views.overview, name="overview"),
    path("vasthouden/", views.new_hold, name="hold"),
    path("vasthouden/<uuid:pk>/opheffen/", views.end_hold, name="lift"),
]
