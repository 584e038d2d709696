from django.urls import path

from . import views

app_name = "drafts"

urlpatterns = [
    path("", views.own_drafts, name="own"),
    path("bewaren/", views.keep_form, name="keep"),
    path("terug/", views.give_back, name="give_back"),
    path("weg/", views.throw_away, name="throw_away"),
    path("<uuid:pk>/weg/", views.forget, name="forget"),
]
