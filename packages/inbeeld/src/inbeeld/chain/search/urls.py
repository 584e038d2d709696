from django.urls import path

from . import views

app_name = "search"

urlpatterns = [
    path("vinden/", views.find_page, name="find"),
    path("toetsen/", views.keys, name="keys"),
]
