from django.urls import path

from .views import book

app_name = "guest_book"
urlpatterns = [path("", book, name="book")]
