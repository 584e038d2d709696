"""Addresses of both sides; those of who writes unseen say nothing."""

from django.urls import path

from .views import joining, replies, team, unseen

app_name = "outreach"

urlpatterns = [
    path("bericht/", unseen.new, name="new"),
    path("bericht/terug/", unseen.back, name="back"),
    path("gesprekken/", team.inbox, name="inbox"),
    path("gesprekken/antwoorden/", replies.replies_page, name="replies"),
    path("gesprekken/antwoorden/<uuid:pk>/weg/", replies.remove, name="remove_reply"),
    path("gesprekken/<uuid:pk>/", team.detail, name="detail"),
    path("gesprekken/<uuid:pk>/antwoord/", team.answer, name="answer"),
    path("gesprekken/<uuid:pk>/wie/", team.assign, name="assign"),
    path("gesprekken/<uuid:pk>/notitie/", team.note, name="note"),
    path("gesprekken/<uuid:pk>/vragen/", joining.question, name="ask"),
    path("gesprekken/<uuid:pk>/overdragen/", joining.pass_on, name="hand_over"),
    path("gesprekken/<uuid:pk>/blokkeren/", team.block, name="block"),
    path("gesprekken/<uuid:pk>/heropenen/", team.unblock, name="unblock"),
]
