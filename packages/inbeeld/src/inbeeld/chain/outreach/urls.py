"""Addresses of both sides; those of who writes unseen say nothing."""

from django.urls import path

from .views import team, unseen

app_name = "outreach"

urlpatterns = [
    path("bericht/", unseen.new, name="new"),
    path("bericht/terug/", unseen.back, name="back"),
    path("gesprekken/", team.inbox, name="inbox"),
    path("gesprekken/<uuid:pk>/", team.detail, name="detail"),
    path("gesprekken/<uuid:pk>/antwoord/", team.answer, name="answer"),
    path("gesprekken/<uuid:pk>/wie/", team.assign, name="assign"),
    path("gesprekken/<uuid:pk>/notitie/", team.note, name="note"),
    path("gesprekken/<uuid:pk>/blokkeren/", team.block, name="block"),
    path("gesprekken/<uuid:pk>/heropenen/", team.unblock, name="unblock"),
]
