"""The addresses of contact."""

from django.urls import path

from .views import contacts, moment, ways

app_name = "contacts"

urlpatterns = [
    path("<uuid:pk>/contact/", contacts.contacts, name="list"),
    path("<uuid:pk>/contact/nieuw/", contacts.new, name="new"),
    path("<uuid:pk>/contact/ritme/", contacts.rhythm, name="rhythm"),
    path("<uuid:pk>/contact/<uuid:contact_id>/", moment.moment, name="moment"),
    path("<uuid:pk>/contact/<uuid:contact_id>/wijzigen/", moment.change, name="change"),
    path("<uuid:pk>/contact/<uuid:contact_id>/doorhalen/", moment.strike, name="strike"),
    path("<uuid:pk>/contactwijze/", ways.contact_ways, name="ways"),
]
