"""The addresses of the timeline."""

from django.urls import path

from .views import corrections, history, progress

app_name = "timeline"

urlpatterns = [
    path("voortgang/", progress.team, name="team_progress"),
    path("<uuid:pk>/voortgang/", progress.progress, name="progress"),
    path("<uuid:pk>/status/<uuid:change_id>/", corrections.correct, name="correct_status"),
    path("<uuid:pk>/geschiedenis/", history.history, name="history"),
]
