"""The page about e-mail, beside the other pages about oneself."""

from django.urls import path

from . import views

app_name = "notices"

urlpatterns = [path("", views.choices, name="choices")]
