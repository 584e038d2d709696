"""The addresses of the way of working."""

from django.urls import path

from . import views

app_name = "method"

urlpatterns = [
    path("werkwijze/", views.method, name="method"),
    path("werkwijze/termijnen/", views.terms, name="terms"),
    path("werkwijze/leefgebieden/", views.domains, name="domains"),
    path("werkwijze/fasen/<slug:phase>/", views.checks, name="points"),
    path("werkwijze/<slug:what>/intrekken/", views.withdraw, name="withdraw"),
]
