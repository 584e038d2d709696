"""Neutral addresses: a number says nothing to who looks at a history."""

from django.urls import path

from . import views

app_name = "recognition"

urlpatterns = [
    path("herkennen/", views.settings, name="settings"),
    path("herkennen/<int:setting>/", views.forms, name="forms"),
    path("herkennen/<int:setting>/<int:form>/", views.signs, {"wording": 1}, name="signs"),
    path("herkennen/<int:setting>/<int:form>/<int:wording>/", views.signs, name="worded"),
]
