"""The addresses of breaks ahead."""

from django.urls import path

from . import views

app_name = "breaks"

urlpatterns = [
    path("<uuid:pk>/overgangen/", views.breaks, name="list"),
    path("<uuid:pk>/overgangen/nieuw/", views.new_break, name="new"),
    path("<uuid:pk>/overgangen/<uuid:break_id>/", views.change, name="change"),
    path("<uuid:pk>/overgangen/<uuid:break_id>/<slug:code>/", views.point, name="point"),
]
