"""The addresses of overlaps, below the case."""

from django.urls import path

from . import views

app_name = "overlaps"

urlpatterns = [
    path("<uuid:pk>/overlap/", views.overlaps, name="case"),
    path("<uuid:pk>/overlap/<uuid:overlap_id>/antwoord/", views.answer, name="answer"),
    path("<uuid:pk>/overlap/<uuid:overlap_id>/ongedaan/", views.undo, name="undo"),
]
