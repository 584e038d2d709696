"""The addresses of letters, under that of their case."""

from django.urls import path

from . import views

app_name = "letters"
urlpatterns = [
    path("<uuid:pk>/brieven/", views.drafts, name="drafts"),
    path("<uuid:pk>/brieven/nieuw/", views.new, name="new"),
    path("<uuid:pk>/brieven/<uuid:letter_id>/", views.letter, name="letter"),
    path("<uuid:pk>/brieven/<uuid:letter_id>/voorbeeld/", views.preview, name="preview"),
    path("<uuid:pk>/brieven/<uuid:letter_id>/ouder/", views.parent, name="parent"),
    path("<uuid:pk>/brieven/<uuid:letter_id>/definitief/", views.finish, name="finish"),
    path("<uuid:pk>/brieven/<uuid:letter_id>/weg/", views.discard, name="discard"),
]
