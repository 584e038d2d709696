from django.urls import path

from . import views

app_name = "finding"

urlpatterns = [
    path("vinden/", views.find_page, name="find"),
    path("toetsen/", views.keys, name="keys"),
]
