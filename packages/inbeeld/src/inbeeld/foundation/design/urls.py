"""The living style page, the quick exit, the language switch."""

from django.urls import path

from . import views

app_name = "design"
urlpatterns = [
    path("stijl/", views.style, name="style"),
    path("stijl/openbaar/", views.public_style, name="public_style"),
    path("stijl/bevestigen/", views.confirmation_style, name="confirmation_style"),
    path("stijl/concept/", views.draft_style, name="draft_style"),
    path("stijl/fouten/", views.wrong_form_style, name="wrong_form_style"),
    path("stijl/fout/<str:name>/", views.error_style, name="error_style"),
    path("taal/", views.language, name="language"),
    path("weg/", views.leave, name="leave"),
]
