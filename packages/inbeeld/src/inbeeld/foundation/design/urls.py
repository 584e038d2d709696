"""The living style page, the quick exit, the language switch."""

from django.urls import path

from . import views

app_name = "design"
urlpatterns = [
    path("stijl/", views.style, name="style"),
    path("stijl/openbaar/", views.public_style, name="public_style"),
    path("taal/", views.language, name="language"),
    path("weg/", views.leave, name="leave"),
]
